// Pages of a learner's study: around the fragments of the day's cards and of a lesson's test, and those about them.
#pragma once

#include <string>
#include <string_view>

#include "lesson/question.h"
#include "write/page.h"

namespace colloquy::write {

struct StudyView {
  std::string lang = "en";
  Assets assets;
  std::vector<Crumb> crumbs;  // course, lesson
  Html inside = {};           // flash_card, cards_done, test_attempt, test_result, test_start
};

// A page of this title, of the class "book KIND".
std::string study_page(const StudyView& view, const std::string& title, std::string_view kind);

// GET /c/{course}/cards
std::string cards_page(const StudyView& view);
// GET /c/{course}/{slug}/test
std::string test_page(const StudyView& view);

// What a test's page shows before an attempt: facts and the button that begins one.
struct TestStart {
  int questions = 0, minutes = 0;
  bool extra_time = false;  // `minutes` are more than others have
  double pass = 0;
  lesson::Behaviour behaviour = lesson::Behaviour::adaptive;
  int tries = 3;
  bool certainty = false;
  std::string action, back, event;
};
Html test_start(const TestStart& test, const Text& text);

}  // namespace colloquy::write
