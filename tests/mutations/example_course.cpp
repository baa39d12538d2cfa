#include "example_course.h"

#include <filesystem>

#include "base/file.h"
#include "source/front_matter.h"

namespace colloquy::mutations {

FolderCourse::FolderCourse(const std::string& folder) {
  namespace fs = std::filesystem;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    base::Result<std::string> bytes = base::read_file(entry.path());
    if (bytes.ok()) files_[fs::relative(entry.path(), folder).generic_string()] = std::move(bytes).value();
  }
  base::FileId id = 1;
  for (const std::pair<const std::string, std::string>& file : files_) ids_[file.first] = id++;
  base::Diagnostics findings;
  if (files_.contains("course.yaml"))
    source::read_course_file(files_["course.yaml"], ids_["course.yaml"], course_, findings);
}

std::optional<source::SourceFile> FolderCourse::text(std::string_view path) const {
  const std::map<std::string, std::string, std::less<>>::const_iterator found = files_.find(path);
  if (found == files_.end()) return std::nullopt;
  return source::SourceFile{ids_.find(path)->second, found->first, found->second};
}

bool FolderCourse::exists(std::string_view path) const {
  return files_.find(path) != files_.end() || path.find("media/") != std::string_view::npos;
}

std::vector<std::string> FolderCourse::lessons() const {
  std::vector<std::string> out;
  for (const std::pair<const std::string, std::string>& file : files_) {
    const std::string& path = file.first;
    if (path.ends_with(".md") && path.find('/') != std::string::npos && path[0] >= '0' && path[0] <= '9')
      out.push_back(path);
  }
  return out;
}

source::LessonReading FolderCourse::read(const std::string& path, std::string_view bytes) const {
  lesson::Lesson defaults;
  defaults.path = path;
  defaults.lang = course_.lang;
  defaults.cast = course_.cast;
  defaults.say = course_.say;
  defaults.help = course_.help;
  defaults.licence = course_.licence;
  return source::read_lesson(source::SourceFile{ids_.find(path)->second, path, bytes}, std::move(defaults),
                             {course_, *this});
}

}  // namespace colloquy::mutations
