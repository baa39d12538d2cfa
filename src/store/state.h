// What the projections say of a learner: plain values, read by api/ to fill pages.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "learn/ability.h"
#include "learn/schedule.h"
#include "store/event.h"

namespace colloquy::store {

// Where the learner stopped listening to a track on one device: newest by the time it happened. Another device's place
// is a row of its own, so neither is lost to the other.
struct Place {
  std::string course, lesson, track, node;
  int index = 0;
  std::int32_t ms = 0;
  Millis at = 0;
  std::string device;         // "" where the client names none
  std::int64_t revision = 0;  // the sequence of the event that made it: later ones are larger
  std::int64_t furthest = 0;  // how far the track was ever heard, ms
};

struct Card {
  std::string course, lesson, card;
  learn::CardState state;
  Millis first = 0;        // its first review
  int edition = 0;         // of the card that was answered last; 0: not said
  bool suspended = false;  // set aside by the learner
  Millis buried = 0;       // it rests until then
  // How often it was recalled freely (Hard, Good or Easy), on how many of the learner's days, and the last of them.
  int recalls = 0, recall_days = 0;
  std::int64_t recall_day = 0;
};

// How a learner studies a course: what they want, and the parameters that were fitted to them.
struct Study {
  std::optional<double> retention;        // else what the course wants
  std::optional<std::int64_t> exam;       // learner's day
  std::optional<int> new_a_day;           // else what the course says
  std::optional<learn::Weights> weights;  // else the published ones
  std::string level;                      // whose answers they were fitted to: "learner", "course"; "" none
  std::string version;                    // of the fit: a course's snapshot, or the learner's own
  std::int64_t items = 0, reviews = 0;    // of the fit: answers that count, and all
  Millis fitted = 0;
  friend bool operator==(const Study&, const Study&) = default;
};

// What an answer to a card depends on.
struct CardInHand {
  std::optional<Card> card;  // as it stands
  Study study;
  bool has_event = false;  // the answer is here already
};

// What the scheduler works with; `course_retention` is what the course wants.
learn::Settings settings_of(const Study& study, double course_retention);

struct Answer {
  std::string question, given;  // given: JSON as graded
  double score = 0, of = 0;     // 0 until it is judged (an attempt may judge all at its end)
  int tries = 0;
  Millis at = 0;
  int edition = 1;  // of the question that was answered
};

struct Attempt {
  std::string attempt, course, lesson;
  std::uint64_t seed = 0;
  std::vector<std::string> questions;
  Millis started = 0;
  std::optional<Millis> ended;
  std::vector<Answer> answers;
  std::string terms = "{}";  // JSON: what was settled when it began, as api/terms.h reads it
};

struct Ability {
  std::string objective;
  learn::Ability ability;
};

// What a batch has found of a class: made from events, kept until the next run. Not a learner's.
struct Figure {
  std::string course, lesson, kind;
  Millis made = 0;
  std::string data;  // JSON, by kind
};

// A question that did not get all its points in a test that was ended.
struct Missed {
  std::string question, lesson;
  Millis at = 0;
};

// What was heard of a track. A lesson whose text was read has a row with the track kTextTrack.
inline constexpr char kTextTrack[] = "text";
struct Heard {
  std::string lesson, track;
  std::int64_t ms = 0;    // of listening
  std::int64_t once = 0;  // of the track: what was heard twice counts once
};

struct PromptState {
  std::string lesson, prompt;
  int tries = 0;
  int covered = 0, of = 0;  // of the last try
};

// A highlight on words of a lesson, perhaps with a note. Where they stand: line `index` of `node`, from its word `from`
// on `words` of them; `quote` is what they were, for a lesson that has been edited since.
struct Note {
  std::string note, lesson, node;
  int index = 0, from = 0, words = 0;
  std::string quote, text;  // text: "" a highlight alone
  Millis at = 0;
};

struct Enrolment {
  std::string course;
  Millis since = 0;
};

}  // namespace colloquy::store
