#include "api/anki_cards.h"

#include "api/deck.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "base/hash.h"
#include "base/json.h"
#include "store/projection.h"

namespace colloquy::api {
namespace {

using base::Json;
using base::Millis;
using base::Result;
using exchange::anki::KnownCard;
using exchange::anki::LearnerCard;
using exchange::anki::LoggedAnswer;

// Anki keeps an answer's moment to the millisecond, but moves it by a few where two are the same.
constexpr Millis kSameAnswer = 1000;
// Of the clock of a device.
constexpr Millis kMostAhead = 5 * learn::kMinute;

using Log = std::map<std::string, std::vector<LoggedAnswer>, std::less<>>;

Result<Log> log_of(store::Store& store, const store::LearnerId& learner, const std::string& course) {
  Log out;
  for (const store::GivenAnswer& one : TRY(store.answers_given(learner, course)))
    out[one.card].push_back({one.answer.at, one.answer.grade,
                             static_cast<int>(std::clamp<std::int64_t>(one.ms, 0, 600'000)), one.answer.utc_offset,
                             one.answer.days});
  for (auto& [card, log] : out) {
    std::stable_sort(log.begin(), log.end(), [](const LoggedAnswer& a, const LoggedAnswer& b) { return a.at < b.at; });
  }
  return out;
}

bool is_known(const std::vector<LoggedAnswer>& log, const LoggedAnswer& answer) {
  return std::any_of(log.begin(), log.end(), [&](const LoggedAnswer& one) {
    return one.grade == answer.grade && std::abs(one.at - answer.at) < kSameAnswer;
  });
}

store::NewEvent event_of(const std::string& course, const KnownCard& card, const char* kind, Millis at, int offset,
                         const Json& data) {
  store::NewEvent event;
  event.kind = kind;
  event.course = course;
  event.lesson = card.lesson;
  event.at = std::max<Millis>(at, 1);
  event.offset = offset;
  event.data = base::to_string(data);
  event.id = "anki-" + base::short_hash(course + '\n' + kind + '\n' + std::to_string(at) + '\n' + event.data, 40);
  return event;
}

store::NewEvent standing(const std::string& course, const KnownCard& card) {
  const LearnerCard& learner = card.learner;
  Json data = Json::object().set("card", card.card).set("source", "anki");
  data.set("state", store::card_state_json(learner.state));
  data.set("suspended", learner.suspended).set("edition", card.edition);
  const int offset = learner.state.last_offset;
  if (learner.buried_until > 0) data.set("buried", learn::day_of(learner.buried_until - 1, offset));
  return event_of(course, card, store::kind::kImported, learner.state.last_review, offset, data);
}

// Whether the card stood ahead of the clock; it stands as of now then.
bool hold_back(learn::CardState& state, Millis now) {
  if (state.last_review <= now) return false;
  state.last_review = now;
  state.due = std::min(state.due, now + std::max(state.interval, 1) * learn::kDay);
  return true;
}

bool is_same_card(const store::Card& here, const LearnerCard& there) {
  return here.state.phase == there.state.phase && here.suspended == there.suspended;
}

}  // namespace

Result<AnkiCards> anki_cards(store::Store& store, const store::LearnerId& learner, const std::string& course,
                             Millis now) {
  AnkiCards out;
  Log log = TRY(log_of(store, learner, course));
  const std::vector<store::Card> cards = TRY(store.cards(learner, course));
  out.utc_offset = last_offset(cards);
  for (const store::Card& card : cards) {
    LearnerCard& known = out.cards[card.card];
    known.state = card.state;
    known.suspended = card.suspended;
    if (card.buried > now) known.buried_until = card.buried;
    known.log = std::move(log[card.card]);
  }
  return out;
}

Result<AnkiEvents> anki_events(store::Store& store, const store::LearnerId& learner, const std::string& course,
                               std::vector<KnownCard> known, Millis now) {
  AnkiEvents out;
  std::map<std::string, store::Card, std::less<>> rows;
  for (store::Card& card : TRY(store.cards(learner, course))) rows[card.card] = std::move(card);
  const Log log = TRY(log_of(store, learner, course));
  std::vector<store::NewEvent> standings;
  const auto add = [&out](std::vector<store::NewEvent>& to, store::NewEvent event) {
    if (store::validate(event).ok())
      to.push_back(std::move(event));
    else
      ++out.left_out;
  };
  for (KnownCard& card : known) {
    LearnerCard& there = card.learner;
    const bool was_ahead = hold_back(there.state, now);
    if (there.state.phase == learn::Phase::fresh && !there.suspended && there.buried_until == 0) continue;
    const auto here = rows.find(card.card);
    if (here != rows.end()) {
      const Millis later = here->second.state.last_review - there.state.last_review;
      if (later > kSameAnswer) {
        ++out.newer_here;
        continue;
      }
      // It stands here as it does there: Anki itself moves the moments of steps when it takes a package in.
      if (later > -kSameAnswer && is_same_card(here->second, there)) continue;
      // What was held back once is not held back to another moment.
      if (was_ahead && is_same_card(here->second, there) && here->second.state.memory == there.state.memory) continue;
    }
    ++out.cards;
    const auto own = log.find(card.card);
    for (const LoggedAnswer& answer : there.log) {
      if (own != log.end() && is_known(own->second, answer)) continue;
      if (answer.at > now + kMostAhead) {
        ++out.left_out;
        continue;
      }
      Json data = Json::object()
                      .set("card", card.card)
                      .set("grade", static_cast<int>(answer.grade))
                      .set("ms", answer.milliseconds);
      if (answer.days > 0) data.set("days", answer.days);
      store::NewEvent event = event_of(course, card, store::kind::kReview, answer.at, answer.utc_offset, data);
      event.at = std::min(event.at, now);  // its id is that of the moment that is told, which is another time the same
      add(out.events, std::move(event));
    }
    add(standings, standing(course, card));
  }
  std::stable_sort(out.events.begin(), out.events.end(),
                   [](const store::NewEvent& a, const store::NewEvent& b) { return a.at < b.at; });
  out.events.insert(out.events.end(), std::make_move_iterator(standings.begin()),
                    std::make_move_iterator(standings.end()));
  return out;
}

}  // namespace colloquy::api
