// Archives (store/archive.h) of a database of rows.
#pragma once

#include "store/archive.h"
#include "store/sql/connection.h"

namespace colloquy::store {

// Writes all of one moment: call inside a transaction that sees one (Connection::begin_snapshot).
base::Result<ArchiveCounts> write_archive(Connection& connection, const LineSink& sink);

// Reads an archive into an empty database, inside a transaction. Errors: invalid (not empty, no archive, a wrong line,
// cut off), saying after how many rows.
base::Result<ArchiveCounts> read_archive(Connection& connection, const LineSource& source);

}  // namespace colloquy::store
