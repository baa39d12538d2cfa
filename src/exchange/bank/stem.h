// The words of a question in the lesson format, up to its answers. Pure.
#pragma once

#include <string>
#include <vector>

#include "exchange/bank/bank.h"
#include "exchange/bank/markup.h"

namespace colloquy::exchange::bank {

// What stands behind the question's number: the first paragraph in its line, the others below it, `indent` deep, with
// the gaps in their places and the directions (points, level ...) at the end.
std::string write_stem(const Question& question, const std::vector<std::string>& gaps, const Pictures& pictures,
                       const std::string& indent);

// Lists, quotations and code: what no words can be added to.
bool is_block(const std::string& paragraph);
// The paragraph with all of its lines but the first below `indent`.
std::string indented(const std::string& paragraph, const std::string& indent);
// The entries of a list, without their marks.
std::vector<std::string> lines_of(const std::string& list);

}  // namespace colloquy::exchange::bank
