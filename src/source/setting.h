// The settings of a lesson's front matter or of course.yaml as a tree with places. The YAML library
// is walled behind this file. Only the safe part of YAML is read: no anchors, no tags, no implicit
// yes/no; what is too large or too deep is a finding, never memory.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace colloquy::source {

struct Setting {
  struct Member;
  enum class Kind { nothing, text, list, map };
  Kind kind = Kind::nothing;
  std::string text;
  bool quoted = false;
  std::vector<Setting> items;   // list
  std::vector<Member> members;  // map, in order of writing
  base::Span span;

  const Setting* find(std::string_view name) const;
};

struct Setting::Member {
  Setting first, second;  // key and value
};

// Parses `text`, whose first line is line `first_line` of `file`. What cannot be read is reported
// as form/front-yaml and gives nothing.
std::optional<Setting> read_settings(std::string_view text, base::FileId file, std::uint32_t first_line,
                                     base::Diagnostics& findings);

}  // namespace colloquy::source
