#include "exchange/moodle/pictures.h"

#include <algorithm>
#include <cctype>

#include "base/ascii.h"
#include "source/address.h"

namespace colloquy::exchange::moodle {
namespace {

constexpr std::string_view kEndings[] = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"};
constexpr std::size_t kLongestName = 100;

}  // namespace

bool is_picture_name(std::string_view name) {
  if (name.empty() || name.size() > kLongestName || name.front() == '.') return false;
  const bool plain = std::none_of(name.begin(), name.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '/' || c == '\\' || c == 0x7f || c == '"';
  });
  const std::string small = base::ascii_lower(name);
  return plain && std::any_of(std::begin(kEndings), std::end(kEndings), [&](std::string_view ending) {
           return small.size() > ending.size() && small.ends_with(ending);
         });
}

std::string encode_name(std::string_view name) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) || c == '-' || c == '_' || c == '.' || c == '~')
      out += c;
    else
      out += {'%', kHex[byte >> 4], kHex[byte & 15]};
  }
  return out;
}

std::string picture_of(std::string_view address) {
  if (!address.starts_with(kPictureFolder)) return {};
  address.remove_prefix(kPictureFolder.size());
  return source::percent_decoded(address.substr(0, address.find_first_of("?#")));
}

bool names_picture(std::string_view text, std::string_view name) {
  return text.find(std::string(kPictureFolder) + encode_name(name)) != std::string_view::npos ||
         text.find(std::string(kPictureFolder) + std::string(name)) != std::string_view::npos;
}

}  // namespace colloquy::exchange::moodle
