#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "check/facts.h"
#include "check/passes.h"
#include "text/chars.h"
#include "text/fold.h"
#include "text/words.h"

namespace colloquy::check {
namespace {

bool is_latin(char32_t c) {
  return c < 0x250 || (c >= 0x1E00 && c <= 0x1EFF) || (c >= 0x300 && c <= 0x36F);
}

bool is_address(std::string_view w) {
  return w.find("://") != std::string_view::npos || w.starts_with("www.") ||
         (w.find('@') != std::string_view::npos && w.find('.') != std::string_view::npos);
}

// Interjections that have no vowel and a sound all the same.
bool is_interjection(const std::string& w) {
  return w.find_first_not_of("hm") == std::string::npos || w.find_first_not_of("sh") == std::string::npos ||
         w.find_first_not_of("grz") == std::string::npos || w == "pst" || w == "psst" || w == "pfft" || w == "tsk" ||
         w == "brr" || w == "nth";
}

enum class Trouble { none, script, vowels, address, symbol };

// What no English voice can make of this displayed word.
Trouble trouble_with(std::string_view word) {
  if (is_address(word)) return Trouble::address;
  bool letter = false, foreign = false, digit = false, lower = false;
  for (std::size_t i = 0; i < word.size();) {
    const char32_t c = base::decode_utf8(word, i);
    if (c == '_' || c == '\\' || c == '|' || c == '{' || c == '}') return Trouble::symbol;
    if (text::is_digit(c)) digit = true;
    if (!text::is_letter(c)) continue;
    letter = true;
    lower = lower || text::is_lower(c);
    foreign = foreign || !is_latin(c);
  }
  if (foreign) return Trouble::script;
  if (!letter || digit || !lower) return Trouble::none;  // numbers and capitals are spelled
  const std::string folded = text::fold_word(word);
  if (folded.size() < 3 || folded.find(' ') != std::string::npos ||
      folded.find_first_of("aeiouyw") != std::string::npos || is_interjection(folded))
    return Trouble::none;
  if (folded.find_first_not_of("abcdefghijklmnopqrstuvwxyz") != std::string::npos) return Trouble::none;
  // "Mrs", "Dr", "vs", "etc.": the voice's normaliser knows abbreviations of two or three letters.
  return folded.size() >= 4 ? Trouble::vowels : Trouble::none;
}

// The words a voice gets, without those that carry their own pronunciation or language.
void spoken_words(const lesson::Inlines& inlines, std::string& out) {
  for (const lesson::Inline& node : inlines) {
    switch (node.kind) {
      case lesson::Inline::Kind::direction:
      case lesson::Inline::Kind::footnote:
      case lesson::Inline::Kind::image:
      case lesson::Inline::Kind::math:
      case lesson::Inline::Kind::gap: break;
      case lesson::Inline::Kind::soft_break:
      case lesson::Inline::Kind::hard_break: out += ' '; break;
      case lesson::Inline::Kind::text:
      case lesson::Inline::Kind::code: out += node.text; break;
      default: spoken_words(node.children, out);
    }
  }
}

void spoken_words(const lesson::Blocks& blocks, std::string& out) {
  for (const lesson::Block& block : blocks) {
    if (block.kind != lesson::Block::Kind::code && block.kind != lesson::Block::Kind::math &&
        block.kind != lesson::Block::Kind::table) {
      spoken_words(block.inlines, out);
      out += ' ';
      spoken_words(block.children, out);
    }
  }
}

// Without the punctuation round it.
std::string_view bare(std::string_view word) {
  const auto is_mark_at = [&](std::size_t at) {
    std::size_t end = at;
    return text::is_punctuation(base::decode_utf8(word, end)) && word[at] != '_';
  };
  while (!word.empty() && is_mark_at(0)) {
    std::size_t end = 0;
    base::decode_utf8(word, end);
    word.remove_prefix(end);
  }
  while (!word.empty()) {
    std::size_t last = word.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(word[last]) & 0xC0) == 0x80) --last;
    if (!is_mark_at(last)) break;
    word.remove_suffix(word.size() - last);
  }
  return word;
}

bool has_pronunciation(const LessonFacts& facts, const std::string& folded) {
  const auto within = [&](const std::map<std::string, std::string>& say) {
    return std::any_of(say.begin(), say.end(), [&](const auto& entry) { return text::fold(entry.first) == folded; });
  };
  return within(facts.lesson.say) || within(facts.course.course.say);
}

void run(const LessonFacts& facts, Report& report) {
  if (!facts.is_english()) return;
  std::set<std::string> said;
  for (const Prose& p : facts.prose()) {
    if (p.where != Where::turn && p.where != Where::summary && p.where != Where::chapter) continue;
    if (p.where != Where::chapter && facts.recorded(static_cast<const lesson::Turn*>(p.owner))) continue;
    std::string spoken;
    spoken_words(*p.blocks, spoken);
    for (const std::string_view displayed : text::split_words(spoken)) {
      const std::string_view word = bare(displayed);
      const Trouble trouble = trouble_with(word);
      if (trouble == Trouble::none) continue;
      const std::string folded = text::fold(word);
      if (has_pronunciation(facts, folded) || !said.insert(folded).second) continue;
      const char* why = trouble == Trouble::script    ? " is written in letters that an English voice cannot read."
                        : trouble == Trouble::address ? " is an address: a voice would spell it out."
                        : trouble == Trouble::symbol  ? " holds signs that have no sound."
                                                      : " has no vowel: no voice can pronounce it.";
      report.at(facts.find(p.span, word), quoted(word) + why,
                trouble == Trouble::address
                    ? "Move it to the references, or make it a link with words."
                    : "Say how it sounds: under say: in front matter, or *(say: ...)* after it.");
    }
  }
}

}  // namespace

const Rule kUnpronounceable = {
    .info = {.id = "sound/unpronounceable",
             .summary = "A spoken word that no voice can pronounce.",
             .explanation = "Other alphabets, words without a vowel, addresses and signs like _ in what is spoken. "
                            "say: gives a word its sound for the\n"
                            "whole lesson, *(say: ...)* at one place, *(lang la)* its language. English lessons only.",
             .bad = "**Guide:** Read https://example.org/a_b first.",
             .good = "**Guide:** Read [the handbook](https://example.org/a_b) first."},
    .lesson = run};

}  // namespace colloquy::check
