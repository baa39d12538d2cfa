#include <cstddef>

#include "speech/flite/phones.h"

namespace colloquy::speech {
namespace {

enum class Sound { consonant, vowel, mark };

struct Letter {
  std::string_view ipa;
  std::string_view phones;  // blank-separated
  Sound sound;
};

constexpr Sound C = Sound::consonant;
constexpr Sound V = Sound::vowel;
constexpr Sound M = Sound::mark;

// Longest first among those with one beginning. Sources: the IPA chart (2020) and the CMU phone set; the
// foreign sounds take what an English speaker says for them.
constexpr Letter kLetters[] = {
    // Affricates and diphthongs.
    {"t͡ʃ", "ch", C},
    {"d͡ʒ", "jh", C},
    {"tʃ", "ch", C},
    {"dʒ", "jh", C},
    {"ʧ", "ch", C},
    {"ʤ", "jh", C},
    {"t͡s", "t s", C},
    {"p͡f", "p f", C},
    {"aɪ", "ay", V},
    {"ai", "ay", V},
    {"aj", "ay", V},
    {"ɑɪ", "ay", V},
    {"aʊ", "aw", V},
    {"au", "aw", V},
    {"aw", "aw", V},
    {"eɪ", "ey", V},
    {"ei", "ey", V},
    {"ej", "ey", V},
    {"ɛɪ", "ey", V},
    {"oʊ", "ow", V},
    {"əʊ", "ow", V},
    {"ou", "ow", V},
    {"ɔɪ", "oy", V},
    {"ɔʏ", "oy", V},
    {"oɪ", "oy", V},
    {"ɔj", "oy", V},
    {"ɪə", "ih r", V},
    {"eə", "eh r", V},
    {"ʊə", "uh r", V},
    {"ɜːr", "er", V},
    {"ɜːɹ", "er", V},
    {"ɜr", "er", V},
    {"ɜɹ", "er", V},
    {"ɜː", "er", V},
    {"ər", "er", V},
    {"əɹ", "er", V},
    {"ɪr", "ih r", V},
    {"ɛr", "eh r", V},
    // Nasal vowels, as said in English.
    {"ɑ̃", "aa n", V},
    {"ɔ̃", "ao n", V},
    {"ɛ̃", "ae n", V},
    {"œ̃", "ah n", V},
    {"ã", "aa n", V},
    {"õ", "ow n", V},
    // Vowels.
    {"i", "iy", V},
    {"ɪ", "ih", V},
    {"y", "uw", V},
    {"ʏ", "uh", V},
    {"ɨ", "ih", V},
    {"ʉ", "uw", V},
    {"ɯ", "uw", V},
    {"u", "uw", V},
    {"ʊ", "uh", V},
    {"e", "ey", V},
    {"ø", "er", V},
    {"ɘ", "ax", V},
    {"ɵ", "uh", V},
    {"ɤ", "ah", V},
    {"o", "ow", V},
    {"ə", "ax", V},
    {"ɚ", "er", V},
    {"ɛ", "eh", V},
    {"œ", "er", V},
    {"ɜ", "ah", V},
    {"ɝ", "er", V},
    {"ʌ", "ah", V},
    {"ɔ", "ao", V},
    {"æ", "ae", V},
    {"ɐ", "ax", V},
    {"a", "aa", V},
    {"ɑ", "aa", V},
    {"ɒ", "aa", V},
    // Consonants.
    {"p", "p", C},
    {"b", "b", C},
    {"t", "t", C},
    {"d", "d", C},
    {"ʈ", "t", C},
    {"ɖ", "d", C},
    {"c", "k", C},
    {"ɟ", "g", C},
    {"k", "k", C},
    {"g", "g", C},
    {"ɡ", "g", C},
    {"q", "k", C},
    {"ɢ", "g", C},
    {"ʔ", "", C},
    {"m", "m", C},
    {"ɱ", "m", C},
    {"n", "n", C},
    {"ɳ", "n", C},
    {"ɲ", "n y", C},
    {"ŋ", "ng", C},
    {"r", "r", C},
    {"ɹ", "r", C},
    {"ɾ", "d", C},
    {"ʁ", "r", C},
    {"ʀ", "r", C},
    {"ɻ", "r", C},
    {"f", "f", C},
    {"v", "v", C},
    {"ɸ", "f", C},
    {"β", "v", C},
    {"θ", "th", C},
    {"ð", "dh", C},
    {"s", "s", C},
    {"z", "z", C},
    {"ʃ", "sh", C},
    {"ʒ", "zh", C},
    {"ʂ", "sh", C},
    {"ʐ", "zh", C},
    {"ç", "hh", C},
    {"ʝ", "y", C},
    {"x", "k", C},
    {"ɣ", "g", C},
    {"χ", "k", C},
    {"ħ", "hh", C},
    {"ʕ", "", C},
    {"h", "hh", C},
    {"ɦ", "hh", C},
    {"ɬ", "l", C},
    {"l", "l", C},
    {"ɫ", "l", C},
    {"ɭ", "l", C},
    {"ʎ", "l y", C},
    {"j", "y", C},
    {"w", "w", C},
    {"ʍ", "w", C},
    {"ɥ", "w", C},
    {"ʋ", "v", C},
    // Marks without a sound of their own.
    {"ː", "", M},
    {"ˑ", "", M},
    {"ˌ", "", M},
    {".", "", M},
    {"‿", "", M},
    {" ", "", M},
    {"-", "", M},
    {"ʰ", "", M},
    {"ʲ", "", M},
    {"ˠ", "", M},
    {"(", "", M},
    {")", "", M},
    {"\u0329", "", M},
    {"\u0303", "", M},
    {"\u032f", "", M},
    {"\u0361", "", M},
    {"\u031a", "", M},
    {":", "", M},
};

void append(std::string& out, std::string_view phones) {
  if (phones.empty()) return;
  if (!out.empty()) out += ' ';
  out += phones;
}

// The stress digit goes to the vowel, the first phone of a vowel's row.
std::string stressed_phones(std::string_view phones, char digit) {
  const std::size_t blank = phones.find(' ');
  std::string out(phones.substr(0, blank));
  out += digit;
  if (blank != std::string_view::npos) out += phones.substr(blank);
  return out;
}

}  // namespace

std::optional<std::string> phones_of_ipa(std::string_view ipa) {
  if (ipa.size() >= 2 && (ipa.front() == '/' || ipa.front() == '[')) ipa = ipa.substr(1, ipa.size() - 2);
  constexpr std::string_view kStress = "ˈ";
  const bool marked = ipa.find(kStress) != std::string_view::npos;
  bool stressed = !marked;  // without a mark the first vowel is the stressed one
  std::string out;
  while (!ipa.empty()) {
    if (ipa.starts_with(kStress) || ipa.front() == '\'') {
      stressed = true;
      ipa.remove_prefix(ipa.front() == '\'' ? 1 : kStress.size());
      continue;
    }
    const Letter* best = nullptr;
    for (const Letter& letter : kLetters) {
      if (ipa.starts_with(letter.ipa) && (best == nullptr || letter.ipa.size() > best->ipa.size())) best = &letter;
    }
    if (best == nullptr) return std::nullopt;
    if (best->sound == V) {
      append(out, stressed_phones(best->phones, stressed ? '1' : '0'));
      stressed = false;
    } else {
      append(out, best->phones);
    }
    ipa.remove_prefix(best->ipa.size());
  }
  if (out.empty()) return std::nullopt;
  return out;
}

}  // namespace colloquy::speech
