// "1 question is kept", "2 questions are kept": a number and the words that go with it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace colloquy::exchange {

inline std::string how_many(std::size_t number, std::string_view one, std::string_view many) {
  return std::to_string(number).append(" ").append(number == 1 ? one : many);
}

}  // namespace colloquy::exchange
