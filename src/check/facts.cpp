#include "check/facts.h"

#include <algorithm>
#include <variant>

#include "base/utf8.h"
#include "text/stem.h"
#include "text/words.h"

namespace colloquy::check {

Stemmer::Known& Stemmer::known(std::string_view word) {
  const auto at = known_.find(word);
  if (at != known_.end()) return at->second;
  const Known made{std::hash<std::string>{}(text::stem(word)), text::is_stop_word(word)};
  return known_.emplace(word, made).first->second;
}

Stems Stemmer::stems(std::string_view text) {
  Stems out;
  text::each_word(text, [&](std::string_view word) { out.push_back(known(word).stem); });
  return out;
}

Stems Stemmer::stems(std::string_view text, Stems& fresh) {
  Stems out;
  text::each_word(text, [&](std::string_view word) {
    Known& met = known(word);
    if (met.met != round_) fresh.push_back(met.stem);
    met.met = round_;
    out.push_back(met.stem);
  });
  return out;
}

Stems Stemmer::content(std::string_view text) {
  Stems out;
  text::each_word(text, [&](std::string_view word) {
    if (const Known met = known(word); !met.stop) out.push_back(met.stem);
  });
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

namespace {

TermFact fact_of(const lesson::Term& term, bool is_concept, Stemmer& stemmer) {
  TermFact fact{&term, is_concept, {stemmer.stems(term.term)}};
  for (const std::string& form : term.also) fact.names.push_back(stemmer.stems(form));
  return fact;
}

}  // namespace

CourseFacts::CourseFacts(const lesson::Course& c, std::function<std::string_view(base::FileId)> text,
                         const base::Each& each, const Visit& visit)
    : course(c), text_(std::move(text)) {
  Stemmer stemmer;
  for (const lesson::Term& term : course.glossary) glossary_.push_back(fact_of(term, false, stemmer));
  lessons_.resize(course.lessons.size());
  // Some lessons at a time share what their words' stems are; all of them would have to wait for each other.
  constexpr std::size_t kSome = 16;
  each((lessons_.size() + kSome - 1) / kSome, [&](std::size_t some) {
    Stemmer common;
    for (std::size_t i = some * kSome; i < std::min(lessons_.size(), (some + 1) * kSome); ++i) {
      lessons_[i] = std::make_unique<LessonFacts>(course.lessons[i], *this, common);
      visit(i, *lessons_[i]);
      lessons_[i]->forget_stems();
    }
  });
}

LessonFacts::LessonFacts(const lesson::Lesson& l, const CourseFacts& c, Stemmer& stemmer)
    : lesson(l), course(c), lines_(c.text()) {
  stemmer.begin();
  collect(stemmer);
  prose_.shrink_to_fit();
  std::sort(present_.begin(), present_.end());
  present_.erase(std::unique(present_.begin(), present_.end()), present_.end());
  present_.shrink_to_fit();
  for (const lesson::Term& term : lesson.concepts) terms_.push_back(fact_of(term, true, stemmer));
  for (const lesson::Term& term : lesson.glossary) terms_.push_back(fact_of(term, false, stemmer));
}

void LessonFacts::forget_stems() {
  for (Prose& p : prose_) p.stems = {};
  stemmer_ = {};
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
  return stemmer_.stems(text);
}
Stems LessonFacts::content(std::string_view text) const {
  return stemmer_.content(text);
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
    const std::string line = lower(lines_.line(within.file, number));
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

void LessonFacts::add(Where where, std::string text, const lesson::Blocks* blocks, const void* owner, base::Span span,
                      Stemmer& stemmer) {
  Stems stems = stemmer.stems(text, present_);
  prose_.push_back({where, blocks, owner, span, std::move(text), std::move(stems)});
}

void LessonFacts::collect(Stemmer& stemmer) {
  const auto add_text = [&](Where where, std::string text, const void* owner, base::Span span) {
    this->add(where, std::move(text), nullptr, owner, span, stemmer);
  };
  const auto add = [&](Where where, const lesson::Blocks& blocks, const void* owner, base::Span span) {
    if (blocks.empty()) return;
    if (!span.known()) {
      span = blocks.front().span;
      span.end_line = std::max(span.end_line, blocks.back().span.end_line);
    }
    this->add(where, lesson::plain_text(blocks), &blocks, owner, span, stemmer);
  };
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
          if (turn->recording || part.recording) recorded_.insert(turn);
          add(Where::turn, turn->text, turn, {});
          add(Where::aside, turn->asides, turn, {});
        } else {
          const auto& prompt = std::get<lesson::Prompt>(line);
          ideas(prompt.ideas, &prompt);
          options(prompt.options, &prompt);
        }
      }
      if (part.summary && (part.summary->recording || part.recording)) recorded_.insert(&*part.summary);
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
