#include "store/sql/rows.h"

#include <bit>

#include "base/json.h"
#include "store/heard_seconds.h"
#include "store/sql/events.h"

namespace colloquy::store {

using base::Json;
using base::Result;

Result<void> SqlRows::enrol(const std::string& course, Millis since) {
  return connection_.prepared("put_enrolment").bind(learner_).bind(course).bind(since).run();
}

Result<void> SqlRows::leave(const std::string& course) {
  return connection_.prepared("delete_enrolment").bind(learner_).bind(course).run();
}

Result<void> SqlRows::put_place(const Event& event, const std::string& device, const std::string& track,
                                const std::string& node, int index, std::int32_t ms) {
  return connection_.prepared("put_place")
      .bind(learner_)
      .bind(event.course)
      .bind(event.lesson)
      .bind(track)
      .bind(device)
      .bind(node)
      .bind(index)
      .bind(ms)
      .bind(event.at)
      .bind(event.sequence)
      .run();
}

Result<void> SqlRows::put_reach(const Event& event, const std::string& track, std::int32_t ms) {
  return connection_.prepared("put_reach")
      .bind(learner_)
      .bind(event.course)
      .bind(event.lesson)
      .bind(track)
      .bind(ms)
      .run();
}

Result<void> SqlRows::add_heard(const Event& event, const std::string& track, std::optional<std::int64_t> from,
                                std::int64_t ms) {
  std::int64_t once = ms;
  if (from) {
    once = 0;
    const std::vector<MinuteHeard> minutes = seconds_heard(*from, ms);
    std::map<std::int64_t, std::uint64_t> kept;
    if (!minutes.empty()) kept = TRY(heard_between(event, track, minutes.front().first, minutes.back().first));
    for (const auto& [minute, seconds] : minutes) {
      const std::uint64_t before = kept[minute];
      once += 1000 * std::popcount(seconds & ~before);
      if ((seconds | before) == before) continue;
      TRY_VOID(connection_.prepared("put_heard_minute")
                   .bind(learner_)
                   .bind(event.course)
                   .bind(event.lesson)
                   .bind(track)
                   .bind(minute)
                   .bind(static_cast<std::int64_t>(seconds | before))
                   .run());
    }
  }
  return connection_.prepared("add_heard")
      .bind(learner_)
      .bind(event.course)
      .bind(event.lesson)
      .bind(track)
      .bind(ms)
      .bind(once)
      .run();
}

Result<std::map<std::int64_t, std::uint64_t>> SqlRows::heard_between(const Event& event, const std::string& track,
                                                                     std::int64_t first, std::int64_t last) {
  std::map<std::int64_t, std::uint64_t> out;
  Statement kept = connection_.prepared("heard_minutes");
  kept.bind(learner_).bind(event.course).bind(event.lesson).bind(track).bind(first).bind(last);
  while (TRY(kept.step())) out[kept.number(0)] = static_cast<std::uint64_t>(kept.number(1));
  return out;
}

Result<void> SqlRows::put_prompt(const Event& event, const std::string& prompt, int covered, int of) {
  return connection_.prepared("put_prompt")
      .bind(learner_)
      .bind(event.course)
      .bind(prompt)
      .bind(event.lesson)
      .bind(std::int64_t{covered})
      .bind(std::int64_t{of})
      .run();
}

Result<void> SqlRows::put_note(const Event& event, const Note& note) {
  const std::string json = write_note(note);
  return connection_.prepared("put_note")
      .bind(learner_)
      .bind(event.course)
      .bind(note.note)
      .bind(event.lesson)
      .bind(event.at)
      .bind(json)
      .run();
}

Result<void> SqlRows::delete_note(const std::string& course, const std::string& note) {
  return connection_.prepared("delete_note").bind(learner_).bind(course).bind(note).run();
}

Card read_card(const Statement& row, const std::string& course) {
  Card out;
  out.course = course;
  out.card = row.text(0);
  out.lesson = row.text(1);
  out.state = read_card_state(row.text(2));
  out.first = row.number(3);
  out.edition = static_cast<int>(row.number(4));
  out.suspended = row.number(5) != 0;
  out.buried = row.number(6);
  out.recalls = static_cast<int>(row.number(8));
  out.recall_days = static_cast<int>(row.number(9));
  out.recall_day = row.number(10);
  return out;
}

Result<CardInHand> read_card_in_hand(Connection& connection, const std::string& learner, const std::string& course,
                                     const std::string& card, const std::string& event) {
  connection.expect("study", learner, {learner, course});
  connection.expect("has_event", learner, {learner, event});
  CardInHand out;
  // Left open until all is read: then it is of one moment, and SQLite looks at its log once.
  Statement kept = connection.prepared("card");
  if (TRY(kept.bind(learner).bind(course).bind(card).step())) out.card = read_card(kept, course);
  Statement study = connection.prepared("study");
  if (TRY(study.bind(learner).bind(course).step())) out.study = read_study(study.text(0));
  Statement there = connection.prepared("has_event");
  out.has_event = TRY(there.bind(learner).bind(event).step());
  return out;
}

static KeptCard read_kept_card(const Statement& row, const std::string& course) {
  KeptCard out;
  out.card = read_card(row, course);
  out.before = read_before(row.text(7));
  return out;
}

Result<std::optional<KeptCard>> SqlRows::card(const std::string& course, const std::string& card) {
  if (const auto at = written_.find({course, card}); at != written_.end()) {
    if (!at->second) return std::optional<KeptCard>();
    KeptCard out{at->second->card, {}};
    out.card.state = read_card_state(at->second->state);
    out.before = read_before(at->second->before);
    return std::optional(std::move(out));
  }
  Statement statement = connection_.prepared("card");
  statement.bind(learner_).bind(course).bind(card);
  if (!TRY(statement.step())) return std::optional<KeptCard>();
  return std::optional<KeptCard>(read_kept_card(statement, course));
}

Result<std::vector<KeptCard>> SqlRows::cards(const std::string& course) {
  std::vector<KeptCard> out;
  Statement statement = connection_.prepared("cards");
  statement.bind(learner_).bind(course);
  while (TRY(statement.step())) out.push_back(read_kept_card(statement, course));
  return out;
}

Result<void> SqlRows::put_card(const KeptCard& kept) {
  const Card& card = kept.card;
  Written written{card, write_card_state(card.state), write_before(kept.before)};
  const Written& as = *(written_[{card.course, card.card}] = std::move(written));
  return connection_.prepared("put_card")
      .bind(learner_)
      .bind(card.course)
      .bind(card.card)
      .bind(card.lesson)
      .bind(card.state.due)
      .bind(as.state)
      .bind(card.first)
      .bind(card.edition)
      .bind(std::int64_t{card.suspended})
      .bind(card.buried)
      .bind(as.before)
      .bind(card.recalls)
      .bind(card.recall_days)
      .bind(card.recall_day)
      .run();
}

Result<void> SqlRows::delete_card(const std::string& course, const std::string& card) {
  written_[{course, card}] = std::nullopt;
  return connection_.prepared("delete_card").bind(learner_).bind(course).bind(card).run();
}

Result<Study> SqlRows::study(const std::string& course) {
  if (const auto known = studies_.find(course); known != studies_.end()) return known->second;
  Statement statement = connection_.prepared("study");
  statement.bind(learner_).bind(course);
  Study found;
  if (TRY(statement.step())) found = read_study(statement.text(0));
  return studies_[course] = std::move(found);
}

Result<void> SqlRows::put_study(const std::string& course, const Study& study) {
  const std::string json = write_study(study);
  studies_[course] = read_study(json);
  return connection_.prepared("put_study").bind(learner_).bind(course).bind(json).run();
}

Result<std::vector<Event>> SqlRows::reviews(const Event& before) {
  std::vector<Event> out;
  Statement statement = log_.prepared("reviews");
  statement.bind(learner_).bind(before.course).bind(before.sequence);
  while (TRY(statement.step())) out.push_back(read_event(statement));
  return out;
}

Result<void> SqlRows::put_attempt(const Event& event, const std::string& attempt, std::uint64_t seed,
                                  const std::vector<std::string>& questions, const std::string& terms) {
  Json list = Json::array();
  for (const std::string& question : questions) list.push(question);
  const std::string json = base::to_string(list);
  return connection_.prepared("put_attempt")
      .bind(learner_)
      .bind(attempt)
      .bind(event.course)
      .bind(event.lesson)
      .bind(static_cast<std::int64_t>(seed))
      .bind(json)
      .bind(event.at)
      .bind(terms)
      .run();
}

Result<void> SqlRows::end_attempt(const std::string& attempt, Millis at) {
  return connection_.prepared("end_attempt").bind(learner_).bind(attempt).bind(at).run();
}

Result<void> SqlRows::put_missed(const std::string& attempt, Millis at) {
  return connection_.prepared("put_missed").bind(learner_).bind(attempt).bind(at).run();
}

Result<void> SqlRows::put_answer(const Event& event, const std::string& attempt, const Answer& answer, int turn) {
  return connection_.prepared("put_answer")
      .bind(learner_)
      .bind(attempt)
      .bind(answer.question)
      .bind(answer.given)
      .bind(answer.score)
      .bind(answer.of)
      .bind(answer.edition)
      .bind(event.at)
      .bind(turn)
      .run();
}

Result<std::optional<learn::Ability>> SqlRows::ability(const std::string& course, const std::string& objective) {
  if (const auto at = abilities_.find({course, objective}); at != abilities_.end())
    return std::optional<learn::Ability>(at->second);
  Statement statement = connection_.prepared("ability");
  statement.bind(learner_).bind(course).bind(objective);
  if (!TRY(statement.step())) return std::optional<learn::Ability>();
  return std::optional<learn::Ability>({statement.real(0), static_cast<std::uint32_t>(statement.number(1))});
}

Result<void> SqlRows::put_ability(const Event& event, const std::string& objective, const learn::Ability& ability) {
  abilities_[{event.course, objective}] = ability;
  return connection_.prepared("put_ability")
      .bind(learner_)
      .bind(event.course)
      .bind(objective)
      .bind(ability.value)
      .bind(static_cast<std::int64_t>(ability.answers))
      .run();
}

}  // namespace colloquy::store
