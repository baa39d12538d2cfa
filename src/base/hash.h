// SHA-256 (FIPS 180-4) and the two ways we write a hash: lower-case hex and base32. The build's
// cache keys, content addresses and the ids of learners' things all come from here. Pure.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace colloquy::base {

using Digest = std::array<std::uint8_t, 32>;

class Sha256 {
 public:
  Sha256();
  void update(std::string_view bytes);
  Digest finish();  // once

 private:
  void block(const std::uint8_t* bytes);
  std::array<std::uint32_t, 8> state_;
  std::array<std::uint8_t, 64> buffer_{};
  std::uint64_t length_ = 0;
};

Digest sha256(std::string_view bytes);
std::string hex(const Digest& digest);

// Base32 of the digest without padding (RFC 4648 alphabet, lower case): 52 characters. Ids and
// file names take its first 10 or 16.
std::string base32(const Digest& digest);

// First `characters` of base32(sha256(bytes)).
std::string short_hash(std::string_view bytes, std::size_t characters = 16);

}  // namespace colloquy::base
