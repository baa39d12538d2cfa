// What is known of a human recording, without its samples; and what becomes of a track's recordings by it.
// The owner of the files (site/) finds the facts, this says what the author should know of them and which
// recordings are heard. Plain values.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/rule.h"
#include "speech/script.h"

namespace colloquy::speech {

// Why a recording cannot be heard.
enum class RecordingFault {
  none,
  missing,       // no such file: form/link-broken says so
  elsewhere,     // not a file of the course
  too_large,     // kLargestRecording
  needs_ffmpeg,  // a kind that only ffmpeg reads, which is not there
  unreadable,    // no sound file of a kind we read, damaged from the start, or of a shape no voice has
  cut_off,       // ends before the length that it states
  too_long,      // kLongestRecording
  silent,
};

inline constexpr int kLongestRecording = 30 * 60;                     // seconds
inline constexpr unsigned long long kLargestRecording = 400'000'000;  // bytes: half an hour of WAV in stereo

struct RecordingFacts {
  RecordingFault fault = RecordingFault::none;
  bool clipped = false;
  std::string hash;  // of the file's bytes; "" where there are none
};

// Leaves in the track the recordings that are heard, with their hashes: without a fault, with a line to be
// heard in place of, and not inside the recording of the whole part. `facts` belong to track.recordings,
// one each. Gives what the author should know: sound/recording, sound/silent, sound/clipped.
base::Diagnostics settle_recordings(ScriptTrack& track, const std::vector<RecordingFacts>& facts);

// The rules of this folder that colloquy explain can speak of.
std::span<const base::RuleInfo> recording_rules();

}  // namespace colloquy::speech
