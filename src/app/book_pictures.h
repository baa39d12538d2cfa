// The pictures of a book: those of the course that its pages show, known by what they are and not by their names.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "write/book/epub.h"

namespace colloquy::app {

class BookPictures {
 public:
  // The address in the book of the picture with this path and these bytes; the same path always gives the same. ""
  // where it is of no kind that books show (PNG, JPEG, GIF, WebP, SVG).
  std::string add(const std::string& path, std::string bytes);
  // "" where it was not added.
  std::string find(const std::string& path) const;

  const std::vector<write::BookMedia>& list() const { return list_; }
  const std::vector<std::string>& bytes() const { return bytes_; }

 private:
  std::map<std::string, std::string> files_;
  std::vector<write::BookMedia> list_;
  std::vector<std::string> bytes_;
};

}  // namespace colloquy::app
