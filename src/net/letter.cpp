#include "net/letter.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string_view>

namespace colloquy::net {
namespace {

constexpr std::size_t kLine = 57;  // bytes that make a line of 76 letters

std::string base64(std::string_view bytes) {
  constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t three = 0;
    for (std::size_t k = 0; k < 3; ++k)
      three = three << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0u);
    for (std::size_t k = 0; k < 4; ++k) out += i + k <= bytes.size() ? kLetters[three >> (18 - 6 * k) & 63] : '=';
  }
  return out;
}

// RFC 2047: words of at most 75 letters, none of which cuts a character of UTF-8.
std::string encoded_words(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    std::size_t size = std::min<std::size_t>(text.size(), 42);
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xc0) == 0x80) --size;
    out.append(out.empty() ? "" : "\r\n ").append("=?utf-8?B?").append(base64(text.substr(0, size))).append("?=");
    text.remove_prefix(size);
  }
  return out;
}

// RFC 5322, 3.3: "Fri, 27 Nov 2026 09:30:00 +0000".
std::string date_of(base::Millis now) {
  using namespace std::chrono;
  constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const sys_time<milliseconds> moment{milliseconds(now)};
  const sys_days day = floor<days>(moment);
  const year_month_day date(day);
  const hh_mm_ss time(floor<seconds>(moment - day));
  const auto two = [](auto n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return std::string(kDays[weekday(day).c_encoding()]) + ", " + two(static_cast<unsigned>(date.day())) + " " +
         kMonths[static_cast<unsigned>(date.month()) - 1] + " " + std::to_string(static_cast<int>(date.year())) + " " +
         two(time.hours().count()) + ":" + two(time.minutes().count()) + ":" + two(time.seconds().count()) + " +0000";
}

}  // namespace

bool is_address(std::string_view text) {
  const std::size_t at = text.find('@');
  if (text.size() > 254 || at == 0 || at == std::string_view::npos || at + 1 == text.size()) return false;
  if (text.find('@', at + 1) != std::string_view::npos) return false;
  return std::none_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == 0x7f ||
           std::string_view("<>()[]\\,;:\"").find(c) != std::string_view::npos;
  });
}

std::string message_of(const Letter& letter, const std::string& from, const std::string& id, base::Millis now) {
  std::string out = "Date: " + date_of(now) + "\r\nFrom: <" + from + ">\r\nTo: <" + letter.to + ">\r\nMessage-ID: <" +
                    id + from.substr(from.find('@')) + ">\r\nSubject: " + encoded_words(letter.subject) +
                    "\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
                    "Content-Transfer-Encoding: base64\r\nAuto-Submitted: auto-generated\r\n\r\n";
  std::string_view text = letter.text;
  while (!text.empty()) {
    out += base64(text.substr(0, kLine)) + "\r\n";
    text.remove_prefix(std::min(kLine, text.size()));
  }
  return out;
}

}  // namespace colloquy::net
