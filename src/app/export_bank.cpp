#include "app/export_bank.h"

#include <iostream>

#include "app/command.h"
#include "app/report.h"
#include "base/file.h"
#include "exchange/bank/export.h"
#include "exchange/how_many.h"
#include "site/build.h"

namespace colloquy::app {
namespace {

void list(const site::Build& build, const std::vector<exchange::bank::Remark>& remarks, const std::string& before) {
  for (const exchange::bank::Remark& one : remarks)
    std::cerr << build.files().name(one.span.file) << ":" << one.span.line << ":" << one.span.column << ": " << before
              << one.text << ".\n";
}

}  // namespace

int export_bank(exchange::bank::Format format, const std::string& course, const std::string& lesson,
                const std::string& target) {
  site::BuildSettings settings;
  settings.course = course;
  settings.prefix = path_prefix(course);
  // Never given back, as in build: the process ends with this command.
  static site::Build& build = *new site::Build(settings);
  if (const base::Result<void> scanned = build.scan(); !scanned.ok()) return world_failed(scanned.error());
  build.read();
  build.check();
  if (!build.may_publish()) {
    report_findings(build);
    std::cerr << "Nothing was written: mend the errors first, or mark the lesson with draft: true.\n";
    return kInputErrors;
  }
  const auto lessons = exchange::bank::lessons_of(build.course(), lesson);
  if (!lessons.ok()) return input_error(lessons.error());
  // Only files of the course: the scan has followed no link out of it.
  const exchange::bank::ReadFile read = [&](const std::string& path) -> base::Result<std::string> {
    if (!build.scanned().others.contains(path)) return base::make_error(base::ErrorKind::not_found, path);
    return base::read_file(build.scanned().root / path);
  };
  const auto made = exchange::bank::export_bank(build.course(), *lessons, format, read);
  if (!made.ok()) return input_error(made.error());
  list(build, made->said.left_out, "left out: ");
  list(build, made->said.less, "");
  if (const auto written = base::write_file(target, made->text); !written.ok()) return world_failed(written.error());
  std::cout << target << ": " << exchange::how_many(made->said.kept, "question, ", "questions, ")
            << made->said.left_out.size() << " left out\n";
  return kDone;
}

}  // namespace colloquy::app
