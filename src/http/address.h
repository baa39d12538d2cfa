// Where to listen: "localhost:8080" and its kin, read, judged and bound. POSIX only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace colloquy::http {

struct HostPort {
  std::string host;  // without brackets; "" for every interface
  std::uint16_t port = 0;
};

// "host:port", "[::1]:port", ":port", "*:port" or "port". Errors: invalid, with an example.
base::Result<HostPort> parse_host_port(std::string_view text);

// One socket that listens; close it once.
struct Listening {
  int fd = -1;
  std::string address;  // numeric
  std::uint16_t port = 0;
  bool loopback = false;
};

enum class PlainHttp { loopback_only, allowed };

// Binds and listens on every address of the host: for localhost both loopbacks (one is enough where
// the machine has one). Port 0: the kernel chooses, the same for all. Errors: denied (not loopback,
// and only loopback allowed), unavailable (taken), not_found (no such host), io.
base::Result<std::vector<Listening>> listen_on(const HostPort& where, PlainHttp plain_http);

}  // namespace colloquy::http
