// Pronunciations as an author writes them, turned into flite's phones (the CMU set: "aa" ... "zh"; a
// stressed vowel carries "1", an unstressed one "0"). Pure tables; flite itself is not needed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace colloquy::speech {

// Phonemes of the International Phonetic Alphabet, with or without the slashes: "/vɪˈtriːn/" ->
// "v ih0 t r iy1 n". Sounds English lacks become their nearest English ones (ʁ -> r, y -> uw).
// nullopt: a sign that is no IPA letter, or nothing to say.
std::optional<std::string> phones_of_ipa(std::string_view ipa);

// One syllable or word of an English respelling: "treen" -> "t r iy n". `stressed` puts the stress on
// its vowel. nullopt: letters the table cannot read (the caller asks the engine's own rules).
std::optional<std::string> phones_of_respelling(std::string_view letters, bool stressed);

}  // namespace colloquy::speech
