// How a server gets its first administrator: by an address that is printed where only whoever started it reads.
#pragma once

#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "store/store.h"

namespace colloquy::app {

// A one-time address for it, good for a week; "" where there is an administrator. Errors: the store's.
base::Result<std::string> invite_administrator(store::Store& store, base::Random& random, const base::Clock& clock,
                                               const std::string& site);

}  // namespace colloquy::app
