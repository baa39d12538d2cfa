// Another program run to its end, with its messages on our stderr.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace colloquy::app {

// Its exit status. `words`: its name, looked for in PATH, and what it is given. Errors: not_found (there is no such
// program), io.
base::Result<int> run_program(const std::vector<std::string>& words);

}  // namespace colloquy::app
