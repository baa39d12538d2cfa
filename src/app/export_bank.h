// colloquy export gift | aiken | moodle: the practice tests of a course as a bank of questions.
#pragma once

#include <string>

#include "exchange/bank/format.h"

namespace colloquy::app {

// `lesson`: one lesson of the course, "" all of them. Says on stderr, question by question, what the format cannot
// hold; returns the exit status. The file appears whole or not at all.
int export_bank(exchange::bank::Format format, const std::string& course, const std::string& lesson,
                const std::string& target);

}  // namespace colloquy::app
