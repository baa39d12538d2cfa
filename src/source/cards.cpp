// ## Flash cards: one list entry or paragraph each.
#include <algorithm>

#include "source/answers.h"
#include "source/gaps.h"
#include "source/sections.h"
#include "text/fold.h"

namespace colloquy::source {
namespace {

using lesson::Card;

// Looks like an arrow, and is none.
std::optional<Arrow> near_arrow(const Passage& passage) {
  const std::string_view bare = passage.bare();
  for (const std::string_view mark : {"<=>", "=>", "->", "-->", " - ", " — ", " – ", " > ", "<-", " -\n"}) {
    const std::size_t at = bare.find(mark);
    if (at != std::string_view::npos) return Arrow{at, at + mark.size(), false};
  }
  return std::nullopt;
}

bool is_picture(std::string_view target) {
  const std::string path = text::fold_case(target.substr(0, target.find_first_of("?#")));
  for (const std::string_view end : {".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".avif"}) {
    if (path.ends_with(end)) return true;
  }
  return false;
}

class CardReader {
 public:
  explicit CardReader(Reading& reading) : reading_(reading) {}

  void item(const Node& item) {
    const Node* first = first_paragraph(item);
    if (first == nullptr) {
      reading_.findings.report("form/card", span_of(reading_, item),
                               "A card is front -> back (or a sentence with a [[gap]]).", "");
      return;
    }
    Card card = begin(item.line);
    card.span = span_of(reading_, item);
    sides(card, first->passage, item.children.size() > 1);
    for (const Node& child : item.children) {
      if (&child == first) continue;
      lesson::Blocks& side = card.kind == Card::Kind::cloze ? card.front : card.back;
      read_block(reading_, child, side, &card.gaps);
    }
    finish(std::move(card), first->passage);
  }

  void paragraph(const Node& node) {
    Card card = begin(node.line);
    card.span = span_of(reading_, node);
    sides(card, node.passage, false);
    finish(std::move(card), node.passage);
  }

 private:
  Card begin(std::uint32_t line) {
    Card card;
    const Note* note = reading_.note_at(line);
    if (note != nullptr) {
      card.id = note->id;
      card.draft = reading_.keep_draft(line);
    }
    return card;
  }

  void put(lesson::Blocks& side, const Passage& passage, std::size_t from, std::size_t to,
           std::vector<lesson::Gap>* gaps) {
    lesson::Block block = read_paragraph(reading_, passage, from, to, gaps);
    if (!block.inlines.empty() || block.kind != lesson::Block::Kind::paragraph) side.push_back(std::move(block));
  }

  void sides(Card& card, const Passage& passage, bool more) {
    static const LabelPlace place{{}, false, true};
    const std::optional<Arrow> arrow = find_arrow(passage, 0, passage.size());
    if (arrow) {
      card.kind = arrow->both ? Card::Kind::reversed : Card::Kind::basic;
      put(card.front, passage, 0, arrow->from, &card.gaps);
      const std::size_t before = card.gaps.size();
      if (before > 0) {
        reading_.findings.report("form/card", passage.span(0, arrow->from), "A gap stands on the front of this card.",
                                 "Put it behind the arrow, or take the arrow away.");
      }
      put(card.back, passage, arrow->to, passage.size(), &card.gaps);
      if (card.gaps.size() > before) typed(card, passage, *arrow);
      check_sides(card, passage, *arrow, more);
      const std::optional<Arrow> second = find_arrow(passage, arrow->to, passage.size());
      if (second) {
        reading_.findings.report("form/arrow", passage.span(second->from, second->to), "This card has two arrows.",
                                 "One card has one arrow; write \\-> if the sign is meant.");
      }
      return;
    }
    const std::optional<Label> label = label_at(reading_, passage, 0, true, place);
    if (label && !has_gap(passage, label->text, passage.size())) {
      put(card.front, passage, label->name_from, label->name_to, nullptr);
      put(card.back, passage, label->text, passage.size(), nullptr);
      check_sides(card, passage, Arrow{label->name_to, label->text, false}, more);
      return;
    }
    card.kind = Card::Kind::cloze;
    put(card.front, passage, 0, passage.size(), &card.gaps);
    // "front > [[answer]]": a typed card whose arrow is half.
    for (const std::string_view mark : {" > [[", " - [[", " => [[", " -- [["}) {
      const std::size_t at = passage.bare().find(mark);
      if (at == std::string_view::npos) continue;
      reading_.findings.report("form/card", passage.span(at + 1, at + mark.size() - 3),
                               "A card is front -> back (or a sentence with a [[gap]]).",
                               "An arrow is -> with a space on both sides.");
      break;
    }
  }

  // front -> [[answer]]: nothing but the gap stands behind the arrow.
  void typed(Card& card, const Passage& passage, const Arrow& arrow) {
    card.kind = Card::Kind::typed;
    if (card.gaps.size() > 1) {
      reading_.findings.report("form/card", passage.span(arrow.to, passage.size()), "A typed answer is one gap.",
                               "Write front -> [[answer / other]], or a sentence with gaps and no arrow.");
    }
  }

  void check_sides(const Card& card, const Passage& passage, const Arrow& arrow, bool more) {
    const bool no_front = card.front.empty(), no_back = card.back.empty() && !more;
    if (!no_front && !no_back) return;
    reading_.findings.report("form/card-side", passage.span(arrow.from, arrow.to),
                             no_front ? "The front of this card is empty." : "The back of this card is empty.",
                             "Both sides of the arrow hold something.");
  }

  void finish(Card card, const Passage& passage) {
    if (card.kind == Card::Kind::cloze && card.gaps.empty() && !has_gap(passage, 0, passage.size())) {
      const std::optional<Arrow> near = near_arrow(passage);
      reading_.findings.report("form/card",
                               near ? passage.span(near->from, near->to) : passage.span(0, passage.line_end(0)),
                               "A card is front -> back (or a sentence with a [[gap]]).",
                               near ? "An arrow is -> with a space on both sides." : "");
      return;
    }
    for (lesson::Gap& gap : card.gaps) {
      if (gap.kind == lesson::Gap::Kind::hot)
        reading_.findings.report("form/hot-mixed", gap.span, "Words to mark belong into a test.",
                                 "Take the box out of this gap.");
    }
    for (const lesson::Blocks* side : {&card.front, &card.back}) {
      for (const lesson::Block& block : *side) {
        if (block.inlines.size() != 1 || block.inlines[0].kind != lesson::Inline::Kind::link ||
            !is_picture(block.inlines[0].link->target))
          continue;
        reading_.findings.report("form/picture", block.span, "This card links to a picture instead of showing it.",
                                 "Put ! before the bracket.");
      }
    }
    reading_.lesson.cards.push_back(std::move(card));
  }

  Reading& reading_;
};

}  // namespace

void read_cards(Reading& reading, const SectionText& section) {
  if (is_empty(section.nodes)) return report_empty(reading, *section.heading, section.title);
  CardReader reader(reading);
  for (const Node* node : section.nodes) {
    if (node->kind == BlockKind::list) {
      for (const Node& item : node->children) reader.item(item);
    } else if (is_paragraph(*node)) {
      reader.paragraph(*node);
    } else if (node->kind == BlockKind::heading) {
      reading.anchor(heading_text(*node));
    } else if (!is_comment(*node)) {
      reading.findings.report("form/list", span_of(reading, *node),
                              quoted(section.title) + " is a list: begin each line with a dash.", "");
    }
  }
}

}  // namespace colloquy::source
