// What the answers of a class say of a test, for those who teach it: figures by Moodle's names, what is remarkable in
// plain words, and who answered what.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "write/people/forms.h"

namespace colloquy::write::people {

struct TestStatisticsView {
  Place place;
  std::string title;       // of the lesson
  std::string address;     // of the lesson
  long long made = 0;      // when the figures were; 0 never
  long long attempts = 0;  // first ended ones
  long long fewest = 20;   // fewer are not shown
  // All in per cent but skewness and kurtosis.
  double mean = 0, median = 0, standard_deviation = 0;
  std::optional<double> skewness, kurtosis, internal_consistency, error_ratio, standard_error;

  struct Response {
    std::string words;
    bool right = false;
    long long chosen = 0;
    double share = 0;  // 0..1, of those who answered the part
    std::optional<double> point_biserial;
    bool idle = false, suspicious = false;
  };
  // What is judged by itself: a pair, a gap, a step, a key idea; or the options together.
  struct Part {
    std::string words;  // "" where the question has no other
    bool written = false;
    long long answered = 0;  // learners
    std::vector<Response> responses;
    long long others = 0;  // written: answers that are not among them
  };
  struct Item {
    std::string address;  // of the passage that taught it, "" unknown
    Html stem;
    std::string objective;
    bool is_earlier = false;  // an earlier wording of it
    long long attempts = 0, skipped = 0, median_seconds = 0;
    double facility = 0, standard_deviation = 0, guess = 0, intended_weight = 0;  // guess: %
    std::optional<double> effective_weight, discrimination_index, discriminative_efficiency;
    std::vector<Part> parts;
  };
  std::vector<Item> items;  // none while there are too few attempts
};

std::string test_statistics_page(const TestStatisticsView& view);

}  // namespace colloquy::write::people
