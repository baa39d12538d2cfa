#include "net/neighbourhood.h"

#include <arpa/inet.h>

#include <array>

namespace colloquy::net {

std::string neighbourhood(std::string_view address) {
  std::string text(address.substr(0, address.find('%')));
  std::array<unsigned char, 16> bytes{};
  if (::inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1) return text;
  return {reinterpret_cast<const char*>(bytes.data()), 8};
}

}  // namespace colloquy::net
