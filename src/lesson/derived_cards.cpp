#include "lesson/derived_cards.h"

#include <algorithm>
#include <set>

#include "base/hash.h"
#include "lesson/filled.h"

namespace colloquy::lesson {
namespace {

class Maker {
 public:
  explicit Maker(const Lesson& lesson) : lesson_(lesson) {}

  std::vector<StudyCard> make() {
    for (const Card& card : lesson_.cards) written(card);
    // A term that is both a concept and a glossary entry is one term: it gives one pair of cards.
    std::set<std::string> seen;
    for (const std::vector<Term>* terms : {&lesson_.concepts, &lesson_.glossary}) {
      for (const Term& entry : *terms) {
        if (entry.card && seen.insert(entry.term).second) term(entry);
      }
    }
    for (const Aid& each : lesson_.aids) aid(each);
    return std::move(cards_);
  }

 private:
  template <typename Node>
  StudyCard& add(const std::string& id, StudyCard::Origin origin, const Node& node) {
    // Two gaps with one answer would be one card: later ones are told apart by their place.
    std::string own = id;
    for (int n = 2; !ids_.insert(own).second; ++n) own = id + "-" + std::to_string(n);
    StudyCard& card = cards_.emplace_back();
    card.id = std::move(own);
    card.origin = origin;
    card.source = node.id;
    card.edition = node.edition;
    card.span = node.span;
    return card;
  }

  void written(const Card& card) {
    const auto add_written = [&](const std::string& id) -> StudyCard& {
      return add(id, StudyCard::Origin::written, card);
    };
    switch (card.kind) {
      case Card::Kind::basic: {
        StudyCard& made = add_written(card.id);
        made.front = card.front;
        made.back = card.back;
        return;
      }
      case Card::Kind::reversed: {
        StudyCard& there = add_written(card.id + "/0");
        there.front = card.front;
        there.back = card.back;
        StudyCard& back = add_written(card.id + "/1");
        back.front = card.back;
        back.back = card.front;
        return;
      }
      case Card::Kind::typed: {
        StudyCard& made = add_written(card.id);
        made.answer = StudyCard::Answer::typed;
        made.front = card.front;
        if (!card.gaps.empty()) {
          made.accept = card.gaps.front().accept;
          made.back.push_back(paragraph({words(answer_of(card.gaps.front()))}));
        }
        made.back.insert(made.back.end(), card.back.begin(), card.back.end());
        return;
      }
      case Card::Kind::cloze:
        for (std::size_t gap = 0; gap < card.gaps.size(); ++gap) {
          StudyCard& made = add_written(card.id + "/" + base::short_hash(answer_of(card.gaps[gap]), 10));
          made.front = card.front;
          fill(made.front, card.gaps, gap, kNoGap);
          made.back = card.front;
          fill(made.back, card.gaps, kNoGap, gap);
          made.back.insert(made.back.end(), card.back.begin(), card.back.end());
        }
        return;
    }
  }

  void term(const Term& entry) {
    const Blocks name = {paragraph({words(entry.term)})};
    StudyCard& meaning = add(entry.id + "/meaning", StudyCard::Origin::term, entry);
    meaning.front = name;
    meaning.back = entry.meaning;
    StudyCard& word = add(entry.id + "/word", StudyCard::Origin::term, entry);
    word.front = entry.meaning;
    word.back = name;
  }

  void aid(const Aid& given) {
    Blocks front = given.ask, back = given.answer;
    switch (given.kind) {
      case Aid::Kind::acronym:
        if (front.empty() && !given.title.empty()) front = {paragraph({strong(given.title)})};
        if (back.empty()) back = spelt_out(given);
        break;
      case Aid::Kind::rhyme:
        if (front.empty()) front = without_rhymes(given.text);
        if (back.empty()) back = given.text;
        break;
      case Aid::Kind::story:
      case Aid::Kind::tool:
        // What a story stands for only its author can say: without an answer, the title asks for the
        // text, and without a title there is nothing to ask.
        if (front.empty() && !back.empty()) front = given.text;
        if (front.empty() && !given.title.empty()) front = {paragraph({words(given.title)})};
        if (back.empty()) back = given.text;
        break;
    }
    if (front.empty() || back.empty()) return;
    constexpr const char* kEnding[] = {"rhyme", "story", "tool", "letters"};
    StudyCard& made = add(given.id + "/" + kEnding[static_cast<int>(given.kind)], StudyCard::Origin::aid, given);
    made.front = std::move(front);
    made.back = std::move(back);
  }

  static Blocks spelt_out(const Aid& aid) {
    Block list;
    list.kind = Block::Kind::list;
    for (const Aid::Word& word : aid.words) {
      Block item;
      item.kind = Block::Kind::item;
      item.children = {paragraph({words(word.silent ? "(" + word.text + ")" : word.text)})};
      list.children.push_back(std::move(item));
    }
    Blocks out;
    if (!list.children.empty()) out.push_back(std::move(list));
    return out;
  }

  // The last word of every line but the first is taken out: the ear has to find it. A rhyme of one
  // line loses its last word. Only plain words at a line's end are taken; punctuation stays.
  static Blocks without_rhymes(const Blocks& text) {
    Blocks out = text;
    for (Block& block : out) {
      Inlines cut;
      bool first = true, any = false;
      for (std::size_t i = 0; i < block.inlines.size(); ++i) {
        const Inline& node = block.inlines[i];
        const bool line_end = i + 1 == block.inlines.size() || is_break(block.inlines[i + 1]);
        const bool only = line_end && i + 1 == block.inlines.size() && !any;
        if (node.kind == Inline::Kind::text && line_end && (!first || only)) {
          append_blanked(cut, node.text);
          any = true;
        } else {
          cut.push_back(node);
        }
        if (is_break(node)) first = false;
        if (line_end && i + 1 < block.inlines.size()) first = false;
      }
      block.inlines = std::move(cut);
    }
    return out;
  }

  static bool is_break(const Inline& node) {
    return node.kind == Inline::Kind::soft_break || node.kind == Inline::Kind::hard_break;
  }

  static void append_blanked(Inlines& out, const std::string& line) {
    constexpr std::string_view kEnds = ".,;:!?\"')";
    std::size_t end = line.size();
    while (end > 0 && (kEnds.find(line[end - 1]) != std::string_view::npos || line[end - 1] == ' ')) --end;
    std::size_t begin = end;
    while (begin > 0 && line[begin - 1] != ' ') --begin;
    if (begin == end) {
      out.push_back(words(line));
      return;
    }
    Inline gap;
    gap.kind = Inline::Kind::gap;
    if (begin > 0) out.push_back(words(line.substr(0, begin)));
    out.push_back(std::move(gap));
    if (end < line.size()) out.push_back(words(line.substr(end)));
  }

  const Lesson& lesson_;
  std::vector<StudyCard> cards_;
  std::set<std::string> ids_;
};

}  // namespace

std::vector<StudyCard> study_cards(const Lesson& lesson) {
  return Maker(lesson).make();
}

std::vector<Blocks> open_fronts(const Lesson& lesson) {
  std::vector<Blocks> out;
  for (const Card& card : lesson.cards) out.push_back(card.front);
  for (StudyCard& card : study_cards(lesson)) {
    if (card.origin != StudyCard::Origin::written) out.push_back(std::move(card.front));
  }
  return out;
}

}  // namespace colloquy::lesson
