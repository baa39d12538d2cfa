#include "exchange/anki/identity.h"

#include "base/hash.h"

namespace colloquy::exchange::anki {
namespace {

constexpr std::string_view kForeign = "anki-";
constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz234567";

std::string base32(std::string_view bytes) {
  std::string out;
  unsigned waiting = 0, bits = 0;
  for (const char c : bytes) {
    waiting = waiting << 8 | static_cast<unsigned char>(c);
    for (bits += 8; bits >= 5; bits -= 5) out += kLetters[waiting >> (bits - 5) & 31];
    waiting &= (1u << bits) - 1;
  }
  if (bits > 0) out += kLetters[waiting << (5 - bits) & 31];
  return out;
}

// "" where it is no base32 that base32() writes.
std::string from_base32(std::string_view text) {
  std::string out;
  unsigned waiting = 0, bits = 0;
  for (const char c : text) {
    const std::size_t value = kLetters.find(c);
    if (value == std::string_view::npos) return {};
    waiting = (waiting << 5 | static_cast<unsigned>(value)) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    out += static_cast<char>(waiting >> bits & 0xff);
  }
  return base32(out) == text ? out : std::string();
}

}  // namespace

std::string node_of_foreign(std::string_view guid) {
  return std::string(kForeign) + base32(guid);
}

std::string guid_of(std::string_view course, std::string_view node) {
  if (node.starts_with(kForeign)) {
    const std::string guid = from_base32(node.substr(kForeign.size()));
    if (!guid.empty()) return guid;
  }
  return std::string(course) + "/" + std::string(node);
}

std::string node_of(std::string_view course, std::string_view guid) {
  if (guid.size() > course.size() + 1 && guid.starts_with(course) && guid[course.size()] == '/')
    return std::string(guid.substr(course.size() + 1));
  return node_of_foreign(guid);
}

std::int64_t id_number(std::string_view of) {
  const base::Digest digest = base::sha256(of);
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < 8; ++i) number = number << 8 | digest[i];
  return 1'500'000'000'000 + static_cast<std::int64_t>(number % 200'000'000'000);
}

}  // namespace colloquy::exchange::anki
