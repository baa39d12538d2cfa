// The part of LaTeX that lessons use, as MathML (Core), which browsers set and screen readers read
// without any script: fractions, roots, scripts, Greek, operators, fences, functions, text. What it
// does not know it does not guess: the formula is then shown as its author wrote it.
#pragma once

#include <optional>
#include <string_view>

#include "write/html.h"

namespace colloquy::write {

enum class MathStyle { in_line, display };

// A <math> element, or nothing when the formula uses what is not known here.
std::optional<Html> to_mathml(std::string_view latex, MathStyle style);

// The <math> element, or the source in <code>.
Html maths(std::string_view latex, MathStyle style);

}  // namespace colloquy::write
