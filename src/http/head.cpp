#include "http/head.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "api/percent.h"

namespace colloquy::http {
namespace {

using api::Method;

// tchar of RFC 9110, 5.6.2.
bool is_token_char(char c) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) return true;
  return std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_token_char);
}

bool is_field_value(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f); });
}

// A host with an optional port, loosely: no more than what a name, an address and a port are made of.
bool is_host(std::string_view text) {
  return !text.empty() && text.size() <= 260 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view(".-_:[]").find(c) != std::string_view::npos;
  });
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool lists_token(std::string_view list, std::string_view token) {
  while (!list.empty()) {
    const std::size_t end = list.find(',');
    if (api::same_token(trim(list.substr(0, end)), token)) return true;
    list = end == std::string_view::npos ? std::string_view() : list.substr(end + 1);
  }
  return false;
}

std::optional<std::uint64_t> parse_length(std::string_view text) {
  if (text.empty() || text.size() > 18) return std::nullopt;
  std::uint64_t length = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    length = length * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return length;
}

// "GET /path?query HTTP/1.1", without its line end. Nothing where all is well.
std::optional<Refusal> read_request_line(std::string_view line, Head& head) {
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return Refusal{400, "The request line is malformed."};
  const std::string_view method = line.substr(0, first);
  std::string_view target = line.substr(first + 1, last - first - 1);
  const std::string_view version = line.substr(last + 1);
  if (!is_token(method) || target.empty()) return Refusal{400, "The request line is malformed."};

  if (version == "HTTP/1.0") {
    head.http_1_0 = true;
  } else if (version != "HTTP/1.1") {
    if (version.substr(0, 5) != "HTTP/") return Refusal{400, "The request line is malformed."};
    return Refusal{505, "This server speaks HTTP/1.1."};
  }

  static constexpr std::array<std::pair<std::string_view, Method>, 6> kMethods = {{{"GET", Method::get},
                                                                                   {"HEAD", Method::get},
                                                                                   {"POST", Method::post},
                                                                                   {"PUT", Method::put},
                                                                                   {"PATCH", Method::patch},
                                                                                   {"DELETE", Method::remove}}};
  const auto* known =
      std::find_if(kMethods.begin(), kMethods.end(), [&](const auto& entry) { return entry.first == method; });
  head.request.method = known == kMethods.end() ? Method::other : known->second;
  head.head_only = method == "HEAD";

  // Absolute form (RFC 9112, 3.2.2): its authority takes the place of the Host field.
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (target.size() < scheme.size() || !api::same_token(target.substr(0, scheme.size()), scheme)) continue;
    target.remove_prefix(scheme.size());
    const std::size_t slash = std::min(target.find_first_of("/?"), target.size());
    head.request.host = target.substr(0, slash);
    if (!is_host(head.request.host)) return Refusal{400, "The request's address names no valid host."};
    target.remove_prefix(slash);
    break;
  }
  const std::size_t question = target.find('?');
  const std::string_view path = target.empty() || target[0] == '?' ? std::string_view("/") : target.substr(0, question);
  std::optional<std::string> decoded = api::decode_path(path);
  // "OPTIONS *" and CONNECT ask for no address at all.
  if (!decoded && head.request.method == Method::other) return Refusal{405, "This server does not take that method."};
  if (!decoded) return Refusal{400, "The path in the request's address is not valid."};
  head.request.path = std::move(*decoded);
  if (question != std::string_view::npos) head.request.query = target.substr(question + 1);
  const bool clean = std::all_of(target.begin(), target.end(),
                                 [](char c) { return static_cast<unsigned char>(c) > 0x20 && c != 0x7f; });
  if (!clean) return Refusal{400, "The request's address holds a character that must be encoded."};
  return std::nullopt;
}

std::optional<Refusal> read_fields(std::string_view bytes, std::size_t at, std::size_t most_fields, Head& head) {
  api::Headers fields{std::string(bytes)};
  while (at < bytes.size()) {
    const std::size_t end = bytes.find('\r', at);
    const std::string_view line = bytes.substr(at, end - at);
    if (line.empty()) break;
    if (bytes[end + 1] != '\n') return Refusal{400, "A header field holds a carriage return."};
    const std::size_t colon = line.find(':');
    // A folded line starts with a space, so its name is no token either.
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) {
      return Refusal{400, "A header field is malformed."};
    }
    const std::string_view value = trim(line.substr(colon + 1));
    if (!is_field_value(value)) return Refusal{400, "A header field holds a control character."};
    if (fields.size() == most_fields) return Refusal{431, "The request has too many header fields."};
    fields.add(at, colon, static_cast<std::size_t>(value.data() - bytes.data()), value.size());
    at = end + 2;
  }
  head.request.headers = std::move(fields);
  return std::nullopt;
}

// The fields that decide where this message ends and the next begins.
std::optional<Refusal> read_framing(Head& head) {
  const api::Headers& fields = head.request.headers;
  const std::size_t lengths = fields.count("Content-Length");
  if (fields.has("Transfer-Encoding")) {
    if (lengths > 0 || head.http_1_0) return Refusal{400, "The request's length is ambiguous."};
    return Refusal{411, "Send the body with a Content-Length."};
  }
  if (lengths > 1) return Refusal{400, "The request's length is ambiguous."};
  if (lengths == 1) {
    const std::optional<std::uint64_t> length = parse_length(fields.get("Content-Length"));
    if (!length) return Refusal{400, "The request's Content-Length is not a number."};
    head.content_length = *length;
  }
  return std::nullopt;
}

std::optional<Refusal> read_host(Head& head) {
  const api::Headers& fields = head.request.headers;
  const std::size_t hosts = fields.count("Host");
  if (hosts > 1 || (hosts == 0 && !head.http_1_0)) return Refusal{400, "The request must name one host."};
  if (hosts == 1) {
    if (!is_host(fields.get("Host"))) return Refusal{400, "The request's Host is not valid."};
    if (head.request.host.empty()) head.request.host = fields.get("Host");
  }
  return std::nullopt;
}

}  // namespace

HeadEnd find_head_end(std::string_view bytes, std::size_t searched) {
  HeadEnd end;
  std::size_t at = searched;
  while ((at = bytes.find('\n', at)) != std::string_view::npos) {
    if (at == 0 || bytes[at - 1] != '\r') {
      end.broken = true;
      return end;
    }
    // A blank line: the line end before it is two bytes back.
    if (at >= 3 && bytes[at - 2] == '\n') {
      end.size = at + 1;
      return end;
    }
    ++at;
  }
  end.searched = bytes.size();
  return end;
}

std::variant<Head, Refusal> parse_head(std::string_view bytes, std::size_t most_fields) {
  Head head;
  const std::size_t line_end = bytes.find("\r\n");
  if (std::optional<Refusal> refusal = read_request_line(bytes.substr(0, line_end), head)) return *refusal;
  if (std::optional<Refusal> refusal = read_fields(bytes, line_end + 2, most_fields, head)) return *refusal;
  if (std::optional<Refusal> refusal = read_framing(head)) return *refusal;
  if (std::optional<Refusal> refusal = read_host(head)) return *refusal;

  const std::string_view connection = head.request.headers.get("Connection");
  head.keep_alive = head.http_1_0 ? lists_token(connection, "keep-alive") : !lists_token(connection, "close");
  head.expects_continue = !head.http_1_0 && api::same_token(head.request.headers.get("Expect"), "100-continue");
  return head;
}

}  // namespace colloquy::http
