#include "learn/idea_model.h"

namespace colloquy::learn {

// clang-format off
// In the order of IdeaFeature. A coefficient of 0 had the wrong sign in that field and was left out.
const IdeaModel kOneWording = {
    -1.0780, {2.6699, 0.1905, 0.1152, 0, 1.9317, 0.8490, -0.4071, 0, 0, -0.3092, -0.1858, -1.3897},
    2.2, -0.6};
const IdeaModel kSeveralWordings = {
    -4.5197, {0, 2.0618, 0.2827, 0.1092, 3.0065, 0.9244, 0.1782, -1.3743, -0.0424, -1.6874, -1.3520, 1.2433},
    1.7, -0.6};
// clang-format on

double log_odds(const IdeaModel& model, const IdeaFeatures& features) {
  double sum = model.intercept;
  for (std::size_t i = 0; i < features.size(); ++i) sum += model.weights[i] * features[i];
  return sum;
}

}  // namespace colloquy::learn
