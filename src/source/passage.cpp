#include "source/passage.h"

#include <algorithm>

namespace colloquy::source {

void Passage::add_line(const Masks& masks, std::size_t from, std::size_t to) {
  if (!lines_.empty()) {
    text_ += '\n';
    bare_ += '\n';
  }
  lines_.push_back({text_.size(), from});
  text_ += source_->text().substr(from, to - from);
  bare_ += std::string_view(masks.bare).substr(from, to - from);
}

std::size_t Passage::line_end(std::size_t line) const {
  return line + 1 < lines_.size() ? lines_[line + 1].at - 1 : text_.size();
}

std::size_t Passage::in_source(std::size_t offset) const {
  const std::vector<Line>::const_iterator next = std::upper_bound(
      lines_.begin(), lines_.end(), offset, [](std::size_t value, const Line& line) { return value < line.at; });
  const Line& line = next == lines_.begin() ? *next : *(next - 1);
  return line.origin + (offset - line.at);
}

base::Span Passage::span(std::size_t from, std::size_t to) const {
  if (lines_.empty()) return {};
  const std::size_t first = in_source(from);
  // The end of a line belongs to that line, not to the start of the next one.
  const std::size_t last = to > from ? in_source(to - 1) + 1 : first;
  return source_->span(first, std::max(first, last));
}

}  // namespace colloquy::source
