// Folding: what of a text stays when two writings of the same thing are to be equal. Ids, history,
// answers and search all compare folded text, so these functions are part of the file formats:
// changing one changes ids. Pure; same bytes in, same bytes out, everywhere.
//
// Normalisation is NFKC with full case folding (Unicode's NFKC_Casefold without its removals) for
// the Basic Multilingual Plane, the CJK compatibility ideographs excepted; beyond it code points
// stay as they are. Malformed bytes become U+FFFD.
#pragma once

#include <string>
#include <string_view>

namespace colloquy::text {

// NFKC and case: "Straße" -> "strasse", "ﬁn" -> "fin", "É" = "E" + combining acute -> "é".
std::string fold_case(std::string_view text);

// The fold of identity (lesson-format, section 6): NFKC, case, white space, punctuation. Every run
// of punctuation and white space becomes one space, none at the ends; an apostrophe inside a word
// goes without a trace. Digits, accents, symbols and all words stay ("not" is a word). Markup
// (emphasis, directions, link addresses) is the caller's to take away first.
std::string fold(std::string_view text);

// The fold of answers: as fold_case, without accents, white space made single, quotation marks and
// punctuation gone at the ends; within, punctuation stays ("3.5", "well-known"), typographic
// quotes and dashes made plain.
std::string fold_answer(std::string_view text);

// The fold of words that are compared for meaning: fold, and no accents.
std::string fold_word(std::string_view text);

}  // namespace colloquy::text
