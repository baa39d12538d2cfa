#include "source/suggestion.h"

#include "text/similarity.h"

namespace colloquy::source {

std::optional<std::string> suggestion(std::string_view word, const std::vector<std::string>& known, double at_least) {
  const int at = text::closest(word, known, at_least);
  if (at < 0) return std::nullopt;
  return known[static_cast<std::size_t>(at)];
}

}  // namespace colloquy::source
