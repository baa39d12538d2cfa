#include <cstddef>

#include "speech/flite/phones.h"

namespace colloquy::speech {
namespace {

struct Spelling {
  std::string_view letters;
  std::string_view phones;
};

// The habits of American respelling (newspapers' and dictionaries' pronunciation guides): each group of
// letters has one sound, whatever English spelling does elsewhere. The longest match wins.
constexpr Spelling kVowels[] = {
    {"eye", "ay"},   {"igh", "ay"},   {"eigh", "ey"},  {"air", "eh r"},  {"eer", "ih r"}, {"ear", "ih r"},
    {"oor", "uh r"}, {"oar", "ao r"}, {"our", "aw r"}, {"ire", "ay er"}, {"ah", "aa"},    {"aa", "aa"},
    {"ay", "ey"},    {"ai", "ey"},    {"aw", "ao"},    {"au", "ao"},     {"ar", "aa r"},  {"ee", "iy"},
    {"ea", "iy"},    {"eh", "eh"},    {"ei", "ay"},    {"ey", "ey"},     {"er", "er"},    {"ew", "uw"},
    {"ih", "ih"},    {"ie", "ay"},    {"ir", "er"},    {"oh", "ow"},     {"oa", "ow"},    {"oe", "ow"},
    {"oi", "oy"},    {"oy", "oy"},    {"oo", "uw"},    {"ou", "aw"},     {"ow", "aw"},    {"or", "ao r"},
    {"uh", "ax"},    {"uu", "uh"},    {"ur", "er"},    {"ue", "uw"},     {"y", "ay"},     {"a", "ae"},
    {"e", "eh"},     {"i", "ih"},     {"o", "aa"},     {"u", "ah"},
};

constexpr Spelling kConsonants[] = {
    {"tch", "ch"}, {"ch", "ch"}, {"sh", "sh"}, {"zh", "zh"}, {"th", "th"}, {"dh", "dh"}, {"ng", "ng"},  {"nk", "ng k"},
    {"ph", "f"},   {"kh", "k"},  {"gh", "g"},  {"wh", "w"},  {"hw", "w"},  {"ck", "k"},  {"qu", "k w"}, {"dj", "jh"},
    {"ts", "t s"}, {"bb", "b"},  {"dd", "d"},  {"ff", "f"},  {"gg", "g"},  {"kk", "k"},  {"ll", "l"},   {"mm", "m"},
    {"nn", "n"},   {"pp", "p"},  {"rr", "r"},  {"ss", "s"},  {"tt", "t"},  {"zz", "z"},  {"b", "b"},    {"c", "k"},
    {"d", "d"},    {"f", "f"},   {"g", "g"},   {"h", "hh"},  {"j", "jh"},  {"k", "k"},   {"l", "l"},    {"m", "m"},
    {"n", "n"},    {"p", "p"},   {"q", "k"},   {"r", "r"},   {"s", "s"},   {"t", "t"},   {"v", "v"},    {"w", "w"},
    {"x", "k s"},  {"z", "z"},
};

template <std::size_t N>
const Spelling* longest(const Spelling (&table)[N], std::string_view letters) {
  const Spelling* best = nullptr;
  for (const Spelling& row : table) {
    if (letters.starts_with(row.letters) && (best == nullptr || row.letters.size() > best->letters.size())) best = &row;
  }
  return best;
}

bool is_vowel_letter(char c) {
  return std::string_view("aeiou").find(c) != std::string_view::npos;
}

void append(std::string& out, std::string_view phones) {
  if (!out.empty()) out += ' ';
  out += phones;
}

}  // namespace

std::optional<std::string> phones_of_respelling(std::string_view letters, bool stressed) {
  std::string lower;
  for (const char c : letters) lower += (c >= 'A' && c <= 'Z') ? static_cast<char>(c + 32) : c;
  std::string_view rest = lower;
  std::string out;
  bool vowel_seen = false;
  while (!rest.empty()) {
    // y before a vowel is the consonant of "yes"; elsewhere it is the vowel of "my".
    if (rest[0] == 'y' && rest.size() > 1 && is_vowel_letter(rest[1])) {
      append(out, "y");
      rest.remove_prefix(1);
      continue;
    }
    // A silent e after one vowel and one consonant lengthens the vowel: "kite", "lane". A respelling that
    // does this is ordinary spelling: leave it to the engine's rules.
    if (rest == "e" && vowel_seen) return std::nullopt;
    if (const Spelling* vowel = longest(kVowels, rest)) {
      const std::size_t blank = vowel->phones.find(' ');
      std::string phones(vowel->phones.substr(0, blank));
      phones += stressed && !vowel_seen ? '1' : '0';
      if (blank != std::string_view::npos) phones += vowel->phones.substr(blank);
      append(out, phones);
      vowel_seen = true;
      rest.remove_prefix(vowel->letters.size());
      continue;
    }
    const Spelling* consonant = longest(kConsonants, rest);
    if (consonant == nullptr) return std::nullopt;
    append(out, consonant->phones);
    rest.remove_prefix(consonant->letters.size());
  }
  if (!vowel_seen) return std::nullopt;
  return out;
}

}  // namespace colloquy::speech
