// A text case: some files of a course, and the whole text that `colloquy check` prints for them.
//
//   === file: 1-lesson.md
//   ...
//   === findings
//   1-lesson.md:3:1: warning: ...
//
// Anything before the first === is a note to the reader. A case without course.yaml gets a plain one.
#pragma once

#include <map>
#include <string>

namespace colloquy::cases {

struct CaseFile {
  std::string note;
  std::map<std::string, std::string> files;
  std::string findings;
};

CaseFile parse_case(const std::string& text);
std::string case_text(const CaseFile& c);

}  // namespace colloquy::cases
