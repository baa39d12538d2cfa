// JSON (RFC 8259) behind one small header: a value type of our own, so that no other folder knows
// which library parses. Objects keep the order in which their members were set, so that what we
// write is the same bytes every time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"

namespace colloquy::base {

class Json {
 public:
  using Array = std::vector<Json>;
  using Member = std::pair<std::string, Json>;
  using Object = std::vector<Member>;

  Json() = default;  // null
  Json(std::nullptr_t) {}
  Json(bool b) : value_(b) {}
  Json(int n) : value_(static_cast<std::int64_t>(n)) {}
  Json(unsigned n) : value_(static_cast<std::int64_t>(n)) {}
  Json(std::int64_t n) : value_(n) {}
  Json(std::size_t n) : value_(static_cast<std::int64_t>(n)) {}
  Json(double n) : value_(n) {}
  Json(const char* s) : value_(std::string(s)) {}
  Json(std::string_view s) : value_(std::string(s)) {}
  Json(std::string s) : value_(std::move(s)) {}
  Json(Array a) : value_(std::move(a)) {}
  Json(Object o) : value_(std::move(o)) {}

  static Json array() { return Json(Array{}); }
  static Json object() { return Json(Object{}); }

  bool is_null() const { return value_.index() == 0; }
  bool is_bool() const { return std::holds_alternative<bool>(value_); }
  bool is_int() const { return std::holds_alternative<std::int64_t>(value_); }
  bool is_number() const { return is_int() || std::holds_alternative<double>(value_); }
  bool is_string() const { return std::holds_alternative<std::string>(value_); }
  bool is_array() const { return std::holds_alternative<Array>(value_); }
  bool is_object() const { return std::holds_alternative<Object>(value_); }

  // Each gives the fallback when the value is of another type: reading untrusted JSON never throws.
  bool as_bool(bool fallback = false) const;
  std::int64_t as_int(std::int64_t fallback = 0) const;
  double as_double(double fallback = 0) const;
  const std::string& as_string() const;  // "" for another type
  const Array& as_array() const;         // empty for another type
  const Object& as_object() const;       // empty for another type

  // Member by name; null where there is none. Chains: json["a"]["b"].as_int().
  const Json& operator[](std::string_view name) const;
  bool has(std::string_view name) const;

  // Appends or replaces a member (turns null into an object). Returns *this for chaining.
  Json& set(std::string_view name, Json value);
  // Appends to an array (turns null into an array).
  Json& push(Json value);

  friend bool operator==(const Json&, const Json&) = default;

 private:
  std::variant<std::nullptr_t, bool, std::int64_t, double, std::string, Array, Object> value_;
};

// Errors: invalid (with the byte offset), too_large (deeper than 64 levels).
Result<Json> parse_json(std::string_view text);

// Compact, or with two-space indentation and a final newline. Never emits "</" inside strings
// (it writes "<\/"), so the text may stand in an HTML script element.
enum class JsonStyle { compact, pretty };
std::string to_string(const Json& json, JsonStyle style = JsonStyle::compact);

}  // namespace colloquy::base
