// SQLite behind connection.h. The only file that sees sqlite3.h is connection.cpp.
#pragma once

#include <memory>
#include <string>

#include "store/sql/connection.h"

namespace colloquy::store {

// `path` is a file, or :memory: (a database of its own for each connection). To write, it takes WAL with
// synchronous=FULL: what a commit has said is on the disk. A thread of its own moves the log into the database.
std::unique_ptr<Connector> sqlite_connector(std::string path);

}  // namespace colloquy::store
