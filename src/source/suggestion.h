// "Did you mean ...?": the known word nearest to a mistyped one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace colloquy::source {

// The most similar of `known` (case folded), if its similarity (1 - edits / longer length, a swap
// of neighbours counting one edit) is at least `at_least`.
std::optional<std::string> suggestion(std::string_view word, const std::vector<std::string>& known,
                                      double at_least = 0.7);

}  // namespace colloquy::source
