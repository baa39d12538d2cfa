#include <algorithm>

#include "check/passes.h"
#include "check/teaching/items.h"
#include "text/words.h"

namespace colloquy::check {
namespace {

enum class Sound { vowel, consonant, unknown };

// The first sound of a word, where spelling tells it.
Sound first_sound(std::string_view text) {
  const std::vector<std::string> words = text::words(text);
  if (words.empty() || words.front() == "a" || words.front() == "an" || words.front() == "the") return Sound::unknown;
  const std::string_view w = words.front();
  for (const std::string_view silent : {"hour", "honest", "honour", "honor", "heir"}) {
    if (w.starts_with(silent)) return Sound::vowel;
  }
  for (const std::string_view yuh : {"uni", "use", "usu", "eu", "one", "once", "ut"}) {
    if (w.starts_with(yuh)) return Sound::unknown;
  }
  if (w.size() < 2 || w[0] < 'a' || w[0] > 'z') return Sound::unknown;
  return std::string_view("aeiou").find(w[0]) != std::string_view::npos ? Sound::vowel : Sound::consonant;
}

// "a", "an", or nothing: the article that a text ends with, blanks and colons aside.
std::string_view last_article(std::string_view text) {
  std::size_t end = text.size();
  while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '_' || text[end - 1] == ':' || text[end - 1] == '.'))
    --end;
  text = text.substr(0, end);
  if (text.ends_with(" a") || text == "A") return "a";
  if (text.ends_with(" an") || text == "An") return "an";
  return {};
}

// Whether the article fits some options only.
bool betrays(std::string_view article, const std::vector<std::string>& options) {
  const Sound fitting = article == "an" ? Sound::vowel : Sound::consonant;
  bool fits = false, clashes = false;
  for (const std::string& option : options) {
    const Sound sound = first_sound(option);
    fits = fits || sound == fitting;
    clashes = clashes || (sound != fitting && sound != Sound::unknown);
  }
  return fits && clashes;
}

// The text before each gap of the stem.
void before_gaps(const lesson::Inlines& inlines, std::string& text,
                 std::vector<std::pair<std::size_t, std::string>>& out) {
  for (const lesson::Inline& node : inlines) {
    if (node.kind == lesson::Inline::Kind::gap) {
      out.emplace_back(node.gap, text);
      text.clear();
    } else if (node.kind == lesson::Inline::Kind::soft_break || node.kind == lesson::Inline::Kind::hard_break) {
      text += ' ';
    } else {
      text += node.text;
      before_gaps(node.children, text, out);
    }
  }
}

void run(const LessonFacts& facts, Report& report) {
  if (!facts.is_english()) return;
  const auto say = [&](base::Span at, std::string_view article) {
    report.at(at, quoted(article) + " before the answer fits only some of the options.",
              "Write \"a/an\", or put the article into the options.");
  };
  each_question(facts.lesson, [&](const lesson::Question& q) {
    if (q.kind == lesson::Question::Kind::choice || q.kind == lesson::Question::Kind::multiple) {
      const std::string_view article = last_article(lesson::plain_text(q.stem));
      std::vector<std::string> options;
      for (const lesson::Option& o : q.options) options.push_back(lesson::plain_text(o.text));
      if (!article.empty() && betrays(article, options)) say(place_of(q), article);
    }
    std::vector<std::pair<std::size_t, std::string>> gaps;
    std::string text;
    for (const lesson::Block& block : q.stem) before_gaps(block.inlines, text, gaps);
    for (const auto& [index, before] : gaps) {
      if (index >= q.gaps.size() || q.gaps[index].menu.empty()) continue;
      std::vector<std::string> options;
      for (const lesson::Gap::Choice& c : q.gaps[index].menu) options.push_back(c.text);
      const std::string_view article = last_article(before);
      if (!article.empty() && betrays(article, options)) say(q.gaps[index].span, article);
    }
  });
}

}  // namespace

const Rule kGrammarCue = {
    .info = {.id = "teaching/grammar-cue",
             .summary = "\"a\" or \"an\" before the answer rules options out.",
             .explanation = "A learner who knows no psychology still knows that \"an\" stands before a vowel.",
             .bad = "1. A pause is an\n   - [x] offer\n   - [ ] mistake\n   - [ ] gap",
             .good = "1. A pause is\n   - [x] an offer\n   - [ ] a mistake\n   - [ ] a gap"},
    .lesson = run};

}  // namespace colloquy::check
