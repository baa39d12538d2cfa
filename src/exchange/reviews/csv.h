// A log of answers as researchers keep it: CSV with the header `card,delta_days,rating`, a line an answer in the order
// in which they were given. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "learn/fsrs.h"
#include "learn/review_log.h"

namespace colloquy::exchange {

struct Reviews {
  std::vector<learn::Reviewed> log;
  std::vector<std::string> cards;  // their names, by the number they have in the log
  // Each learner's answers alone, in their order, where there is a column `learner`: cards are then told apart by it,
  // too.
  std::vector<std::vector<learn::Reviewed>> learners;
};

// Columns may stand in any order, and others beside them. A card is any text without comma and quote; days are a whole
// number from 0 on (a card's first answer counts as 0); a rating is 1 to 4. Errors: invalid, naming the line.
base::Result<Reviews> read_reviews(std::string_view csv);

// What the model says of each answer, in their order: `card,review,stability,difficulty,retrievability,interval`. A
// card's reviews count from 1; the memory is that after the answer; the retrievability is that just before it, empty
// for a card's first; the interval is in whole days at the retention, from 1 to 36500, without fuzz. Numbers have as
// many digits as make them the same when they are read again.
std::string write_schedule(const Reviews& reviews, const learn::Fsrs& fsrs, double retention);

}  // namespace colloquy::exchange
