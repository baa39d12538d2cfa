// Which notes a course has, so that a package brings the others only.
#pragma once

#include <filesystem>
#include <set>
#include <string>

#include "base/result.h"

namespace colloquy::exchange::anki {

// The guids of the notes that came into the course's lessons (an id above the card tells), and of those that its own
// cards leave as (colloquy.lock knows their ids). Errors: denied, too_large, io.
base::Result<std::set<std::string>> notes_in(const std::filesystem::path& course);

}  // namespace colloquy::exchange::anki
