// A place in a file of the author's, kept by every node of the lesson so that any later stage
// (check, report, the watching server) can point back at the words it speaks of.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace colloquy::base {

// Index into a Files table. 0 is "no file".
using FileId = std::uint32_t;

// Lines and columns count from 1; columns count code points. end_column is one past the last
// character. A span of unknown extent has end_line = line, end_column = column.
struct Span {
  FileId file = 0;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t end_line = 0;
  std::uint32_t end_column = 0;

  bool known() const { return line != 0; }
  friend bool operator==(const Span&, const Span&) = default;
  friend auto operator<=>(const Span&, const Span&) = default;
};

// Names of the files that spans speak of: paths as the user would type them (relative to the
// course folder, forward slashes). Grows only; not thread-safe: filled before work is shared out.
class Files {
 public:
  Files() : names_(1) {}
  FileId add(std::string name) {
    names_.push_back(std::move(name));
    return static_cast<FileId>(names_.size() - 1);
  }
  const std::string& name(FileId id) const { return names_[id < names_.size() ? id : 0]; }
  std::size_t size() const { return names_.size(); }

 private:
  std::vector<std::string> names_;
};

}  // namespace colloquy::base
