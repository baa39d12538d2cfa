#include "exchange/anki/course_notes.h"

#include <string_view>
#include <system_error>

#include "base/diagnostic.h"
#include "base/file.h"
#include "exchange/anki/identity.h"
#include "exchange/spaces.h"
#include "source/lock_file.h"

namespace colloquy::exchange::anki {
namespace {

namespace fs = std::filesystem;

// "<!-- id: anki-abc-2 -->" is the second card of the note whose guid is in "anki-abc".
void add_fixed_ids(std::string_view lesson, std::set<std::string>& guids) {
  for (std::size_t at = 0; (at = lesson.find("<!--", at)) != std::string_view::npos;) {
    const std::size_t end = lesson.find("-->", at += 4);
    if (end == std::string_view::npos) return;
    const std::string_view inner = lesson.substr(at, end - at);
    const std::size_t colon = inner.find(':');
    at = end;
    if (colon == std::string_view::npos || trim(inner.substr(0, colon)) != "id") continue;
    const std::string_view id = trim(inner.substr(colon + 1));
    guids.insert(guid_of("", id.substr(0, id.find('-', id.find('-') + 1))));
  }
}

base::Result<void> add_own_ids(const fs::path& lock, std::set<std::string>& guids) {
  base::Diagnostics ignored;
  const std::string text = TRY(base::read_file(lock));
  const std::vector<source::LockEntry> entries = source::read_lock(text, 0, ignored);
  for (const source::LockEntry& course : entries) {
    if (course.kind != "course" || course.gone) continue;
    for (const source::LockEntry& entry : entries) {
      if (!entry.gone) guids.insert(course.id + "/" + entry.id);
    }
  }
  return {};
}

}  // namespace

base::Result<std::set<std::string>> notes_in(const fs::path& course) {
  std::set<std::string> guids;
  std::error_code code;
  fs::recursive_directory_iterator at(course, code), end;
  for (; !code && at != end; at.increment(code)) {
    const fs::path& path = at->path();
    // As a build passes over them: what is hidden, and what it wrote itself.
    const bool hidden = path.filename().string().starts_with('.');
    if (at->is_directory(code)) {
      if (hidden || fs::exists(path / "manifest.json", code)) at.disable_recursion_pending();
    } else if (!hidden && path.extension() == ".md" && at->is_regular_file(code)) {
      add_fixed_ids(TRY(base::read_file(path)), guids);
    }
  }
  if (code)
    return base::make_error(code == std::errc::permission_denied ? base::ErrorKind::denied : base::ErrorKind::io,
                            course.string() + ": " + code.message());
  if (fs::exists(course / "colloquy.lock", code)) TRY_VOID(add_own_ids(course / "colloquy.lock", guids));
  return guids;
}

}  // namespace colloquy::exchange::anki
