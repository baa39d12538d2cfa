// Dynamic time warping: which moments of one sound belong to which of another that says the same, faster here and
// slower there. Below align_speech.h. H. Sakoe and S. Chiba, "Dynamic programming algorithm optimization for spoken
// word recognition", IEEE ASSP 26 (1978): the symmetric form; long sounds first coarsely, then round the way that was
// found (S. Salvador and P. Chan, "FastDTW", 2004).
#pragma once

#include <cstddef>
#include <vector>

#include "speech/spectrum.h"

namespace colloquy::speech {

// For each frame of `ours` the frame of `theirs` that belongs to it (of several, the middle), never falling. Empty if
// either is. Half an hour against half an hour: some seconds, and about 200 MB while it runs.
std::vector<std::size_t> warp(const std::vector<Frame>& ours, const std::vector<Frame>& theirs);

}  // namespace colloquy::speech
