// Cues as SubRip captions, for players and podcast apps that know nothing better. Pure.
#pragma once

#include <string>
#include <vector>

#include "write/caption_cues.h"

namespace colloquy::write {

// The file. `offset` is added to all times: where the track begins in a longer programme; `first` numbers its cues.
std::string srt(const std::vector<CaptionCue>& cues, long long offset = 0, std::size_t first = 1);

}  // namespace colloquy::write
