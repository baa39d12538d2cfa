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
  Millis first = 0;  // its first review
};

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

// How often a card was recalled freely, and on how many of the learner's days.
struct Recall {
  std::string card;
  int recalls = 0, days = 0;
};

// What a batch has found of a class: made from events, kept until the next run. Not a learner's.
struct Figure {
  std::string course, lesson, kind;
  Millis made = 0;
  std::string data;  // JSON, by kind
};

// What was heard of a track. A lesson whose text was read has a row with the track kTextTrack.
inline constexpr char kTextTrack[] = "text";
struct Heard {
  std::string lesson, track;
  std::int64_t ms = 0;
};

struct PromptState {
  std::string lesson, prompt;
  int tries = 0;
  int covered = 0, of = 0;  // of the last try
};

struct Enrolment {
  std::string course;
  Millis since = 0;
};

}  // namespace colloquy::store
