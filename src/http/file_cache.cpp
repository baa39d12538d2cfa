#include "http/file_cache.h"

namespace colloquy::http {

std::shared_ptr<const OpenFile> FileCache::open(const std::string& path) {
  const std::chrono::steady_clock::time_point now = std::chrono::steady_clock::now();
  if (const auto known = by_path_.find(path); known != by_path_.end()) {
    const Entries::iterator entry = known->second;
    const bool fresh = now - entry->checked < trusted_;
    if (fresh || entry->file->is_at(path)) {
      if (!fresh) entry->checked = now;
      entries_.splice(entries_.begin(), entries_, entry);
      return entry->file;
    }
    entries_.erase(entry);
    by_path_.erase(known);
  }
  std::shared_ptr<const OpenFile> file = base::open_file(path);
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
