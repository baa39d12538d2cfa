// XML that somebody sent us: the elements of one name, one after the other, each as a small tree. Around expat, which
// nobody else includes. Pure, bounded by the size of the file: no document type, so no entities of its own and none
// from elsewhere; no nesting beyond kMaxDepth; a fault costs the item that it stands in, and those before and after it
// are kept.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace colloquy::exchange::xml {

inline constexpr std::size_t kMaxDepth = 24;         // of elements within an item
inline constexpr std::size_t kMaxElements = 20'000;  // in one item
inline constexpr std::size_t kMaxItems = 50'000;     // in a file
inline constexpr std::size_t kMaxFaults = 1'000;     // after them nothing more is read

struct Element {
  std::string name;
  std::vector<std::pair<std::string, std::string>> attributes;
  std::string text;  // words that stand directly in it, CDATA as well
  std::vector<Element> children;
  std::size_t line = 0, column = 0;  // of its "<", from 1, columns in bytes

  const Element* find(std::string_view child) const;      // the first of that name; null: none
  std::string_view attribute(std::string_view of) const;  // "" where there is none
};

struct Fault {
  std::size_t line = 0, column = 0;
  std::string message;  // one plain sentence that says what to do
};

// The children named `item` of the element `root`, which is the whole document, in the order of the file; what else
// stands beside them is passed over. `file` is UTF-8.
std::vector<Fault> read(std::string_view file, std::string_view root, std::string_view item,
                        const std::function<void(Element&&)>& take);

}  // namespace colloquy::exchange::xml
