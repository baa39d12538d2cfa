#include "api/card_in_hand.h"

#include <algorithm>
#include <utility>

#include "api/events_made.h"
#include "api/form.h"
#include "base/json.h"

namespace colloquy::api {

using base::Json;
using base::Millis;
using base::Result;

Result<std::optional<Hand>> hand_of(World& world, const Call& call, const std::string& id, std::string_view hint) {
  store::CardInHand kept =
      TRY(world.store.card_in_hand(*call.learner, call.course->id(), id, std::string(call.form.get("event"))));
  std::optional<Deck::Waiting> found =
      TRY(find_card(world, *call.learner, *call.course, id, kept.card ? kept.card->lesson : std::string(hint)));
  if (!found) return std::optional<Hand>();
  if (kept.card) found->kept = std::move(*kept.card);
  return std::optional(Hand{std::move(*found), std::move(kept.study), kept.has_event});
}

Result<Scheduled> schedule(World& world, const Call& call, const Hand& hand, int offset) {
  constexpr int kFirstFuzzed = 3;
  const learn::CardState& state = hand.waiting.kept.state;
  const std::string& id = hand.waiting.card->id;
  const Millis now = world.clock.now();
  Scheduled out;
  out.settings = store::settings_of(hand.study, call.course->manifest().retention);
  out.choices = learn::choices(state, id, now, offset, out.settings);
  const auto is_fuzzed = [](const learn::Choice& one) {
    return one.days >= kFirstFuzzed && one.days <= learn::kBalanced;
  };
  if (!std::any_of(out.choices.begin(), out.choices.end(), is_fuzzed)) return out;
  out.known = TRY(world.store.cards(*call.learner, call.course->id()));
  learn::Settings balanced = out.settings;
  balanced.load = load_of(*out.known, now, offset);
  out.choices = learn::choices(state, id, now, offset, balanced);
  return out;
}

Result<Done> grade_card(World& world, const Call& call, const Hand& hand, int grade, int offset) {
  const Deck::Waiting& waiting = hand.waiting;
  const std::string& id = waiting.card->id;
  // That of the page on which it was shown: the author may have changed it since.
  const auto edition = static_cast<int>(integer_in(query_of(call.request), "edition", waiting.card->edition));
  Json data = Json::object().set("card", id).set("grade", grade).set("edition", edition);
  const double retention = call.course->manifest().retention;
  if (retention != learn::Settings{}.retention) data.set("retention", retention);
  Scheduled scheduled = TRY(schedule(world, call, hand, offset));
  const int days = scheduled.choices[static_cast<std::size_t>(grade) - 1].days;
  if (days > 0) data.set("days", days);
  if (const std::int64_t took = integer_in(call.form, "ms", 0); took > 0) data.set("ms", took);
  Done out{event_of(world, call, store::kind::kReview, data), waiting.kept, hand.repeated, std::move(scheduled.known)};
  out.event.lesson = waiting.lesson->id;
  out.event.offset = offset;
  out.card.course = call.course->id();
  out.card.lesson = waiting.lesson->id;
  out.card.card = id;
  // As the store will work it out: from what the event says.
  out.card.state = learn::review(waiting.kept.state, id, {static_cast<learn::Grade>(grade), out.event.at, offset, days},
                                 scheduled.settings);
  out.card.edition = edition;
  if (out.card.first == 0) out.card.first = out.event.at;
  return out;
}

Done shelve_card(World& world, const Call& call, const Hand& hand, bool suspend, int offset) {
  const Deck::Waiting& waiting = hand.waiting;
  Json data = Json::object().set("card", waiting.card->id);
  if (suspend) data.set("on", true);
  Done out{event_of(world, call, suspend ? store::kind::kSuspend : store::kind::kBury, data),
           waiting.kept,
           hand.repeated,
           {}};
  out.event.lesson = waiting.lesson->id;
  out.event.offset = offset;
  out.card.course = call.course->id();
  out.card.lesson = waiting.lesson->id;
  out.card.card = waiting.card->id;
  if (suspend)
    out.card.suspended = true;
  else
    out.card.buried = learn::start_of_day(learn::day_of(out.event.at, offset) + 1, offset);
  return out;
}

std::optional<store::NewEvent> unshelve_card(World& world, const Call& call, const Hand& hand, bool suspended,
                                             int offset) {
  const store::Card& kept = hand.waiting.kept;
  if (suspended ? !kept.suspended : kept.buried <= world.clock.now()) return {};
  store::NewEvent out = event_of(world, call, suspended ? store::kind::kSuspend : store::kind::kBury,
                                 Json::object().set("card", hand.waiting.card->id).set("on", false));
  out.lesson = hand.waiting.lesson->id;
  out.offset = offset;
  return out;
}

}  // namespace colloquy::api
