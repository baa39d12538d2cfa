// The Date field (RFC 9110, 5.6.7), written once a second and not once a request.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace colloquy::http {

// "Sun, 06 Nov 1994 08:49:37 GMT" for seconds since 1970.
std::string format_date(std::int64_t seconds);

// One for each I/O thread.
class DateField {
 public:
  // The text for now; valid until the next call.
  std::string_view now();

 private:
  std::int64_t second_ = -1;
  std::string text_;
};

}  // namespace colloquy::http
