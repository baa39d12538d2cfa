// A bank of questions as the practice test of a lesson. Pure: same bank, same bytes.
//
// Categories become pools. A weighted choice becomes one with several right answers; partial credit for one alone,
// answers beside the best number, and essays without key ideas have no place in the format: each is named with its
// line. Pictures go into the folder media/ beside the lesson.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "exchange/bank/bank.h"
#include "exchange/course_folder.h"

namespace colloquy::exchange::bank {

struct Note {
  std::size_t line = 0;  // of the question in the file it came from
  std::string text;
};

struct Lesson {
  std::string text;  // of the lesson's file
  std::vector<CourseFile> media;
  std::size_t questions = 0;     // written
  std::vector<Note> left_out;    // questions that are not in it, and why
  std::vector<Note> simplified;  // questions that say less than they did
};

Lesson write_lesson(const std::string& title, const std::string& lang, const std::vector<Question>& questions,
                    bool new_course);

}  // namespace colloquy::exchange::bank
