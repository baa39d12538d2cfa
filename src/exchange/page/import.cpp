#include "exchange/page/import.h"

#include <algorithm>

#include "base/file.h"
#include "exchange/course_folder.h"
#include "exchange/fold.h"
#include "exchange/page/lines.h"
#include "exchange/page/write.h"
#include "exchange/spaces.h"

namespace colloquy::exchange::page {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;
using base::make_error;

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
    TRY_VOID(add_to_course(target, {files.front()}));
  } else {
    TRY_VOID(write_new_course(target, files));
  }
  ImportReport report = report_on(page);
  for (const CourseFile& written : files) report.files.push_back(written.path);
  return report;
}

}  // namespace colloquy::exchange::page
