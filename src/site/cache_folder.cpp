#include "site/cache_folder.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "base/file.h"

namespace colloquy::site {

namespace fs = std::filesystem;

namespace {

constexpr double kUsualGigabytes = 16, kMostGigabytes = 100'000, kGigabyte = 1 << 30;

std::uintmax_t limit_of_environment() {
  const char* wanted = std::getenv("COLLOQUY_CACHE_GB");
  const double gigabytes = wanted && *wanted ? std::strtod(wanted, nullptr) : 0;
  return static_cast<std::uintmax_t>((gigabytes > 0 ? std::min(gigabytes, kMostGigabytes) : kUsualGigabytes) *
                                     kGigabyte);
}

}  // namespace

CacheFolder::CacheFolder(fs::path root) : root_(std::move(root)), limit_(limit_of_environment()) {
  if (!root_.empty()) return;
  const auto from = [](const char* name) -> fs::path {
    const char* value = std::getenv(name);
    return value && *value ? fs::path(value) : fs::path();
  };
  root_ = from("COLLOQUY_CACHE");
  if (root_.empty() && !from("XDG_CACHE_HOME").empty()) root_ = from("XDG_CACHE_HOME") / "colloquy";
  if (root_.empty() && !from("HOME").empty()) root_ = from("HOME") / ".cache" / "colloquy";
  std::error_code error;
  if (root_.empty()) root_ = fs::temp_directory_path(error) / "colloquy-cache";
}

fs::path CacheFolder::path(std::string_view kind, std::string_view key) const {
  return root_ / std::string(kind) / std::string(key.substr(0, 2)) / std::string(key);
}

std::optional<std::string> CacheFolder::get(std::string_view kind, std::string_view key) const {
  const fs::path file = path(kind, key);
  base::Result<std::string> bytes = base::read_file(file);
  if (!bytes.ok()) return std::nullopt;
  std::error_code ignored;
  fs::last_write_time(file, fs::file_time_type::clock::now(), ignored);
  return std::move(bytes).value();
}

void CacheFolder::put(std::string_view kind, std::string_view key, std::string_view bytes) const {
  (void)base::write_file(path(kind, key), bytes);
}

std::uintmax_t CacheFolder::trim(std::string_view kind, std::uintmax_t limit) const {
  struct File {
    fs::file_time_type used;
    std::uintmax_t size;
    fs::path path;
  };
  std::vector<File> files;
  std::uintmax_t total = 0;
  std::error_code error;
  for (fs::recursive_directory_iterator at(root_ / std::string(kind), error), end; !error && at != end;
       at.increment(error)) {
    if (!at->is_regular_file(error)) continue;
    files.push_back({at->last_write_time(error), at->file_size(error), at->path()});
    total += files.back().size;
  }
  if (total <= limit) return 0;
  std::uintmax_t forgotten = 0;
  std::sort(files.begin(), files.end(), [](const File& a, const File& b) { return a.used < b.used; });
  for (const File& file : files) {
    if (total <= limit) break;
    fs::remove(file.path, error);
    total -= std::min(total, file.size);
    forgotten += file.size;
  }
  return forgotten;
}

}  // namespace colloquy::site
