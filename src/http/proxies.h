// The proxies in front of the server whose word about clients is believed, and what they say. Nobody
// else's word is: anybody can send X-Forwarded-For. Pure.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "api/headers.h"
#include "base/result.h"

namespace colloquy::http {

class Proxies {
 public:
  // Addresses and networks: "10.0.0.5", "10.0.0.0/8", "fd00::/8". Errors: invalid, with an example.
  static base::Result<Proxies> parse(const std::vector<std::string>& texts);

  bool contains(std::string_view address) const;

  // Who asks when `proxy` brings these fields: each proxy appends to X-Forwarded-For whom it heard
  // from, so the chain is believed from its end, up to the first address that is no proxy of ours.
  std::string client(const api::Headers& fields, std::string_view proxy) const;
  // Whether that proxy was spoken to over HTTPS (the last X-Forwarded-Proto).
  static bool secure(const api::Headers& fields);

 private:
  // IPv4 stands where IPv6 maps it (RFC 4291, 2.5.5.2), so that there is one kind to compare.
  using Address = std::array<unsigned char, 16>;
  struct Network {
    Address address{};
    int bits = 0;
  };

  static bool read(std::string_view text, Address& out);

  std::vector<Network> networks_;
};

}  // namespace colloquy::http
