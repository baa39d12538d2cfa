#include <algorithm>
#include <numeric>

#include "check/facts.h"
#include "check/passes.h"
#include "text/fold.h"

namespace colloquy::check {
namespace {

std::size_t room_of(const lesson::Pool& pool) {
  return pool.draw > 0 ? std::min(pool.questions.size(), static_cast<std::size_t>(pool.draw)) : pool.questions.size();
}

std::string questions(std::size_t n) {
  return std::to_string(n) + (n == 1 ? " question" : " questions");
}

void check_blueprint(const lesson::Test& test, Report& report) {
  const lesson::Blueprint& plan = *test.blueprint;
  int total = 0;
  for (const lesson::Blueprint::Row& row : plan.rows) {
    for (std::size_t column = 0; column < row.counts.size() && column < plan.levels.size(); ++column) {
      const int wanted = row.counts[column];
      total += wanted;
      std::size_t there = 0;
      for (const lesson::Pool& pool : test.pools) {
        const auto fits = std::count_if(pool.questions.begin(), pool.questions.end(), [&](const lesson::Question& q) {
          return text::fold(q.objective) == text::fold(row.objective) &&
                 text::fold(q.level) == text::fold(plan.levels[column]);
        });
        there += std::min(static_cast<std::size_t>(fits), room_of(pool));
      }
      if (wanted <= 0 || static_cast<std::size_t>(wanted) <= there) continue;
      report.at(row.span,
                "The blueprint wants " + questions(static_cast<std::size_t>(wanted)) + " on " + quoted(row.objective) +
                    " at " + quoted(plan.levels[column]) + ", there " + (there == 1 ? "is " : "are ") +
                    std::to_string(there) + ".",
                "Write more of them, or lower the number.");
    }
  }
  const std::size_t room = std::accumulate(test.pools.begin(), test.pools.end(), std::size_t{0},
                                           [](std::size_t n, const lesson::Pool& p) { return n + room_of(p); });
  if (total > 0 && static_cast<std::size_t>(total) > room) {
    report.at(plan.span,
              "The blueprint counts " + questions(static_cast<std::size_t>(total)) + ", the pools draw " +
                  std::to_string(room) + ".",
              "Raise draw, or lower the numbers.");
  } else if (test.draw > 0 && total > 0 && test.draw != total) {
    report.at(plan.span,
              "The blueprint counts " + questions(static_cast<std::size_t>(total)) + ", the test draws " +
                  std::to_string(test.draw) + ".",
              "Make the two numbers agree.");
  }
}

void run(const LessonFacts& facts, Report& report) {
  if (!facts.lesson.test) return;
  const lesson::Test& test = *facts.lesson.test;
  std::size_t all = 0;
  for (const lesson::Pool& pool : test.pools) {
    all += room_of(pool);
    if (pool.draw <= 0 || static_cast<std::size_t>(pool.draw) <= pool.questions.size()) continue;
    report.at(pool.title_span.known() ? pool.title_span : pool.span,
              "This pool draws " + questions(static_cast<std::size_t>(pool.draw)) + " and holds " +
                  std::to_string(pool.questions.size()) + ".",
              "Write more of them, or lower the number.");
  }
  if (test.draw > 0 && static_cast<std::size_t>(test.draw) > all) {
    report.at(facts.heading(lesson::Section::test),
              "The test draws " + questions(static_cast<std::size_t>(test.draw)) + ", its pools give " +
                  std::to_string(all) + ".",
              "Write more of them, or lower the number.");
  }
  if (test.blueprint) check_blueprint(test, report);
}

}  // namespace

const Rule kDraw = {.info = {.id = "teaching/draw",
                             .summary = "A test draws more questions than there are.",
                             .explanation = "draw counts per pool and for the whole test; a blueprint counts per "
                                            "objective and level. All of them have to be there.",
                             .bad = "*(draw 5)*\n\n1. ...\n2. ...",
                             .good = "*(draw 2)*\n\n1. ...\n2. ..."},
                    .lesson = run};

}  // namespace colloquy::check
