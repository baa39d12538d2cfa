// How loud each of the studio voices is. Below the engine.
#pragma once

#include <optional>
#include <string_view>

namespace colloquy::speech {

// LUFS (voice_level.h), as `colloquy voices levels` measured it once. Nothing for a voice that was never measured.
std::optional<double> kokoro_lufs(std::string_view voice);

}  // namespace colloquy::speech
