#include "api/headers.h"

#include <cassert>

namespace colloquy::api {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

}  // namespace

bool same_token(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (lower(a[i]) != lower(b[i])) return false;
  }
  return true;
}

void Headers::add(std::size_t name_at, std::size_t name_size, std::size_t value_at, std::size_t value_size) {
  assert(name_at + name_size <= text_.size() && value_at + value_size <= text_.size());
  fields_.push_back({static_cast<std::uint32_t>(name_at), static_cast<std::uint32_t>(name_size),
                     static_cast<std::uint32_t>(value_at), static_cast<std::uint32_t>(value_size)});
}

void Headers::add(std::string_view name, std::string_view value) {
  const std::size_t at = text_.size();
  text_.append(name).append(value);
  add(at, name.size(), at + name.size(), value.size());
}

std::string_view Headers::get(std::string_view name) const {
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    if (same_token(this->name(i), name)) return value(i);
  }
  return {};
}

bool Headers::has(std::string_view name) const {
  return count(name) > 0;
}

std::size_t Headers::count(std::string_view name) const {
  std::size_t found = 0;
  for (std::size_t i = 0; i < fields_.size(); ++i) found += same_token(this->name(i), name) ? 1 : 0;
  return found;
}

std::string_view Headers::name(std::size_t index) const {
  const Field& field = fields_[index];
  return std::string_view(text_).substr(field.name_at, field.name_size);
}

std::string_view Headers::value(std::size_t index) const {
  const Field& field = fields_[index];
  return std::string_view(text_).substr(field.value_at, field.value_size);
}

}  // namespace colloquy::api
