// Texts with gaps as a card shows them: one gap open, the others filled. And the few pieces of prose that cards are
// made of. Pure values, used by derived_cards and question_cards.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/gap.h"
#include "lesson/prose.h"

namespace colloquy::lesson {

Inline words(std::string text);
Inline strong(std::string text);
Block paragraph(Inlines inlines);

// An accepted answer as it is shown: "\*" is an asterisk.
std::string shown(std::string_view accepted);

// What the gap holds when it is filled rightly.
std::string answer_of(const Gap& gap);

inline constexpr std::size_t kNoGap = static_cast<std::size_t>(-1), kAllGaps = kNoGap - 1;

// Fills the gaps of a text: `open` stays a gap (kAllGaps: each), `marked` is shown in bold (kAllGaps: each, of the
// words that may be marked only the right ones).
void fill(Blocks& blocks, const std::vector<Gap>& gaps, std::size_t open, std::size_t marked);

}  // namespace colloquy::lesson
