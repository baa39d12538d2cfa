#include "http/select.h"

#include <algorithm>
#include <optional>

#include "api/headers.h"

namespace colloquy::http {
namespace {

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// Takes the next item off a comma-separated list.
std::string_view next_item(std::string_view& list) {
  const std::size_t end = list.find(',');
  const std::string_view item = trim(list.substr(0, end));
  list = end == std::string_view::npos ? std::string_view() : list.substr(end + 1);
  return item;
}

// Digits only; numbers over 18 digits count as "far beyond any end".
std::optional<std::uint64_t> parse_number(std::string_view text) {
  if (text.empty()) return std::nullopt;
  std::uint64_t number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    if (number < 100'000'000'000'000'000ull) number = number * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return number;
}

// A weight in thousandths: "q=0.8" is 800, no weight 1000, a malformed one 0.
int parse_weight(std::string_view parameters) {
  while (!parameters.empty()) {
    const std::size_t end = parameters.find(';');
    const std::string_view parameter = trim(parameters.substr(0, end));
    parameters = end == std::string_view::npos ? std::string_view() : parameters.substr(end + 1);
    if (parameter.size() < 3 || (parameter[0] != 'q' && parameter[0] != 'Q') || parameter[1] != '=') continue;
    const std::string_view digits = parameter.substr(2);
    if (digits[0] != '0' && digits[0] != '1') return 0;
    int weight = (digits[0] - '0') * 1000;
    if (digits.size() > 1 && digits[1] == '.') {
      int unit = 100;
      for (const char c : digits.substr(2)) {
        if (c < '0' || c > '9') return 0;
        weight += (c - '0') * unit;
        unit /= 10;
      }
    }
    return std::min(weight, 1000);
  }
  return 1000;
}

}  // namespace

Selection select_range(std::string_view range, std::uint64_t size) {
  const Selection whole{Extent::whole, 0, size};
  static constexpr std::string_view kUnit = "bytes=";
  if (range.size() < kUnit.size() || !api::same_token(range.substr(0, kUnit.size()), kUnit)) return whole;
  const std::string_view spec = trim(range.substr(kUnit.size()));
  const std::size_t dash = spec.find('-');
  if (dash == std::string_view::npos || spec.find(',') != std::string_view::npos) return whole;

  const std::optional<std::uint64_t> from = parse_number(spec.substr(0, dash));
  const std::optional<std::uint64_t> to = parse_number(spec.substr(dash + 1));
  if (dash == 0) {  // "-500": the last 500
    if (!to) return whole;
    if (*to == 0 || size == 0) return {Extent::unsatisfiable, 0, 0};
    const std::uint64_t length = std::min(*to, size);
    return {Extent::part, size - length, length};
  }
  if (!from || (!to && dash + 1 != spec.size()) || (to && *to < *from)) return whole;
  if (*from >= size) return {Extent::unsatisfiable, 0, 0};
  const std::uint64_t last = to ? std::min(*to, size - 1) : size - 1;
  return {Extent::part, *from, last - *from + 1};
}

bool names_etag(std::string_view list, std::string_view etag) {
  if (etag.empty()) return false;
  if (trim(list) == "*") return true;
  while (!list.empty()) {
    std::string_view item = next_item(list);
    if (item.substr(0, 2) == "W/") item.remove_prefix(2);
    if (item.size() >= 2 && item.front() == '"' && item.back() == '"' && item.substr(1, item.size() - 2) == etag) {
      return true;
    }
  }
  return false;
}

bool is_same_version(std::string_view if_range, std::string_view etag) {
  const std::string_view tag = trim(if_range);
  return !etag.empty() && tag.size() >= 2 && tag.front() == '"' && tag.back() == '"' &&
         tag.substr(1, tag.size() - 2) == etag;
}

Codings accepted_codings(std::string_view accept_encoding) {
  int gzip = -1;  // not named
  int brotli = -1;
  int any = 0;
  while (!accept_encoding.empty()) {
    const std::string_view item = next_item(accept_encoding);
    const std::size_t semicolon = item.find(';');
    const std::string_view coding = trim(item.substr(0, semicolon));
    const int weight = semicolon == std::string_view::npos ? 1000 : parse_weight(item.substr(semicolon + 1));
    if (api::same_token(coding, "gzip") || api::same_token(coding, "x-gzip")) gzip = weight;
    if (api::same_token(coding, "br")) brotli = weight;
    if (coding == "*") any = weight;
  }
  if (gzip < 0) gzip = any;
  if (brotli < 0) brotli = any;
  return {gzip > 0, brotli > 0, gzip > brotli};
}

}  // namespace colloquy::http
