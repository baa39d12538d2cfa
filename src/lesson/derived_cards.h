// All flash cards of a lesson as the learner meets them: the hand-written ones, one a gap or a
// direction, and those that terms and memory aids give of themselves. Their ids are the format's
// (section 6 of lesson format: term-id/meaning, term-id/word, aid-id/letters, id/0 id/1, id/hash).
// Page, package and check use this one list, so that a card is the same thing everywhere.
#pragma once

#include <string>
#include <vector>

#include "lesson/lesson.h"

namespace colloquy::lesson {

struct StudyCard {
  enum class Origin { written, term, aid, question };
  enum class Answer { show, typed };
  std::string id;
  int edition = 1;  // of the node it is made of
  Origin origin = Origin::written;
  Answer answer = Answer::show;
  Blocks front;  // a cloze's own gap is an Inline of kind gap with text "" ; its other gaps are shown as words
  Blocks back;   // gated for written cards
  std::vector<std::string> accept;  // typed
  std::string source;  // id of the node it is made of (term, aid, card, question): leads to the line that taught it
  base::Span span;
};

std::vector<StudyCard> study_cards(const Lesson& lesson);

// What a visitor may see of them: the front of each card as the author wrote it, every gap open. The
// fronts of study_cards are not that: a reversed card's second is a back, and a cloze with two gaps
// shows in each of its cards what the other asks for.
std::vector<Blocks> open_fronts(const Lesson& lesson);

}  // namespace colloquy::lesson
