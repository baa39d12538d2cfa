// The two forms in which sound leaves the studio. Both encoders are told everything that could differ
// between runs (serial number, no date), so that the same samples give the same bytes, on one thread or
// on two.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "speech/threads.h"

namespace colloquy::speech {

// Ogg Opus, mono, 32 kbit/s (RFC 6716, RFC 7845). `rate`: 8, 12, 16, 24 or 48 kHz. A player may seek to
// any page; pages hold one second. Errors: invalid (another rate), internal.
base::Result<std::string> opus_file(const std::vector<float>& samples, int rate);

// MP3, mono, 64 kbit/s constant, with the Info frame that lets players drop the encoder's delay. `rate`:
// 16, 24, 32, 44.1 or 48 kHz. Errors as above.
base::Result<std::string> mp3_file(const std::vector<float>& samples, int rate);

// The same sound as frames that can be joined with others (package/joinable.h, which says at which rate): without the
// Info frame, and none with bits in its neighbour. Errors: internal.
base::Result<std::string> mp3_frames(const std::vector<float>& samples);

// WAV (RIFF, 16 bit PCM, mono), for `voices say` and tests.
std::string wav_file(const std::vector<float>& samples, int rate);

// Opus and MP3 of the same sound. Two threads share the work; the bytes are those of one.
struct Coded {
  std::string opus, mp3;
};
base::Result<Coded> code(const std::vector<float>& samples, int rate, Threads threads);

}  // namespace colloquy::speech
