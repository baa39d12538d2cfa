#include "speech/script.h"

#include <cstddef>

namespace colloquy::speech {
namespace {

bool is_white(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

}  // namespace

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    if (is_white(text[at])) {
      ++at;
      continue;
    }
    const std::size_t start = at;
    while (at < text.size() && !is_white(text[at])) ++at;
    words.emplace_back(text.substr(start, at - start));
  }
  return words;
}

}  // namespace colloquy::speech
