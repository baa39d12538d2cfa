// How loud a voice is: measured once, over a minute of its speech, and then written down beside the engine's voices
// (flite/speakers.cpp, kokoro/levels.cpp), so that a voice has one gain in every track and in every build. Beside the
// studio; `colloquy voices levels` compares what is written down with what is measured.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "speech/engine.h"

namespace colloquy::speech {

struct VoiceLevel {
  double lufs = 0;                // integrated loudness (BS.1770-4) of the passage, each line trimmed
  std::optional<double> written;  // what its clips say
};

// `voice` as an author names it. Errors: those of the engine.
base::Result<VoiceLevel> level_of(const Engine& engine, const std::string& voice);

}  // namespace colloquy::speech
