#include "speech/cache.h"

#include <algorithm>
#include <system_error>
#include <utility>
#include <vector>

#include "base/file.h"

namespace colloquy::speech {

namespace fs = std::filesystem;

std::optional<Clip> MemoryClipCache::get(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto found = clips_.find(key);
  if (found == clips_.end()) return std::nullopt;
  return found->second;
}

void MemoryClipCache::put(const std::string& key, const Clip& clip) {
  const std::lock_guard lock(mutex_);
  clips_[key] = clip;
}

std::size_t MemoryClipCache::size() const {
  const std::lock_guard lock(mutex_);
  return clips_.size();
}

FolderClipCache::FolderClipCache(fs::path folder, std::uintmax_t limit) : folder_(std::move(folder)), limit_(limit) {}

fs::path FolderClipCache::path_of(const std::string& key) const {
  return folder_ / key.substr(0, 2) / (key + ".clip");
}

std::optional<Clip> FolderClipCache::get(const std::string& key) {
  const fs::path path = path_of(key);
  const base::Result<std::string> bytes = base::read_file(path);
  if (!bytes) return std::nullopt;
  base::Result<Clip> clip = clip_of_bytes(*bytes);
  if (!clip) return std::nullopt;
  std::error_code ignored;  // a read-only cache still answers
  fs::last_write_time(path, fs::file_time_type::clock::now(), ignored);
  return std::move(*clip);
}

void FolderClipCache::put(const std::string& key, const Clip& clip) {
  const std::string bytes = to_bytes(clip);
  if (!base::write_file(path_of(key), bytes)) return;
  const std::lock_guard lock(mutex_);
  bytes_ += bytes.size();
  if (!counted_ || bytes_ > limit_) forget_oldest();
}

// Counts what is there, and brings it under the limit. Called with the mutex held.
void FolderClipCache::forget_oldest() {
  struct File {
    fs::file_time_type used;
    fs::path path;
    std::uintmax_t bytes;
  };
  std::vector<File> files;
  std::error_code error;
  bytes_ = 0;
  for (fs::recursive_directory_iterator it(folder_, error), end; !error && it != end; it.increment(error)) {
    std::error_code gone;  // another process may clear up too
    if (it->path().extension() != ".clip" || !it->is_regular_file(gone)) continue;
    File file{it->last_write_time(gone), it->path(), it->file_size(gone)};
    if (gone) continue;
    bytes_ += file.bytes;
    files.push_back(std::move(file));
  }
  counted_ = true;
  if (bytes_ <= limit_) return;
  std::sort(files.begin(), files.end(),
            [](const File& a, const File& b) { return a.used != b.used ? a.used < b.used : a.path < b.path; });
  for (const File& file : files) {
    if (bytes_ <= limit_ / 10 * 9) break;
    if (!fs::remove(file.path, error)) continue;
    bytes_ -= file.bytes;
    forgotten_ += file.bytes;
  }
}

std::uintmax_t FolderClipCache::forgotten() const {
  const std::lock_guard lock(mutex_);
  return forgotten_;
}

}  // namespace colloquy::speech
