#include "exchange/page/import.h"

#include <unistd.h>

#include <algorithm>

#include "base/file.h"
#include "exchange/page/fold.h"
#include "exchange/page/lines.h"
#include "exchange/page/write.h"

namespace colloquy::exchange::page {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;
using base::make_error;

enum class Target { absent, empty, course };

base::Error world_error(const fs::path& path, const std::error_code& code) {
  return make_error(code == std::errc::permission_denied ? ErrorKind::denied : ErrorKind::io,
                    path.string() + ": " + code.message());
}

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

// Names declared under `cast:` in a course.yaml: the keys of its indented lines. Enough to know
// whom not to declare again; a course that cannot be read is check's to name.
std::vector<std::string> declared_cast(std::string_view yaml) {
  std::vector<std::string> names;
  bool inside = false;
  for (std::size_t at = 0; at < yaml.size();) {
    const std::size_t end = std::min(yaml.find('\n', at), yaml.size());
    const std::string_view line = yaml.substr(at, end - at);
    at = end + 1;
    if (line.empty() || line.front() == '#') continue;
    if (line.front() != ' ') {
      inside = line.starts_with("cast:");
    } else if (const std::size_t colon = line.find(':'); inside && colon != std::string_view::npos) {
      std::string_view name = trim(line.substr(0, colon));
      if (name.size() > 2 && (name.front() == '"' || name.front() == '\'')) name = name.substr(1, name.size() - 2);
      names.emplace_back(name);
    }
  }
  return names;
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

base::Result<void> add_to_course(const fs::path& target, const CourseFile& lesson) {
  const fs::path path = target / lesson.path;
  std::error_code code;
  if (fs::symlink_status(path, code).type() != fs::file_type::not_found) {
    return make_error(ErrorKind::exists, path.string() + ": is there already. Move it away to import this page again.");
  }
  return base::write_file(path, lesson.text);
}

}  // namespace

base::Result<ImportReport> import_page(const fs::path& file, const fs::path& target, const ImportOptions& options) {
  const std::string bytes = TRY(base::read_file(file, kMaxPageBytes));
  base::Result<PageImport> read = read_page(bytes);
  if (!read.ok()) return make_error(read.error().kind, file.string() + ": " + read.error().message);
  const PageImport& page = read.value();

  const Target what = TRY(look_at(target));
  WriteOptions how;
  how.lang = options.lang;
  how.new_course = what != Target::course;
  if (what == Target::course) how.known_cast = declared_cast(TRY(base::read_file(target / "course.yaml", 1u << 20)));
  const std::vector<CourseFile> files = write_page(page, how);
  if (what == Target::course) {
    TRY_VOID(add_to_course(target, files.front()));
  } else {
    TRY_VOID(write_new_course(target, files));
  }
  ImportReport report = report_on(page);
  for (const CourseFile& written : files) report.files.push_back(written.path);
  return report;
}

}  // namespace colloquy::exchange::page
