// A course's own page: its lessons in their order, chapters as headings; the same list stands on the
// learner's Today with how far each lesson has come. And the list of courses, where a server holds
// more than one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "write/page.h"

namespace colloquy::write {

struct LessonItem {
  std::string number, title, address, lang;
  bool index = false;  // a chapter's own page: shown as the heading of those that follow
  int listen_minutes = 0, read_minutes = 0;
  int due = 0;               // learner: cards due
  int heard = 0, parts = 0;  // learner: parts heard of parts with sound
  bool here = false;         // learner: where they stopped
};

struct ContentsView {
  std::string lang = "en";
  std::string course_title, course_slug;
  Html about;  // course's own words; may be empty
  std::vector<std::string> authors;
  std::string licence;
  Audience audience = Audience::visitor;
  std::vector<LessonItem> lessons;
  Assets assets;
  std::string site;  // for the canonical address; "" none
  std::string watch;
};

std::string contents_page(const ContentsView& view);

// The list alone.
Html lesson_list(const std::vector<LessonItem>& lessons, const Text& text);

struct CourseItem {
  std::string title, address, lang;
  int lessons = 0;
};

// One of a list of courses.
Html course_row(const CourseItem& course, const Text& text);

std::string courses_page(const std::vector<CourseItem>& courses, const Assets& assets, Audience audience,
                         std::string_view lang = "en");

}  // namespace colloquy::write
