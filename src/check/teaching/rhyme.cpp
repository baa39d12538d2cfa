#include "text/rhyme.h"

#include "check/facts.h"
#include "check/passes.h"
#include "text/words.h"

namespace colloquy::check {
namespace {

// Lines as written: plain text joins them, so line breaks are looked for in the tree.
void lines_of(const lesson::Inlines& inlines, std::vector<std::string>& out) {
  for (const lesson::Inline& node : inlines) {
    switch (node.kind) {
      case lesson::Inline::Kind::soft_break:
      case lesson::Inline::Kind::hard_break: out.emplace_back(); break;
      case lesson::Inline::Kind::text:
      case lesson::Inline::Kind::code: out.back() += node.text; break;
      default: lines_of(node.children, out); break;
    }
  }
}

void lines_of(const lesson::Blocks& blocks, std::vector<std::string>& out) {
  for (const lesson::Block& block : blocks) {
    if (!block.inlines.empty()) {
      out.emplace_back();
      lines_of(block.inlines, out);
    }
    lines_of(block.children, out);
  }
}

std::vector<std::string> clauses_of(const std::string& line) {
  std::vector<std::string> out(1);
  for (const char c : line) {
    if (c == ',' || c == ';' || c == '.' || c == '!' || c == '?' || c == ':') {
      out.emplace_back();
    } else {
      out.back() += c;
    }
  }
  return out;
}

void run(const LessonFacts& facts, Report& report) {
  if (!facts.is_english()) return;
  for (const lesson::Aid& aid : facts.lesson.aids) {
    if (aid.kind != lesson::Aid::Kind::rhyme) continue;
    std::vector<std::string> lines;
    lines_of(aid.text, lines);
    std::erase_if(lines, [](const std::string& l) { return text::last_word(l).empty(); });
    if (lines.empty()) continue;
    // Lines that were only wrapped end anywhere, so the clauses' ends count too.
    std::vector<std::string> ends;
    std::string whole;
    for (const std::string& line : lines) {
      if (lines.size() > 1) ends.push_back(text::last_word(line));
      whole += line + " ";
    }
    for (const std::string& clause : clauses_of(whole)) {
      const std::string word = text::last_word(clause);
      if (!word.empty()) ends.push_back(word);
    }
    bool rhymed = false;
    for (std::size_t i = 0; i < ends.size() && !rhymed; ++i) {
      for (std::size_t k = i + 1; k < ends.size() && !rhymed; ++k) rhymed = text::rhymes(ends[i], ends[k]);
    }
    if (rhymed) continue;
    report.at(aid.text.empty() ? aid.span : aid.text.front().span, "No two lines of this rhyme end alike.",
              "End two lines (or two clauses) with words that rhyme, or call it a memory tool.");
  }
}

}  // namespace

const Rule kRhyme = {
    .info = {.id = "teaching/rhyme",
             .summary = "A rhyme does not rhyme.",
             .explanation = "Looked for at the ends of lines and of clauses; one pair is enough. The sound is guessed "
                            "from the spelling and in doubt\n"
                            "taken to rhyme. English only.",
             .bad = "### Rhyme\n\nOne for the eyes and two for the mouth,\nthree for the answer you wanted.",
             .good = "### Rhyme\n\nOne for the eyes and two for the ear,\nthree for the answer you wanted to hear."},
    .lesson = run};

}  // namespace colloquy::check
