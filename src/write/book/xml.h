// XML of our own: elements, attributes and text that no author's words can break. For the files of a book that are no
// pages (package document, overlays) and, with xhtml.h, for those that are. Pure.
#pragma once

#include <string>
#include <string_view>

#include "write/html.h"

namespace colloquy::write {

// Escaped, and without the characters that XML 1.0 (2.2) has no place for.
std::string xml_text(std::string_view text);

// One element around markup that is finished; absent attributes are left out.
std::string xml(std::string_view name, AttributesView attributes, std::string_view inside = {});

// The line that every file of XML begins with.
inline constexpr std::string_view kXmlDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

}  // namespace colloquy::write
