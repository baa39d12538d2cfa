#include "lesson_text.h"

#include <sstream>

namespace colloquy::planted {
namespace {

std::size_t level_of(const std::string& line) {
  const std::size_t n = line.find_first_not_of('#');
  return n != std::string::npos && n > 0 && line[n] == ' ' ? n : 0;
}

}  // namespace

bool starts_with(const std::string& line, std::string_view start) {
  return line.compare(0, start.size(), start) == 0;
}

bool contains(const std::string& line, std::string_view what) {
  return line.find(what) != std::string::npos;
}

bool replace_in(std::string& line, std::string_view from, std::string_view to) {
  const std::size_t at = line.find(from);
  if (at == std::string::npos) return false;
  line.replace(at, from.size(), to);
  return true;
}

std::string speaker_of(const std::string& line) {
  if (!starts_with(line, "**")) return {};
  const std::size_t end = line.find(":**");
  if (end == std::string::npos || end > 20) return {};
  const std::string name = line.substr(2, end - 2);
  return name == "You" || name == "Summary" || name == "Content note" ? std::string() : name;
}

bool is_turn(const LessonText& text, std::size_t i) {
  return text.in("Conversation", i) && !speaker_of(text.lines[i]).empty() && text.blank(i - 1) && text.blank(i + 1);
}

LessonText LessonText::parse(const std::string& text) {
  LessonText out;
  std::string heading;
  bool front = text.starts_with("---\n"), fence = false;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    if (contains(line, "```")) fence = !fence;
    if (!fence && starts_with(line, "## ")) heading = line.substr(3);
    const bool last_of_front = front && !out.lines.empty() && line == "---";
    out.section.push_back(front ? "---" : heading);
    out.code.push_back(fence);
    out.lines.push_back(std::move(line));
    if (last_of_front) front = false;
  }
  return out;
}

std::string LessonText::text() const {
  std::string out;
  for (const std::string& line : lines) out += line + "\n";
  return out;
}

std::optional<std::size_t> LessonText::heading(const std::string& title) const {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (level_of(lines[i]) > 0 && lines[i].substr(level_of(lines[i]) + 1) == title) return i;
  }
  return std::nullopt;
}

std::size_t LessonText::end_of(std::size_t at) const {
  const std::size_t level = level_of(lines[at]);
  for (std::size_t i = at + 1; i < lines.size(); ++i) {
    const std::size_t other = level_of(lines[i]);
    if (other > 0 && other <= level) return i;
  }
  return lines.size();
}

std::vector<std::size_t> LessonText::lines_where(const std::string& title,
                                                 const std::function<bool(const std::string&)>& wanted) const {
  std::vector<std::size_t> out;
  const std::optional<std::size_t> at = heading(title);
  if (!at) return out;
  for (std::size_t i = *at + 1; i < end_of(*at); ++i) {
    if (wanted(lines[i])) out.push_back(i);
  }
  return out;
}

void LessonText::erase(std::size_t from, std::size_t to) {
  lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(from), lines.begin() + static_cast<std::ptrdiff_t>(to));
}

void LessonText::insert(std::size_t before, const std::vector<std::string>& more) {
  lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(before), more.begin(), more.end());
}

}  // namespace colloquy::planted
