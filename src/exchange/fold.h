// Small measures of one line of a page: the folds under which lines are compared with the tables,
// and the shapes (a title, a sentence, a number of words) from which the reader infers. Pure.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace colloquy::exchange {

// Lower case (ASCII), curly apostrophes straight, without leading marks that are no letter or digit.
std::string fold_furniture(std::string_view line);
// fold_furniture, and: "&" is "and", no final colon, no leading "#" or "3." or "2.1".
std::string fold_heading(std::string_view line);
// Runs of digits become one '#'. "chapter 12 of 5" -> "chapter # of #".
std::string digits_as_marks(std::string_view line);

// Words: runs of letters, digits and apostrophes inside them, in any script; dashes and other
// punctuation divide. The measure in which the report counts.
std::size_t count_words(std::string_view text);

// The line ends like a sentence: . ! ? or … , perhaps in quotation marks or brackets.
bool ends_sentence(std::string_view line);
// One to eight words, begins with a capital, ends without punctuation, all longer words with
// capitals: how headings look.
bool looks_like_title(std::string_view line);
// At least five words, ending like a sentence.
bool looks_like_sentence(std::string_view line);

}  // namespace colloquy::exchange
