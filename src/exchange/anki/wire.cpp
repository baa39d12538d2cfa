#include "exchange/anki/wire.h"

#include <bit>

namespace colloquy::exchange::anki {
namespace {

enum WireType : unsigned { kVarint = 0, kFixed64 = 1, kBytes = 2, kFixed32 = 5 };

}  // namespace

bool WireReader::varint(std::uint64_t& out) {
  out = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    if (rest_.empty()) return false;
    const auto byte = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    out |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
    if (byte < 0x80) return true;
  }
  return false;
}

bool WireReader::next() {
  number_ = 0;
  bytes_ = {};
  if (broken_ || rest_.empty()) return false;
  broken_ = true;  // until the field is whole
  std::uint64_t key = 0, length = 0;
  if (!varint(key) || key >> 3 == 0 || key >> 3 > 0x1fffffff) return false;
  field_ = static_cast<int>(key >> 3);
  switch (key & 7) {
    case kVarint:
      if (!varint(number_)) return false;
      break;
    case kBytes:
      if (!varint(length) || length > rest_.size()) return false;
      bytes_ = rest_.substr(0, length);
      rest_.remove_prefix(length);
      break;
    case kFixed64:
    case kFixed32:
      length = (key & 7) == kFixed64 ? 8 : 4;
      if (length > rest_.size()) return false;
      rest_.remove_prefix(length);
      break;
    default: return false;
  }
  broken_ = false;
  return true;
}

void WireWriter::varint(std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) out_ += static_cast<char>((value & 0x7f) | 0x80);
  out_ += static_cast<char>(value);
}

void WireWriter::fixed(float value) {
  const auto bits = std::bit_cast<std::uint32_t>(value);
  for (unsigned shift = 0; shift < 32; shift += 8) out_ += static_cast<char>((bits >> shift) & 0xff);
}

WireWriter& WireWriter::number(int field, std::uint64_t value) {
  varint(static_cast<std::uint64_t>(field) << 3 | kVarint);
  varint(value);
  return *this;
}

WireWriter& WireWriter::bytes(int field, std::string_view value) {
  varint(static_cast<std::uint64_t>(field) << 3 | kBytes);
  varint(value.size());
  out_ += value;
  return *this;
}

WireWriter& WireWriter::real(int field, float value) {
  varint(static_cast<std::uint64_t>(field) << 3 | kFixed32);
  fixed(value);
  return *this;
}

WireWriter& WireWriter::reals(int field, std::initializer_list<float> values) {
  varint(static_cast<std::uint64_t>(field) << 3 | kBytes);
  varint(values.size() * 4);
  for (const float value : values) fixed(value);
  return *this;
}

}  // namespace colloquy::exchange::anki
