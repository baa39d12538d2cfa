// Where a lesson stands: its number, its place in the course and its address, from the names of
// folders and files (lesson format, section 3), from `number:` and from `order:`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "lesson/course.h"

namespace colloquy::source {

// Whether a file of a course folder is a lesson: Markdown, and not in shared/, sources/, media/,
// not hidden, not glossary.md and none of the files that repositories have (README.md ...).
bool is_lesson_path(std::string_view path);

// "a/1-name.fr.md" with a/1-name.md among `paths` -> "a/1-name.md"; else "". `lang` gets "fr".
std::string translated_path(std::string_view path, const std::vector<std::string>& paths, std::string& lang);

// Sets number, slug, index and translates of each lesson and brings them into course order.
// `order` is course.yaml's list. Reports form/number-twice, form/number-missing and form/order.
void put_in_order(lesson::Course& course, const std::vector<std::string>& order, base::Span order_span,
                  base::Diagnostics& findings);

}  // namespace colloquy::source
