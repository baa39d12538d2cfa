// Bits of HTML as Anki's fields have them: entities, and the names and attributes of tags. Pure.
#pragma once

#include <string>
#include <string_view>

namespace colloquy::exchange::anki {

struct Tag {
  std::string name;  // lower case, "" for a comment
  bool closing = false;
  std::string_view inside;  // all of it, with its attributes
  std::size_t length = 0;   // 0: no tag begins here
};
// What was found out about the rest of a text, so that reading all its tags looks at each byte a few times and no more.
struct Ahead {
  bool no_end = false;      // no ">" follows
  bool open_quote = false;  // a quote never ends: from here on none counts
};
// The tag at the beginning of `html`, which begins with "<". `ahead`: one for all tags of a text, which are asked for
// from its beginning to its end.
Tag read_tag(std::string_view html, Ahead& ahead);

// The value of an attribute, entities resolved; "" where it is not there.
std::string attribute_of(const Tag& tag, std::string_view name);

// Foreign text for a title or a message: at most so many bytes, whole characters, nothing that is no UTF-8, no
// controls.
std::string shown(std::string_view text, std::size_t most);

}  // namespace colloquy::exchange::anki
