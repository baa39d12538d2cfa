#include "store/sql/rows.h"

#include "base/json.h"

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

Result<void> SqlRows::add_heard(const Event& event, const std::string& track, std::int64_t ms) {
  return connection_.prepared("add_heard")
      .bind(learner_)
      .bind(event.course)
      .bind(event.lesson)
      .bind(track)
      .bind(ms)
      .run();
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

Result<std::optional<learn::CardState>> SqlRows::card(const std::string& course, const std::string& card) {
  if (const auto at = written_.find({course, card}); at != written_.end())
    return std::optional<learn::CardState>(read_card_state(at->second));
  Statement statement = connection_.prepared("card");
  statement.bind(learner_).bind(course).bind(card);
  if (!TRY(statement.step())) return std::optional<learn::CardState>();
  return std::optional<learn::CardState>(read_card_state(statement.text(1)));
}

Result<void> SqlRows::put_card(const Event& event, const std::string& card, const learn::CardState& state) {
  const std::string& json = written_[{event.course, card}] = write_card_state(state);
  return connection_.prepared("put_card")
      .bind(learner_)
      .bind(event.course)
      .bind(card)
      .bind(event.lesson)
      .bind(state.due)
      .bind(json)
      .bind(event.at)
      .run();
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

Result<void> SqlRows::add_recall(const Event& event, const std::string& card, std::int64_t day) {
  return connection_.prepared("add_recall").bind(learner_).bind(event.course).bind(card).bind(day).run();
}

}  // namespace colloquy::store
