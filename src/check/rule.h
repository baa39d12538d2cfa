// The shape of a rule: what it says of itself and what it does. A rule reads facts and reports; it
// keeps nothing, so lessons may be checked in any order and on several threads.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/rule.h"
#include "lesson/course.h"

namespace colloquy::check {

class LessonFacts;
class CourseFacts;

// Where a rule puts what it finds.
class Report {
 public:
  Report(const base::RuleInfo& rule, base::Diagnostics& out) : rule_(rule), out_(out) {}
  void at(base::Span span, std::string message, std::string help = {}, std::vector<base::Edit> fix = {}) {
    out_.push_back({std::string(rule_.id), rule_.severity, span, std::move(message), std::move(help), std::move(fix)});
  }

 private:
  const base::RuleInfo& rule_;
  base::Diagnostics& out_;
};

struct Rule {
  base::RuleInfo info;
  void (*lesson)(const LessonFacts&, Report&) = nullptr;  // called once a lesson; knows no other lesson
  void (*among)(const LessonFacts&, Report&) = nullptr;   // called once a lesson, when those of all are known
  void (*course)(const CourseFacts&, Report&) = nullptr;  // called once for the course, then too
};

}  // namespace colloquy::check
