// The words of an answer, a wording or a question as the comparison of key ideas sees them: how much a
// word weighs, under which negation it stands. ideas.h compares, this prepares. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace colloquy::learn {

struct IdeaWord {
  std::string form;  // folded; numbers as digits, irregular forms by their base
  std::string stem;
  double weight = 1;                 // 1 for a word that carries meaning, little for one of grammar
  double worth = 1;                  // the same, less for a word that many answers have (idea_rarity.h)
  bool negation = false;             // "not", "without" ...
  bool negated = false;              // such a one reaches it
  std::vector<std::int16_t> senses;  // text::senses
  std::vector<std::int16_t> poles;   // text::poles
  std::vector<std::uint32_t> grams;  // its 2- to 4-grams of bytes, spaces around it, ascending

  bool has_meaning() const { return weight >= 1; }
};

struct IdeaText {
  std::vector<IdeaWord> words;

  std::size_t meanings() const;  // words that carry meaning
  bool has_negation() const;
};

IdeaText idea_text(std::string_view text);

// 0..1: 1 for the same word, a little less for another form of it or a slip of the pen, less again for a
// word that says the same, and what their letters have in common for others.
double likeness(const IdeaWord& a, const IdeaWord& b);

// From which likeness two words count as one and the same.
inline constexpr double kSameWord = 0.6;

}  // namespace colloquy::learn
