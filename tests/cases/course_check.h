// The front half of the compiler on texts in memory: read, check, render.
#pragma once

#include <map>
#include <string>

#include "base/diagnostic.h"
#include "base/span.h"

namespace colloquy::cases {

struct Checked {
  base::Files files;
  std::map<base::FileId, std::string> texts;
  base::Diagnostics findings;
  std::string text;  // as printed
};

Checked check_course(const std::map<std::string, std::string>& texts);

}  // namespace colloquy::cases
