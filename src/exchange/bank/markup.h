// Texts of a bank of questions in the words of the lesson format. HTML keeps what the format has marks for (bold,
// italics, code, links, lists, small letters above and below); the rest of its tags go, their words stay. Pure.
#pragma once

#include <string>
#include <vector>

#include "exchange/gift/bank.h"

namespace colloquy::exchange::bank {

// Paragraphs, none empty, each on one line. Whatever would be a mark is escaped.
std::vector<std::string> paragraphs_of(const gift::Text& text);

// All of it on one line, for an option or an answer.
std::string line_of(const gift::Text& text);

}  // namespace colloquy::exchange::bank
