// A whole attempt at a lesson's test: its questions after each other with the time that is left; its result; and the
// same questions looked at again once it has ended.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "write/mastery_note.h"
#include "write/test_question.h"

namespace colloquy::write {

struct AttemptView {
  std::vector<QuestionView> questions;
  std::string save_action;  // where all answers are saved, if they are judged together: .../test/{attempt}/answers
  std::string end_action;   // /c/{course}/{slug}/test/{attempt}/end
  std::string back;
  std::string event;
  long long left_ms = -1;  // until the time is up, as the page is made; -1 no limit
  long long ends = 0;      // the moment, ms since 1970
  int asks_end = 0;        // so many are not answered: asks whether it is to end all the same; 0 asks nothing
};

Html test_attempt(const AttemptView& view, const Text& text);

// How many of the questions have a saved answer: what a page's script puts in place after saving.
Html test_saved(int answered, int total, const Text& text);

// An attempt that has ended, in a list.
struct EarlierAttempt {
  long long when = 0;
  double points = 0, of = 0;
  std::string address;  // of its review
};

struct TestResultView {
  double points = 0, of = 0;
  double pass = 0;  // share wanted, 0 none stated
  struct Objective {
    std::string name;
    double points = 0, of = 0;
    MasteryNote mastery;
  };
  std::vector<Objective> objectives;
  struct Again {
    Html stem;
    std::string address;  // passage, "" unknown
  };
  std::vector<Again> look_again;
  std::string cards_address;             // where what was missed comes back
  std::optional<double> certainty_mark;  // of all answers
  struct Calibration {
    int answers = 0, right = 0;
  };
  std::array<Calibration, 3> calibrations;  // of the least sure answers first
  std::string review_address;
  std::vector<EarlierAttempt> earlier;  // others than this one, the newest first
  std::string again_action;             // POST .../test/start
  std::string lesson_address;
  std::string event;
  bool time_was_up = false;
};

Html test_result(const TestResultView& view, const Text& text);

struct ReviewView {
  std::vector<QuestionView> questions;
  double points = 0, of = 0;
  long long when = 0;
  std::string back;  // .../test
};

Html test_review(const ReviewView& view, const Text& text);

}  // namespace colloquy::write
