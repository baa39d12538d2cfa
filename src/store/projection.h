// Event -> rows: what each kind of event changes in a learner's state. One function for live
// appends and for replay, and for every database, so that both always agree. The rows are reached
// through a narrow interface; the rules stand here and nowhere else.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "learn/schedule.h"
#include "store/event.h"
#include "store/state.h"

namespace colloquy::store {

// Counts the changes of what project() makes of the same events. A store whose rows were made by another version makes
// them again when it is opened.
inline constexpr int kProjectionVersion = 7;

// Programs that keep moments in seconds cut them: standings this near are the same.
inline constexpr Millis kRounded = 1000;

// A card as it stood before a review, for taking that back. Every review carries it along and few are taken back: it
// stays as it is stored until then.
struct Before {
  std::string event;  // the review
  Millis at = 0;      // when it was
  std::string card;   // write_standing()
};

// A card with what may still be taken back of it, the newest first.
struct KeptCard {
  Card card;
  std::vector<Before> before;
};

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
  // `ms` more of the track, from the moment `from`; without it (as older clients tell it) nothing of it was heard
  // before.
  virtual base::Result<void> add_heard(const Event& event, const std::string& track, std::optional<std::int64_t> from,
                                       std::int64_t ms) = 0;
  virtual base::Result<void> put_prompt(const Event& event, const std::string& prompt, int covered, int of) = 0;
  // At most 2000 of a course are kept; a new one beyond them changes nothing.
  virtual base::Result<void> put_note(const Event& event, const Note& note) = 0;
  virtual base::Result<void> delete_note(const std::string& course, const std::string& note) = 0;
  virtual base::Result<std::optional<KeptCard>> card(const std::string& course, const std::string& card) = 0;
  virtual base::Result<std::vector<KeptCard>> cards(const std::string& course) = 0;
  virtual base::Result<void> put_card(const KeptCard& card) = 0;
  virtual base::Result<void> delete_card(const std::string& course, const std::string& card) = 0;
  virtual base::Result<Study> study(const std::string& course) = 0;
  virtual base::Result<void> put_study(const std::string& course, const Study& study) = 0;
  // What was answered of the cards of the event's course, and taken back, before the event: in order.
  virtual base::Result<std::vector<Event>> reviews(const Event& before) = 0;
  virtual base::Result<void> put_attempt(const Event& event, const std::string& attempt, std::uint64_t seed,
                                         const std::vector<std::string>& questions, const std::string& terms) = 0;
  virtual base::Result<void> end_attempt(const std::string& attempt, Millis at) = 0;
  // The questions of the attempt whose answers did not get all their points.
  virtual base::Result<void> put_missed(const std::string& attempt, Millis at) = 0;
  // Nothing once the attempt has ended. Where `turn` is not 0, only as the question's answer of that number (1: the
  // first).
  virtual base::Result<void> put_answer(const Event& event, const std::string& attempt, const Answer& answer,
                                        int turn) = 0;
  virtual base::Result<std::optional<learn::Ability>> ability(const std::string& course,
                                                              const std::string& objective) = 0;
  virtual base::Result<void> put_ability(const Event& event, const std::string& objective,
                                         const learn::Ability& ability) = 0;
};

// Whether an event may be taken in at all. Errors: invalid, with one plain sentence.
base::Result<void> validate(const NewEvent& event);

// Changes `rows` by what the event says. Precondition: validate(event).ok().
base::Result<void> project(const Event& event, Rows& rows);

// As they are stored: JSON, equal values give equal bytes.
base::Json card_state_json(const learn::CardState& state);
learn::CardState card_state_of(const base::Json& json);
std::string write_card_state(const learn::CardState& state);
learn::CardState read_card_state(std::string_view json);
std::string write_standing(const Card& card);  // what a review changes of it
void read_standing(std::string_view json, Card& into);
std::string write_before(const std::vector<Before>& before);  // a line each: event, moment, standing
std::vector<Before> read_before(std::string_view lines);
std::string write_note(const Note& note);  // without its name, lesson and time
Note read_note(std::string name, std::string lesson, Millis at, std::string_view json);
std::string write_study(const Study& study);
Study read_study(std::string_view json);

}  // namespace colloquy::store
