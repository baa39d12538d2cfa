// The text of one author's file: valid UTF-8, lines ended by \n, no byte order mark, and the way
// back from a byte to line and column. First station of reading; everything later speaks of places
// as byte offsets into this text and turns them into spans here. Immutable once made.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace colloquy::source {

// Largest lesson that is read; far above anything written by hand, far below memory.
inline constexpr std::size_t kMaxBytes = 2u << 20;
inline constexpr std::size_t kMaxLineBytes = 64u << 10;
inline constexpr std::size_t kMaxLines = 50'000;
// Quotations and list entries inside each other, on one line or by indentation.
inline constexpr std::size_t kMaxNesting = 40;
inline constexpr std::size_t kMaxIndent = 200;
// A run of lines without an empty one among them; Markdown may take time beyond proportion to it.
inline constexpr std::size_t kMaxBlockBytes = 256u << 10;
// Characters that may be marks (* _ ` [ ] $ < ~ ! \), on a line and without an empty line between.
inline constexpr std::size_t kMaxLineMarks = 2'000;
inline constexpr std::size_t kMaxBlockMarks = 12'000;

class SourceText {
 public:
  SourceText() = default;
  SourceText(base::FileId file, std::string text);

  base::FileId file() const { return file_; }
  std::string_view text() const { return text_; }
  // Lines count from 1; a text that ends with \n has no empty line after it.
  std::uint32_t line_count() const { return static_cast<std::uint32_t>(starts_.size()); }
  std::size_t start_of(std::uint32_t line) const { return starts_[line - 1]; }
  std::string_view line(std::uint32_t line) const;  // without its \n; "" beyond the end
  std::uint32_t line_at(std::size_t offset) const;

  // Place of the bytes [from, to).
  base::Span span(std::size_t from, std::size_t to) const;
  // From the first character that is no space to the last one of `line`.
  base::Span line_span(std::uint32_t line) const;
  base::Span lines_span(std::uint32_t first, std::uint32_t last) const;

 private:
  std::uint32_t column_at(std::uint32_t line, std::size_t offset) const;

  base::FileId file_ = 0;
  std::string text_;
  std::vector<std::size_t> starts_;
};

// Checks the bytes of a file and makes its text. What is no UTF-8, or too large to be a lesson, is
// reported (form/utf8, form/too-large) and gives an empty text.
SourceText decode(std::string_view bytes, base::FileId file, base::Diagnostics& findings);

}  // namespace colloquy::source
