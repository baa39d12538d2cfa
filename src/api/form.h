// Forms as browsers send them (application/x-www-form-urlencoded, WHATWG URL 5.1): the body of a
// POST and the query of an address. Pure; every byte comes from strangers.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/message.h"

namespace colloquy::api {

class Form {
 public:
  static constexpr std::size_t kMostFields = 1000;

  // Keeps the order. Fields that are not UTF-8 once decoded, have a broken escape or a NUL are left
  // out, and so is everything beyond kMostFields: then it is not whole().
  static Form parse(std::string_view text);

  // The first value of that name; "" where there is none.
  std::string_view get(std::string_view name) const;
  bool has(std::string_view name) const;
  bool whole() const { return whole_; }
  std::vector<std::string_view> all(std::string_view name) const;
  const std::vector<std::pair<std::string, std::string>>& fields() const { return fields_; }

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
  bool whole_ = true;
};

// The form in a request's body; empty when its Content-Type says something else.
Form form_of(const Request& request);
// Whether the request's Content-Type names this media type, whatever its parameters.
bool has_media_type(const Request& request, std::string_view type);
Form query_of(const Request& request);

}  // namespace colloquy::api
