#include "api/email.h"

#include <algorithm>

#include "base/utf8.h"
#include "net/letter.h"

namespace colloquy::api {
namespace {

constexpr std::size_t kLongestName = 100;

std::string_view trim(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
  return text;
}

}  // namespace

std::optional<std::string> read_email(std::string_view typed) {
  std::string out(trim(typed));
  if (!net::is_address(out) || base::first_invalid_utf8(out) != base::kNoError) return std::nullopt;
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

std::optional<std::string> read_name(std::string_view typed) {
  std::string out;
  for (const char c : trim(typed)) {
    const unsigned char byte = static_cast<unsigned char>(c);
    if ((byte < ' ' && byte != '\t') || byte == 0x7f) return std::nullopt;
    if ((c == ' ' || c == '\t') && out.ends_with(' ')) continue;
    out += c == '\t' ? ' ' : c;
  }
  const auto characters =
      std::count_if(out.begin(), out.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; });
  if (out.empty() || static_cast<std::size_t>(characters) > kLongestName) return std::nullopt;
  if (base::first_invalid_utf8(out) != base::kNoError) return std::nullopt;
  return out;
}

}  // namespace colloquy::api
