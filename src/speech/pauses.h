// The silences between lines, by kind of boundary, in one place to be tuned by ear. They stand in the
// timeline, never in a clip, so that changing one speaks nothing anew. Commas are the engine's.
#pragma once

#include "speech/script.h"

namespace colloquy::speech {

// All in milliseconds.
inline constexpr int kLeadIn = 300;  // before the first word of a track: headphones that slept swallow the beginning
inline constexpr int kAfterSentence = 280;   // inside a turn or paragraph
inline constexpr int kAfterParagraph = 480;  // the same speaker, a new paragraph or list entry
inline constexpr int kAfterTurn = 340;       // the same speaker, another turn
inline constexpr int kAtSpeakerChange = 500;
inline constexpr int kAfterLayer = 900;     // of a chapter
inline constexpr int kAfterQuestion = 800;  // put to the learner: room for the player to stop
inline constexpr int kAfterPart = 1200;
inline constexpr int kPauseDirection = 600;  // *(pause)* without a length

constexpr int pause_ms(Boundary boundary) {
  switch (boundary) {
    case Boundary::sentence: return kAfterSentence;
    case Boundary::paragraph: return kAfterParagraph;
    case Boundary::same_speaker: return kAfterTurn;
    case Boundary::speaker_change: return kAtSpeakerChange;
    case Boundary::layer: return kAfterLayer;
    case Boundary::learner: return kAfterQuestion;
    case Boundary::part_end: return kAfterPart;
  }
  return kAfterSentence;
}

}  // namespace colloquy::speech
