#include "api/multipart.h"

#include <string>

#include "base/ascii.h"

namespace colloquy::api {
namespace {

// "----x" of "multipart/form-data; boundary=----x"; "" where it names none.
std::string boundary_of(std::string_view type) {
  const std::size_t at = base::ascii_lower(type).find("boundary=");
  if (at == std::string::npos) return {};
  std::string_view value = type.substr(at + 9);
  value = value.starts_with('"') ? value.substr(1, value.find('"', 1) - 1) : value.substr(0, value.find_first_of("; "));
  return value.size() > 70 ? std::string() : std::string(value);  // RFC 2046: at most 70
}

}  // namespace

std::optional<std::string_view> file_of(const Request& request) {
  const std::string boundary = boundary_of(request.headers.get("Content-Type"));
  if (boundary.empty()) return std::nullopt;
  const std::string mark = "--" + boundary, between = "\r\n" + mark;
  std::string_view rest = request.body;
  if (!rest.starts_with(mark)) return std::nullopt;
  rest.remove_prefix(mark.size());
  while (rest.starts_with("\r\n")) {
    rest.remove_prefix(2);
    const std::size_t head_end = rest.find("\r\n\r\n");
    const std::size_t end = rest.find(between, head_end == std::string_view::npos ? 0 : head_end + 2);
    if (head_end == std::string_view::npos || end == std::string_view::npos) return std::nullopt;
    const std::string head = base::ascii_lower(rest.substr(0, head_end));
    const std::size_t from = head_end + 4;
    if (head.find("filename=") != std::string::npos)
      return end < from ? std::string_view() : rest.substr(from, end - from);
    rest.remove_prefix(end + between.size());
  }
  return std::nullopt;
}

}  // namespace colloquy::api
