// Another program run to its end.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.h"

namespace colloquy::app {

// Where what it prints goes. Its complaints go to our stderr, or nowhere too, where we say ourselves what failed.
enum class Prints { on_stdout, nowhere };

// Asked ten times a second; yes ends the program (SIGTERM).
using GivenUp = std::function<bool()>;
inline constexpr int kGivenUp = 143;  // the exit status then, as shells give it

// Its exit status. `program`: a path, or a name that is looked for in PATH; `words`: what it is told, its own name
// first. Errors: not_found (there is no such program), io (it could not be started, or was killed by others).
base::Result<int> run_program(const std::string& program, std::vector<std::string> words, Prints prints,
                              const GivenUp& given_up = {});

}  // namespace colloquy::app
