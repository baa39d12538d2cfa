// Opus in pieces: a long sound is cut in its silences, the pieces are encoded apart (so on two threads),
// and their packets make one stream.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"

namespace colloquy::speech {

// Frames of 20 ms, half-open.
struct Stretch {
  std::size_t from = 0;
  std::size_t to = 0;
};

// Where `samples` is cut: always inside at least 200 ms of digital silence, about every 15 seconds. A
// function of the samples only. Covers them all, and the encoder's delay behind them.
std::vector<Stretch> stretches_of(const std::vector<float>& samples, int rate);

// The packets of one stretch. Errors: invalid (a rate Opus does not know), internal.
base::Result<std::vector<std::string>> opus_packets(const std::vector<float>& samples, int rate, Stretch stretch);

// What decoders drop at the start, in samples of 48 kHz: libopus delays by 6.5 ms at every rate (RFC 7845,
// section 4.2).
inline constexpr int kPreSkip = 312;

// One Ogg stream of all packets in order. `comments`: "NAME=value" (RFC 7845, section 5.2).
std::string ogg_opus(const std::vector<std::vector<std::string>>& packets, std::size_t samples, int rate,
                     const std::vector<std::string>& comments = {});

}  // namespace colloquy::speech
