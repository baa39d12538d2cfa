#include "learn/idea_model.h"

#include <algorithm>

namespace colloquy::learn {

// clang-format off
// Words of one course of school science (SciEntsBank). For the most part they know which of its questions are hard,
// less what makes an answer good. They help with keys of that course; elsewhere they neither help nor harm beyond
// chance, which tests/ideas/run measures.
constexpr LearntWord kScience[] = {
    {"2", -23, 0}, {"20", 0, 13}, {"3", 0, -31}, {"40", 40, -29}, {"50", 0, -29}, {"a", 6, 0}, {"afternoon", 0, -32},
    {"all", 0, 23}, {"alum", 0, -51}, {"ani", 0, -30}, {"at", 0, -32}, {"batteri", 0, 17}, {"becaus", -17, -15},
    {"begin", 0, -11}, {"both", 0, -23}, {"bubbl", 15, 0}, {"burn", 0, 34}, {"by", 0, 21}, {"c", 16, 0},
    {"can", 0, 15}, {"celsius", 41, 0}, {"chang", 0, 11}, {"circuit", 12, 0}, {"clear", 36, 0}, {"collector", 0, 37},
    {"complet", 35, 0}, {"contact", 0, 9}, {"contain", 0, 11}, {"control", 0, 30}, {"correct", 0, 25},
    {"crystal", -14, 0}, {"dissolv", -29, 0}, {"drop", 0, -41}, {"each", 0, 11}, {"east", -18, -25}, {"electr", 0, 17},
    {"end", 0, 10}, {"experi", 0, -36}, {"faster", 0, 29}, {"flow", -41, 0}, {"for", 0, -14}, {"gas", 36, -4},
    {"grow", 0, -26}, {"heater", 38, 14}, {"higher", 32, -35}, {"if", 20, 0}, {"in", -12, 0}, {"indic", 0, 13},
    {"indophenol", 0, 15}, {"iron", 62, -55}, {"launch", 0, 20}, {"make", 0, -35}, {"materi", -36, 0},
    {"millilit", 0, -20}, {"new", 0, 7}, {"not", 4, 0}, {"of", 0, 29}, {"off", 0, -33}, {"onli", 40, 0}, {"or", 0, 25},
    {"other", 42, 0}, {"pathway", 22, 0}, {"person", 0, 29}, {"posit", 0, 15}, {"produc", 0, 15}, {"reaction", 16, 0},
    {"satur", 0, -14}, {"see", 0, -24}, {"shadow", -15, 0}, {"shape", 0, -13}, {"should", 0, 14}, {"solid", -34, 0},
    {"sound", 0, -20}, {"squar", 0, -26}, {"sugar", 41, 0}, {"sun", -22, -23}, {"temperatur", 18, 0}, {"that", 0, 1},
    {"this", 0, -26}, {"time", 0, -36}, {"togeth", -34, -34}, {"unit", 0, 2}, {"until", 0, -32}, {"use", 15, 0},
    {"vibrat", 0, -69}, {"vitamin", 20, 0}, {"water", -10, 0}, {"west", -28, -16}, {"what", 0, 38}, {"yes", 0, -45}};

// In the order of IdeaFeature. A coefficient of 0: that model does without.
constinit const IdeaModel kOneWording = {
    -1.6819, {2.4591, -0.1313, 0.8715, 0.6635, 0, 2.1067, -0.3387, -0.1116}, kScience, 2.5, -0.6};
constinit const IdeaModel kSeveralWordings = {
    -2.8526, {0, 0, 0.7720, 0, 0.8578, 3.3950, -1.5279, -1.2739}, {}, 1.55, -0.6};
// clang-format on

double log_odds(const IdeaModel& model, const IdeaMeasure& measure) {
  double sum = model.intercept;
  for (std::size_t i = 0; i < measure.features.size(); ++i) sum += model.weights[i] * measure.features[i];
  int hundredths = 0;
  for (const FoundWord& word : measure.words) {
    const auto less = [](const LearntWord& learnt, std::string_view stem) { return learnt.stem < stem; };
    const auto at = std::lower_bound(model.words.begin(), model.words.end(), word.stem, less);
    if (at != model.words.end() && at->stem == word.stem) hundredths += word.found ? at->found : at->missed;
  }
  return sum + hundredths / 100.0;
}

}  // namespace colloquy::learn
