// The HTML of a field in the words of the lesson format, on one line: bold, italics, code, links, small letters,
// pictures, sounds, formulas and gaps stay; the rest of the tags goes, its words stay. Whatever would be a mark is
// escaped, and a mark that would not count where it stands is left away. The work grows as the text does. Pure.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace colloquy::exchange::anki {

// A gap as Anki writes it: {{c1::answer::hint}}.
struct FieldGap {
  int number = 1;
  std::string answer;  // plain words
  friend bool operator==(const FieldGap&, const FieldGap&) = default;
};

struct FieldText {
  std::string line;                // Markdown; breaks are <br>
  std::vector<std::string> media;  // names of files that it shows or plays
  std::vector<FieldGap> gaps;      // in their order
  std::vector<std::string> lost;   // what is not kept, for a person: "a table became lines"
};

struct FieldOptions {
  bool gaps = false;  // whether {{c1::...}} makes gaps
  // From the name of a picture or sound to its address for the lesson; "" where there is no such file.
  std::function<std::string(const std::string&)> media;
};

// Longer ones are no card's; nobody reads them.
inline constexpr std::size_t kLongestField = 256 * 1024;

// A gap stands as \x01 in `line`, in its order, for the caller to write.
inline constexpr char kGapMark = '\x01';
FieldText read_field(std::string_view html, const FieldOptions& options);

// Its words without any markup, on one line.
std::string plain_field(std::string_view html);

}  // namespace colloquy::exchange::anki
