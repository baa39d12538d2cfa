#include "exchange/course_folder.h"

#include <unistd.h>

#include "base/file.h"

namespace colloquy::exchange {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;
using base::make_error;

base::Error world_error(const fs::path& path, const std::error_code& code) {
  return make_error(code == std::errc::permission_denied ? ErrorKind::denied : ErrorKind::io,
                    path.string() + ": " + code.message());
}

}  // namespace

base::Result<Target> look_at(const fs::path& target) {
  std::error_code code;
  const fs::file_status status = fs::status(target, code);
  if (status.type() == fs::file_type::not_found) return Target::absent;
  if (code) return world_error(target, code);
  if (!fs::is_directory(status))
    return make_error(ErrorKind::exists, target.string() + ": is a file; a course is a folder.");
  const bool empty = fs::is_empty(target, code);
  if (code) return world_error(target, code);
  if (empty) return Target::empty;
  if (!fs::is_regular_file(target / "course.yaml", code)) {
    return make_error(
        ErrorKind::exists,
        target.string() + ": holds files, but no course.yaml. Name an empty folder, or a course to add to.");
  }
  return Target::course;
}

// A new folder appears whole: made beside the target under a name of our own, then renamed.
base::Result<void> write_new_course(const fs::path& target, const std::vector<CourseFile>& files) {
  fs::path whole = target;
  if (!whole.has_filename()) whole = whole.parent_path();
  fs::path temporary = whole;
  temporary += ".import-" + std::to_string(::getpid());
  std::error_code code;
  if (whole.has_parent_path()) fs::create_directories(whole.parent_path(), code);
  if (code) return world_error(whole.parent_path(), code);
  if (!fs::create_directory(temporary, code)) {
    return code ? world_error(temporary, code) : make_error(ErrorKind::exists, temporary.string() + ": is in the way.");
  }
  base::Result<void> done;
  for (const CourseFile& file : files) {
    if (done.ok()) done = base::write_file(temporary / file.path, file.text);
  }
  if (done.ok()) {
    fs::rename(temporary, whole, code);  // over an empty folder, too
    if (code) done = world_error(whole, code);
  }
  if (!done.ok()) fs::remove_all(temporary, code);
  return done;
}

base::Result<void> add_to_course(const fs::path& target, const std::vector<CourseFile>& files) {
  std::error_code code;
  for (const CourseFile& file : files) {
    const fs::path path = target / file.path;
    if (fs::symlink_status(path, code).type() != fs::file_type::not_found)
      return make_error(ErrorKind::exists, path.string() + ": is there already. Move it away to import it again.");
    // A link would lead what is written out of the course.
    const fs::file_type folder = fs::symlink_status(path.parent_path(), code).type();
    if (path.parent_path() != target && folder != fs::file_type::not_found && folder != fs::file_type::directory)
      return make_error(ErrorKind::exists,
                        path.parent_path().string() + ": is a link or a file; a folder is needed there.");
  }
  base::Result<void> done;
  std::size_t written = 0;
  for (; written < files.size() && done.ok(); ++written)
    done = base::write_file(target / files[written].path, files[written].text);
  if (done.ok()) return done;
  for (std::size_t i = 0; i < written; ++i) {
    const fs::path path = target / files[i].path;
    fs::remove(path, code);
    // A folder that was made for it goes, too; one that holds anything stays.
    if (path.parent_path() != target) fs::remove(path.parent_path(), code);
  }
  return done;
}

}  // namespace colloquy::exchange
