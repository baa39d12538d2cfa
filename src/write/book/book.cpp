#include "write/book/book.h"

#include "base/hash.h"

namespace colloquy::write {

std::string book_id(std::string_view course, std::string_view lesson) {
  base::Digest digest = base::sha256("colloquy book\n" + std::string(course) + '\n' + std::string(lesson));
  digest[6] = static_cast<std::uint8_t>((digest[6] & 0x0F) | 0x80);  // version 8
  digest[8] = static_cast<std::uint8_t>((digest[8] & 0x3F) | 0x80);  // variant
  std::string out = base::hex(digest).substr(0, 32);
  for (const std::size_t at : {8u, 13u, 18u, 23u}) out.insert(at, 1, '-');
  return "urn:uuid:" + out;
}

}  // namespace colloquy::write
