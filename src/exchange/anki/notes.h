// A course's cards as an Anki collection: a note a card, term or aid, in note types of our own with fixed ids, a deck a
// lesson. Every id is made of the course's own, so that a later export finds the notes of an earlier one. Pure.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/anki/collection.h"
#include "exchange/anki/state.h"
#include "package/lesson_data.h"

namespace colloquy::exchange::anki {

struct CourseInfo {
  std::string id, slug, title;
  int utc_offset = 0;  // minutes east: where the learner's days begin
};

struct LessonNotes {
  std::string slug, title;  // title: with its number, "1.2 Silence"
  Millis changed = 0;       // when its text was last changed: Anki takes later notes for newer
  const package::LessonData* data = nullptr;
};

// What is known of a card by its id; null: nothing.
using LearnerCards = std::function<const LearnerCard*(std::string_view lesson, std::string_view card)>;

// From an address in the cards' HTML to the name of a file of media; "" where it is none.
using MediaNames = std::function<std::string(std::string_view address)>;

Collection collection_of(const CourseInfo& course, const std::vector<LessonNotes>& lessons, const MediaNames& media,
                         const LearnerCards& learner);

// The cards of a collection that are the course's, by the course's own ids, with what is known of them.
struct KnownCard {
  std::string lesson, card;
  int edition = 1;  // of its text now
  LearnerCard learner;
};
std::vector<KnownCard> known_cards(const Collection& collection, const CourseInfo& course,
                                   const std::vector<LessonNotes>& lessons);

}  // namespace colloquy::exchange::anki
