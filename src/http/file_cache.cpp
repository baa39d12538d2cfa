#include "http/file_cache.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace colloquy::http {
namespace {

std::int64_t modified(const struct stat& found) {
  return static_cast<std::int64_t>(found.st_mtim.tv_sec) * 1'000'000'000 + found.st_mtim.tv_nsec;
}

std::shared_ptr<const OpenFile> open_file(const std::string& path) {
  // O_NONBLOCK: a pipe laid under this name must not hang the thread before we see what it is.
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) return nullptr;
  struct stat found{};
  if (::fstat(fd, &found) != 0 || !S_ISREG(found.st_mode)) {
    ::close(fd);
    return nullptr;
  }
  return std::make_shared<const OpenFile>(fd, static_cast<std::uint64_t>(found.st_size), modified(found),
                                          static_cast<std::uint64_t>(found.st_ino));
}

bool is_unchanged(const std::string& path, const OpenFile& file) {
  struct stat found{};
  return ::stat(path.c_str(), &found) == 0 && static_cast<std::uint64_t>(found.st_ino) == file.inode &&
         static_cast<std::uint64_t>(found.st_size) == file.size && modified(found) == file.modified_ns;
}

}  // namespace

OpenFile::~OpenFile() {
  ::close(fd);
}

std::shared_ptr<const OpenFile> FileCache::open(const std::string& path) {
  const std::chrono::steady_clock::time_point now = std::chrono::steady_clock::now();
  if (const auto known = by_path_.find(path); known != by_path_.end()) {
    const Entries::iterator entry = known->second;
    const bool fresh = now - entry->checked < trusted_;
    if (fresh || is_unchanged(path, *entry->file)) {
      if (!fresh) entry->checked = now;
      entries_.splice(entries_.begin(), entries_, entry);
      return entry->file;
    }
    entries_.erase(entry);
    by_path_.erase(known);
  }
  std::shared_ptr<const OpenFile> file = open_file(path);
  if (!file) return nullptr;
  entries_.push_front({path, file, now});
  by_path_[path] = entries_.begin();
  if (entries_.size() > most_) {
    by_path_.erase(entries_.back().path);
    entries_.pop_back();
  }
  return file;
}

}  // namespace colloquy::http
