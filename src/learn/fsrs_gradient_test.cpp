#include "learn/fsrs_gradient.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace colloquy::learn {
namespace {

std::vector<Step> random_history(std::mt19937& random) {
  std::vector<Step> out;
  const std::size_t length = 1 + random() % 12;
  for (std::size_t i = 0; i < length; ++i) {
    const int days = i == 0 || random() % 3 == 0 ? 0 : static_cast<int>(1 + random() % 90);
    out.push_back({static_cast<float>(days), days == 0 ? 0.0F : 0.25F + static_cast<float>(random() % 4) / 4,
                   static_cast<Grade>(1 + random() % 4)});
  }
  return out;
}

Weights random_weights(std::mt19937& random) {
  Weights w = kDefaultWeights;
  for (double& one : w) one *= 0.7 + 0.6 * static_cast<double>(random()) / static_cast<double>(std::mt19937::max());
  clip(w);
  return w;
}

double loss_of(const Weights& w, std::span<const Step> history) {
  return FsrsGradient(w).loss(history);
}

// Forwards it is the model itself.
TEST(FsrsGradient, LossIsThatOfTheModel) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    const Weights w = random_weights(random);
    const Fsrs fsrs(w);
    const std::vector<Step> history = random_history(random);
    double loss = 0;
    Memory memory = fsrs.first(history[0].grade);
    for (std::size_t i = 1; i < history.size(); ++i) {
      const int days = static_cast<int>(history[i].days);
      const double recall = std::clamp(fsrs.retrievability(memory.stability, days), kMinRecall, kMaxRecall);
      if (days > 0)
        loss -=
            static_cast<double>(history[i].weight) * std::log(history[i].grade == Grade::again ? 1 - recall : recall);
      memory = fsrs.next(memory, days, history[i].grade);
    }
    ASSERT_NEAR(loss_of(w, history), loss, 1e-9 * (1 + loss));
  }
}

// Where no bound is crossed between the two points, the slope is that of the chord.
TEST(FsrsGradient, EqualsFiniteDifferences) {
  std::mt19937 random(8);
  std::array<int, 21> compared{};
  for (int round = 0; round < 400; ++round) {
    const Weights w = random_weights(random);
    const std::vector<Step> history = random_history(random);
    FsrsGradient gradient(w);
    WeightsGradient slope{};
    gradient.add(history, slope);
    for (std::size_t i = 0; i < w.size(); ++i) {
      const double h = 1e-6 * std::max(w[i], 0.01);
      Weights up = w, down = w;
      up[i] += h;
      down[i] -= h;
      const double here = loss_of(w, history), above = loss_of(up, history), below = loss_of(down, history);
      const double left = (here - below) / h, right = (above - here) / h;
      if (std::abs(left - right) > 1e-3 * (1 + std::abs(left))) continue;  // a corner lies between
      ASSERT_NEAR(slope[i], (above - below) / (2 * h), 2e-4 * (1 + std::abs(slope[i])))
          << "w" << i << ", round " << round;
      compared[i] += slope[i] != 0 ? 1 : 0;
    }
  }
  for (std::size_t i = 0; i < compared.size(); ++i) EXPECT_GT(compared[i], 10) << "w" << i << " was hardly tried";
}

}  // namespace
}  // namespace colloquy::learn
