// Brings a file from a web server (HTTP or HTTPS), and goes on where an earlier try stopped. Studio's river: what a
// teacher asks for once, never a page or an answer.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"

namespace colloquy::net {

// Appends to `into` what it does not hold yet. Errors: unavailable (no network, no such server, no libcurl), not_found
// (the server has no such file), io (the disk).
base::Result<void> fetch(const std::string& url, const std::filesystem::path& into);

}  // namespace colloquy::net
