// What a field of a form or of a query may be, as openapi.yaml says it: checked before the handler is called, which
// therefore finds only fields of the right shape. Pure.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "api/form.h"

namespace colloquy::api {

struct Field {
  std::string_view name;
  enum class Kind : std::uint8_t { text, integer, id } kind = Kind::text;  // id: letters, digits and hyphens
  std::int64_t least = 0, most = 0;  // of an integer; of the others, how many code points
  std::string_view choices;          // one of these, parted by '|'; "" any
  bool required = false;
  bool many = false;  // may come more than once
};

// What is wrong with the fields, in one sentence for programmers; "" nothing. One that has no Field is not looked at. A
// form's field without a value counts as missing, since browsers send those that were not filled in; a query's does
// not.
enum class Source : std::uint8_t { form, query };
std::string fault_of(const Form& sent, Source source, std::span<const Field> fields);

// The integer in the first field of that name; `fallback` where there is none.
std::int64_t integer_in(const Form& form, std::string_view name, std::int64_t fallback);

}  // namespace colloquy::api
