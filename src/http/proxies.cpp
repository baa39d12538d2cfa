#include "http/proxies.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <cstring>

namespace colloquy::http {
namespace {

// Of all fields of that name, which are one list (RFC 9110, 5.3), the entries from last to first.
std::vector<std::string_view> last_first(const api::Headers& fields, std::string_view name) {
  std::vector<std::string_view> entries;
  for (std::size_t i = fields.size(); i-- > 0;) {
    if (!api::same_token(fields.name(i), name)) continue;
    std::string_view rest = fields.value(i);
    while (true) {
      const std::size_t comma = rest.rfind(',');
      std::string_view entry = rest.substr(comma + 1);  // npos + 1 is 0: the whole
      while (!entry.empty() && (entry.front() == ' ' || entry.front() == '\t')) entry.remove_prefix(1);
      while (!entry.empty() && (entry.back() == ' ' || entry.back() == '\t')) entry.remove_suffix(1);
      entries.push_back(entry);
      if (comma == std::string_view::npos) break;
      rest = rest.substr(0, comma);
    }
  }
  return entries;
}

}  // namespace

bool Proxies::read(std::string_view text, Address& out) {
  const std::string name(text);
  out = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
  return ::inet_pton(AF_INET, name.c_str(), out.data() + 12) == 1 ||
         ::inet_pton(AF_INET6, name.c_str(), out.data()) == 1;
}

base::Result<Proxies> Proxies::parse(const std::vector<std::string>& texts) {
  Proxies proxies;
  for (const std::string& text : texts) {
    const base::Error wrong =
        base::make_error(base::ErrorKind::invalid,
                         "'" + text + "' is no address of a proxy; write it as 10.0.0.5, 10.0.0.0/8 or fd00::/8.");
    const std::size_t slash = text.find('/');
    const std::string_view address = std::string_view(text).substr(0, slash);
    Network network;
    if (!read(address, network.address)) return wrong;
    const int widest = address.find(':') == std::string_view::npos ? 32 : 128;
    int bits = widest;
    if (slash != std::string::npos) {
      const char* const end = text.data() + text.size();
      const std::from_chars_result parsed = std::from_chars(text.data() + slash + 1, end, bits);
      if (parsed.ec != std::errc() || parsed.ptr != end || bits < 0 || bits > widest) return wrong;
    }
    network.bits = 128 - widest + bits;
    proxies.networks_.push_back(network);
  }
  return proxies;
}

bool Proxies::contains(std::string_view address) const {
  Address asked;
  if (networks_.empty() || !read(address, asked)) return false;
  return std::any_of(networks_.begin(), networks_.end(), [&](const Network& network) {
    const std::size_t whole = static_cast<std::size_t>(network.bits / 8);
    if (std::memcmp(asked.data(), network.address.data(), whole) != 0) return false;
    const int rest = network.bits % 8;
    return rest == 0 || (asked[whole] ^ network.address[whole]) >> (8 - rest) == 0;
  });
}

std::string Proxies::client(const api::Headers& fields, std::string_view proxy) const {
  std::string_view believed = proxy;
  for (const std::string_view entry : last_first(fields, "X-Forwarded-For")) {
    Address address;
    if (!read(entry, address)) break;  // "unknown", or rubbish: who passed it on is all we know
    believed = entry;
    if (!contains(entry)) break;
  }
  return std::string(believed);
}

bool Proxies::secure(const api::Headers& fields) {
  const std::vector<std::string_view> said = last_first(fields, "X-Forwarded-Proto");
  return !said.empty() && api::same_token(said.front(), "https");
}

}  // namespace colloquy::http
