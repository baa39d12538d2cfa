// What the rules on rehearsals share: which scene a choice or an exit leads to.
#pragma once

#include <string>
#include <vector>

#include "lesson/rehearsal.h"

namespace colloquy::check {

inline constexpr std::size_t kNoScene = static_cast<std::size_t>(-1);

// By title (folded) or anchor; kNoScene where there is none (which is form/scene's finding).
std::size_t scene_named(const lesson::Rehearsal& rehearsal, const std::string& target);

// Whether every choice and exit leads somewhere: else searches over scenes would report the ruins.
bool all_targets_exist(const lesson::Rehearsal& rehearsal);

}  // namespace colloquy::check
