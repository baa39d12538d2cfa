#include "base/utf8.h"
#include "check/facts.h"
#include "check/passes.h"
#include "text/chars.h"
#include "text/fold.h"
#include "text/words.h"

namespace colloquy::check {
namespace {

std::vector<std::string> letters_of(std::string_view title) {
  std::vector<std::string> out;
  const std::string folded = text::fold_word(title);
  for (std::size_t i = 0; i < folded.size();) {
    const std::size_t at = i;
    if (text::is_word(base::decode_utf8(folded, i))) out.push_back(folded.substr(at, i - at));
  }
  return out;
}

// "(still) Talking" lends its T.
std::string outside_brackets(std::string_view text) {
  std::string out;
  int depth = 0;
  for (const char c : text) {
    depth += c == '(' ? 1 : 0;
    if (depth == 0) out += c;
    depth -= c == ')' && depth > 0 ? 1 : 0;
  }
  return out;
}

std::string upper(const std::string& letter) {
  return letter.size() == 1 && letter[0] >= 'a' && letter[0] <= 'z' ? std::string(1, static_cast<char>(letter[0] - 32))
                                                                    : letter;
}

std::string spaced(const std::vector<std::string>& letters) {
  std::string out;
  for (const std::string& letter : letters) out += (out.empty() ? "" : " ") + upper(letter);
  return out;
}

void run(const LessonFacts& facts, Report& report) {
  for (const lesson::Aid& aid : facts.lesson.aids) {
    if (aid.kind != lesson::Aid::Kind::acronym || aid.title.empty() || aid.words.empty()) continue;
    const std::vector<std::string> wanted = letters_of(aid.title);
    std::vector<std::string> given;
    for (const lesson::Aid::Word& word : aid.words) {
      if (word.silent) continue;
      const std::vector<std::string> letters = letters_of(outside_brackets(word.text));
      if (!letters.empty()) given.push_back(letters.front());
    }
    if (wanted == given) continue;
    report.at(aid.title_span.known() ? aid.title_span : aid.span,
              aid.title + " has the letters " + spaced(wanted) + ", these words begin with " +
                  (given.empty() ? "nothing" : spaced(given)) + ".",
              "Change a word, or put a word that lends no letter in round brackets.");
  }
}

}  // namespace

const Rule kAcronym = {.info = {.id = "teaching/acronym",
                                .summary = "The letters of an acronym are not those its words begin with.",
                                .explanation = "The words stand in the order of the letters, one each. A word in round "
                                               "brackets lends no letter. Accents and case do not\n"
                                               "count.",
                                .bad = "### Acronym: WAIT\n\nWhy, Am, You, Talking",
                                .good = "### Acronym: WAIT\n\nWhy, Am, I, Talking"},
                       .lesson = run};

}  // namespace colloquy::check
