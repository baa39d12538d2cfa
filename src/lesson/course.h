// A course: the lessons of a folder in their order, and what course.yaml says for all of them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "lesson/lesson.h"

namespace colloquy::lesson {

struct Course {
  std::string id;  // stable: from course.yaml's `id`, else born in colloquy.lock
  std::string format = "1";
  std::string title, lang = "en", licence, help;
  std::vector<std::string> authors;
  std::vector<Speaker> cast;
  std::map<std::string, std::string> say;
  std::map<std::string, std::vector<std::string>> units;     // unit -> other spellings
  std::map<std::string, std::vector<std::string>> headings;  // key -> more words
  std::map<std::string, std::string> rules;                  // rule -> off, warn, error
  std::map<std::string, base::Span> rule_spans;
  std::vector<Term> objectives;
  Access access = Access::gated;
  double retention = 0.9;       // wanted recall when a flash card falls due, 0.7..0.97
  int new_cards = 20;           // a day and learner
  std::vector<Term> glossary;   // glossary.md, course-wide
  std::vector<Lesson> lessons;  // in course order; drafts included (flag), translations after their original
  base::FileId file = 0;        // course.yaml, 0: none
};

}  // namespace colloquy::lesson
