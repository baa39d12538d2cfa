// A question of the practice test: fresh, with hints, or with its feedback; and the result of an
// attempt. Every kind is an ordinary form that works by keyboard and without script; what is right
// is in the page only after the answer.
//
// Fields of its form, by kind:
//   choice, multiple, true/false, hot text   option=ID, repeated (hot text: the gap's id)
//   match                                    pair-ID=ID   (left pair's id = right pair's id; "" none)
//   order                                    step-ID=1..n
//   short answer, numeric, cloze             gap-N=text   (menus: the choice's text)
//   open                                     text=...
// and hint=1 for a hint, show=1 to be shown the answer, again=1 for another try, event, back.
#pragma once

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
  using Result = QuestionResult;
  std::optional<Result> result;
};

Html test_question(const QuestionView& view, const Text& text);

// Questions after each other, each its own form, and the way to the result: what test/start gives.
struct AttemptView {
  std::vector<QuestionView> questions;
  std::string end_action;  // /c/{course}/{slug}/test/{attempt}/end
  std::string back;
  std::string event;
  int minutes = 0;  // limit, 0 none
};

Html test_attempt(const AttemptView& view, const Text& text);

struct TestResultView {
  double points = 0, of = 0;
  double pass = 0;  // share wanted, 0 none stated
  struct Objective {
    std::string name;
    double points = 0, of = 0;
  };
  std::vector<Objective> objectives;
  struct Again {
    Html stem;
    std::string address;  // passage, "" unknown
  };
  std::vector<Again> look_again;
  std::string again_action;  // POST .../test/start
  std::string lesson_address;
  std::string event;
};

Html test_result(const TestResultView& view, const Text& text);

// The stem without its fields: gaps as lines, words to mark as words.
Html stem_as_text(const package::QuestionData& question, std::string_view lesson_address);

// Stored markup whose "#passage" links are to work on another page than the lesson's.
Html with_anchors_at(const package::Html& stored, std::string_view lesson_address);

}  // namespace colloquy::write
