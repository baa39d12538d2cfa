#include "api/fit.h"

#include <algorithm>

#include "api/card_log.h"
#include "api/course_memory.h"
#include "api/events_made.h"
#include "learn/history.h"
#include "learn/pooled.h"

namespace colloquy::api {
namespace {

using base::Json;
using base::Result;

Json fitted(std::string_view level, const std::string& version, const learn::Weights& weights) {
  Json list = Json::array();
  for (const double w : weights) list.push(w);
  return Json::object()
      .set("algorithm", learn::kAlgorithm)
      .set("version", version)
      .set("level", level)
      .set("w", std::move(list));
}

// The course's, where the learner has not had them.
Result<std::optional<store::NewEvent>> course_fit(World& world, const Call& call, const store::Study& study) {
  if (study.level == "learner") return std::optional<store::NewEvent>();
  const std::optional<CourseMemory> course = TRY(course_memory(world.store, call.course->id()));
  if (!course || course->version == study.version) return std::optional<store::NewEvent>();
  return std::optional(event_of(world, call, store::kind::kFit,
                                fitted("course", course->version, course->weights).set("items", course->items)));
}

}  // namespace

Result<std::optional<store::NewEvent>> fit_if_due(World& world, const Call& call, const Deck& deck) {
  const store::Study& study = deck.study();
  const std::int64_t before = study.level == "learner" ? study.reviews : 0;
  const std::int64_t needed = std::max(kFewestReviews, before + before / 5);
  // No more were answered here than the cards say; they may say more, of what came along without its answers.
  std::int64_t most = 0;
  for (const store::Card& card : deck.known()) most += card.state.reps;
  if (most < needed) return course_fit(world, call, study);
  const std::vector<store::GivenAnswer> answers = TRY(world.store.answers_given(*call.learner, call.course->id()));
  const auto reviews = static_cast<std::int64_t>(answers.size());
  if (reviews < needed) return course_fit(world, call, study);

  const std::vector<learn::Reviewed> log = learn::reviewed(card_log(answers));
  const std::optional<CourseMemory> course = TRY(course_memory(world.store, call.course->id()));
  const learn::Fit fit = learn::own(log, course ? course->weights : learn::kDefaultWeights).fit;
  return std::optional(event_of(world, call, store::kind::kFit,
                                fitted("learner", std::to_string(reviews), fit.weights)
                                    .set("items", static_cast<std::int64_t>(fit.items))
                                    .set("reviews", reviews)
                                    .set("loss", learn::log_loss(log, fit.weights))));
}

}  // namespace colloquy::api
