// Event -> rows: what each kind of event changes in a learner's state. One function for live
// appends and for replay, and for every database, so that both always agree. The rows are reached
// through a narrow interface; the rules stand here and nowhere else.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "learn/schedule.h"
#include "store/event.h"
#include "store/state.h"

namespace colloquy::store {

// Counts the changes of what project() makes of the same events. A store whose rows were made by another version makes
// them again when it is opened.
inline constexpr int kProjectionVersion = 3;

// The projections of one learner, inside a transaction.
class Rows {
 public:
  virtual ~Rows() = default;
  virtual base::Result<void> enrol(const std::string& course, Millis since) = 0;
  virtual base::Result<void> leave(const std::string& course) = 0;
  // Keeps, for each device, the place that happened later.
  virtual base::Result<void> put_place(const Event& event, const std::string& device, const std::string& track,
                                       const std::string& node, int index, std::int32_t ms) = 0;
  // Keeps the furthest.
  virtual base::Result<void> put_reach(const Event& event, const std::string& track, std::int32_t ms) = 0;
  virtual base::Result<void> add_heard(const Event& event, const std::string& track, std::int64_t ms) = 0;
  virtual base::Result<void> put_prompt(const Event& event, const std::string& prompt, int covered, int of) = 0;
  virtual base::Result<std::optional<learn::CardState>> card(const std::string& course, const std::string& card) = 0;
  virtual base::Result<void> put_card(const Event& event, const std::string& card, const learn::CardState& state) = 0;
  virtual base::Result<void> put_attempt(const Event& event, const std::string& attempt, std::uint64_t seed,
                                         const std::vector<std::string>& questions, const std::string& terms) = 0;
  virtual base::Result<void> end_attempt(const std::string& attempt, Millis at) = 0;
  // Nothing once the attempt has ended. Where `turn` is not 0, only as the question's answer of that number (1: the
  // first).
  virtual base::Result<void> put_answer(const Event& event, const std::string& attempt, const Answer& answer,
                                        int turn) = 0;
  virtual base::Result<std::optional<learn::Ability>> ability(const std::string& course,
                                                              const std::string& objective) = 0;
  virtual base::Result<void> put_ability(const Event& event, const std::string& objective,
                                         const learn::Ability& ability) = 0;
  // The card was recalled freely on that day (learn/day.h).
  virtual base::Result<void> add_recall(const Event& event, const std::string& card, std::int64_t day) = 0;
};

// Whether an event may be taken in at all. Errors: invalid, with one plain sentence.
base::Result<void> validate(const NewEvent& event);

// Changes `rows` by what the event says. Precondition: validate(event).ok().
base::Result<void> project(const Event& event, Rows& rows);

// CardState as it is stored: JSON, equal states give equal bytes.
std::string write_card_state(const learn::CardState& state);
learn::CardState read_card_state(std::string_view json);

}  // namespace colloquy::store
