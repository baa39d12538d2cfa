// Writes a collection as a database that Anki opens: schema 18, which Anki has had since 2021, or schema 11, which
// every program reads that has ever read Anki's packages. The same values give the same bytes.
#pragma once

#include <string>

#include "base/result.h"
#include "exchange/anki/collection.h"

namespace colloquy::exchange::anki {

enum class Schema { v11, v18 };

// Errors: invalid (ids that stand twice), unavailable (no memory).
base::Result<std::string> write_collection(const Collection& collection, Schema schema);

}  // namespace colloquy::exchange::anki
