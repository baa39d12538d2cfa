// The parts of a lesson page, one function each; an absent part is empty markup. lesson_page.cpp
// puts them in their order.
#pragma once

#include "write/parts/context.h"

namespace colloquy::write {

Html objectives_part(Context& context);
Html overview_part(Context& context);
Html gate_part(Context& context);
Html conversation_part(Context& context);
Html video_part(Context& context);
Html audiobook_part(Context& context);
Html concepts_part(Context& context);
Html examples_part(Context& context);
Html aids_part(Context& context);
Html cards_part(Context& context);
Html test_part(Context& context);
Html glossary_part(Context& context);
Html references_part(Context& context);
Html rehearsal_part(Context& context);
Html plain_parts(Context& context, std::optional<lesson::Section> after);
Html footnotes_part(Context& context);
Html credits_part(const Context& context);

// The player's dock, hidden until the script takes it up. Empty where nothing sounds.
Html dock(Context& context);

// A track's play button and, for browsers without script, the browser's own player.
Html play_button(Context& context, const TrackView& track, std::string_view title);
Attributes track_attributes(const TrackView& track);

std::string structured_data(const Context& context, int listen, int read);

int words_of(const lesson::Blocks& blocks);

// Number of questions one attempt at the test asks.
int questions_drawn(const lesson::Test& test);

}  // namespace colloquy::write
