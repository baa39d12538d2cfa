#include "api/field.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/utf8.h"

namespace colloquy::api {
namespace {

std::optional<std::int64_t> read_integer(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

bool is_choice(std::string_view value, std::string_view choices) {
  while (!choices.empty()) {
    const std::size_t end = choices.find('|');
    if (value == choices.substr(0, end)) return true;
    choices = end == std::string_view::npos ? std::string_view() : choices.substr(end + 1);
  }
  return false;
}

bool is_id(std::string_view value) {
  return std::all_of(value.begin(), value.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
}

std::string fault_of_value(std::string_view value, const Field& field) {
  const std::string name(field.name);
  if (field.kind == Field::Kind::integer) {
    const std::optional<std::int64_t> number = read_integer(value);
    if (number && *number >= field.least && *number <= field.most) return {};
    return name + " is no whole number from " + std::to_string(field.least) + " to " + std::to_string(field.most) + ".";
  }
  const auto size = static_cast<std::int64_t>(base::count_code_points(value));
  if (size < field.least) return name + " has fewer than " + std::to_string(field.least) + " characters.";
  if (size > field.most) return name + " has more than " + std::to_string(field.most) + " characters.";
  if (field.kind == Field::Kind::id && !is_id(value)) return name + " has more than letters, digits and hyphens.";
  if (!field.choices.empty() && !is_choice(value, field.choices))
    return name + " is none of " + std::string(field.choices) + ".";
  return {};
}

}  // namespace

std::string fault_of(const Form& sent, Source source, std::span<const Field> fields) {
  if (!sent.whole()) return "Its fields are not UTF-8, hold a broken escape or are too many.";
  for (const Field& field : fields) {
    int count = 0;
    for (const std::string_view value : sent.all(field.name)) {
      if (value.empty() && source == Source::form) continue;
      if (++count > 1 && !field.many) return std::string(field.name) + " comes more than once.";
      if (std::string fault = fault_of_value(value, field); !fault.empty()) return fault;
    }
    if (field.required && count == 0) return std::string(field.name) + " is missing.";
  }
  return {};
}

std::int64_t integer_in(const Form& form, std::string_view name, std::int64_t fallback) {
  return read_integer(form.get(name)).value_or(fallback);
}

}  // namespace colloquy::api
