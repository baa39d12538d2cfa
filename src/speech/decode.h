// The bytes of a sound file to the samples of a human recording, as the studio uses them: mono, at a rate
// that is enough for a voice, trimmed. Stands before the studio, beside the voice engines. Reads what
// libsndfile reads of WAV, AIFF, AU, CAF, FLAC, Ogg (Vorbis, Opus, FLAC) and MP3, whatever the file's name.
// Bytes are untrusted: memory and time are bounded by kLongestRecording, whatever a header claims.
#pragma once

#include <string>
#include <string_view>

#include "speech/clip.h"
#include "speech/recording.h"

namespace colloquy::speech {

// Counts up whenever the same bytes give other samples, or other times of lines (align.h).
inline constexpr int kRecordingVersion = 2;

// No voice needs more, and at the bit rates of our codecs (codecs.h) it would take away from what it needs.
inline constexpr int kHighestRecordingRate = 24000;

struct DecodedSound {
  RecordingFault fault = RecordingFault::none;  // or unreadable, cut_off, too_long, silent
  bool clipped = false;
  Clip clip;  // as loud as 16 bits allow; without words; without samples where there is a fault
};

DecodedSound decode_sound(std::string_view bytes);

// Where a ClipCache keeps the clip of a recording whose bytes have this hash.
std::string recording_clip_key(std::string_view hash);

}  // namespace colloquy::speech
