// A learner's history is a log of events that is only ever added to. Clients make the ids, so that
// an event sent twice counts once; the store gives the sequence. Everything else a store knows of a
// learner's progress is a projection of this log (projection.h) and can be made again from it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace colloquy::store {

using LearnerId = std::string;
using base::Millis;

// Kinds of events, version 1. `data` is JSON, at most 16 KiB.
namespace kind {
inline constexpr char kEnrol[] = "enrol";    // {} : enrols in `course`
inline constexpr char kLeave[] = "leave";    // {} : leaves it; history stays
inline constexpr char kPlace[] = "place";    // {track, node, index, ms, device?} : where the learner listens
inline constexpr char kHeard[] = "heard";    // {track, ms, from?} : so many ms of this track were heard, from there on
inline constexpr char kRead[] = "read";      // {} : the lesson's text was read to its end
inline constexpr char kPrompt[] = "prompt";  // {prompt, text | options, covered, of} : a pause was answered
// {note, node, index, from, words, quote, text} : words of the lesson were highlighted, perhaps with a note (Note in
// state.h); the same note again is the note edited.
inline constexpr char kNote[] = "note";
inline constexpr char kUnnote[] = "unnote";  // {note} : and the highlight taken away
// {card, grade 1..4, edition?, retention?, days?, ms?} : a flash card was graded. `retention` is what the course wants
// where it is not .9, `days` the interval that was given (learn::Answer), `ms` how long the learner took.
inline constexpr char kReview[] = "review";
inline constexpr char kUndo[] = "undo";        // {card, event} : that review of the card does not count
inline constexpr char kSuspend[] = "suspend";  // {card, on} : the card is set aside, or comes back
inline constexpr char kBury[] = "bury";        // {card, on?} : it rests until tomorrow; false: no longer
// {card, source, state: {...}, suspended, edition?, buried?} : how the card stands with the learner in another program,
// where nothing was answered here since; `state` as a row has it, `edition` the text's, `buried` a learner's day.
inline constexpr char kImported[] = "imported";
// {retention?, exam?, new?} : how the learner wants to study the course; what is not named is as the course has it.
// `exam` is a learner's day (learn/day.h), `new` how many new cards a day.
inline constexpr char kAim[] = "aim";
// {algorithm, version, level: "learner" | "course", w: [21 numbers], items, reviews, loss} : parameters fitted to what
// was answered; the cards' memory is worked out anew with them.
inline constexpr char kFit[] = "fit";
inline constexpr char kAttempt[] = "attempt";  // {attempt, seed, questions: [ids], terms?} : a test was started
// {attempt, question, given, edition, score?, of} : and a question answered. Without a score it is saved and judged
// later, by another event. turn: the number of the try, where tries are counted. first, objective, difficulty, guessed:
// what it says of an ability (learn/ability.h).
inline constexpr char kAnswer[] = "answer";
inline constexpr char kFinish[] = "finish";  // {attempt} : and ended
}  // namespace kind

struct NewEvent {
  std::string id;  // made by the client: 8 to 64 letters, digits and hyphens; unique per learner
  std::string kind;
  int version = 1;
  std::string course;
  std::string lesson;  // "" where the kind needs none
  Millis at = 0;       // when it happened, by the client's clock (held to the server's by api/)
  int offset = 0;      // minutes east of UTC where the learner was
  std::string data = "{}";
};

struct Event : NewEvent {
  std::int64_t sequence = 0;  // per learner, from 1, without holes
  Millis received = 0;        // when it was written, by the server's clock; no projection looks at it
};

}  // namespace colloquy::store
