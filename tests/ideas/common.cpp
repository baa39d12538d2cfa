#include "common.h"

#include <cmath>
#include <set>

#include "learn/idea_text.h"

using namespace colloquy::learn;

std::map<std::string, int> common_words(std::span<const JudgedQuestion> questions) {
  constexpr int kCommon = 60;
  int texts = 0;
  std::map<std::string, int> count;
  const auto add = [&](const std::string& text) {
    ++texts;
    std::set<std::string> stems;
    for (const IdeaWord& word : idea_text(text).words) {
      if (word.has_meaning()) stems.insert(word.stem);
    }
    for (const std::string& stem : stems) ++count[stem];
  };
  for (const JudgedQuestion& question : questions) {
    add(question.question);
    for (const std::string& reference : question.references) add(reference);
    for (const JudgedAnswer& answer : question.answers) add(answer.text);
  }
  std::map<std::string, int> out;
  for (const auto& [stem, n] : count) {
    if (n < kCommon) continue;
    out[stem] = static_cast<int>(std::lround(16 * std::log((texts + 1.0) / (n + 1)) / std::log(texts + 1.0)));
  }
  return out;
}
