// Mends what a machine may mend: applies the fixes of findings to the author's texts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/result.h"
#include "site/scan.h"

namespace colloquy::site {

// `text` with the edits done, each at its line and column; of two that overlap the first in place
// order wins and the other is left for another run. Edits beyond the text are left out. Pure.
std::string with_edits(std::string_view text, const std::vector<base::Edit>& edits);

struct Mended {
  std::size_t findings = 0;  // whose fixes were applied
  std::size_t files = 0;
};

// Writes every file of the scan that a fix touches, whole or not at all.
base::Result<Mended> mend(const Scan& scan, const base::Diagnostics& findings);

}  // namespace colloquy::site
