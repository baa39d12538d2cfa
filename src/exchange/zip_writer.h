// Zip archives of ours: what Anki's packages and books leave in. Names have no date and no owner, so the same entries
// give the same bytes. libzip is walled in zip_writer.cpp; archives of other people's are read by exchange/anki/zip.h.
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "base/result.h"

namespace colloquy::exchange {

struct NewZipEntry {
  std::string name;
  std::string bytes;
  enum class Packing { stored, deflated } packing = Packing::stored;
  std::filesystem::path file = {};  // its bytes instead, where one is named: read while the archive is written
};

// The archive in memory. Errors: io.
base::Result<std::string> write_zip(std::span<const NewZipEntry> entries);

// The archive as a file, which appears whole or not at all. Makes missing folders. Memory does not grow with what files
// hold. Errors: not_found (a file), denied, io.
base::Result<void> write_zip_file(const std::filesystem::path& target, std::span<const NewZipEntry> entries);

// What libzip says of a failure, by its code and the system's.
std::string zip_failure(int code, int system_code);

}  // namespace colloquy::exchange
