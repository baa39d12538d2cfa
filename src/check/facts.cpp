#include "check/facts.h"

#include <algorithm>
#include <variant>

#include "base/utf8.h"
#include "text/stem.h"
#include "text/words.h"

namespace colloquy::check {

Stem StemTable::intern(const std::string& word) {
  const auto known = by_word_.find(word);
  if (known != by_word_.end()) return known->second;
  const std::string stem = text::stem(word);
  const auto [at, fresh] = by_stem_.try_emplace(stem, static_cast<Stem>(stop_.size()));
  if (fresh) stop_.push_back(text::is_stop_word(word));
  by_word_.emplace(word, at->second);
  return at->second;
}

Stems StemTable::stems(std::string_view text) {
  Stems out;
  for (const std::string& word : text::words(text)) out.push_back(intern(word));
  return out;
}

Stems StemTable::content(std::string_view text) {
  Stems out;
  for (const std::string& word : text::words(text)) {
    if (!text::is_stop_word(word)) out.push_back(intern(word));
  }
  return out;
}

std::string_view SourceLines::line(base::FileId file, std::uint32_t number) {
  if (!text_ || number == 0) return {};
  const std::string_view text = text_(file);
  auto [at, fresh] = starts_.try_emplace(file);
  std::vector<std::size_t>& starts = at->second;
  if (fresh) {
    starts.push_back(0);
    for (std::size_t i = text.find('\n'); i != std::string_view::npos; i = text.find('\n', i + 1))
      starts.push_back(i + 1);
  }
  if (number > starts.size()) return {};
  const std::size_t begin = starts[number - 1];
  const std::size_t end = number < starts.size() ? starts[number] - 1 : text.size();
  std::string_view line = text.substr(begin, end - begin);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

CourseFacts::CourseFacts(const lesson::Course& c, std::function<std::string_view(base::FileId)> text)
    : course(c), lines_(std::move(text)) {
  const auto fact = [&](const lesson::Term& term) {
    TermFact f{&term, false, {table_.stems(term.term)}};
    for (const std::string& form : term.also) f.names.push_back(table_.stems(form));
    return f;
  };
  for (const lesson::Term& term : course.glossary) glossary_.push_back(fact(term));
  for (const lesson::Lesson& lesson : course.lessons) lessons_.push_back(std::make_unique<LessonFacts>(lesson, *this));
}

LessonFacts::LessonFacts(const lesson::Lesson& l, CourseFacts& c) : lesson(l), course(c), shared_(c) {
  collect();
  for (const Prose& p : prose_) present_.insert(present_.end(), p.stems.begin(), p.stems.end());
  std::sort(present_.begin(), present_.end());
  present_.erase(std::unique(present_.begin(), present_.end()), present_.end());
  const auto add_terms = [&](const std::vector<lesson::Term>& list, bool is_concept) {
    for (const lesson::Term& term : list) {
      TermFact f{&term, is_concept, {stems(term.term)}};
      for (const std::string& form : term.also) f.names.push_back(stems(form));
      terms_.push_back(std::move(f));
    }
  };
  add_terms(lesson.concepts, true);
  add_terms(lesson.glossary, false);
}

bool LessonFacts::is_english() const {
  return lesson.lang == "en" || lesson.lang.starts_with("en-");
}

bool LessonFacts::may_mention(const std::vector<Stems>& names) const {
  return std::any_of(names.begin(), names.end(), [&](const Stems& name) {
    return !name.empty() && std::all_of(name.begin(), name.end(), [&](Stem s) {
      return std::binary_search(present_.begin(), present_.end(), s);
    });
  });
}

Stems LessonFacts::stems(std::string_view text) const {
  return shared_.table_.stems(text);
}
Stems LessonFacts::content(std::string_view text) const {
  return shared_.table_.content(text);
}

base::Span LessonFacts::heading(lesson::Section section) const {
  const auto at = lesson.headings.find(section);
  if (at != lesson.headings.end()) return at->second;
  return {lesson.file, 1, 1, 1, 1};
}

base::Span LessonFacts::find(base::Span within, std::string_view words) const {
  if (words.empty() || !within.known()) return within;
  const auto lower = [](std::string_view s) {
    std::string out(s);
    for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return out;
  };
  const std::string wanted = lower(words);
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
  };
  const std::uint32_t last = std::max(within.line, within.end_line);
  for (std::uint32_t number = within.line; number <= last; ++number) {
    const std::string line = lower(shared_.lines_.line(within.file, number));
    std::size_t from = 0;
    if (number == within.line) from = base::offset_of_code_point(line, within.column > 0 ? within.column - 1 : 0);
    for (std::size_t at = line.find(wanted, from); at != std::string::npos; at = line.find(wanted, at + 1)) {
      const std::size_t end = at + wanted.size();
      const bool begins = at == 0 || !is_letter(line[at - 1]) || !is_letter(wanted.front());
      const bool ends = end >= line.size() || !is_letter(line[end]) || !is_letter(wanted.back());
      if (!begins || !ends) continue;
      const std::uint32_t column =
          static_cast<std::uint32_t>(base::count_code_points(std::string_view(line).substr(0, at))) + 1;
      const std::uint32_t width = static_cast<std::uint32_t>(base::count_code_points(wanted));
      return {within.file, number, column, number, column + width};
    }
  }
  return within;
}

void LessonFacts::add(Where where, const lesson::Blocks& blocks, const void* owner, base::Span span) {
  if (blocks.empty()) return;
  if (!span.known()) {
    span = blocks.front().span;
    span.end_line = std::max(span.end_line, blocks.back().span.end_line);
  }
  Prose p{where, &blocks, owner, span, lesson::plain_text(blocks), {}};
  p.stems = stems(p.text);
  prose_.push_back(std::move(p));
}

void LessonFacts::add_text(Where where, std::string text, const void* owner, base::Span span) {
  Prose p{where, nullptr, owner, span, std::move(text), {}};
  p.stems = stems(p.text);
  prose_.push_back(std::move(p));
}

void LessonFacts::collect() {
  const lesson::Lesson& l = lesson;
  const auto ideas = [&](const std::vector<lesson::Idea>& list, const void* owner) {
    for (const lesson::Idea& idea : list) {
      std::string all;
      for (const std::string& wording : idea.accept) all += (all.empty() ? "" : " / ") + wording;
      add_text(Where::idea, all, owner, idea.span);
      add(Where::remark, idea.feedback, owner, {});
    }
  };
  const auto options = [&](const std::vector<lesson::Option>& list, const void* owner) {
    for (const lesson::Option& option : list) {
      add(Where::option, option.text, owner, option.span);
      add(Where::remark, option.feedback, owner, {});
    }
  };
  const auto entries = [&](Where where, const std::vector<lesson::Term>& list) {
    for (const lesson::Term& term : list) add(where, term.meaning, &term, {});
  };
  add(Where::lede, l.lede, nullptr, {});
  entries(Where::objective, l.objectives);
  if (l.overview) {
    for (const auto* level : {&l.overview->quick, &l.overview->standard, &l.overview->detailed}) {
      if (*level) add(Where::overview, (*level)->blocks, &**level, {});
    }
  }
  if (l.dialogue) {
    add(Where::intro, l.dialogue->intro, nullptr, {});
    for (const lesson::Part& part : l.dialogue->parts) {
      add(Where::note, part.note, &part, {});
      for (const lesson::Line& line : part.lines) {
        if (const auto* turn = std::get_if<lesson::Turn>(&line)) {
          add(Where::turn, turn->text, turn, {});
          add(Where::aside, turn->asides, turn, {});
        } else {
          const auto& prompt = std::get<lesson::Prompt>(line);
          ideas(prompt.ideas, &prompt);
          options(prompt.options, &prompt);
        }
      }
      if (part.summary) add(Where::summary, part.summary->text, &*part.summary, {});
    }
  }
  for (const lesson::Chapter& chapter : l.chapters) {
    add(Where::chapter, chapter.content.blocks, &chapter, {});
    if (chapter.explanation) add(Where::chapter, chapter.explanation->blocks, &chapter, {});
    if (chapter.analogy) add(Where::chapter, chapter.analogy->blocks, &chapter, {});
  }
  entries(Where::concept_entry, l.concepts);
  for (const lesson::Example& example : l.examples) add(Where::example, example.blocks, &example, {});
  for (const lesson::Aid& aid : l.aids) {
    if (!aid.title.empty()) add_text(Where::aid, aid.title, &aid, aid.title_span);
    add(Where::aid, aid.text, &aid, {});
    for (const lesson::Aid::Word& word : aid.words) add_text(Where::aid, word.text, &aid, word.span);
    add(Where::aid, aid.ask, &aid, {});
    add(Where::aid, aid.answer, &aid, {});
  }
  for (const lesson::Card& card : l.cards) {
    add(Where::card_front, card.front, &card, {});
    add(Where::card_back, card.back, &card, {});
  }
  if (l.test) {
    for (const lesson::Pool& pool : l.test->pools) {
      add(Where::material, pool.material, &pool, {});
      for (const lesson::Question& q : pool.questions) {
        add(Where::stem, q.stem, &q, {});
        options(q.options, &q);
        ideas(q.ideas, &q);
        for (const lesson::Question::Pair& pair : q.pairs) {
          add(Where::answer, pair.left, &q, {});
          add(Where::answer, pair.right, &q, {});
        }
        for (const lesson::Question::Step& step : q.steps) add(Where::answer, step.text, &q, {});
        add(Where::answer, q.answer, &q, {});
        add(Where::remark, q.feedback, &q, {});
        for (const lesson::Blocks& hint : q.hints) add(Where::hint, hint, &q, {});
      }
    }
  }
  entries(Where::glossary, l.glossary);
  for (const lesson::PlainSection& section : l.plain) add(Where::plain, section.blocks, &section, {});
  add(Where::footnote, l.footnotes, nullptr, {});
  if (l.rehearsal) {
    add(Where::rehearsal, l.rehearsal->intro, nullptr, {});
    for (const lesson::Code& code : l.rehearsal->codes) add(Where::rehearsal, code.meaning, &code, {});
    for (const lesson::Scene& scene : l.rehearsal->scenes) {
      for (const lesson::SceneTurn& turn : scene.turns) add(Where::rehearsal, turn.turn.text, &scene, {});
      for (const lesson::Choice& choice : scene.choices) {
        add(Where::rehearsal, choice.text, &scene, {});
        add(Where::rehearsal, choice.why, &scene, {});
      }
      if (scene.ending) add(Where::rehearsal, scene.ending->text, &scene, {});
    }
  }
}

bool contains(const Stems& text, const Stems& phrase) {
  return !phrase.empty() && std::search(text.begin(), text.end(), phrase.begin(), phrase.end()) != text.end();
}

bool mentions(const Stems& text, const std::vector<Stems>& names) {
  return std::any_of(names.begin(), names.end(), [&](const Stems& name) { return contains(text, name); });
}

std::string listed(const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += i + 1 == words.size() ? " and " : ", ";
    out += words[i];
  }
  return out;
}

std::string quoted(std::string_view words) {
  return "\"" + std::string(words) + "\"";
}

}  // namespace colloquy::check
