// A regular file held open, with what the system said of it when it was opened. What is read through it is that file,
// whatever is put under its name meanwhile. For the impure folders only.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "base/result.h"

namespace colloquy::base {

// Owns its descriptor.
struct OpenFile {
  OpenFile(int descriptor, std::uint64_t bytes, std::int64_t changed, std::uint64_t inode_number)
      : fd(descriptor), size(bytes), modified_ns(changed), inode(inode_number) {}
  ~OpenFile();
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  // Whether it is still what stands under `path`, unchanged.
  bool is_at(const std::string& path) const;
  // All of it. Errors: io, also when it has become shorter.
  Result<std::string> read() const { return read(0, size); }
  // So many bytes from `offset` on. Errors: io, also where there are fewer.
  Result<std::string> read(std::uint64_t offset, std::uint64_t count) const;

  const int fd;
  const std::uint64_t size;  // bytes
  const std::int64_t modified_ns;
  const std::uint64_t inode;
};

// Null where there is no regular file that can be read.
std::shared_ptr<const OpenFile> open_file(const std::string& path);

}  // namespace colloquy::base
