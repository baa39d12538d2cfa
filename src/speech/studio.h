// The recording studio: a track of the script goes in, finished sound and its timeline come out. Pure but
// for the cache it is given: no files, no clock; the same track gives the same bytes, on one thread or two.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/result.h"
#include "package/timeline.h"
#include "speech/cache.h"
#include "speech/engine.h"
#include "speech/script.h"
#include "speech/threads.h"

namespace colloquy::speech {

// What every track is mastered to (podcast practice for mono; EBU R128 measures).
inline constexpr double kTargetLufs = -19.0;
// Before coding: Opus adds up to 1.4 dB to a peak (measured over the demonstration), and a player should still find it
// below -1 dBTP.
inline constexpr double kCeilingDbtp = -3.0;

// Loudness of one speaker in the finished track.
struct SpeakerLoudness {
  std::string speaker;
  double lufs = 0;
};

struct SpokenTrack {
  package::Timeline timeline;
  std::string opus;  // bytes of the file; empty when the track has no sound (sound_findings says why)
  std::string mp3;
  int synthesised = 0;  // lines spoken anew
  int cached = 0;       // lines taken from the cache
  double lufs = 0;
  std::vector<SpeakerLoudness> speakers;  // in order of their first line

  bool has_sound() const { return !opus.empty(); }
};

// One line by one engine, trimmed; from the cache where it is there. Errors: those of the engine.
base::Result<Clip> take_line(const Utterance& utterance, const Engine& engine, ClipCache& cache);

// Told of every line that is ready, with its number of words; from any thread.
using LineDone = std::function<void(std::size_t words)>;

// `recordings`: the samples (decode.h) of those that the track settled on (recording.h), one each.
// Errors: internal (an engine or an encoder failed; the message names the line).
base::Result<SpokenTrack> record(const ScriptTrack& track, const EngineSet& engines, ClipCache& cache,
                                 const std::vector<Clip>& recordings, Threads threads = Threads::two,
                                 const LineDone& line_done = {});

// What an author should know about what voices speak of the track: sound/no-voice (the whole track stays
// silent), sound/unpronounceable. Speaks nothing, so that it can be asked for tracks that are finished already.
base::Diagnostics sound_findings(const ScriptTrack& track, const EngineSet& engines);

// A hash of everything that shapes record()'s value, recordings by their hashes: an owner of finished tracks may keep
// them by it.
std::string track_key(const ScriptTrack& track, const EngineSet& engines);

}  // namespace colloquy::speech
