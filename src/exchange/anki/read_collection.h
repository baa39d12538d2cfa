// Reads the database of a collection: schema 11, in which note types, decks and options are JSON, and schema 18, in
// which they are tables with messages of Protocol Buffers. What names something that is not there is left out and
// named.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "exchange/anki/budget.h"
#include "exchange/anki/collection.h"

namespace colloquy::exchange::anki {

// `most_rows`: of all tables together. Errors: invalid (no collection, or a schema that no Anki has written),
// too_large.
base::Result<Collection> read_collection(std::string bytes, std::vector<Fault>& faults,
                                         std::uint64_t most_rows = kMostRows);

}  // namespace colloquy::exchange::anki
