#include "exchange/spaces.h"

namespace colloquy::exchange {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

}  // namespace

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

std::string on_one_line(std::string_view text) {
  std::string out;
  bool space = false;
  for (const char c : text) {
    if (kSpace.find(c) != std::string_view::npos) {
      space = true;
      continue;
    }
    if (space && !out.empty()) out += ' ';
    space = false;
    out += c;
  }
  return out;
}

}  // namespace colloquy::exchange
