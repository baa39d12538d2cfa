// PostgreSQL (15 or later) behind sql/connection.h, through libpq in pipeline mode. The only file that sees libpq-fe.h
// is connection.cpp.
#pragma once

#include <memory>
#include <string>

#include "store/sql/connection.h"

namespace colloquy::store {

// `address` is a connection URI of libpq (its documentation, section 34.1.1.2); it may name several hosts: the one that
// can be written to is taken. How durable a commit is, the server's synchronous_commit says.
std::unique_ptr<Connector> postgres_connector(std::string address);

}  // namespace colloquy::store
