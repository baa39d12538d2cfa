// What file.cpp and new_file.cpp both ask of the operating system, with its errors as ours. For these two only.
#pragma once

#include <filesystem>
#include <string_view>

#include "base/result.h"

namespace colloquy::base {

// `code` is an errno. Kinds: not_found, denied, unavailable (disk full), io. The message names the path.
Error system_error(const std::filesystem::path& path, int code);

Result<void> write_all(int fd, std::string_view bytes, const std::filesystem::path& path);

// So that the name of a file just put there survives a power cut.
void sync_folder_of(const std::filesystem::path& path);

}  // namespace colloquy::base
