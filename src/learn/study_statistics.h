// What a learner's answers say of their memory, and what their cards will ask: recall as it was, predictions against
// what happened, and the load of the days to come. Pure.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "learn/history.h"
#include "learn/schedule.h"

namespace colloquy::learn {

// An answer that a prediction went before: one given at least a day after the card's answer before it.
struct Prediction {
  double recall = 0;     // predicted, 0..1
  double stability = 0;  // days, before the answer
  bool recalled = false;
  Millis at = 0;
};

// In the order of `answers`.
std::vector<Prediction> predictions(std::span<const CardAnswer> answers, const Weights& weights);

// Of how many answers how many were recalled.
struct Recall {
  std::size_t answers = 0, recalled = 0;
  friend bool operator==(const Recall&, const Recall&) = default;
};

// A card is mature when its memory lasts three weeks (Anki's word and limit).
inline constexpr double kMature = 21;  // days of stability
// Recall from `since` on: of young cards and of mature ones.
struct TrueRetention {
  Recall young, mature;
};
TrueRetention true_retention(std::span<const Prediction> predictions, Millis since);

// Predictions of about one height, and what became of them.
struct CalibrationBin {
  double from = 0, to = 0;  // predicted, `to` excluded but for the last
  std::size_t answers = 0;
  double predicted = 0;  // their mean
  double recalled = 0;   // share
};
inline constexpr std::array<double, 7> kBinEdges = {0, 0.5, 0.7, 0.8, 0.9, 0.95, 1};
std::array<CalibrationBin, kBinEdges.size() - 1> calibration(std::span<const Prediction> predictions);

// How many cards fall due on each of the coming learner's days, today first; what is overdue counts as today. Cards
// within their steps count as today. Fresh cards are not counted.
std::vector<std::size_t> forecast(std::span<const CardState> cards, Millis now, int utc_offset, std::size_t days);

// How many answers were given on each of the last days, today last.
std::vector<std::size_t> answers_by_day(std::span<const CardAnswer> answers, Millis now, int utc_offset,
                                        std::size_t days);

}  // namespace colloquy::learn
