// An Anki package (.apkg: some decks; .colpkg: a whole collection), whole in memory: a zip archive that holds the
// collection's database and the media. All forms are read that Anki has written:
//
//   collection.anki2    schema 11                    media: JSON, files as they are
//   collection.anki21   schema 11, since 2.1         the same
//   collection.anki21b  schema 18 in Zstandard       media: a message, files in Zstandard
//
// Bytes from anywhere may be read: whatever is wrong with them becomes an error or a fault, within bounded memory.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "exchange/anki/budget.h"
#include "exchange/anki/collection.h"

namespace colloquy::exchange::anki {

// A picture or sound, by the name that fields call it.
struct Media {
  std::string name;  // never with a path; as Anki wrote it otherwise
  std::string bytes;
};

enum class Form { legacy, current };

struct Package {
  Form form = Form::current;
  Collection collection;
  std::vector<Media> media;
  std::vector<Fault> faults;
};

struct Reading {
  bool media = true;                               // false: they are left out
  std::uint64_t most_unpacked = kLargestUnpacked;  // bytes
  std::uint64_t most_rows = kMostRows;             // of the collection's tables, all together
};

// Errors: invalid, too_large; each says which entry and what is wrong with it.
base::Result<Package> read_package(std::string bytes, const Reading& reading = {});

// The same values give the same bytes. Errors: invalid (ids or names that stand twice), io.
base::Result<std::string> write_package(const Collection& collection, const std::vector<Media>& media, Form form);

}  // namespace colloquy::exchange::anki
