#include "text/syllables.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_map>

#include "base/utf8.h"
#include "text/fold.h"
#include "text/sentences.h"
#include "text/words.h"

namespace colloquy::text {
namespace {

struct Exception {
  std::string_view word;
  int syllables;
};
// Words that the rules below count wrongly and that lessons use.
constexpr Exception kExceptions[] = {
    {"area", 3},      {"areas", 3},      {"being", 2},    {"business", 2},   {"create", 2},      {"created", 3},
    {"creates", 2},   {"creating", 3},   {"creation", 3}, {"different", 3},  {"doing", 2},       {"every", 2},
    {"everyone", 3},  {"everything", 3}, {"evening", 2},  {"family", 3},     {"going", 2},       {"idea", 3},
    {"ideas", 3},     {"interest", 3},   {"maybe", 2},    {"people", 2},     {"poem", 2},        {"poet", 2},
    {"quiet", 2},     {"real", 1},       {"really", 2},   {"science", 2},    {"seeing", 2},      {"simile", 3},
    {"something", 2}, {"sometimes", 2},  {"someone", 2},  {"somewhere", 2},  {"therefore", 2},   {"variety", 4},
    {"society", 4},   {"anxiety", 4},    {"recipe", 3},   {"apostrophe", 4}, {"catastrophe", 4}, {"clothes", 1},
    {"eye", 1},       {"eyes", 1},       {"one", 1},      {"once", 1},       {"theory", 3},      {"theories", 3},
    {"naive", 2},     {"behavior", 3},   {"element", 3},  {"elements", 3},   {"friend", 1},      {"friends", 1},
    {"ratio", 3},     {"museum", 3},     {"museums", 3},  {"client", 2},     {"clients", 2},     {"trial", 2},
    {"dial", 2},      {"diary", 3},      {"lion", 2},     {"reliance", 3},   {"alliance", 3},    {"riot", 2},
    {"violence", 3},  {"fire", 1},       {"hour", 1},     {"whole", 1},      {"make", 1},        {"makes", 1},
    {"careful", 2},   {"carefully", 3},  {"whereas", 2},  {"vehicle", 3},    {"being", 2},       {"hyperbole", 4},
    {"epitome", 4},   {"karate", 3},     {"sesame", 3},   {"facsimile", 4},  {"reality", 4}};

bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

bool ends(std::string_view w, std::string_view e) {
  return w.size() >= e.size() && w.ends_with(e);
}

int vowel_groups(std::string_view w) {
  int n = 0;
  bool in = false;
  for (std::size_t i = 0; i < w.size(); ++i) {
    const bool y_consonant = w[i] == 'y' && i + 1 < w.size() && is_vowel(w[i + 1]) && (i == 0 || is_vowel(w[i - 1]));
    const bool vowel = is_vowel(w[i]) && !y_consonant;
    n += vowel && !in ? 1 : 0;
    in = vowel;
  }
  return n;
}

// Pairs of vowels that are spoken apart.
int spoken_apart(std::string_view w) {
  int n = 0;
  for (const std::string_view pair : {"ia", "io", "iu", "ua", "uo", "eo", "ie", "ue", "ea", "ii", "ui", "oi", "uou"}) {
    for (std::size_t at = w.find(pair); at != std::string_view::npos; at = w.find(pair, at + 1)) {
      const char before = at > 0 ? w[at - 1] : ' ';
      const char after = at + pair.size() < w.size() ? w[at + pair.size()] : ' ';
      const bool soft = before == 't' || before == 'c' || before == 's' || before == 'g' || before == 'x';
      if (pair == "ia") n += (soft && (after == 'l' || after == 'n')) || ends(w, "riage") || ends(w, "riages") ? 0 : 1;
      if (pair == "io")
        n += soft || (before == 'n' && after == 'n') || ends(w, "illion") || ends(w, "illions")
                 ? (at + 2 == w.size() ? 1 : 0)
                 : 1;
      if (pair == "iu") n += 1;
      if (pair == "ua")
        n += before == 'q' || before == 'g' || ends(w, "suade") || ends(w, "suades") || ends(w, "suaded") ? 0 : 1;
      if (pair == "uo") n += before == 'q' ? 0 : 1;
      if (pair == "eo")
        n += before == 'p' || before == 'g' || w.starts_with("some")
                 ? 0
                 : (after == 'u' || after == 'f' || after == ' ' ? (after == ' ' ? 1 : 0) : 1);
      if (pair == "ie")
        n += (after == 't' && before != 's' ? 1 : 0) +
             (after == 'n' && (before == 'r' || before == 'd' || before == 'p' || before == 'l' || before == 'v') &&
                      !soft
                  ? 1
                  : 0);
      if (pair == "ue")
        n += after == 'n' || (after == 'l' && before != 'f') || (after == 't' && before != 'q')
                 ? (before == 'q' || before == 'g' ? 0 : 1)
                 : 0;
      if (pair == "ea")
        n +=
            w.starts_with("rea") && at == 1 && (after == 'c' || after == 'l') && w.size() > 6 && !w.starts_with("reach")
                ? 1
                : (w.starts_with("crea") && after == 't' ? 1 : 0);
      if (pair == "ii") n += 1;
      if (pair == "ui")
        n += (before == 'r' && at > 1 && after == 'n') || (before == 't' && after == 't') ||
                     (before == 'n' && after == 't')
                 ? 1
                 : 0;
      if (pair == "oi") n += after == 'n' && at + 3 < w.size() && w[at + 3] == 'g' ? 1 : 0;
    }
  }
  return n;
}

int count_part(std::string_view w) {
  if (w.empty()) return 0;
  const Exception* known =
      std::find_if(std::begin(kExceptions), std::end(kExceptions), [&](const Exception& e) { return e.word == w; });
  if (known != std::end(kExceptions)) return known->syllables;
  int n = vowel_groups(w) + spoken_apart(w);
  if (n == 0) return static_cast<int>(std::min<std::size_t>(base::count_code_points(w), 6));  // "html" is spelled
  if (ends(w, "logue") || ends(w, "logues") || ends(w, "ique") || ends(w, "iques")) n -= 2;
  const auto at = [&](std::size_t from_end) { return w.size() > from_end ? w[w.size() - 1 - from_end] : ' '; };
  // A silent e: "time", "times", "timed", "timely", "careful"; not "table", "boxes", "wanted".
  if (ends(w, "e") && !is_vowel(at(1)) && !(at(1) == 'l' && !is_vowel(at(2)) && w.size() > 2)) --n;
  if (ends(w, "es") && w.size() > 3 && !is_vowel(at(2))) {
    const char c = at(2);
    const bool hissing =
        c == 's' || c == 'z' || c == 'x' || c == 'c' || c == 'g' || (c == 'h' && (at(3) == 'c' || at(3) == 's'));
    if (!hissing && !(c == 'l' && !is_vowel(at(3)))) --n;
  }
  if (ends(w, "ed") && w.size() > 3 && !is_vowel(at(2)) && at(2) != 't' && at(2) != 'd' &&
      !(at(2) == 'l' && !is_vowel(at(3)) && at(3) != 'l' && at(3) != 'r'))
    --n;
  for (const std::string_view e : {"ely", "eful", "eless", "ement", "eness", "ements", "efully"}) {
    if (ends(w, e) && w.size() > e.size() + 1 && !is_vowel(at(e.size())) &&
        !(at(e.size()) == 'l' && !is_vowel(at(e.size() + 1))))
      --n;
  }
  if (ends(w, "ism") || ends(w, "isms") || ends(w, "thm") || ends(w, "thms")) ++n;
  return std::max(n, 1);
}

}  // namespace

int count_syllables(std::string_view word) {
  const std::string folded = fold_word(word);
  // "café": the accent says that the last e is spoken.
  const bool ascii = std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  int n = !ascii && fold(word).ends_with("\xC3\xA9") && folded.size() > 1 ? 1 : 0;
  std::string_view rest = folded;
  while (!rest.empty()) {
    const std::size_t space = std::min(rest.find(' '), rest.size());
    std::string_view part = rest.substr(0, space);
    rest.remove_prefix(std::min(space + 1, rest.size()));
    const bool letters = std::any_of(part.begin(), part.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    });
    if (letters) {
      n += count_part(part);
    } else if (!part.empty()) {
      n += static_cast<int>(std::min<std::size_t>(part.size(), 4));  // a number: about one a digit
    }
  }
  return n;
}

double reading_grade(std::string_view text) {
  std::size_t sentences = 0, all_words = 0, syllables = 0;
  std::unordered_map<std::string_view, int> counted;  // a text says the same few hundred words again and again
  for (const std::string_view sentence : split_sentences(text)) {
    std::size_t here = 0;
    for (const std::string_view word : split_words(sentence)) {
      if (!is_spoken(word)) continue;
      ++here;
      const auto [at, fresh] = counted.try_emplace(word, 0);
      if (fresh) at->second = count_syllables(word);
      syllables += static_cast<std::size_t>(at->second);
    }
    all_words += here;
    sentences += here > 0 ? 1u : 0u;
  }
  if (all_words == 0) return 0;
  const double w = static_cast<double>(all_words);
  return 0.39 * w / static_cast<double>(sentences) + 11.8 * static_cast<double>(syllables) / w - 15.59;
}

int reading_minutes(std::size_t words) {
  return words == 0 ? 0 : static_cast<int>((words + 229) / 230);
}

}  // namespace colloquy::text
