// A lesson as lines that a fault can be planted into, and what a planter is. Lines count from 0
// here and from 1 in a Fault.
#pragma once

#include <functional>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace colloquy::planted {

using Random = std::mt19937_64;

struct LessonText {
  std::vector<std::string> lines;

  static LessonText parse(const std::string& text);
  std::string text() const;

  // Index of the heading "## Title" (or "### Title"), none where there is none; and of the line
  // after its section: the next heading of its level or above.
  std::optional<std::size_t> heading(const std::string& title) const;
  std::size_t end_of(std::size_t heading) const;

  // All lines of a section for which `wanted` holds.
  std::vector<std::size_t> lines_where(const std::string& section,
                                       const std::function<bool(const std::string&)>& wanted) const;
  void insert(std::size_t before, const std::vector<std::string>& more);
};

// Where the finding is expected: 1-based line of the lesson, or of course.yaml.
struct Fault {
  std::size_t line = 0;
  bool in_course_file = false;
};

// The course a fault is planted into: one lesson (and a later one for rules across lessons).
struct Ground {
  LessonText lesson;
  LessonText later;
  LessonText course;
};

struct Planter {
  std::string rule;
  std::function<std::optional<Fault>(Ground&, Random&)> plant;
};

std::vector<Planter> conversation_planters();
std::vector<Planter> word_planters();
std::vector<Planter> item_planters();
std::vector<Planter> other_planters();

template <typename T>
const T& any_of(const std::vector<T>& list, Random& random) {
  return list[random() % list.size()];
}

// "**Ruth:** words" -> "Ruth"; "" for any other line.
std::string speaker_of(const std::string& line);
bool starts_with(const std::string& line, const std::string& start);

}  // namespace colloquy::planted
