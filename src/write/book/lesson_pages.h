// A lesson as pages of a book: one for what opens it, one a part of the conversation and a chapter of the audio book
// (each with its own sound, so that text and voice go side by side), one for what is looked up. The words are those of
// the lesson's page and cut into the same lines. Questions to the learner, cards, test and rehearsal need somebody who
// answers; they stay in the course. Pure.
#pragma once

#include <string_view>
#include <vector>

#include "write/book/book.h"
#include "write/lesson_view.h"

namespace colloquy::write {

// `view.audience` is reader; the mp3 of its tracks are files of the book. `name`: of the first page, and what the
// others' begin with. `depth`: of the first in the contents, the others stand below it.
std::vector<BookPage> lesson_pages(const LessonView& view, std::string_view name, int depth);

// The page a book begins with: cover, title, who made it, whose voices are heard, what is not in it.
BookPage title_page(const BookFacts& facts, std::string_view cover);

}  // namespace colloquy::write
