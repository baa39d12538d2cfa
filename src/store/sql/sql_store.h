// The store on a database of rows: one writing connection behind the Writer, and reading connections that are lent to
// whoever asks. Both go on at once; a read sees whole commits only.
#pragma once

#include <memory>

#include "store/sql/connection.h"
#include "store/store.h"

namespace colloquy::store {

// Brings the database up to date and opens it. Errors: those of Connector.
base::Result<std::unique_ptr<Store>> open_sql_store(std::unique_ptr<Connector> connector, const base::Clock& clock);

}  // namespace colloquy::store
