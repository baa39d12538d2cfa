// The third step of reading a page: what the lines of a part mean there. One function a kind of
// section; each takes lines and gives blocks with the same words in the same order. Pure.
#pragma once

#include <string>
#include <vector>

#include "exchange/page/lines.h"
#include "exchange/page/read.h"
#include "exchange/page/sort.h"

namespace colloquy::exchange::page {

// Conversation: turns, inferred or as named; a closing "To summarize" becomes the summary. Adds to
// the page's cast and notes.
void shape_conversation(const SortedSection& sorted, Section& section, PageImport& page);

// "Term: meaning" and "- Term", next line the meaning; a lone dash belongs to the next line.
std::vector<Block> shape_entries(const std::vector<Line>& lines);
// As entries; where no line says what it is, every two lines are a front and a back.
std::vector<Block> shape_cards(const std::vector<Line>& lines, PageImport& page);
// Sentences without names get "goal-1", "goal-2", ... (an objective needs a name).
std::vector<Block> shape_objectives(const std::vector<Line>& lines, PageImport& page);
// Acronyms and tools: title, words, the rest as a sentence after.
std::vector<Block> shape_acronyms(const std::vector<Line>& lines);
// Verses: lines that end without a full stop go on in the next.
std::vector<Block> shape_rhymes(const std::vector<Line>& lines);
// Addresses and the words before them.
std::vector<Block> shape_links(const std::vector<Line>& lines);
// Running text; lines that look like headings become subtitles.
std::vector<Block> shape_text(const std::vector<Line>& lines);
// The same, with a subtitle before its example on one line: "**The diver:** ...".
std::vector<Block> shape_examples(const std::vector<Line>& lines);
std::vector<Block> shape_paragraphs(const std::vector<Line>& lines);

}  // namespace colloquy::exchange::page
