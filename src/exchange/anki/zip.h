// A zip archive in memory: the outermost shell of an Anki package. Nothing is ever unpacked to the disk by the names in
// it; an entry with a path, a link or a password makes the whole archive refused, for no package has one. libzip is
// walled in zip.cpp.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "exchange/anki/budget.h"

namespace colloquy::exchange::anki {

struct ZipEntry {
  std::string name;
  std::uint64_t packed = 0, size = 0;  // size as the archive claims it
};

class Zip {
 public:
  // Errors: invalid (no archive, cut off, a path, a link, a password, a name twice), too_large; each names the entry.
  static base::Result<Zip> open(std::string bytes);
  Zip(Zip&& other) noexcept;
  ~Zip();

  const std::vector<ZipEntry>& entries() const { return entries_; }
  const ZipEntry* find(std::string_view name) const;

  // The bytes, checked against their checksum. Errors: invalid, too_large.
  base::Result<std::string> read(const ZipEntry& entry, Budget& budget) const;

 private:
  struct Archive;
  explicit Zip(std::unique_ptr<Archive> archive);
  std::unique_ptr<Archive> archive_;
  std::vector<ZipEntry> entries_;  // in the order of the archive
};

}  // namespace colloquy::exchange::anki
