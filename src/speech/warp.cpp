#include "speech/warp.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace colloquy::speech {
namespace {

constexpr std::size_t kAtOnce = 3000;  // frames that are warped without a coarser way before
constexpr std::size_t kCoarsest = 16;  // frames made one
constexpr std::size_t kRadius = 100;   // frames on each side of the coarse way: a second

// What a step costs by which only one of the two goes on. Frames that belong together are about 2 apart, others 3.
constexpr float kUneven = 1;

// The frames of `theirs` that a frame of `ours` may belong to, half-open.
struct Reach {
  std::size_t from = 0, to = 0;
};

enum class Step : std::uint8_t { both, ours, theirs };

float distance(const Frame& a, const Frame& b) {
  float sum = 0;
  for (std::size_t c = 0; c < kCoefficients; ++c) sum += (a[c] - b[c]) * (a[c] - b[c]);
  return std::sqrt(sum);
}

// The cheapest way from the first frames to the last, inside the reaches, which must hold one.
std::vector<std::size_t> way(const std::vector<Frame>& ours, const std::vector<Frame>& theirs,
                             const std::vector<Reach>& reaches) {
  constexpr float kNever = std::numeric_limits<float>::infinity();
  std::vector<std::size_t> rows(ours.size() + 1, 0);  // where each row of steps begins
  for (std::size_t i = 0; i < ours.size(); ++i) rows[i + 1] = rows[i] + reaches[i].to - reaches[i].from;
  std::vector<Step> steps(rows.back());
  std::vector<float> before, here;
  Reach last;
  for (std::size_t i = 0; i < ours.size(); ++i) {
    const Reach reach = reaches[i];
    here.assign(reach.to - reach.from, kNever);
    const auto above = [&](std::size_t j) { return j >= last.from && j < last.to ? before[j - last.from] : kNever; };
    for (std::size_t j = reach.from; j < reach.to; ++j) {
      const float far = distance(ours[i], theirs[j]);
      float best = i == 0 && j == 0 ? far : kNever;
      Step step = Step::both;
      if (i > 0 && j > 0 && above(j - 1) + 2 * far < best) best = above(j - 1) + 2 * far;
      if (i > 0 && above(j) + far + kUneven < best) best = above(j) + far + kUneven, step = Step::ours;
      if (j > reach.from && here[j - 1 - reach.from] + far + kUneven < best)
        best = here[j - 1 - reach.from] + far + kUneven, step = Step::theirs;
      here[j - reach.from] = best;
      steps[rows[i] + j - reach.from] = step;
    }
    std::swap(before, here);
    last = reach;
  }
  std::vector<std::size_t> first(ours.size(), theirs.size()), final(ours.size(), 0);
  for (std::size_t i = ours.size() - 1, j = theirs.size() - 1;;) {
    first[i] = std::min(first[i], j);
    final[i] = std::max(final[i], j);
    if (i == 0 && j == 0) break;
    const Step step = steps[rows[i] + j - reaches[i].from];
    if (step != Step::theirs) i -= i > 0 ? 1 : 0;
    if (step != Step::ours) j -= j > 0 ? 1 : 0;
  }
  for (std::size_t i = 0; i < ours.size(); ++i) first[i] = (first[i] + final[i]) / 2;
  return first;
}

std::vector<Frame> coarser(const std::vector<Frame>& frames, std::size_t factor) {
  std::vector<Frame> out((frames.size() + factor - 1) / factor);
  for (std::size_t i = 0; i < frames.size(); ++i) {
    for (std::size_t c = 0; c < kCoefficients; ++c) out[i / factor][c] += frames[i][c];
  }
  for (std::size_t i = 0; i < out.size(); ++i) {
    const std::size_t count = std::min(factor, frames.size() - i * factor);
    for (float& value : out[i]) value /= static_cast<float>(count);
  }
  return out;
}

}  // namespace

std::vector<std::size_t> warp(const std::vector<Frame>& ours, const std::vector<Frame>& theirs) {
  if (ours.empty() || theirs.empty()) return {};
  const std::size_t longer = std::max(ours.size(), theirs.size());
  std::vector<Reach> reaches(ours.size(), {0, theirs.size()});
  if (longer > kAtOnce) {
    const std::size_t factor = std::min(kCoarsest, (longer + kAtOnce - 1) / kAtOnce);
    const std::vector<Frame> coarse_ours = coarser(ours, factor), coarse_theirs = coarser(theirs, factor);
    const std::vector<std::size_t> coarse =
        way(coarse_ours, coarse_theirs, std::vector<Reach>(coarse_ours.size(), {0, coarse_theirs.size()}));
    for (std::size_t i = 0; i < ours.size(); ++i) {
      // From the way before this place to the way after it, so that neighbouring reaches always touch.
      const std::size_t at = i / factor;
      const std::size_t from = coarse[at > 0 ? at - 1 : 0] * factor;
      const std::size_t to = (coarse[std::min(at + 1, coarse.size() - 1)] + 1) * factor;
      reaches[i] = {from > kRadius ? from - kRadius : 0, std::min(theirs.size(), to + kRadius)};
    }
    reaches.front().from = 0;
    reaches.back().to = theirs.size();
  }
  return way(ours, theirs, reaches);
}

}  // namespace colloquy::speech
