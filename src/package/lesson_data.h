// What the server needs of a lesson to ask and to grade: prompts, cards and test, with their prose
// already turned into HTML by write/. Stored as data/<lesson-id>.json in the course package; gated:
// the server sends pieces of it, never the file. Reading is strict: a file that another version
// wrote, or that somebody damaged, is an Error and no half-read lesson.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "lesson/gap.h"
#include "lesson/question.h"
#include "package/joinable.h"

namespace colloquy::package {

using Html = std::string;

struct IdeaData {
  std::string id;
  std::vector<std::string> accept;
  bool against = false;
  Html feedback;
};

struct OptionData {
  std::string id;
  bool right = false;
  Html text, feedback;
};

struct PromptData {
  std::string id, part, question;  // question: plain text
  std::vector<IdeaData> ideas;
  std::vector<OptionData> options;
  std::string after_node;  // the turn above it
  std::string next_who;    // whose answer is held back, "" none
};

struct CardData {
  std::string id;
  int edition = 1;
  std::string question;  // asked only of who missed this question in a test; "": of everybody
  bool typed = false;
  Html front, back;
  std::vector<std::string> accept;  // typed
  std::string node;                 // the turn or layer that taught it, "" unknown
  std::int32_t at_ms = -1;          // where in its track, -1 unknown
  std::string objective;            // that a question of the test shares with it, "" none
  Piece asked, answered;            // front and back as they are spoken, in LessonData::spoken
};

// How cards hang together: what one card, term or aid of the lesson gives. For programs that keep cards as notes.
struct NoteData {
  std::string id;                    // of the card, term or aid
  std::vector<std::string> cards;    // ids of its cards: by direction, or by gap
  Html text, extra;                  // cloze: gaps as in a question's stem; what stands below it. Else ""
  std::vector<std::string> answers;  // cloze: of each gap
};

struct PairData {
  std::string id;
  Html left, right;  // left "": `right` is a distractor
};

struct StepData {
  std::string id;
  Html text;
};

// stem: gaps stand as <span data-gap="N"></span>.
struct QuestionData {
  std::string id;
  int edition = 1;
  lesson::Question::Kind kind = lesson::Question::Kind::choice;
  Html stem, answer, feedback;
  std::string node;         // the line of the lesson that taught it, "" unknown: its turn or layer
  std::int32_t at_ms = -1;  // and where in its track, -1 unknown
  std::vector<OptionData> options;
  std::vector<PairData> pairs;
  std::vector<StepData> steps;
  std::vector<IdeaData> ideas;
  std::vector<lesson::Gap> gaps;
  std::vector<Html> hints;
  double points = 1;
  std::string objective, level;
  bool exact = false, fixed_order = false;
};

struct PoolData {
  std::string id, title;
  Html material;
  int draw = 0;
  std::vector<QuestionData> questions;
};

struct TestData {
  std::vector<PoolData> pools;
  std::vector<std::string> levels;  // blueprint's columns; empty: no blueprint
  struct Row {
    std::string objective;
    std::vector<int> counts;
  };
  std::vector<Row> blueprint;
  int draw = 0, minutes = 0;
  double pass = 0;
  lesson::Behaviour behaviour = lesson::Behaviour::adaptive;
  int tries = 3;
  bool certainty = false;
};

struct LessonData {
  std::string id;
  std::vector<PromptData> prompts;
  std::vector<CardData> cards;  // those of questions stand last
  std::vector<NoteData> notes;  // of the cards but those
  std::string spoken;           // name below data/ of cards that are spoken, "" none
  Piece silence;                // in it: a second
  TestData test;                // no pools: no test
  std::vector<std::pair<std::string, std::vector<std::string>>> units;  // unit -> other spellings
};

// "deferred": as formats and events name it; "" and nothing for no such behaviour.
std::string_view behaviour_name(lesson::Behaviour behaviour);
std::optional<lesson::Behaviour> behaviour_of(std::string_view name);

std::string write_lesson_data(const LessonData& data);
base::Result<LessonData> read_lesson_data(std::string_view json);

}  // namespace colloquy::package
