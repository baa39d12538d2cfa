// Files kept open, so that a page of audio costs no open() and stat() a request. One for each I/O
// thread, so without locks. A file replaced on disk is noticed within a second; one being sent
// stays open until its last reader is done.
#pragma once

#include <chrono>
#include <cstddef>
#include <list>
#include <memory>
#include <string>
#include <unordered_map>

#include "base/open_file.h"

namespace colloquy::http {

using base::OpenFile;

class FileCache {
 public:
  // Keeps `most` files, and asks the disk again about one last looked at `trusted` ago.
  explicit FileCache(std::size_t most = 128, std::chrono::milliseconds trusted = std::chrono::milliseconds(1000))
      : most_(most), trusted_(trusted) {}

  // The regular file at `path`, or null where there is none that can be read.
  std::shared_ptr<const OpenFile> open(const std::string& path);

  std::size_t size() const { return entries_.size(); }

 private:
  struct Entry {
    std::string path;
    std::shared_ptr<const OpenFile> file;
    std::chrono::steady_clock::time_point checked;
  };
  using Entries = std::list<Entry>;

  const std::size_t most_;
  const std::chrono::milliseconds trusted_;
  Entries entries_;  // latest used first
  std::unordered_map<std::string, Entries::iterator> by_path_;
};

}  // namespace colloquy::http
