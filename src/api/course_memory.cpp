#include "api/course_memory.h"

#include <algorithm>
#include <vector>

#include "api/card_log.h"
#include "base/hash.h"
#include "learn/pooled.h"

namespace colloquy::api {
namespace {

using base::Json;
using base::Result;

constexpr std::size_t kPage = 500;          // people read at once
constexpr std::size_t kFewestAnswers = 20;  // of a learner, to say something

std::string version_of(const learn::Weights& weights) {
  Json list = Json::array();
  for (const double w : weights) list.push(w);
  return base::short_hash(base::to_string(list), 10);
}

}  // namespace

Result<Json> memory_figure(store::Store& store, const Course& course) {
  std::vector<std::vector<learn::Reviewed>> logs;
  store::Person after;
  while (logs.size() < kMostPooled) {
    const std::vector<store::Person> people = TRY(store.people(course.id(), after, kPage));
    for (const store::Person& person : people) {
      const std::vector<store::GivenAnswer> answers = TRY(store.answers_given(person.learner, course.id()));
      if (answers.size() >= kFewestAnswers) logs.push_back(learn::reviewed(card_log(answers)));
    }
    if (people.size() < kPage) break;
    after = people.back();
  }
  const learn::Pooled pooled = learn::pool(logs);
  Json weights = Json::array();
  for (const double w : pooled.fit.weights) weights.push(w);
  return Json::object()
      .set("w", std::move(weights))
      .set("version", version_of(pooled.fit.weights))
      .set("step", pooled.step)
      .set("learners", logs.size())
      .set("items", static_cast<std::int64_t>(pooled.fit.items));
}

Result<std::optional<CourseMemory>> course_memory(store::Store& store, const std::string& course) {
  const std::optional<store::Figure> figure = TRY(store.figure(course, "", kMemoryFigure));
  if (!figure) return std::optional<CourseMemory>();
  const Json data = TRY(base::parse_json(figure->data));
  const Json::Array& weights = data["w"].as_array();
  CourseMemory out;
  if (data["step"].as_double() <= 0 || weights.size() != out.weights.size()) return std::optional<CourseMemory>();
  for (std::size_t i = 0; i < weights.size(); ++i) out.weights[i] = weights[i].as_double();
  out.version = data["version"].as_string();
  out.items = data["items"].as_int();
  return std::optional(std::move(out));
}

}  // namespace colloquy::api
