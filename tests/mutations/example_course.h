// A course folder held in memory for tests: every file's bytes, and one of them may be replaced.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "lesson/course.h"
#include "source/read_lesson.h"

namespace colloquy::mutations {

class FolderCourse final : public source::SourceTree {
 public:
  // Reads all files below `folder` and its course.yaml.
  explicit FolderCourse(const std::string& folder);

  std::optional<source::SourceFile> text(std::string_view path) const override;
  // Media files of the examples are named, not there: anything below media/ exists.
  bool exists(std::string_view path) const override;

  const lesson::Course& course() const { return course_; }
  // Lessons' paths, sorted.
  std::vector<std::string> lessons() const;
  const std::string& bytes(const std::string& path) const { return files_.at(path); }

  // Reads `path` as if it held `bytes`.
  source::LessonReading read(const std::string& path, std::string_view bytes) const;

 private:
  std::map<std::string, std::string, std::less<>> files_;
  std::map<std::string, base::FileId, std::less<>> ids_;
  lesson::Course course_;
};

}  // namespace colloquy::mutations
