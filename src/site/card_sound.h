// Flash cards spoken at build, so that the server can join those of a day without a voice. What was spoken once is
// taken from the cache; a lesson's cards are one file. Comes after the tracks: cards are heard last.
#pragma once

#include "base/result.h"
#include "lesson/course.h"
#include "site/cache_folder.h"
#include "site/output.h"
#include "site/sound.h"
#include "site/workers.h"
#include "speech/voices.h"

namespace colloquy::site {

// Adds them to `sound`, and to its counts. Errors: internal (an engine failed), and those of Output.
base::Result<void> record_cards(const lesson::Course& course, const CacheFolder& cache, Output& output,
                                const Workers& workers, const speech::Voices& voices, const Recording& how,
                                Sound& sound);

}  // namespace colloquy::site
