#include "api/call.h"

namespace colloquy::api {

const std::string& Call::name(std::string_view wanted) const {
  static const std::string none;
  for (const auto& [key, value] : names) {
    if (key == wanted) return value;
  }
  return none;
}

}  // namespace colloquy::api
