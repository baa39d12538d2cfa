// A class list as teachers have it: CSV (RFC 4180) or lines of a text, with an address and a name in any order,
// separated by commas, semicolons or tabs, quoted or not, with a head line or without. Pure; every byte comes from a
// person.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace colloquy::api {

struct Roll {
  struct Entry {
    std::string email, name;  // name: what stands before the '@' where the list has none
  };
  std::vector<Entry> entries;         // each address once, in order
  std::vector<std::string> not_read;  // lines without an address, cut to 100 bytes; a head line is not among them

  static constexpr std::size_t kMost = 2000;  // entries; the lines after them are not read
};

Roll read_roll(std::string_view text);

}  // namespace colloquy::api
