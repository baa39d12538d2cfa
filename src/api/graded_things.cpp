#include "api/graded_things.h"

#include "api/words_of.h"

namespace colloquy::api {
namespace {

lesson::Blocks words(const package::Html& html) {
  std::string text = words_of(html);
  if (text.empty()) return {};
  lesson::Inline words_inside;
  words_inside.text = std::move(text);
  lesson::Block paragraph;
  paragraph.inlines.push_back(std::move(words_inside));
  return {std::move(paragraph)};
}

}  // namespace

std::vector<lesson::Idea> ideas_of(const std::vector<package::IdeaData>& ideas) {
  std::vector<lesson::Idea> out;
  for (const package::IdeaData& idea : ideas) {
    lesson::Idea made;
    made.id = idea.id;
    made.accept = idea.accept;
    made.against = idea.against;
    out.push_back(std::move(made));
  }
  return out;
}

lesson::Question question_of(const package::QuestionData& data) {
  lesson::Question out;
  out.id = data.id;
  out.edition = data.edition;
  out.kind = data.kind;
  out.stem = words(data.stem);
  for (const package::OptionData& option : data.options) {
    lesson::Option made;
    made.id = option.id;
    made.right = option.right;
    made.text = words(option.text);
    out.options.push_back(std::move(made));
  }
  for (const package::PairData& pair : data.pairs)
    out.pairs.push_back({pair.id, words(pair.left), words(pair.right), {}});
  for (const package::StepData& step : data.steps) out.steps.push_back({step.id, words(step.text), {}});
  out.ideas = ideas_of(data.ideas);
  out.gaps = data.gaps;
  out.points = data.points;
  out.objective = data.objective;
  out.level = data.level;
  out.exact = data.exact;
  out.fixed_order = data.fixed_order;
  return out;
}

lesson::Test test_of(const package::TestData& data) {
  lesson::Test out;
  for (const package::PoolData& pool : data.pools) {
    lesson::Pool made;
    made.id = pool.id;
    made.draw = pool.draw;
    for (const package::QuestionData& question : pool.questions) made.questions.push_back(question_of(question));
    out.pools.push_back(std::move(made));
  }
  if (!data.levels.empty()) {
    lesson::Blueprint plan;
    plan.levels = data.levels;
    for (const package::TestData::Row& row : data.blueprint) plan.rows.push_back({row.objective, row.counts, {}});
    out.blueprint = std::move(plan);
  }
  out.draw = data.draw;
  out.pass = data.pass;
  out.minutes = data.minutes;
  return out;
}

learn::Units units_of(const package::LessonData& data) {
  return {data.units.begin(), data.units.end()};
}

}  // namespace colloquy::api
