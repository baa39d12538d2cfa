// Saying plain words in the lesson format so that they stay the same words: whatever would be a mark
// there (lesson format, section 7) gets a backslash. One line in, one line out; removing the
// backslashes gives the input back. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace colloquy::exchange {

// Where the words will stand decides which of them would be marks.
enum class Place {
  line_start,  // first in its line: block marks and bare labels count
  turn,        // first in a line of the conversation: there whatever resembles a name is asked about
  inside,      // after a label or a dash on the same line
  title,       // in a heading
};

// `labels`: names that a bare "Name:" at the start of a line would make a speaker of, besides the
// format's reserved words.
std::string escape(std::string_view text, Place place, const std::vector<std::string>& labels = {});

// `text` as a YAML value on one line: bare where that is safe, else in double quotes.
std::string yaml_value(std::string_view text);

// `address` for the round brackets of a link: spaces, brackets and backslashes percent-encoded.
std::string link_target(std::string_view address);

}  // namespace colloquy::exchange
