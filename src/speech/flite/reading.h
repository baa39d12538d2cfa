// What flite reads in a line, without speaking it: its text analysis, lexicon and letter-to-sound rules for another
// engine to speak by. Studio's river, below the engines. Safe from several threads at once.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "speech/script.h"

namespace colloquy::speech {

// A phone of the CMU set ("aa" ... "zh"), and whether it is the vowel of a stressed syllable.
struct Phone {
  std::string name;
  bool stressed = false;

  friend bool operator==(const Phone&, const Phone&) = default;
};

// A word as it is said: "2024" is several.
struct ReadWord {
  std::string name;         // "twenty"; in small letters
  std::size_t token = 0;    // the displayed one that it belongs to
  bool joined = false;      // the rest of the word before ("'s")
  bool pronounced = false;  // as the author wants or a table says: nothing of it is weakened
  std::string punctuation;  // after it: "", or one of , ; : . ? !
  std::vector<Phone> phones;
};

std::vector<ReadWord> read_line(const std::vector<Token>& tokens);

// Tokens (by index) that ought to sound and for which there is nothing to say: letters of another script, a
// pronunciation that cannot be followed.
std::vector<std::size_t> unreadable(const std::vector<Token>& tokens);

}  // namespace colloquy::speech
