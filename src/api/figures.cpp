#include "api/figures.h"

#include <algorithm>
#include <future>
#include <map>
#include <set>

#include "api/attempt_end.h"
#include "api/course_memory.h"
#include "api/difficulties.h"
#include "api/given.h"
#include "api/graded_things.h"
#include "api/terms.h"
#include "learn/ability.h"
#include "learn/guess.h"
#include "learn/item_statistics.h"
#include "learn/response_analysis.h"
#include "text/fold.h"

namespace colloquy::api {
namespace {

using base::Json;
using base::Millis;
using base::Result;
using lesson::Question;
using package::LessonData;
using package::QuestionData;

constexpr std::size_t kPage = 500;  // attempts read at once

// A question as it was worded when it was asked.
using Worded = std::pair<std::string, int>;  // id, edition

// What one attempt got for a question, and where it stood.
struct Score {
  Worded worded;
  double score = 0;
  std::size_t place = 0;
};

struct Item {
  const QuestionData* question = nullptr;  // as the package has it now, perhaps in another edition
  double points = 0;
  std::size_t asked = 0, skipped = 0;
  std::vector<Millis> times;
  std::optional<learn::ResponseAnalysis> responses;  // of the wording of now: others' options are not in the package
};

Millis median(std::vector<Millis> times) {
  if (times.empty()) return 0;
  std::sort(times.begin(), times.end());
  const std::size_t half = times.size() / 2;
  return times.size() % 2 == 1 ? times[half] : (times[half - 1] + times[half]) / 2;
}

// How long each answer took: since the one before it, or since the beginning.
std::map<std::string, Millis> times_of(const store::Attempt& attempt) {
  std::vector<const store::Answer*> by_time;
  for (const store::Answer& answer : attempt.answers) by_time.push_back(&answer);
  std::sort(by_time.begin(), by_time.end(), [](const auto* a, const auto* b) { return a->at < b->at; });
  std::map<std::string, Millis> out;
  Millis before = attempt.started;
  for (const store::Answer* answer : by_time) {
    out[answer->question] = std::max<Millis>(0, answer->at - before);
    before = answer->at;
  }
  return out;
}

// The places of a test (learn/item_statistics.h): a question that everybody gets has its own, of those that are drawn
// the first of a pool stands at its first, and so on. A blueprint draws for its cells, from whichever pools.
class Places {
 public:
  explicit Places(const package::TestData& test) {
    for (const package::PoolData& pool : test.pools) {
      if (!test.blueprint.empty()) {
        for (const QuestionData& question : pool.questions)
          drawn_from_[question.id] = text::fold(question.objective) + "\n" + text::fold(question.level);
        continue;
      }
      const bool all = pool.draw <= 0 || static_cast<std::size_t>(pool.draw) >= pool.questions.size();
      if (all && test.draw == 0) continue;
      for (const QuestionData& question : pool.questions) drawn_from_[question.id] = pool.id;
    }
  }
  // Of the questions of one attempt, in their order: call it once for each.
  using Seen = std::map<std::string, std::size_t>;  // pool or cell -> how many of it stood before
  std::size_t next(const std::string& question, Seen& seen) {
    const auto drawn = drawn_from_.find(question);
    const std::string name =
        drawn == drawn_from_.end() ? question : drawn->second + " " + std::to_string(seen[drawn->second]++);
    return numbers_.try_emplace(name, numbers_.size()).first->second;
  }
  std::size_t count() const { return numbers_.size(); }

 private:
  std::map<std::string, std::string> drawn_from_;  // question -> pool or cell
  std::map<std::string, std::size_t> numbers_;
};

class Counting {
 public:
  explicit Counting(const LessonData& data) : units_(units_of(data)), places_(data.test) {
    for (const package::PoolData& pool : data.test.pools) {
      for (const QuestionData& question : pool.questions) questions_[question.id] = &question;
    }
  }

  void add(const store::Attempt& attempt) {
    const Terms terms = Terms::from_json(attempt.terms);
    const std::map<std::string, Millis> times = times_of(attempt);
    std::vector<Score> scores;
    Places::Seen seen;
    double total = 0, possible = 0;
    for (std::size_t i = 0; i < attempt.questions.size(); ++i) {
      const auto question = questions_.find(attempt.questions[i]);
      if (question == questions_.end()) continue;  // taken out of the lesson since
      const store::Answer* answer = answer_in(attempt, attempt.questions[i]);
      const int then = i < terms.items.size() ? terms.items[i].edition : 0;
      const Worded worded{attempt.questions[i], answer ? answer->edition : then > 0 ? then : question->second->edition};
      Item& item = items_[worded];
      item.question = question->second;
      if (!item.responses && worded.second == item.question->edition)
        item.responses.emplace(question_of(*item.question), units_);
      item.points = answer && answer->of > 0 ? answer->of : question->second->points;
      scores.push_back({worded, answer ? answer->score : 0, places_.next(worded.first, seen)});
      total += scores.back().score;
      possible += item.points;
    }
    for (const auto& [worded, score, place] : scores) {
      Item& item = items_[worded];
      ++item.asked;
      const store::Answer* answer = answer_in(attempt, worded.first);
      const Given given = answer ? Given::from_json(answer->given) : Given();
      if (!answer || is_unanswered(given)) {
        ++item.skipped;
        continue;
      }
      item.times.push_back(times.at(worded.first));
      const double rest = possible - item.points;
      if (item.responses) item.responses->add(given.response(*item.question), rest > 0 ? (total - score) / rest : 0);
    }
    attempts_.push_back(std::move(scores));
  }

  TestFigures figures() const {
    std::vector<double> points;
    std::map<Worded, std::size_t> numbers;
    for (const auto& [worded, item] : items_) {
      numbers[worded] = points.size();
      points.push_back(item.points);
    }
    std::vector<learn::Scores> rows;
    for (const std::vector<Score>& scores : attempts_) {
      learn::Scores row(places_.count());
      for (const auto& [worded, score, place] : scores) row[place] = learn::Placed{numbers.at(worded), score};
      rows.push_back(std::move(row));
    }
    const learn::TestStatistics statistics = learn::test_statistics(points, rows);
    TestFigures out;
    out.test = Json::object().set("attempts", attempts_.size());
    Json items = Json::array(), difficulties = Json::array();
    std::size_t at = 0;
    for (const auto& [worded, item] : items_) {
      const learn::ItemStatistics& one = statistics.items[at++];
      const double guess = learn::guessed_share(question_of(*item.question));
      const double difficulty =
          learn::difficulty_of(one.facility / 100, guess, static_cast<std::uint32_t>(one.attempts));
      difficulties.push(
          Json::object().set("question", worded.first).set("edition", worded.second).set("difficulty", difficulty));
      items.push(item_json(worded, item, one, guess, difficulty));
    }
    out.difficulty = Json::object().set("items", std::move(difficulties));
    if (!learn::is_enough(attempts_.size())) return out;
    const auto set = [](Json& json, const char* name, const std::optional<double>& value) {
      if (value) json.set(name, *value);
    };
    out.test.set("mean", statistics.mean)
        .set("median", statistics.median)
        .set("standard_deviation", statistics.standard_deviation);
    set(out.test, "skewness", statistics.skewness);
    set(out.test, "kurtosis", statistics.kurtosis);
    set(out.test, "internal_consistency", statistics.internal_consistency);
    set(out.test, "error_ratio", statistics.error_ratio);
    set(out.test, "standard_error", statistics.standard_error);
    out.test.set("items", std::move(items));
    return out;
  }

 private:
  static const store::Answer* answer_in(const store::Attempt& attempt, const std::string& question) {
    for (const store::Answer& answer : attempt.answers) {
      if (answer.question == question) return &answer;
    }
    return nullptr;
  }

  static bool is_unanswered(const Given& given) {
    return std::all_of(given.fields.begin(), given.fields.end(),
                       [](const auto& field) { return field.second.empty(); });
  }

  static Json item_json(const Worded& worded, const Item& item, const learn::ItemStatistics& one, double guess,
                        double difficulty) {
    Json out = Json::object()
                   .set("question", worded.first)
                   .set("edition", worded.second)
                   .set("points", item.points)
                   .set("attempts", one.attempts)
                   .set("facility", one.facility)
                   .set("standard_deviation", one.standard_deviation)
                   .set("intended_weight", one.intended_weight)
                   .set("guess", guess)
                   .set("difficulty", difficulty)
                   .set("median_ms", median(item.times))
                   .set("skipped", item.skipped);
    if (one.effective_weight) out.set("effective_weight", *one.effective_weight);
    if (one.discrimination_index) out.set("discrimination_index", *one.discrimination_index);
    if (one.discriminative_efficiency) out.set("discriminative_efficiency", *one.discriminative_efficiency);
    if (!item.responses) return out;
    Json parts = Json::array();
    for (const learn::PartStatistics& part : item.responses->parts()) parts.push(part_json(part));
    return std::move(out.set("parts", std::move(parts)));
  }

  static Json part_json(const learn::PartStatistics& part) {
    Json list = Json::array();
    for (const learn::OptionStatistics& one : part.responses) {
      Json json = Json::object()
                      .set("id", one.id)
                      .set("right", one.right)
                      .set("chosen", one.chosen)
                      .set("share", one.share)
                      .set("idle", one.idle)
                      .set("suspicious", one.suspicious);
      if (one.point_biserial) json.set("point_biserial", *one.point_biserial);
      list.push(std::move(json));
    }
    return Json::object()
        .set("kind", learn::part_name(part.kind))
        .set("id", part.id)
        .set("answered", part.answered)
        .set("others", part.others)
        .set("responses", std::move(list));
  }

  std::map<std::string, const QuestionData*> questions_;
  learn::Units units_;
  std::map<Worded, Item> items_;
  Places places_;
  std::vector<std::vector<Score>> attempts_;
};

Result<void> put(store::Store& store, store::Changes changes) {
  std::promise<Result<store::Appended>> promise;
  store.change(std::move(changes), [&](Result<store::Appended> done) { promise.set_value(std::move(done)); });
  const Result<store::Appended> done = promise.get_future().get();
  return done.ok() ? Result<void>() : done.error();
}

}  // namespace

TestFigures figures_of(const LessonData& data, const std::vector<store::Attempt>& attempts) {
  Counting counting(data);
  for (const store::Attempt& attempt : attempts) counting.add(attempt);
  return counting.figures();
}

Result<FiguresMade> make_figures(store::Store& store, const Course& course, Millis now) {
  FiguresMade made;
  // Whoever teaches the course has tried its tests, not taken them.
  std::set<store::LearnerId> teachers;
  for (const store::Person& one : TRY(store.teachers(course.id()))) teachers.insert(one.learner);
  for (const package::LessonEntry& lesson : course.manifest().lessons) {
    if (lesson.questions == 0 || lesson.data.empty()) continue;
    const std::shared_ptr<const LessonData> data = TRY(course.data(lesson));
    if (data->test.pools.empty()) continue;
    TRY(end_overdue(store, course, lesson, now));
    Counting counting(*data);
    std::size_t attempts = 0;
    for (store::LearnerId after; attempts < kMostAttempts;) {
      const std::vector<store::LearnersAttempt> page = TRY(store.first_attempts(course.id(), lesson.id, after, kPage));
      if (page.empty()) break;
      for (const store::LearnersAttempt& one : page) {
        if (teachers.contains(one.learner)) continue;
        counting.add(one.attempt);
        ++attempts;
      }
      after = page.back().learner;
    }
    const TestFigures figures = counting.figures();
    TRY_VOID(
        put(store, {store::change::PutFigure{{course.id(), lesson.id, kTestFigure, now, base::to_string(figures.test)}},
                    store::change::PutFigure{
                        {course.id(), lesson.id, Difficulties::kKind, now, base::to_string(figures.difficulty)}}}));
    ++made.tests;
    made.attempts += attempts;
  }
  const Json memory = TRY(memory_figure(store, course));
  made.memories = static_cast<std::size_t>(memory["learners"].as_int());
  TRY_VOID(put(store, {store::change::PutFigure{{course.id(), "", kMemoryFigure, now, base::to_string(memory)}}}));
  return made;
}

}  // namespace colloquy::api
