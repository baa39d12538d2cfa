// A lesson to what is said of it: one track for each part of the conversation and each chapter of the
// audio book. Not spoken: remarks (>), what stands under **You:**, content notes, directions.
#pragma once

#include "lesson/lesson.h"
#include "speech/script.h"

namespace colloquy::speech {

// In the order of the page. A part or chapter without a spoken word gives no track, unless there is a
// recording of it: a finding must be able to speak of that.
Script script_of(const lesson::Lesson& lesson);

}  // namespace colloquy::speech
