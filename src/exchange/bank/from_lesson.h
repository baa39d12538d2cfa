// The practice test of a lesson as a bank of questions, on its way to a file of another program. Pure but for what
// reads the pictures, which is given.
#pragma once

#include <string>
#include <vector>

#include "base/span.h"
#include "exchange/bank/bank.h"
#include "exchange/bank/format.h"
#include "exchange/bank/html.h"
#include "lesson/course.h"

namespace colloquy::exchange::bank {

// What is said about a question on its way out.
struct Remark {
  base::Span span;  // of the question
  std::string text;
};

struct Questions {
  std::vector<bank::Question> questions;  // a category before those of each pool
  std::vector<Remark> left_out;           // those that the format cannot hold, and why
  std::vector<Remark> less;               // those that say less there
  std::size_t kept = 0;                   // questions, without categories
};

// Adds the test of one lesson. `category`: "" for none, else what each pool's title stands below.
void add_lesson(const lesson::Course& course, const lesson::Lesson& lesson, Format format, const std::string& category,
                const ReadFile& read, Questions& out);

}  // namespace colloquy::exchange::bank
