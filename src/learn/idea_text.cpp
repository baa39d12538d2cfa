#include "learn/idea_text.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"
#include "learn/idea_rarity.h"
#include "text/similarity.h"
#include "text/stem.h"
#include "text/synonyms.h"
#include "text/words.h"

namespace colloquy::learn {
namespace {

// Negations reach this many words of meaning ahead, unless the clause ends before.
constexpr int kReach = 3;
// What words of grammar weigh: those that say how much, where or when, and the others.
constexpr double kSomeMeaning = 0.3, kGrammar = 0.15, kNegation = 0.7;
// Likeness of another form or a slip, and of a word that says the same.
constexpr double kOtherForm = 0.9, kSynonym = 0.64;

constexpr std::string_view kMeasuring[] = {"above", "after", "again", "all",  "because", "before", "below", "both",
                                           "down",  "each",  "more",  "most", "off",     "on",     "only",  "other",
                                           "out",   "over",  "own",   "same", "through", "under",  "up"};

constexpr std::string_view kDigits[] = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"};
constexpr std::string_view kNumbers[] = {"zero",  "one",   "two",  "three", "four",   "five",  "six",
                                         "seven", "eight", "nine", "ten",   "eleven", "twelve"};

struct Irregular {
  std::string_view form, base;
};
// Frequent forms that no stemmer joins.
constexpr Irregular kIrregular[] = {{"became", "become"},
                                    {"began", "begin"},
                                    {"begun", "begin"},
                                    {"better", "good"},
                                    {"broke", "break"},
                                    {"broken", "break"},
                                    {"brought", "bring"},
                                    {"built", "build"},
                                    {"came", "come"},
                                    {"children", "child"},
                                    {"chose", "choose"},
                                    {"chosen", "choose"},
                                    {"fallen", "fall"},
                                    {"fell", "fall"},
                                    {"felt", "feel"},
                                    {"found", "find"},
                                    {"gave", "give"},
                                    {"given", "give"},
                                    {"gone", "go"},
                                    {"grew", "grow"},
                                    {"grown", "grow"},
                                    {"heard", "hear"},
                                    {"held", "hold"},
                                    {"kept", "keep"},
                                    {"knew", "know"},
                                    {"known", "know"},
                                    {"led", "lead"},
                                    {"left", "leave"},
                                    {"lost", "lose"},
                                    {"made", "make"},
                                    {"meant", "mean"},
                                    {"men", "man"},
                                    {"met", "meet"},
                                    {"paid", "pay"},
                                    {"people", "person"},
                                    {"said", "say"},
                                    {"saw", "see"},
                                    {"seen", "see"},
                                    {"sent", "send"},
                                    {"shown", "show"},
                                    {"spoke", "speak"},
                                    {"spoken", "speak"},
                                    {"stood", "stand"},
                                    {"taken", "take"},
                                    {"taught", "teach"},
                                    {"thought", "think"},
                                    {"told", "tell"},
                                    {"took", "take"},
                                    {"understood", "understand"},
                                    {"went", "go"},
                                    {"women", "woman"},
                                    {"worse", "bad"},
                                    {"written", "write"},
                                    {"wrote", "write"}};

template <std::size_t N>
bool has(const std::string_view (&list)[N], std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

std::string base_form(const std::string& word) {
  const auto irregular =
      std::find_if(std::begin(kIrregular), std::end(kIrregular), [&](const Irregular& i) { return i.form == word; });
  if (irregular != std::end(kIrregular)) return std::string(irregular->base);
  const std::string_view* at = std::find(std::begin(kNumbers), std::end(kNumbers), word);
  if (at != std::end(kNumbers)) return std::string(kDigits[at - std::begin(kNumbers)]);
  return word;
}

bool is_clause_end(char32_t c) {
  return c == '.' || c == ',' || c == ';' || c == ':' || c == '!' || c == '?' || c == '(' || c == ')' || c == 0x2014 ||
         c == 0x2026 || c == 0x060C || c == 0x061F || c == 0x3002;
}

// Cuts at punctuation that ends a clause; a point or comma between digits does not.
std::vector<std::string> clauses(std::string_view text) {
  std::vector<std::string> out(1);
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t at = i;
    const char32_t c = base::decode_utf8(text, i);
    const bool in_number =
        at > 0 && i < text.size() && text[at - 1] >= '0' && text[at - 1] <= '9' && text[i] >= '0' && text[i] <= '9';
    if (is_clause_end(c) && !in_number) {
      out.emplace_back();
    } else {
      out.back().append(text.substr(at, i - at));
    }
  }
  return out;
}

bool is_number(std::string_view s) {
  return !s.empty() && s.find_first_not_of("0123456789.,") == std::string_view::npos;
}

std::vector<std::uint32_t> grams_of(const std::string& form) {
  const std::string word = " " + form + " ";
  std::vector<std::uint32_t> out;
  for (std::size_t i = 0; i + 1 < word.size(); ++i) {
    std::uint32_t gram = static_cast<unsigned char>(word[i]);
    for (std::size_t n = 1; n < 4 && i + n < word.size(); ++n) {
      gram = gram << 8 | static_cast<unsigned char>(word[i + n]);
      out.push_back(gram);
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

// "bigger" -> "big": what a stemmer leaves of comparison, for looking a word up; "" for other words.
std::string uncompared(std::string_view stem) {
  for (const std::string_view ending : {"er", "est"}) {
    if (stem.size() < ending.size() + 3 || !stem.ends_with(ending)) continue;
    std::string out(stem.substr(0, stem.size() - ending.size()));
    if (out.size() > 3 && out.back() == out[out.size() - 2]) out.pop_back();
    return out;
  }
  return {};
}

IdeaWord idea_word(const std::string& word, bool negated) {
  IdeaWord out;
  out.form = base_form(word);
  out.stem = text::stem(out.form);
  out.negation = text::is_negation(word);
  out.negated = negated && !out.negation;
  out.weight = out.negation                ? kNegation
               : !text::is_stop_word(word) ? 1
               : has(kMeasuring, word)     ? kSomeMeaning
                                           : kGrammar;
  out.worth = out.weight * (out.has_meaning() ? rarity(out.stem) : 1);
  out.senses = text::senses(out.stem);
  out.poles = text::poles(out.stem);
  if (const std::string plain = uncompared(out.stem); !plain.empty() && out.senses.empty() && out.poles.empty()) {
    out.senses = text::senses(plain);
    out.poles = text::poles(plain);
  }
  out.grams = grams_of(out.form);
  return out;
}

// Equal, or the same word in another form, or with a slip of the pen.
bool is_other_form(const std::string& a, const std::string& b) {
  const std::string& shorter = a.size() < b.size() ? a : b;
  const std::string& longer = a.size() < b.size() ? b : a;
  if (a == b) return true;
  if (shorter.size() >= 4 && longer.size() - shorter.size() <= 5 && longer.starts_with(shorter)) return true;
  if (shorter.size() < 5 || longer.size() - shorter.size() > 2 || a[0] != b[0]) return false;
  return text::edit_distance(a, b) <= (shorter.size() >= 9 ? 2u : 1u);
}

template <typename Sorted>
std::size_t count_common(const Sorted& a, const Sorted& b) {
  std::size_t common = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y)
      ++common, ++x, ++y;
    else if (*x < *y)
      ++x;
    else
      ++y;
  }
  return common;
}

}  // namespace

std::size_t IdeaText::meanings() const {
  return static_cast<std::size_t>(
      std::count_if(words.begin(), words.end(), [](const IdeaWord& word) { return word.has_meaning(); }));
}

bool IdeaText::has_negation() const {
  return std::any_of(words.begin(), words.end(), [](const IdeaWord& word) { return word.negation; });
}

IdeaText idea_text(std::string_view text) {
  IdeaText out;
  for (const std::string& clause : clauses(text)) {
    int reach = 0;
    for (const std::string& word : text::words(clause)) {
      if (word == "but" || word == "instead" || word == "rather") reach = 0;
      out.words.push_back(idea_word(word, reach > 0));
      const IdeaWord& made = out.words.back();
      if (made.negation) {
        reach = kReach;
      } else if (made.has_meaning() && reach > 0) {
        --reach;
      }
    }
  }
  return out;
}

double likeness(const IdeaWord& a, const IdeaWord& b) {
  if (a.form == b.form) return 1;
  if (is_number(a.form) || is_number(b.form)) return 0;
  if (is_other_form(a.stem, b.stem)) return kOtherForm;
  if (count_common(a.senses, b.senses) > 0) return kSynonym;
  const double dice =
      2 * static_cast<double>(count_common(a.grams, b.grams)) / static_cast<double>(a.grams.size() + b.grams.size());
  return dice * dice;
}

}  // namespace colloquy::learn
