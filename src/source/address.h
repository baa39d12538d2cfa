// Addresses made of names: a step of the site's addresses, and a path as another file of the course
// sees it. Used by reading (links are checked) and by site/ (links are written), so that both mean
// the same file.
#pragma once

#include <string>
#include <string_view>

namespace colloquy::source {

// Lower case, and anything but letters, digits and non-ASCII as one hyphen: "My course!" -> "my-course".
std::string address_step(std::string_view name);

// `target` as seen from the folder of `from`, without dot segments: "a/b.md" + "../c.png" -> "c.png". What
// leaves the course keeps its "..": no file of the course has such a name.
std::string relative_path(std::string_view from, std::string_view target);

// %20 and the like.
std::string percent_decoded(std::string_view text);

// The file of the course that a link in the file `from` names, without #place and ?question; "" where the
// link leads elsewhere: to the web, to a place of its own page.
std::string linked_path(std::string_view from, std::string_view link);

}  // namespace colloquy::source
