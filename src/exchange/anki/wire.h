// The wire format of Protocol Buffers, as far as Anki's packages use it: numbers, strings and floats by field number.
// Source: protobuf.dev, "Encoding". Pure; reading damaged bytes ends early and says so.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace colloquy::exchange::anki {

// Steps through the fields of one message:  for (WireReader r(bytes); r.next();) switch (r.field()) ...
class WireReader {
 public:
  explicit WireReader(std::string_view bytes) : rest_(bytes) {}

  bool next();  // false at the end, and at damage
  bool broken() const { return broken_; }
  int field() const { return field_; }
  std::uint64_t number() const { return number_; }   // of a number; else 0
  std::string_view bytes() const { return bytes_; }  // of a string, a message or packed numbers; else empty

 private:
  bool varint(std::uint64_t& out);
  std::string_view rest_, bytes_;
  std::uint64_t number_ = 0;
  int field_ = 0;
  bool broken_ = false;
};

class WireWriter {
 public:
  WireWriter& number(int field, std::uint64_t value);
  WireWriter& bytes(int field, std::string_view value);
  WireWriter& real(int field, float value);
  WireWriter& reals(int field, std::initializer_list<float> values);  // packed
  std::string take() { return std::move(out_); }

 private:
  void varint(std::uint64_t value);
  void fixed(float value);
  std::string out_;
};

}  // namespace colloquy::exchange::anki
