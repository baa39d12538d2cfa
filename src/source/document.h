// A lesson's bytes as an outline that loses nothing: byte order mark, front matter, headings and
// what stands under them, every line with its own line ending. Writing it back gives the bytes it
// was made of; an edit changes its own bytes and no others. check --fix and the importers write
// through it. Independent of the model: it also holds files that cannot be read as lessons.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace colloquy::source {

class Document {
 public:
  explicit Document(std::string bytes);

  enum class Kind { mark, front_matter, heading, text, blank };
  // Slices of the bytes, in order, without a hole: their sum is the whole file.
  struct Piece {
    Kind kind = Kind::text;
    int level = 0;                 // heading
    std::size_t from = 0, to = 0;  // bytes
    std::uint32_t line = 1;        // as an editor counts: \n, \r\n and \r end a line
  };

  const std::vector<Piece>& pieces() const { return pieces_; }
  std::string_view bytes() const { return bytes_; }
  std::string_view text(const Piece& piece) const {
    return std::string_view(bytes_).substr(piece.from, piece.to - piece.from);
  }

  // Byte at which a place of a diagnostic stands (columns count code points, from 1).
  std::size_t offset(std::uint32_t line, std::uint32_t column) const;

  // Applies edits to this file. Edits that overlap an earlier one are left out; new line breaks are
  // written the way the file's lines end. Returns how many were applied.
  std::size_t apply(const std::vector<base::Edit>& edits);

 private:
  void cut();
  std::string bytes_;
  std::vector<std::size_t> lines_;  // where each begins
  std::vector<Piece> pieces_;
  std::string_view line_end_ = "\n";
};

std::string write_back(const Document& document);

}  // namespace colloquy::source
