// `colloquy export gift | aiken | moodle COURSE[#LESSON] -o FILE`: the practice tests of a course as a file of
// questions for other programs. What the format cannot hold is named, question by question; the rest is written.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "exchange/bank/from_lesson.h"

namespace colloquy::exchange::bank {

struct Export {
  std::string text;  // of the file
  Questions said;
};

// The lessons that `wanted` names: by path, address, number, id or the last step of the address; "" all of them but
// drafts and translations. Errors: not_found.
base::Result<std::vector<const lesson::Lesson*>> lessons_of(const lesson::Course& course, const std::string& wanted);

// Errors: invalid (no question of them can be said in this format).
base::Result<Export> export_bank(const lesson::Course& course, const std::vector<const lesson::Lesson*>& lessons,
                                 Format format, const ReadFile& read);

}  // namespace colloquy::exchange::bank
