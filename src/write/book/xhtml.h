// The pages' HTML as XHTML, which books are made of: every element closed, every attribute with its value, what only a
// browser on the web can use left out, links led to the book's own files. Reads nothing but markup of this program's
// (html.h), so it needs no parser of other people's. Pure.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "write/html.h"

namespace colloquy::write {

// What a piece of markup holds.
struct MarkupFacts {
  std::set<std::string, std::less<>> ids;
  bool maths = false;
};
MarkupFacts facts_of(const Html& html);

// From an address as the page has it to the one in the book; "" for a link that leads nowhere: it keeps its words.
using BookLink = std::function<std::string(std::string_view href)>;

// An id that comes twice is kept at its first place. A picture that lies on the web gives the words that stand for it:
// a book may not fetch it.
std::string xhtml(const Html& html, const BookLink& link);

// A whole document; `body` is finished XHTML, `style` the address of its stylesheet.
std::string xhtml_document(std::string_view lang, std::string_view title, std::string_view style,
                           std::string_view body);

}  // namespace colloquy::write
