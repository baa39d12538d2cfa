#include "http/address.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <memory>

namespace colloquy::http {
namespace {

using base::ErrorKind;
using base::make_error;

struct Resolved {
  sockaddr_storage address{};
  socklen_t size = 0;
};

bool is_loopback(const sockaddr_storage& address) {
  if (address.ss_family == AF_INET) {
    const auto& v4 = reinterpret_cast<const sockaddr_in&>(address);
    return (ntohl(v4.sin_addr.s_addr) >> 24) == 127;
  }
  const auto& v6 = reinterpret_cast<const sockaddr_in6&>(address);
  return IN6_IS_ADDR_LOOPBACK(&v6.sin6_addr);
}

void set_port(sockaddr_storage& address, std::uint16_t port) {
  if (address.ss_family == AF_INET) {
    reinterpret_cast<sockaddr_in&>(address).sin_port = htons(port);
  } else {
    reinterpret_cast<sockaddr_in6&>(address).sin6_port = htons(port);
  }
}

std::uint16_t port_of(const sockaddr_storage& address) {
  return ntohs(address.ss_family == AF_INET ? reinterpret_cast<const sockaddr_in&>(address).sin_port
                                            : reinterpret_cast<const sockaddr_in6&>(address).sin6_port);
}

std::string name_of(const Resolved& resolved) {
  std::array<char, NI_MAXHOST> text{};
  ::getnameinfo(reinterpret_cast<const sockaddr*>(&resolved.address), resolved.size, text.data(), text.size(), nullptr,
                0, NI_NUMERICHOST);
  return text.data();
}

base::Result<std::vector<Resolved>> resolve(const std::string& host) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  std::vector<Resolved> found;
  // The name stands in /etc/hosts, but not everywhere with both of its addresses.
  const std::vector<std::string> names =
      host == "localhost" ? std::vector<std::string>{"127.0.0.1", "::1"} : std::vector<std::string>{host};
  for (const std::string& name : names) {
    addrinfo* list = nullptr;
    if (::getaddrinfo(name.empty() ? nullptr : name.c_str(), "0", &hints, &list) != 0) continue;
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owner(list, &::freeaddrinfo);
    for (const addrinfo* entry = list; entry != nullptr; entry = entry->ai_next) {
      Resolved one;
      std::memcpy(&one.address, entry->ai_addr, entry->ai_addrlen);
      one.size = entry->ai_addrlen;
      found.push_back(one);
    }
  }
  if (found.empty()) return make_error(ErrorKind::not_found, "There is no address for the host '" + host + "'.");
  return found;
}

// The socket, or the errno that stood in the way.
struct Bound {
  int fd = -1;
  int error = 0;
  std::uint16_t port = 0;
};

Bound bind_one(Resolved where, std::uint16_t port) {
  set_port(where.address, port);
  Bound bound;
  bound.fd = ::socket(where.address.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  const int on = 1;
  const bool v6 = where.address.ss_family == AF_INET6;
  if (bound.fd >= 0 && ::setsockopt(bound.fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) == 0 &&
      (!v6 || ::setsockopt(bound.fd, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on) == 0) &&
      ::bind(bound.fd, reinterpret_cast<const sockaddr*>(&where.address), where.size) == 0 &&
      ::listen(bound.fd, SOMAXCONN) == 0) {
    socklen_t size = sizeof where.address;
    ::getsockname(bound.fd, reinterpret_cast<sockaddr*>(&where.address), &size);
    bound.port = port_of(where.address);
    return bound;
  }
  bound.error = errno;
  if (bound.fd >= 0) ::close(bound.fd);
  bound.fd = -1;
  return bound;
}

void close_all(const std::vector<Listening>& sockets) {
  for (const Listening& socket : sockets) ::close(socket.fd);
}

}  // namespace

base::Result<HostPort> parse_host_port(std::string_view text) {
  const base::Error wrong = make_error(
      ErrorKind::invalid, "'" + std::string(text) + "' is no address to listen on; write it as localhost:8080.");
  HostPort parsed;
  std::string_view port = text;
  const std::size_t colon = text.rfind(':');
  if (colon != std::string_view::npos) {
    std::string_view host = text.substr(0, colon);
    port = text.substr(colon + 1);
    if (host.size() >= 2 && host.front() == '[' && host.back() == ']') {
      host = host.substr(1, host.size() - 2);
    } else if (host.find(':') != std::string_view::npos) {
      return wrong;  // an IPv6 address without brackets: which colon is the port's?
    }
    if (host != "*") parsed.host = host;
  }
  const std::from_chars_result end = std::from_chars(port.data(), port.data() + port.size(), parsed.port);
  if (port.empty() || end.ec != std::errc() || end.ptr != port.data() + port.size()) return wrong;
  return parsed;
}

base::Result<std::vector<Listening>> listen_on(const HostPort& where, PlainHttp plain_http) {
  const std::vector<Resolved> addresses = TRY(resolve(where.host));
  for (const Resolved& address : addresses) {
    if (plain_http == PlainHttp::loopback_only && !is_loopback(address.address)) {
      return make_error(ErrorKind::denied,
                        "Plain HTTP on " + name_of(address) +
                            " would show learners' sign-ins to the network. Give a certificate with --tls CERT KEY, "
                            "listen on localhost behind a proxy, or say --plain-http.");
    }
  }
  // With port 0 the second address has to get the port that the first was given: somebody else may
  // hold it there, so a few tries.
  for (int attempt = 0;; ++attempt) {
    std::vector<Listening> sockets;
    std::uint16_t port = where.port;
    int error = 0;
    for (const Resolved& address : addresses) {
      const Bound bound = bind_one(address, port);
      if (bound.fd < 0) {
        // A machine without IPv6 (or without IPv4) has nothing to listen on there.
        if (bound.error == EADDRNOTAVAIL || bound.error == EAFNOSUPPORT) {
          if (error == 0) error = bound.error;
          continue;
        }
        error = bound.error;
        close_all(sockets);
        sockets.clear();
        break;
      }
      port = bound.port;
      sockets.push_back({bound.fd, name_of(address), bound.port, is_loopback(address.address)});
    }
    if (!sockets.empty()) return sockets;
    if (where.port == 0 && error == EADDRINUSE && attempt < 8) continue;
    const std::string place =
        (where.host.empty() ? "every address" : where.host) + ", port " + std::to_string(where.port);
    if (error == EADDRINUSE) {
      return make_error(ErrorKind::unavailable,
                        "Another program listens on " + place + " already; stop it or choose another with --listen.");
    }
    return make_error(error == EACCES ? ErrorKind::denied : ErrorKind::io,
                      "Cannot listen on " + place + ": " + std::strerror(error) + ".");
  }
}

}  // namespace colloquy::http
