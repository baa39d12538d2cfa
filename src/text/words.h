// Text to words, in the two senses the rest of the house needs: displayed words (what the player
// marks while it speaks) and content words (what carries meaning: for checks, key ideas, search).
// Pure, deterministic.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace colloquy::text {

// Displayed words: the pieces between white space (ECMAScript's \s, so that a browser cuts the
// same), punctuation and all. Views into `text`. A dash alone is a word; see is_spoken.
std::vector<std::string_view> split_words(std::string_view text);

// Whether a displayed word holds a letter or a digit, so that a voice has something to say.
bool is_spoken(std::string_view word);

// Number of displayed words that are spoken: the words of "reading time" and of limits.
// A Chinese or Japanese character counts as half a word.
std::size_t count_words(std::string_view text);

// Folded words in order (fold_word: case, accents and punctuation off). Contractions are opened
// ("don't" -> do, not; "can't" -> can, not; "it's" -> it, is), a possessive loses its 's, a
// hyphen parts words, a number keeps its point ("3.5"). Each ideograph is a word.
std::vector<std::string> words(std::string_view text);

// words(), handed over one by one. A view is good during the call only.
void each_word(std::string_view text, const std::function<void(std::string_view)>& take);

// words() without stop words. Negation words and numbers stay.
std::vector<std::string> content_words(std::string_view text);

bool is_stop_word(std::string_view folded);  // English
bool is_negation(std::string_view folded);   // not, no, never, without, neither ...

// First letter of each displayed word that has one, in upper case: "client's own words" -> "COW".
std::string initials(std::string_view text);

}  // namespace colloquy::text
