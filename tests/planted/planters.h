// Ways to make one mistake in a clean course, each with the rule that must find it and the place.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "lesson_text.h"

namespace colloquy::planted {

using Random = std::mt19937_64;

// The course a fault is planted into: one lesson of it, the lesson after it for rules across
// lessons (empty after the last), course.yaml, and files to add or to replace.
struct Ground {
  std::string path;  // of the lesson
  LessonText lesson;
  LessonText later;
  LessonText course;
  std::map<std::string, std::string> files;

  // Path of a file beside the lesson's.
  std::string beside(const std::string& name) const { return path.substr(0, path.rfind('/') + 1) + name; }
};

// Where the finding is expected.
struct Fault {
  std::size_t line = 0;   // from 1
  std::string file = {};  // "": the lesson
};

struct Planter {
  std::string rule;
  // Nothing: the lesson has no place for it.
  std::function<std::optional<Fault>(Ground&, Random&)> plant;
};

std::vector<Planter> all_planters();  // of the lists below

std::vector<Planter> form_text_planters();     // bytes, Markdown's traps, marks in running text
std::vector<Planter> form_section_planters();  // headings, lines of a conversation, directions
std::vector<Planter> form_item_planters();     // entries, lists, cards, test
std::vector<Planter> form_course_planters();   // settings, rehearsal, the files of a course
std::vector<Planter> conversation_planters();
std::vector<Planter> word_planters();
std::vector<Planter> item_planters();
std::vector<Planter> rehearsal_planters();

// What several of them are made of.

template <typename T>
const T& any_of(const std::vector<T>& list, Random& random) {
  return list[random() % list.size()];
}

// Tries each line of the lesson, from a random one on. `plant` gives the line (from 1) of the
// finding, or 0 when `at` (from 0) is no place for it.
Planter at_some_line(std::string rule, std::function<std::size_t(LessonText&, std::size_t at)> plant);
// Replaces one `from` in a section.
Planter swapped(std::string rule, std::string section, std::string from, std::string to);
// Adds lines to the end of the lesson; the finding is at line `offset` of them (from 0).
Planter at_end(std::string rule, std::vector<std::string> lines, std::size_t offset);
// A whole question before another one; the finding is at line `offset` of it (from 0).
Planter question(std::string rule, std::vector<std::string> lines, std::size_t offset);

}  // namespace colloquy::planted
