// Words of a GIFT file between its marks: what is escaped, where an unescaped mark stands. Pure.
#pragma once

#include <string>
#include <string_view>

#include "exchange/bank/bank.h"

namespace colloquy::exchange::gift {

// Where the first of the marks stands that no backslash takes its meaning from, from `from` on; npos: nowhere.
std::size_t find_mark(std::string_view text, std::string_view marks, std::size_t from = 0);
// The same for a word of several characters, as "->" and "####".
std::size_t find_word(std::string_view text, std::string_view word, std::size_t from = 0);

// Words as they are meant: "\n" is a line break, a backslash before ~ = # { } : or another backslash is none.
std::string unescape(std::string_view text);

// Text with its markup, "[html]..." or the one that is inherited.
bank::Text read_text(std::string_view raw, bank::Markup inherited);
// The same, and nothing where there are no words.
std::optional<bank::Text> read_feedback(std::string_view raw, bank::Markup inherited);

}  // namespace colloquy::exchange::gift
