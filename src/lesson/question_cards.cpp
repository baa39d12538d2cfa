#include "lesson/question_cards.h"

#include <algorithm>
#include <utility>

#include "lesson/filled.h"

namespace colloquy::lesson {
namespace {

Block item_of(Blocks inside) {
  Block item;
  item.kind = Block::Kind::item;
  item.children = std::move(inside);
  return item;
}

Block list_of(std::vector<Block> items, bool ordered = false) {
  Block list;
  list.kind = Block::Kind::list;
  list.ordered = ordered;
  list.children = std::move(items);
  return list;
}

void append(Blocks& to, const Blocks& blocks) {
  to.insert(to.end(), blocks.begin(), blocks.end());
}

// "left: right" of a pair, in one paragraph where both are.
Blocks joined(const Question::Pair& pair) {
  Blocks out = pair.left;
  if (out.size() == 1 && pair.right.size() == 1 && out[0].kind == Block::Kind::paragraph &&
      pair.right[0].kind == Block::Kind::paragraph) {
    out[0].inlines.push_back(words(" → "));
    out[0].inlines.insert(out[0].inlines.end(), pair.right[0].inlines.begin(), pair.right[0].inlines.end());
  } else {
    append(out, pair.right);
  }
  return out;
}

// In an order that gives nothing away and is the same in each build; what reads alike once.
Block by_words(std::vector<Blocks> things) {
  std::stable_sort(things.begin(), things.end(),
                   [](const Blocks& a, const Blocks& b) { return plain_text(a) < plain_text(b); });
  const auto same = [](const Blocks& a, const Blocks& b) { return plain_text(a) == plain_text(b); };
  things.erase(std::unique(things.begin(), things.end(), same), things.end());
  std::vector<Block> items;
  for (Blocks& thing : things) items.push_back(item_of(std::move(thing)));
  return list_of(std::move(items));
}

void options(const Question& question, StudyCard& card) {
  std::vector<Block> all, right;
  for (const Option& option : question.options) {
    all.push_back(item_of(option.text));
    if (option.right) {
      Blocks with_why = option.text;
      append(with_why, option.feedback);
      right.push_back(item_of(std::move(with_why)));
    }
  }
  card.front.push_back(list_of(std::move(all)));
  card.back.push_back(list_of(std::move(right)));
}

void sides(const Question& question, StudyCard& card) {
  using Kind = Question::Kind;
  switch (question.kind) {
    case Kind::choice:
    case Kind::multiple:
    case Kind::true_false: options(question, card); break;
    case Kind::match: {
      std::vector<Block> left, both;
      std::vector<Blocks> right;
      for (const Question::Pair& pair : question.pairs) {
        right.push_back(pair.right);
        if (pair.left.empty()) continue;
        left.push_back(item_of(pair.left));
        both.push_back(item_of(joined(pair)));
      }
      card.front.push_back(list_of(std::move(left)));
      card.front.push_back(by_words(std::move(right)));
      card.back.push_back(list_of(std::move(both)));
      break;
    }
    case Kind::order: {
      std::vector<Block> steps;
      std::vector<Blocks> mixed;
      for (const Question::Step& step : question.steps) {
        steps.push_back(item_of(step.text));
        mixed.push_back(step.text);
      }
      card.front.push_back(by_words(std::move(mixed)));
      card.back.push_back(list_of(std::move(steps), true));
      break;
    }
    case Kind::open: {
      std::vector<Block> ideas;
      for (const Idea& idea : question.ideas) {
        if (!idea.against && !idea.accept.empty()) ideas.push_back(item_of({paragraph({words(idea.accept.front())})}));
      }
      if (!ideas.empty()) card.back.push_back(list_of(std::move(ideas)));
      break;
    }
    case Kind::short_answer:
    case Kind::numeric:
    case Kind::cloze:
    case Kind::hot_text:
      card.back = question.stem;
      fill(card.back, question.gaps, kNoGap, kAllGaps);
      // Words to be marked stay readable in front; what is to be written is a gap there.
      fill(card.front, question.gaps, question.kind == Kind::hot_text ? kNoGap : kAllGaps, kNoGap);
      break;
  }
}

}  // namespace

std::vector<StudyCard> question_cards(const Lesson& lesson) {
  std::vector<StudyCard> out;
  if (!lesson.test) return out;
  for (const Pool& pool : lesson.test->pools) {
    for (const Question& question : pool.questions) {
      StudyCard card;
      card.id = question.id + "/missed";
      card.edition = question.edition;
      card.origin = StudyCard::Origin::question;
      card.source = question.id;
      card.span = question.span;
      card.front = pool.material;
      append(card.front, question.stem);
      sides(question, card);
      append(card.back, question.answer);
      append(card.back, question.feedback);
      out.push_back(std::move(card));
    }
  }
  return out;
}

}  // namespace colloquy::lesson
