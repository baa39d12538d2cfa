// Where voices come from on this machine: packs in a folder, a speech service that the environment names.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"
#include "speech/voices.h"

namespace colloquy::app {

// $COLLOQUY_VOICES, or "colloquy/voices" in $XDG_DATA_HOME or ~/.local/share. Nothing is made.
std::filesystem::path voice_packs();

// All there are; `only`: of --voices, "" for the best. The service is $COLLOQUY_SPEECH_URL
// ("http://localhost:8880/v1"), with _KEY, _MODEL and _VOICES (names with commas between). Errors: invalid (no such
// kind, or not there).
base::Result<speech::VoiceSources> voice_sources(const std::string& only);

}  // namespace colloquy::app
