#include "api/fit.h"

#include <algorithm>

#include "api/card_log.h"
#include "api/events_made.h"
#include "learn/optimise.h"

namespace colloquy::api {

using base::Json;
using base::Result;

Result<std::optional<store::NewEvent>> fit_if_due(World& world, const Call& call, const Deck& deck) {
  std::int64_t reviews = 0;
  for (const store::Card& card : deck.known()) reviews += card.state.reps;
  const store::Study& study = deck.study();
  const std::int64_t before = study.level == "learner" ? study.reviews : 0;
  if (reviews < std::max(kFewestReviews, before + before / 5)) return std::optional<store::NewEvent>();

  const std::vector<learn::Reviewed> log =
      learn::reviewed(card_log(TRY(world.store.answers_given(*call.learner, call.course->id()))));
  const learn::Fit fit = learn::optimise(log);
  Json weights = Json::array();
  for (const double w : fit.weights) weights.push(w);
  return std::optional(event_of(world, call, store::kind::kFit,
                                Json::object()
                                    .set("algorithm", learn::kAlgorithm)
                                    .set("version", 1)
                                    .set("level", "learner")
                                    .set("w", std::move(weights))
                                    .set("items", static_cast<std::int64_t>(fit.items))
                                    .set("reviews", reviews)
                                    .set("loss", learn::log_loss(log, fit.weights))));
}

}  // namespace colloquy::api
