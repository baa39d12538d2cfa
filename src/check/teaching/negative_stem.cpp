#include <algorithm>

#include "check/passes.h"
#include "check/teaching/items.h"
#include "text/words.h"

namespace colloquy::check {
namespace {

bool is_one_of(const std::string& word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// The word that turns the question round, as written in small letters: "except", or a "not" that
// belongs to "which", not to a clause of its own ("what do you do when he does not answer?").
std::string_view reversing_word(std::string_view question) {
  const std::vector<std::string> words = text::words(question);
  bool which = false;
  for (const std::string& word : words) {
    if (word == "except") return "except";
    if (word == "which") {
      which = true;
    } else if (is_one_of(word, {"if", "when", "who", "that", "because", "while", "where", "whether", "so", "and", "but",
                                "to"})) {
      which = false;
    } else if (which && word == "not") {
      return "not";
    }
  }
  return {};
}

// Words set in bold or emphasis anywhere in the stem.
void stressed(const lesson::Inlines& inlines, bool inside, std::string& out) {
  for (const lesson::Inline& node : inlines) {
    const bool here =
        inside || node.kind == lesson::Inline::Kind::strong || node.kind == lesson::Inline::Kind::emphasis;
    if (here && !node.text.empty()) out += node.text + " ";
    stressed(node.children, here, out);
  }
}

void run(const LessonFacts& facts, Report& report) {
  if (!facts.is_english()) return;
  each_question(facts.lesson, [&](const lesson::Question& q) {
    if (q.kind != lesson::Question::Kind::choice && q.kind != lesson::Question::Kind::multiple) return;
    const std::string question = asked(lesson::plain_text(q.stem));
    const std::string_view word = reversing_word(question);
    if (word.empty()) return;
    std::string upper(word);
    for (char& c : upper) c = static_cast<char>(c - 32);
    if (question.find(upper) != std::string::npos) return;
    std::string stress;
    for (const lesson::Block& block : q.stem) stressed(block.inlines, false, stress);
    const std::vector<std::string> loud = text::words(stress);
    if (std::find(loud.begin(), loud.end(), word) != loud.end()) return;
    const base::Span place = place_of(q);
    const base::Span at = facts.find(place, word);
    std::vector<base::Edit> fix;
    if (at != place) fix.push_back({at, "**" + upper + "**"});
    report.at(at, quoted(word) + " turns this question round and is easily missed.",
              "Stress it (**" + upper + "**), or ask for what is right.", std::move(fix));
  });
}

}  // namespace

const Rule kNegativeStem = {
    .info =
        {.id = "teaching/negative-stem",
         .summary = "A question asks for the exception, and the word that says so is not stressed.",
         .explanation =
             "Learners who know the matter miss a small \"not\". Better ask for what is right; else stress the word.",
         .bad = "1. Which of these is not a pause?",
         .good = "1. Which of these is **NOT** a pause?",
         .fixable = base::Fixable::yes},
    .lesson = run};

}  // namespace colloquy::check
