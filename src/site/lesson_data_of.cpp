#include "site/lesson_data_of.h"

#include <map>

#include "lesson/filled.h"
#include "lesson/question_cards.h"
#include "site/objective_of.h"

namespace colloquy::site {
namespace {

using lesson::Lesson;
using lesson::plain_text;
using lesson::Question;
using namespace package;

// Writes prose for the server's pieces: no terms are linked in them, for a definition opened inside
// a question could be its answer.
class Pieces {
 public:
  explicit Pieces(const write::Resolve& resolve) : resolve_(resolve) {}

  Html blocks(const lesson::Blocks& blocks) const {
    write::Prose::Options options;
    options.resolve = &resolve_;
    return write::Prose(options).blocks(blocks).str();
  }
  Html stem(const lesson::Blocks& blocks) const {
    write::Prose::Options options;
    options.resolve = &resolve_;
    options.gaps_as_places = true;
    return write::Prose(options).blocks(blocks).str();
  }
  Html front(const lesson::Blocks& blocks) const {
    write::Prose::Options options;
    options.resolve = &resolve_;
    options.gap_word = "___";
    return write::Prose(options).blocks(blocks).str();
  }
  Html run(const lesson::Blocks& blocks) const {
    write::Prose::Options options;
    options.resolve = &resolve_;
    return write::Prose(options).run(blocks).str();
  }

 private:
  const write::Resolve& resolve_;
};

OptionData option_of(const lesson::Option& option, const Pieces& pieces) {
  return {option.id, option.right, pieces.run(option.text), pieces.blocks(option.feedback)};
}

IdeaData idea_of(const lesson::Idea& idea, const Pieces& pieces) {
  return {idea.id, idea.accept, idea.against, pieces.blocks(idea.feedback)};
}

void take_prompts(const Lesson& lesson, const Pieces& pieces, LessonData& out) {
  if (!lesson.dialogue) return;
  for (const lesson::Part& part : lesson.dialogue->parts) {
    const lesson::Turn* above = nullptr;
    PromptData* waiting = nullptr;  // whose next speaker is not known yet
    for (const lesson::Line& line : part.lines) {
      if (const auto* turn = std::get_if<lesson::Turn>(&line)) {
        if (waiting) waiting->next_who = turn->who;
        waiting = nullptr;
        above = turn;
        continue;
      }
      const auto& prompt = std::get<lesson::Prompt>(line);
      PromptData data;
      data.id = prompt.id;
      data.part = part.id;
      data.question = prompt.question;
      for (const lesson::Idea& idea : prompt.ideas) data.ideas.push_back(idea_of(idea, pieces));
      for (const lesson::Option& option : prompt.options) data.options.push_back(option_of(option, pieces));
      if (above) data.after_node = above->id;
      out.prompts.push_back(std::move(data));
      waiting = &out.prompts.back();
    }
  }
}

void take_cards(const Lesson& lesson, const TaughtBy& taught, const Pieces& pieces, LessonData& out) {
  const ObjectiveOf objectives(lesson.test ? &*lesson.test : nullptr);
  std::map<std::string, std::string> words;  // term id -> its word
  for (const auto* terms : {&lesson.concepts, &lesson.glossary}) {
    for (const lesson::Term& term : *terms) words[term.id] = term.term;
  }
  const auto take = [&](const lesson::StudyCard& card) {
    CardData data;
    data.id = card.id;
    data.edition = card.edition;
    if (card.origin == lesson::StudyCard::Origin::question) data.question = card.source;
    data.typed = card.answer == lesson::StudyCard::Answer::typed;
    data.front = pieces.front(card.front);
    data.back = pieces.blocks(card.back);
    data.accept = card.accept;
    const auto word = words.find(card.source);
    const std::string both = plain_text(card.front) + " " + plain_text(card.back);
    const Taught where = taught.find(word == words.end() ? "" : word->second, both);
    data.objective = objectives.find(both);
    data.node = where.node;
    data.at_ms = where.at;
    if (!data.question.empty()) {
      out.cards.push_back(std::move(data));
      return;
    }
    if (out.notes.empty() || out.notes.back().id != card.source) out.notes.push_back({card.source, {}, {}, {}, {}});
    out.notes.back().cards.push_back(data.id);
    out.cards.push_back(std::move(data));
  };
  for (const lesson::StudyCard& card : lesson::study_cards(lesson)) take(card);
  for (const lesson::StudyCard& card : lesson::question_cards(lesson)) take(card);
}

// Which gap each card of a cloze asks for is in its note alone.
void take_clozes(const Lesson& lesson, const Pieces& pieces, LessonData& out) {
  std::map<std::string, const lesson::Card*> clozes;
  for (const lesson::Card& card : lesson.cards) {
    if (card.kind == lesson::Card::Kind::cloze) clozes[card.id] = &card;
  }
  for (NoteData& note : out.notes) {
    const auto cloze = clozes.find(note.id);
    if (cloze == clozes.end()) continue;
    note.text = pieces.stem(cloze->second->front);
    note.extra = pieces.blocks(cloze->second->back);
    for (const lesson::Gap& gap : cloze->second->gaps) note.answers.push_back(lesson::answer_of(gap));
  }
}

QuestionData question_of(const Question& question, const TaughtBy& taught, const Pieces& pieces) {
  QuestionData data;
  data.id = question.id;
  data.edition = question.edition;
  data.kind = question.kind;
  data.stem = pieces.stem(question.stem);
  data.answer = pieces.blocks(question.answer);
  data.feedback = pieces.blocks(question.feedback);
  const Taught where = taught.find("", words_of(question));
  data.node = where.node;
  data.at_ms = where.at;
  for (const lesson::Option& option : question.options) data.options.push_back(option_of(option, pieces));
  for (const Question::Pair& pair : question.pairs)
    data.pairs.push_back({pair.id, pieces.run(pair.left), pieces.run(pair.right)});
  for (const Question::Step& step : question.steps) data.steps.push_back({step.id, pieces.run(step.text)});
  for (const lesson::Idea& idea : question.ideas) data.ideas.push_back(idea_of(idea, pieces));
  data.gaps = question.gaps;
  for (const lesson::Blocks& hint : question.hints) data.hints.push_back(pieces.blocks(hint));
  data.points = question.points;
  data.objective = question.objective;
  data.level = question.level;
  data.exact = question.exact;
  data.fixed_order = question.fixed_order;
  return data;
}

void take_test(const Lesson& lesson, const TaughtBy& taught, const Pieces& pieces, TestData& out) {
  if (!lesson.test) return;
  for (const lesson::Pool& pool : lesson.test->pools) {
    PoolData data{pool.id, pool.title, pieces.blocks(pool.material), pool.draw, {}};
    for (const Question& question : pool.questions) data.questions.push_back(question_of(question, taught, pieces));
    if (!data.questions.empty()) out.pools.push_back(std::move(data));
  }
  if (lesson.test->blueprint) {
    out.levels = lesson.test->blueprint->levels;
    for (const lesson::Blueprint::Row& row : lesson.test->blueprint->rows)
      out.blueprint.push_back({row.objective, row.counts});
  }
  out.draw = lesson.test->draw;
  out.minutes = lesson.test->minutes;
  out.pass = lesson.test->pass;
  out.behaviour = lesson.test->behaviour;
  out.tries = lesson.test->tries;
  out.certainty = lesson.test->certainty;
}

}  // namespace

LessonData lesson_data_of(const lesson::Course& course, const Lesson& lesson, const TaughtBy& taught,
                          const write::Resolve& resolve) {
  const Pieces pieces(resolve);
  LessonData out;
  out.id = lesson.id;
  take_prompts(lesson, pieces, out);
  take_cards(lesson, taught, pieces, out);
  take_clozes(lesson, pieces, out);
  take_test(lesson, taught, pieces, out.test);
  for (const auto& [unit, also] : course.units) out.units.emplace_back(unit, also);
  return out;
}

}  // namespace colloquy::site
