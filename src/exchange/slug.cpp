#include "exchange/slug.h"

namespace colloquy::exchange {
namespace {

constexpr std::size_t kLongestSlug = 60;

}  // namespace

std::string slug_of(std::string_view title) {
  std::string slug;
  for (std::size_t i = 0; i < title.size() && slug.size() < kLongestSlug; ++i) {
    const char c = title[i];
    if (c >= 'A' && c <= 'Z') {
      slug.push_back(static_cast<char>(c + 32));
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      slug.push_back(c);
    } else if (c != '\'' && static_cast<unsigned char>(c) < 0x80 && !slug.empty() && slug.back() != '-') {
      slug.push_back('-');
    }
  }
  while (slug.ends_with('-')) slug.pop_back();
  if (slug.empty()) return "lesson";
  const bool taken = slug == "index" || slug == "glossary";
  const bool digit = slug.front() >= '0' && slug.front() <= '9';
  return taken || digit ? "lesson-" + slug : slug;
}

}  // namespace colloquy::exchange
