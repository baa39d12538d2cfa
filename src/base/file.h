// Files: reading with a limit, and writing so that a reader sees the old bytes or the new ones,
// never half. For the impure folders only (the layers test keeps text, lesson, check, learn and
// write away from it).
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace colloquy::base {

// Largest file read by default: 64 MiB, above the largest lesson anybody writes and far below memory.
inline constexpr std::uint64_t kReadLimit = 64ull << 20;

// Errors: not_found, denied, too_large, io. The message names the path.
Result<std::string> read_file(const std::filesystem::path& path, std::uint64_t limit = kReadLimit);

enum class Durable { no, yes };

// Writes a temporary file beside `path` and renames it over. Makes missing folders. Durable::yes
// also syncs file and folder. Leaves nothing behind on failure.
Result<void> write_file(const std::filesystem::path& path, std::string_view bytes, Durable durable = Durable::no);

// write_file, unless the file holds exactly these bytes already (so that modification times mean
// something). Where there was no file it is written in place, which takes half the time: nobody has
// known of it. The value says whether it wrote.
Result<bool> write_if_changed(const std::filesystem::path& path, std::string_view bytes);

}  // namespace colloquy::base
