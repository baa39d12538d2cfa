// Cuts the silence that every engine leaves round a line, by one rule for all of them, so that the
// timeline's pauses are what is heard.
#pragma once

#include "speech/clip.h"

namespace colloquy::speech {

// Keeps 30 ms before the first and 60 ms after the last sound, with a short fade at both ends. Word times
// move along and stay inside the clip. Sound is what lies within 45 dB of the loudest 10 ms.
void trim(Clip& clip);

}  // namespace colloquy::speech
