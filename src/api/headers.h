// The header fields of one request: the bytes once, and offsets into them, so that a request can
// move between threads without its views going stale. Filled by http, read by handlers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace colloquy::api {

class Headers {
 public:
  Headers() = default;
  // `text` is what the offsets given to add() point into.
  explicit Headers(std::string text) : text_(std::move(text)) {}

  // Precondition: the ranges lie inside the text.
  void add(std::size_t name_at, std::size_t name_size, std::size_t value_at, std::size_t value_size);
  // Appends a field of its own bytes: for tests and for callers without a parsed head.
  void add(std::string_view name, std::string_view value);

  // The first field of that name (ASCII case ignored); "" where there is none.
  std::string_view get(std::string_view name) const;
  bool has(std::string_view name) const;
  std::size_t count(std::string_view name) const;

  std::size_t size() const { return fields_.size(); }
  std::string_view name(std::size_t index) const;
  std::string_view value(std::size_t index) const;

 private:
  struct Field {
    std::uint32_t name_at, name_size, value_at, value_size;
  };
  std::string text_;
  std::vector<Field> fields_;
};

// ASCII letters compared without case: header names, media types, coding names.
bool same_token(std::string_view a, std::string_view b);

}  // namespace colloquy::api
