#include "api/email.h"

#include <algorithm>

#include "base/utf8.h"
#include "net/letter.h"

namespace colloquy::api {
namespace {

constexpr std::size_t kLongestName = 100;

// Characters that show nothing and let two spellings look like one (Unicode's category Cf and its neighbours). Names of
// Persian and Indic scripts need the two joiners.
bool is_invisible(std::string_view text, bool joiners_too) {
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    if (byte(i) == 0xef && byte(i + 1) == 0xbb && byte(i + 2) == 0xbf) return true;  // U+FEFF
    if (byte(i) != 0xe2) continue;
    const bool joiner = byte(i + 1) == 0x80 && (byte(i + 2) == 0x8c || byte(i + 2) == 0x8d);  // U+200C, U+200D
    if (joiner && !joiners_too) continue;
    if (byte(i + 1) == 0x80 && byte(i + 2) >= 0x80 && byte(i + 2) <= 0x8f) return true;  // U+2000 to U+200F
    if (byte(i + 1) == 0x80 && byte(i + 2) >= 0xa8 && byte(i + 2) <= 0xae) return true;  // U+2028 to U+202E
    if (byte(i + 1) == 0x81 && byte(i + 2) >= 0xa0 && byte(i + 2) <= 0xaf) return true;  // U+2060 to U+206F
  }
  return text.find("\u00ad") != std::string_view::npos;  // the soft hyphen
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
  return text;
}

}  // namespace

std::optional<std::string> read_email(std::string_view typed) {
  std::string out(trim(typed));
  if (!net::is_address(out) || is_invisible(out, true) || base::first_invalid_utf8(out) != base::kNoError)
    return std::nullopt;
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
  if (base::first_invalid_utf8(out) != base::kNoError || is_invisible(out, false)) return std::nullopt;
  return out;
}

}  // namespace colloquy::api
