// The raw text of one paragraph, heading or table cell, as its author typed it but without the
// marks and the indentation of the quotations and lists round it: what labels, gaps, arrows and
// directions are scanned in. Every byte of it knows its place in the file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "source/masks.h"

namespace colloquy::source {

class Passage {
 public:
  Passage() = default;
  explicit Passage(const SourceText& source) : source_(&source) {}

  // Appends bytes [from, to) of the file as a new line of the passage.
  void add_line(const Masks& masks, std::size_t from, std::size_t to);

  bool empty() const { return text_.empty(); }
  std::size_t size() const { return text_.size(); }
  std::string_view text() const { return text_; }  // lines joined by \n
  std::string_view bare() const { return bare_; }  // the same with masked bytes (masks.h)

  std::size_t line_count() const { return lines_.size(); }
  std::size_t line_start(std::size_t line) const { return lines_[line].at; }  // lines from 0
  std::size_t line_end(std::size_t line) const;                               // without its \n

  std::size_t in_source(std::size_t offset) const;
  base::Span span(std::size_t from, std::size_t to) const;
  const SourceText& source() const { return *source_; }

 private:
  struct Line {
    std::size_t at;      // in the passage
    std::size_t origin;  // in the file
  };
  const SourceText* source_ = nullptr;
  std::string text_, bare_;
  std::vector<Line> lines_;
};

}  // namespace colloquy::source
