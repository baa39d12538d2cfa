// A track's timeline as WebVTT (W3C, https://www.w3.org/TR/webvtt1/): captions for the player and
// transcripts for podcast apps. One cue a line, its speaker in a voice span, its words stamped. Pure.
#pragma once

#include <string>

#include "package/timeline.h"

namespace colloquy::write {

// Cue identifiers are "node.index", the line's address on the page. Lines without a speaker (an audio
// book's) get no voice span.
std::string webvtt(const package::Timeline& timeline);

}  // namespace colloquy::write
