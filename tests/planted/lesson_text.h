// A lesson as lines that a fault can be planted into. Lines count from 0 here.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace colloquy::planted {

struct LessonText {
  std::vector<std::string> lines;
  // What each line is part of, as the text was parsed: the words of the ## above, "" none, "---" in
  // front matter; and whether it stands in a code block.
  std::vector<std::string> section;
  std::vector<bool> code;

  static LessonText parse(const std::string& text);
  std::string text() const;

  // Nothing stands on the line, or there is no such line.
  bool blank(std::size_t i) const { return i >= lines.size() || lines[i].empty(); }
  // In this section, and no code.
  bool in(std::string_view title, std::size_t i) const { return i < code.size() && section[i] == title && !code[i]; }

  // Index of the heading "## Title" (or "### Title"), none where there is none; and of the line
  // after its section: the next heading of its level or above.
  std::optional<std::size_t> heading(const std::string& title) const;
  std::size_t end_of(std::size_t heading) const;

  // All lines of a section for which `wanted` holds.
  std::vector<std::size_t> lines_where(const std::string& title,
                                       const std::function<bool(const std::string&)>& wanted) const;

  void insert(std::size_t before, const std::vector<std::string>& more);
  void erase(std::size_t from, std::size_t to);
};

bool starts_with(const std::string& line, std::string_view start);
bool contains(const std::string& line, std::string_view what);
// Replaces the first `from`; false: there is none.
bool replace_in(std::string& line, std::string_view from, std::string_view to);

// "**Ruth:** words" -> "Ruth"; "" for any other line.
std::string speaker_of(const std::string& line);
// A whole spoken line: a speaker, and empty lines around it.
bool is_turn(const LessonText& text, std::size_t i);

}  // namespace colloquy::planted
