// Texts of a bank of questions in the words of the lesson format. HTML keeps what the format has marks for (bold,
// italics, code, links, pictures, lists, quotations, mathematics, small letters above and below); the rest of its tags
// go, their words stay. Pure.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "exchange/bank/bank.h"

namespace colloquy::exchange::bank {

// Pictures of a question by the name its texts use, and where they stand beside the lesson.
using Pictures = std::map<std::string, std::string>;

// Paragraphs, none empty. Whatever would be a mark is escaped. Only lists, quotations and blocks of code have several
// lines. Of pictures that are not known the words stay.
std::vector<std::string> paragraphs_of(const Text& text, const Pictures& pictures = {});

// All of it on one line, for what has room for no more.
std::string line_of(const Text& text, const Pictures& pictures = {});

// The words alone, without marks or escapes, on one line.
std::string words_of(const Text& text);

}  // namespace colloquy::exchange::bank
