// Where voice packs are kept.
#pragma once

#include <filesystem>

namespace colloquy::app {

// $COLLOQUY_VOICES, or "colloquy/voices" in $XDG_DATA_HOME or ~/.local/share. Nothing is made.
std::filesystem::path voice_packs();

}  // namespace colloquy::app
