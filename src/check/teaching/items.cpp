#include "check/teaching/items.h"

#include <variant>

#include "text/sentences.h"

namespace colloquy::check {

using lesson::Question;

void each_question(const lesson::Lesson& lesson, const std::function<void(const Question&)>& see) {
  if (!lesson.test) return;
  for (const lesson::Pool& pool : lesson.test->pools) {
    for (const Question& q : pool.questions) see(q);
  }
}

void each_option_list(const lesson::Lesson& lesson, const std::function<void(const OptionList&)>& see) {
  if (lesson.dialogue) {
    for (const lesson::Part& part : lesson.dialogue->parts) {
      for (const lesson::Line& line : part.lines) {
        const auto* prompt = std::get_if<lesson::Prompt>(&line);
        if (prompt == nullptr || prompt->options.empty()) continue;
        base::Span label = prompt->span;
        label.end_line = label.line;
        label.end_column = label.column + 8;
        see({&prompt->options, nullptr, label});
      }
    }
  }
  each_question(lesson, [&](const Question& q) {
    const bool boxes =
        q.kind == Question::Kind::choice || q.kind == Question::Kind::multiple || q.kind == Question::Kind::true_false;
    if (boxes && !q.options.empty()) see({&q.options, &q, place_of(q)});
  });
}

void each_choice(const lesson::Lesson& lesson, const std::function<void(const ChoiceItem&)>& see) {
  each_question(lesson, [&](const Question& q) {
    if (q.kind != Question::Kind::choice || q.options.size() < 3) return;
    ChoiceItem item;
    item.question = &q;
    item.stem = lesson::plain_text(q.stem);
    int keys = 0;
    for (std::size_t i = 0; i < q.options.size(); ++i) {
      const std::string text = lesson::plain_text(q.options[i].text);
      if (q.options[i].right) {
        item.key = text;
        item.key_index = i;
        ++keys;
      } else {
        item.distractors.push_back(text);
        item.wrong.push_back(&q.options[i]);
      }
    }
    if (keys == 1) see(item);
  });
}

base::Span place_of(const Question& q) {
  return q.stem_span.known() ? q.stem_span : q.span;
}

std::string asked(std::string_view stem) {
  const std::vector<std::string_view> sentences = text::split_sentences(stem);
  for (auto at = sentences.rbegin(); at != sentences.rend(); ++at) {
    if (at->find('?') != std::string_view::npos) return std::string(*at);
  }
  return sentences.empty() ? std::string() : std::string(sentences.back());
}

}  // namespace colloquy::check
