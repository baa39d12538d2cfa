#include "source/address.h"

#include <algorithm>
#include <vector>

namespace colloquy::source {

std::string address_step(std::string_view name) {
  std::string out;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (c >= 'A' && c <= 'Z')
      out += static_cast<char>(c - 'A' + 'a');
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || byte >= 0x80)
      out += c;
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

std::string relative_path(std::string_view from, std::string_view target) {
  std::vector<std::string_view> steps;
  const auto take = [&](std::string_view path) {
    for (std::size_t at = 0; at <= path.size();) {
      const std::size_t end = std::min(path.find('/', at), path.size());
      const std::string_view step = path.substr(at, end - at);
      at = end + 1;
      if (step.empty() || step == ".") continue;
      if (step == "..") {
        if (steps.empty() || steps.back() == "..")
          steps.push_back("..");  // leaves the course: no file of it has this name
        else
          steps.pop_back();
      } else {
        steps.push_back(step);
      }
    }
  };
  const std::size_t slash = from.rfind('/');
  if (slash != std::string_view::npos) take(from.substr(0, slash));
  take(target);
  std::string out;
  for (const std::string_view step : steps) out.append(out.empty() ? "" : "/").append(step);
  return out;
}

std::string percent_decoded(std::string_view text) {
  const auto hex = [](char c) {
    return c >= '0' && c <= '9' ? c - '0' : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : -1;
  };
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0) {
      out += static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string linked_path(std::string_view from, std::string_view link) {
  const std::string_view path = link.substr(0, link.find_first_of("#?"));
  const std::size_t colon = path.find(':');
  const bool scheme = colon != std::string_view::npos && path.find('/') >= colon;
  if (path.empty() || scheme || path.starts_with("//")) return {};
  return relative_path(path.starts_with('/') ? std::string_view() : from, percent_decoded(path));
}

}  // namespace colloquy::source
