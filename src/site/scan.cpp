#include "site/scan.h"

#include <sys/stat.h>

#include <algorithm>

#include "base/file.h"
#include "base/hash.h"

namespace colloquy::site {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;
using base::Result;

struct Found {
  std::string path;
  std::uint64_t size = 0;
  std::int64_t changed_ns = 0;
};

bool is_text(std::string_view path) {
  return path.ends_with(".md") || path.ends_with(".yaml") || path.ends_with(".lock") || path.ends_with(".txt");
}

bool is_left_alone(std::string_view name) {
  return name.empty() || name[0] == '.' || name.ends_with('~');
}

Result<void> walk(const fs::path& folder, const std::string& above, int depth, std::vector<Found>& out) {
  if (depth > kMaxFolderDepth)
    return base::make_error(ErrorKind::too_large, folder.string() + ": folders are nested too deeply");
  std::error_code error;
  fs::directory_iterator entries(folder, error);
  if (error) {
    const ErrorKind kind = error == std::errc::no_such_file_or_directory ? ErrorKind::not_found
                           : error == std::errc::permission_denied       ? ErrorKind::denied
                                                                         : ErrorKind::io;
    return base::make_error(kind, folder.string() + ": " + error.message());
  }
  std::vector<std::string> folders;
  for (const fs::directory_entry& entry : entries) {
    const std::string name = entry.path().filename().string();
    if (is_left_alone(name)) continue;
    struct stat info{};
    // lstat: a link may point anywhere; only links to files beside the course's own are followed.
    if (::lstat(entry.path().c_str(), &info) != 0) continue;
    if (S_ISLNK(info.st_mode)) {
      const fs::path target = fs::weakly_canonical(entry.path(), error);
      const fs::path home = fs::weakly_canonical(folder, error);
      const auto [a, b] = std::mismatch(home.begin(), home.end(), target.begin(), target.end());
      (void)b;
      if (a != home.end() || ::stat(entry.path().c_str(), &info) != 0 || !S_ISREG(info.st_mode)) continue;
    }
    const std::string path = above.empty() ? name : above + "/" + name;
    if (S_ISDIR(info.st_mode)) {
      if (!fs::exists(entry.path() / "manifest.json", error)) folders.push_back(name);
    } else if (S_ISREG(info.st_mode)) {
      out.push_back({path, static_cast<std::uint64_t>(info.st_size),
                     static_cast<std::int64_t>(info.st_mtim.tv_sec) * 1000000000 + info.st_mtim.tv_nsec});
      if (out.size() > kMaxFiles)
        return base::make_error(ErrorKind::too_large, folder.string() + ": the course has more than 200,000 files");
    }
  }
  for (const std::string& name : folders)
    TRY_VOID(walk(folder / name, above.empty() ? name : above + "/" + name, depth + 1, out));
  return {};
}

Result<std::vector<Found>> find_all(const fs::path& root) {
  std::vector<Found> found;
  TRY_VOID(walk(root, "", 0, found));
  std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.path < b.path; });
  return found;
}

std::string stamp_of(const std::vector<Found>& found) {
  base::Sha256 hash;
  for (const Found& file : found) {
    // The lock is written by us: it must not make the course look changed.
    if (file.path == "colloquy.lock") continue;
    hash.update(file.path + '\0' + std::to_string(file.size) + '\0' + std::to_string(file.changed_ns) + '\n');
  }
  return base::base32(hash.finish()).substr(0, 26);
}

}  // namespace

const ScannedFile* Scan::find(std::string_view path) const {
  const auto at = std::lower_bound(texts.begin(), texts.end(), path,
                                   [](const ScannedFile& file, std::string_view p) { return file.path < p; });
  return at != texts.end() && at->path == path ? &*at : nullptr;
}

bool Scan::exists(std::string_view path) const {
  return others.contains(std::string(path)) || find(path) != nullptr;
}

Result<Scan> scan_course(const fs::path& root, const std::string& prefix) {
  const std::vector<Found> found = TRY(find_all(root));
  Scan scan;
  scan.root = root;
  std::error_code ignored;
  scan.name = fs::weakly_canonical(root, ignored).filename().string();
  scan.stamp = stamp_of(found);
  for (const Found& file : found) {
    if (!is_text(file.path)) {
      scan.others[file.path] = file.size;
      continue;
    }
    ScannedFile text{file.path, scan.files.add(prefix + file.path), {}};
    text.bytes = TRY(base::read_file(root / file.path));
    scan.texts.push_back(std::move(text));
  }
  return scan;
}

Result<std::string> stamp_course(const fs::path& root) {
  return stamp_of(TRY(find_all(root)));
}

fs::path course_root(const fs::path& path) {
  std::error_code error;
  fs::path start = fs::is_directory(path, error) ? path : path.parent_path();
  if (start.empty()) start = ".";
  fs::path at = fs::weakly_canonical(start, error);
  for (int i = 0; i < kMaxFolderDepth && !at.empty(); ++i) {
    if (fs::exists(at / "course.yaml", error)) {
      // Keep the spelling the user typed where the course is the path itself.
      return fs::equivalent(at, start, error) ? start : at;
    }
    if (at == at.parent_path()) break;
    at = at.parent_path();
  }
  return start;
}

}  // namespace colloquy::site
