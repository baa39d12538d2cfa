// What conversation and rehearsal share: spoken lines, recordings, unknown speakers.
#pragma once

#include "source/labels.h"
#include "source/prose.h"

namespace colloquy::source {

// The name as the cast writes it. Reports form/speaker for a stranger, or, where the cast is made
// from labels, makes it a member.
std::string known_speaker(Reading& reading, const Passage& passage, const Label& label);

// Begins a turn with the segment's text.
lesson::Turn begin_turn(Reading& reading, const Passage& passage, const Segment& segment);

// Makes the link that ends `turn` its recording, if it is one to a sound file.
void take_recording(const Reading& reading, lesson::Turn& turn);
// The paragraph is nothing but a link to a sound file.
std::optional<lesson::Recording> lone_recording(const lesson::Block& block);

// A bare "Aml: text" that is nearly a name of the cast: reported as form/speaker. True: it was.
bool report_near_speaker(Reading& reading, const Passage& passage, std::size_t line_start);

// The last sentence with a question mark.
std::string question_of(const lesson::Turn& turn);

}  // namespace colloquy::source
