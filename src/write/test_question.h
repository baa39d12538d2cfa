// A question of the practice test: fresh, saved, with hints, or with its feedback. Every kind is an ordinary form that
// works by keyboard and without script; what is right is in the page only after the answer.
//
// Fields of its form, by kind:
//   choice, multiple, true/false, hot text   option=ID, repeated (hot text: the gap's id)
//   match                                    pair-ID=ID   (left pair's id = right pair's id; "" none)
//   order                                    step-ID=1..n
//   short answer, numeric, cloze             gap-N=text   (menus: the choice's text)
//   open                                     text=...
// and certainty=1..3, hint=1 for a hint, show=1 to be shown the answer, again=1 for another try, event, back. Questions
// that are judged together stand in one form: there each name begins with the view's prefix.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "package/lesson_data.h"
#include "write/html.h"
#include "write/prompt_card.h"
#include "write/text.h"

namespace colloquy::write {

using FormFields = std::vector<std::pair<std::string, std::string>>;

enum class Judged { unanswered, not_yet, partly, right };

// What became of an answer.
struct QuestionResult {
  Judged verdict = Judged::unanswered;
  double points = 0;
  std::vector<std::pair<std::string, Judged>> marks;  // by id of option, pair, step, gap
  std::string matched_option;                         // short answer: the expected answer that was given
  std::vector<PromptCompared::Idea> ideas;            // open
  bool reveal = false;                                // show what is right, and the model answer
  bool may_retry = true;
  int tries_left = -1;                   // interactive; -1: they are not counted
  std::optional<double> certainty_mark;  // learn/behaviour.h
};

struct QuestionView {
  const package::QuestionData* question = nullptr;  // lives as long as the view
  Html material;                                    // of its pool; "" none
  std::string action;                               // /c/{course}/{slug}/test/{attempt}/{question}
  std::string back;                                 // /c/{course}/{slug}/test
  std::string event;
  std::string lesson_address;  // before "#passage" links of feedback: /c/{course}/{slug}/
  int number = 1, total = 1;
  std::vector<std::size_t> order;               // of options, pairs' right sides or steps; empty: as written
  std::vector<std::vector<std::size_t>> menus;  // order of the choices, one a gap
  FormFields given;                             // the learner's answer, to be shown again
  int hints = 0;                                // shown so far
  lesson::Behaviour behaviour = lesson::Behaviour::adaptive;
  bool certainty = false;     // asks how sure one is
  std::string prefix;         // of the fields' names, where the form is shared; "" the question has a form of its own
  std::string save_action;    // where a shared form is saved
  bool saved = false;         // an answer is kept, not judged yet
  bool ended = false;         // looked at again: nothing can be answered
  bool edited_since = false;  // by its author, after it was answered
  using Result = QuestionResult;
  std::optional<Result> result;
  // Why what was sent has not been judged.
  enum class Note : std::uint8_t { none, blank, same, no_number };
  Note note = Note::none;
};

Html test_question(const QuestionView& view, const Text& text);

// Points as they are said: a tenth is as fine as anybody wants them.
std::string points_text(double points, const Text& text);
// With their sign, where they can be less than none: "+2", "−6" (a true minus), "0".
std::string signed_points(double points, const Text& text);

// The stem without its fields: gaps as lines, words to mark as words.
Html stem_as_text(const package::QuestionData& question, std::string_view lesson_address);

// Stored markup whose "#passage" links are to work on another page than the lesson's.
Html with_anchors_at(const package::Html& stored, std::string_view lesson_address);

}  // namespace colloquy::write
