// The output folder: a course package in the making. site/ is its only owner. Files are written as
// they come and only where they differ; the manifest is written last, and what no longer belongs is
// removed after it, so that a server or a crash never sees half a course.
#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "base/result.h"
#include "package/manifest.h"

namespace colloquy::site {

enum class Twin { none, gzip };

class Output {
 public:
  explicit Output(std::filesystem::path root) : root_(std::move(root)) {}

  // Refuses a folder that holds other people's files: it must be missing, empty or a package.
  base::Result<void> open();

  // Thread-safe. Writes `bytes` under `name`; Twin::gzip also writes name.gz for servers that send
  // compressed pages without compressing.
  base::Result<void> put(const std::string& name, std::string_view bytes, Twin twin = Twin::none);

  // Writes under FOLDER/<hash of bytes>.EXTENSION and returns the file's own name (without folder).
  base::Result<std::string> put_hashed(const std::string& folder, std::string_view extension, std::string_view bytes,
                                       Twin twin = Twin::none);

  // Names a file that is there already and stays (made by an earlier build).
  void keep(const std::string& name);
  bool has(const std::string& name) const;

  // Manifest, then the removal of what no put or keep has named.
  base::Result<void> finish(const package::Manifest& manifest);

  // A hash of all names and bytes named so far: the package's version.
  std::string fingerprint() const;

  std::size_t written() const { return written_; }
  const std::filesystem::path& root() const { return root_; }

 private:
  std::filesystem::path root_;
  mutable std::mutex mutex_;
  std::map<std::string, std::uint32_t> names_;  // with a checksum of the bytes
  std::size_t written_ = 0;
};

}  // namespace colloquy::site
