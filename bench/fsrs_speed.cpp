// Our memory model at the tasks of bench/fsrs, whose peers do the same:
//   fsrs_speed sched N     the four buttons of N answers, with their intervals
//   fsrs_speed opt FILE    parameters for card,days,rating lines
//   fsrs_speed loss FILE W...   how wrong 21 parameters are, each answer weighed as fsrs-rs's evaluate() does
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "learn/fsrs_gradient.h"
#include "learn/optimise.h"

using namespace colloquy::learn;

namespace {

double seconds_since(std::chrono::steady_clock::time_point began) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

void sched(std::uint64_t n) {
  const Fsrs fsrs;
  const double scale = fsrs.interval_scale(0.9);
  std::uint64_t x = 88172645463325252u;
  Memory memory;
  double sum = 0;
  const auto began = std::chrono::steady_clock::now();
  for (std::uint64_t i = 0; i < n; ++i) {
    x ^= x << 13;
    x ^= x >> 7;
    x ^= x << 17;
    const int days = static_cast<int>((x >> 8) % 20);
    std::array<Memory, 4> next;
    if (i % 10 == 0) {
      for (std::size_t g = 0; g < 4; ++g) next[g] = fsrs.first(kGrades[g]);
    } else {
      next = fsrs.next_all(memory, days);
    }
    for (const Memory& one : next) sum += one.stability * scale;
    const std::uint64_t which = (x >> 40) % 8;
    memory = next[which == 0 ? 0 : which == 1 ? 1 : which == 7 ? 3 : 2];
  }
  std::printf("{\"seconds\":%.9f,\"sum\":%.3f}\n", seconds_since(began), sum);
}

// The most memory that this process held, in MB.
double most_memory() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) return std::strtod(line.c_str() + 6, nullptr) / 1024;
  }
  return 0;
}

std::vector<Reviewed> read(const char* file) {
  std::ifstream in(file);
  const std::string text(std::istreambuf_iterator<char>(in), {});
  std::vector<Reviewed> log;
  const char* at = text.data();
  const char* const end = at + text.size();
  const auto number = [&] {
    std::int64_t out = 0;
    at = std::from_chars(at, end, out).ptr + 1;
    return out;
  };
  while (at < end) {
    const std::int64_t card = number(), days = number(), grade = number();
    log.push_back({card, static_cast<int>(days), static_cast<Grade>(grade)});
  }
  return log;
}

void opt(const char* file) {
  const std::vector<Reviewed> log = read(file);
  const auto began = std::chrono::steady_clock::now();
  const Fit fit = optimise(log);
  std::printf("{\"seconds\":%.9f,\"mb\":%.1f,\"w\":[", seconds_since(began), most_memory());
  for (std::size_t i = 0; i < fit.weights.size(); ++i) std::printf("%s%.9g", i == 0 ? "" : ",", fit.weights[i]);
  std::printf("]}\n");
}

void loss(const char* file, const Weights& weights) {
  const std::vector<Reviewed> log = read(file);
  std::map<std::int64_t, std::vector<std::pair<Reviewed, std::size_t>>> cards;  // with the rank of what counts, from 1
  std::size_t items = 0;
  for (const Reviewed& one : log) {
    auto& card = cards[one.card];
    const std::size_t rank = !card.empty() && one.days > 0 ? ++items : 0;
    card.emplace_back(one, rank);
  }
  FsrsGradient gradient(weights);
  double sum = 0, weighed = 0;
  for (const auto& [name, card] : cards) {
    std::vector<Step> history;
    for (const auto& [one, rank] : card) {
      const double share = rank == 0 ? 0 : static_cast<double>(rank - 1) / static_cast<double>(items - 1);
      const float weight = rank == 0 ? 0.0F : static_cast<float>(0.25 + 0.75 * share * share * share);
      history.push_back({history.empty() ? 0.0F : static_cast<float>(one.days), weight, one.grade});
      weighed += static_cast<double>(weight);
    }
    sum += gradient.loss(history);
  }
  std::printf("{\"items\":%zu,\"log_loss\":%.9f}\n", items, sum / weighed);
}

}  // namespace

int main(int count, char** words) {
  const std::string_view what = count > 2 ? words[1] : "";
  if (what == "sched") {
    sched(std::strtoull(words[2], nullptr, 10));
  } else if (what == "opt") {
    opt(words[2]);
  } else if (what == "loss" && count == 24) {
    Weights weights{};
    for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = std::strtod(words[3 + i], nullptr);
    loss(words[2], weights);
  } else {
    return 2;
  }
  return 0;
}
