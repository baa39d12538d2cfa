// Says an understood page in our lesson format: the files of a course folder, as text in memory. Pure;
// import.h puts them on disk. Same page, same bytes. Paths are relative, of letters, digits, "-", "."
// only, so no title can lead outside the folder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "exchange/course_folder.h"
#include "exchange/page/read.h"

namespace colloquy::exchange::page {

struct WriteOptions {
  std::string lang = "en";
  // Speakers the course already has: they are not declared again.
  std::vector<std::string> known_cast;
  bool new_course = true;  // write course.yaml too, with the cast in it
};

// The lesson first, then course.yaml when asked for.
std::vector<CourseFile> write_page(const PageImport& page, const WriteOptions& options);

// Words of `part` as it will be read back: without the labels and titles that the importer added.
// Equal to part.words_in, or something was lost.
std::size_t words_out(const Part& part);

}  // namespace colloquy::exchange::page
