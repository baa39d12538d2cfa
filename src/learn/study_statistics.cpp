#include "learn/study_statistics.h"

#include <algorithm>
#include <unordered_map>

namespace colloquy::learn {

std::vector<Prediction> predictions(std::span<const CardAnswer> answers, const Weights& weights) {
  const Fsrs fsrs(weights);
  const std::vector<Reviewed> log = reviewed(answers);
  std::unordered_map<std::int64_t, Memory> memories;
  std::vector<Prediction> out;
  for (std::size_t i = 0; i < log.size(); ++i) {
    const Reviewed& one = log[i];
    const auto [at, is_first] = memories.try_emplace(one.card);
    Memory& memory = at->second;
    if (is_first) {
      memory = fsrs.first(one.grade);
      continue;
    }
    if (one.days > 0) {
      out.push_back({fsrs.retrievability(memory.stability, one.days), memory.stability, one.grade != Grade::again,
                     answers[i].answer.at});
    }
    memory = fsrs.next(memory, one.days, one.grade);
  }
  return out;
}

TrueRetention true_retention(std::span<const Prediction> predictions, Millis since) {
  TrueRetention out;
  for (const Prediction& one : predictions) {
    if (one.at < since) continue;
    Recall& recall = one.stability < kMature ? out.young : out.mature;
    ++recall.answers;
    recall.recalled += one.recalled ? 1 : 0;
  }
  return out;
}

std::array<CalibrationBin, kBinEdges.size() - 1> calibration(std::span<const Prediction> predictions) {
  std::array<CalibrationBin, kBinEdges.size() - 1> out;
  for (std::size_t i = 0; i < out.size(); ++i) out[i].from = kBinEdges[i], out[i].to = kBinEdges[i + 1];
  for (const Prediction& one : predictions) {
    const auto above = std::upper_bound(kBinEdges.begin() + 1, kBinEdges.end() - 1, one.recall);
    CalibrationBin& bin = out[static_cast<std::size_t>(above - kBinEdges.begin()) - 1];
    ++bin.answers;
    bin.predicted += one.recall;
    bin.recalled += one.recalled ? 1 : 0;
  }
  for (CalibrationBin& bin : out) {
    if (bin.answers == 0) continue;
    bin.predicted /= static_cast<double>(bin.answers);
    bin.recalled /= static_cast<double>(bin.answers);
  }
  return out;
}

std::vector<std::size_t> forecast(std::span<const CardState> cards, Millis now, int utc_offset, std::size_t days) {
  std::vector<std::size_t> out(days);
  const std::int64_t today = day_of(now, utc_offset);
  for (const CardState& card : cards) {
    if (card.phase == Phase::fresh) continue;
    const std::int64_t day = std::max<std::int64_t>(0, day_of(card.due, utc_offset) - today);
    if (static_cast<std::size_t>(day) < days) ++out[static_cast<std::size_t>(day)];
  }
  return out;
}

std::vector<std::size_t> answers_by_day(std::span<const CardAnswer> answers, Millis now, int utc_offset,
                                        std::size_t days) {
  std::vector<std::size_t> out(days);
  const std::int64_t today = day_of(now, utc_offset);
  for (const CardAnswer& one : answers) {
    const std::int64_t ago = today - day_of(one.answer.at, one.answer.utc_offset);
    if (ago >= 0 && static_cast<std::size_t>(ago) < days) ++out[days - 1 - static_cast<std::size_t>(ago)];
  }
  return out;
}

}  // namespace colloquy::learn
