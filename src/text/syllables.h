// Syllables, counted by rule, and the reading grade made from them. English; other alphabets get
// the count of their vowel groups, scripts without vowel letters one a word. Pure.
#pragma once

#include <string_view>

namespace colloquy::text {

// Syllables of one displayed word: at least 1 for a word with letters, 0 without. By vowel groups
// with rules for silent endings, and a list of exceptions; hyphened words are the sum of their
// parts. Of 7,295 words of
// English course texts that CMUdict knows, 95 % get one of its counts; what fails is mostly initials.
int count_syllables(std::string_view word);

// Flesch-Kincaid grade (Kincaid and others, 1975): .39 words/sentence + 11.8 syllables/word - 15.59.
// 0 for a text without words. Below 100 words a figure of little worth; callers say so.
double reading_grade(std::string_view text);

// Minutes of silent reading at 230 words a minute (Brysbaert 2019: 238 for non-fiction), rounded
// up; at least 1 for a text with words.
int reading_minutes(std::size_t words);

}  // namespace colloquy::text
