// Makes the projections of a store again from its events, where they were made by another version of project().
#pragma once

#include "store/event.h"
#include "store/sql/connection.h"

namespace colloquy::store {

// Takes away all rows of a learner's projections, inside a transaction.
base::Result<void> clear_projections(Connection& connection, const LearnerId& learner);

// In one transaction of its own, if the stored kProjectionVersion is another; else changes nothing. Takes time by the
// number of events; a store that is cut off begins again.
base::Result<void> reproject(Connection& connection);

}  // namespace colloquy::store
