// The speakers flite can be: which recorded person, and how changed. Any name an author writes leads to
// one of them.
#pragma once

#include <span>
#include <string_view>

namespace colloquy::speech {

enum class Person { slt, rms, awb };

struct Speaker {
  std::string_view name;  // what the author writes: "female-1"
  Person person;
  double pitch;    // factor on the fundamental frequency
  double stretch;  // factor on durations
  double tract;    // added to the frequency warping of the vocal tract filter: above 0 a longer throat
  double lufs;     // how loud it is (voice_level.h)
};

// In the order in which a cast without voices gets them.
std::span<const Speaker> speakers();

// By name ("female-2", "slt"); another name of a known kind ("male-9", "woman", "girl") gives one of
// that kind, anything else one chosen by a hash of the name. Never fails.
const Speaker& speaker_for(std::string_view name);

}  // namespace colloquy::speech
