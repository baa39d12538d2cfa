// Running text to sentences. The page wraps each in its line, the speech script speaks each, the
// timeline counts them: all three call this one function on the same displayed plain text, so its
// cuts are a promise. Pure, deterministic, linear in the text.
#pragma once

#include <string_view>
#include <vector>

namespace colloquy::text {

// Cuts `text` into sentences. Lossless: the pieces, in order, are the whole of `text`; white space
// after a sentence belongs to it, white space at the start to the first. Empty text gives none; a
// text without an end mark is one sentence. The views point into `text`.
//
// An end mark (. ! ? … and those of Arabic, Hindi, Armenian, Ethiopic, Chinese) ends a sentence
// when white space follows (Chinese and Japanese need none) and what comes next does not begin in
// lower case. Closing quotes and brackets go with it, also after the space of French guillemets.
// A full stop ends nothing after a known abbreviation, an initial ("J. K."), a list number at the
// start, or inside "5.1.1", "3.14", "e.g." An empty line always ends a sentence.
std::vector<std::string_view> split_sentences(std::string_view text);

}  // namespace colloquy::text
