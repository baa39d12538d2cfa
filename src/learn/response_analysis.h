// Response analysis (Moodle's word): what a class answered to each part of a question, and whether those who answered
// so know the rest of the test. It shows which distractor distracts nobody, which two things are mixed up, and which
// answer many wrote that the key does not know. Pure; from what learners gave to rows of item_statistics.h.
//
// A part is what is judged by itself: the options together, each left side of a match, each gap, each step, each key
// idea. Of what is written only answers that kFewestAlike learners gave are told: fewer could name one of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "learn/grade.h"
#include "learn/item_statistics.h"

namespace colloquy::learn {

inline constexpr std::size_t kFewestAlike = 3;  // learners
inline constexpr std::size_t kMostWritten = 8;  // different answers told of a written part, the most frequent
// The responses to a key idea.
inline constexpr char kIdeaCovered[] = "covered", kIdeaPartly[] = "partly", kIdeaNotYet[] = "not-yet";

struct PartStatistics {
  enum class Kind : std::uint8_t {
    options,  // responses: ids of options, or of the words of a hot text
    pair,     // ids of the pairs whose right side was joined
    menu,     // places in the menu, from "0" on
    written,  // what was written, as text::fold_answer leaves it
    step,     // the place it was put at, from "1" on
    idea,     // kIdea...
  };
  Kind kind = Kind::options;
  std::string id;            // of the pair, gap, step or idea; "" options
  std::size_t answered = 0;  // learners who answered this part
  std::vector<OptionStatistics> responses;
  std::size_t others = 0;  // learners whose written answer is not among them
};

// "options", "pair" ...: as snapshots name it; back again, unknown: none.
const char* part_name(PartStatistics::Kind kind);
std::optional<PartStatistics::Kind> part_kind(std::string_view name);

class ResponseAnalysis {
 public:
  ResponseAnalysis(lesson::Question question, Units units);
  // What one learner gave, and what the same learner got for the rest of the test, as a share (0..1).
  void add(const Response& response, double rest);
  // In the question's order; parts that nobody answered are there, too.
  std::vector<PartStatistics> parts() const;

 private:
  struct Part {
    PartStatistics::Kind kind = PartStatistics::Kind::options;
    std::string id;
    std::vector<std::string> responses, right;  // written: only those that were right, as they come
    std::vector<Choosing> answers;
  };
  void add_marked(const Response& response, double rest);
  PartStatistics statistics_of(const Part& part) const;

  lesson::Question question_;
  Units units_;
  std::vector<Part> parts_;
};

}  // namespace colloquy::learn
