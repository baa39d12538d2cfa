#include "api/cookies.h"

#include <algorithm>

namespace colloquy::api {
namespace {

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// cookie-octet of RFC 6265, 4.1.1, and the name the same without '='.
bool is_cookie_text(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    const unsigned char byte = static_cast<unsigned char>(c);
    return byte > 0x20 && byte < 0x7f && c != '"' && c != ',' && c != ';' && c != '\\';
  });
}

}  // namespace

std::vector<std::pair<std::string_view, std::string_view>> parse_cookies(std::string_view field) {
  std::vector<std::pair<std::string_view, std::string_view>> cookies;
  while (!field.empty()) {
    const std::size_t end = field.find(';');
    const std::string_view pair = field.substr(0, end);
    field = end == std::string_view::npos ? std::string_view() : field.substr(end + 1);
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos) continue;
    const std::string_view name = trim(pair.substr(0, equals));
    std::string_view value = trim(pair.substr(equals + 1));
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
    if (!name.empty() && is_cookie_text(name) && is_cookie_text(value)) cookies.emplace_back(name, value);
  }
  return cookies;
}

std::string_view cookie(const Request& request, std::string_view name) {
  for (std::size_t i = 0; i < request.headers.size(); ++i) {
    if (!same_token(request.headers.name(i), "Cookie")) continue;
    for (const auto& [key, value] : parse_cookies(request.headers.value(i))) {
      if (key == name) return value;
    }
  }
  return {};
}

std::string set_cookie(std::string_view name, std::string_view value, CookieLife life, bool secure) {
  std::string out(name);
  out.append("=").append(value).append("; Path=/; HttpOnly; SameSite=Lax");
  if (secure) out.append("; Secure");
  if (life == CookieLife::year) out.append("; Max-Age=31536000");
  if (life == CookieLife::expired) out.append("; Max-Age=0");
  return out;
}

}  // namespace colloquy::api
