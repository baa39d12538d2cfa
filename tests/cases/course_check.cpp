#include "course_check.h"

#include "base/hash.h"
#include "check/check.h"
#include "source/course.h"
#include "source/form_rules.h"
#include "write/findings.h"

namespace colloquy::cases {

Checked check_course(const std::map<std::string, std::string>& texts) {
  Checked out;
  source::CourseFolder folder;
  folder.name = "case";
  for (const auto& [path, bytes] : texts) {
    const base::FileId file = out.files.add(path);
    out.texts[file] = bytes;
  }
  base::FileId file = 1;
  for (const auto& [path, bytes] : texts) {
    folder.texts.push_back({path, file, out.texts[file]});
    ++file;
  }
  folder.exists = [&](std::string_view path) { return texts.contains(std::string(path)); };
  folder.fingerprint = [&](std::string_view path) {
    const auto at = texts.find(std::string(path));
    return at == texts.end() ? std::string() : base::short_hash(at->second);
  };
  const auto text = [&](base::FileId id) {
    return out.texts.contains(id) ? std::string_view(out.texts[id]) : std::string_view();
  };
  source::CourseReading reading = source::read_course(folder);
  out.findings = std::move(reading.findings);
  check::apply_levels(out.findings, reading.course);
  for (base::Diagnostic& d : check::check({reading.course, text, source::form_rules()}))
    out.findings.push_back(std::move(d));
  source::put_in_place_order(out.findings);
  out.text = write::findings_text(out.findings, {out.files, text});
  return out;
}

}  // namespace colloquy::cases
