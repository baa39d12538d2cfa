// A file that is written piece by piece and appears under its name only when it is whole and on the disk. For what is
// too long to be held as one string; for impure folders only.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace colloquy::base {

class NewFile {
 public:
  // Opens a temporary file beside `path`, readable by its owner only. Errors: denied, unavailable (disk full), io.
  static Result<NewFile> create(std::filesystem::path path);
  NewFile(NewFile&& other) noexcept;
  ~NewFile();  // without finish() nothing stays behind

  Result<void> write(std::string_view bytes);
  // Syncs and renames over what was there.
  Result<void> finish();

 private:
  NewFile(std::filesystem::path path, std::filesystem::path temporary, int fd);
  Result<void> flush();

  std::filesystem::path path_, temporary_;
  int fd_ = -1;
  std::string waiting_;
};

}  // namespace colloquy::base
