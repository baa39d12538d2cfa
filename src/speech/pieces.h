// Spoken pieces that a server joins without a decoder (package/joinable.h): what a track says, cut at its nodes, as
// frames that stand for themselves. The studio's way otherwise: one narrator, one gain, the clips of the cache.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "package/joinable.h"
#include "speech/cache.h"
#include "speech/engine.h"
#include "speech/script.h"
#include "speech/threads.h"

namespace colloquy::speech {

struct SpokenPieces {
  std::string frames;                  // an MP3 of all pieces; "" where nothing is heard
  package::Piece silence;              // of a second
  std::vector<package::Piece> pieces;  // one for each node of the track, in order; none of what is not heard
  int synthesised = 0;                 // lines spoken anew
};

// A node's utterances stand together. Errors: internal (an engine or the encoder failed).
base::Result<SpokenPieces> record_pieces(const ScriptTrack& track, const EngineSet& engines, ClipCache& cache,
                                         Threads threads);

}  // namespace colloquy::speech
