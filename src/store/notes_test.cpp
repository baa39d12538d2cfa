// Highlights and notes in every store: the newest event of a note counts, and none of another learner's or course's.
#include <gtest/gtest.h>

#include "base/json.h"
#include "store/contract_test.h"

namespace colloquy::store {
namespace {

std::string note_data(const std::string& note, const std::string& quote, const std::string& text) {
  return base::to_string(base::Json::object()
                             .set("note", note)
                             .set("node", "t1")
                             .set("index", 2)
                             .set("from", 1)
                             .set("words", 3)
                             .set("quote", quote)
                             .set("text", text));
}

TEST_P(Contract, ANoteIsKeptEditedAndTakenAway) {
  guest("ana");
  guest("bo");
  NewEvent first = event("note-event-1", kind::kNote, note_data("note-0001", "a \"quiet\" word", ""));
  first.at = 5000;
  ASSERT_TRUE(append("ana", {first}).ok());
  std::vector<Note> notes = *store_->notes("ana", "course");
  ASSERT_EQ(notes.size(), 1u);
  EXPECT_EQ(notes[0].note, "note-0001");
  EXPECT_EQ(notes[0].lesson, first.lesson);
  EXPECT_EQ(notes[0].node, "t1");
  EXPECT_EQ(notes[0].index, 2);
  EXPECT_EQ(notes[0].from, 1);
  EXPECT_EQ(notes[0].words, 3);
  EXPECT_EQ(notes[0].quote, "a \"quiet\" word");
  EXPECT_EQ(notes[0].text, "");
  EXPECT_EQ(notes[0].at, 5000);
  EXPECT_TRUE(store_->notes("ana", "other")->empty());
  EXPECT_TRUE(store_->notes("bo", "course")->empty());

  ASSERT_TRUE(append("ana", {event("note-event-2", kind::kNote, note_data("note-0001", "a word", "why?")),
                             event("note-event-3", kind::kNote, note_data("note-0002", "more", ""))})
                  .ok());
  notes = *store_->notes("ana", "course");
  ASSERT_EQ(notes.size(), 2u) << "the same note again is the note edited";
  EXPECT_EQ(*store_->replay(), 0u);
  ASSERT_TRUE(append("ana", {event("note-event-4", kind::kUnnote, R"({"note":"note-0001"})")}).ok());
  notes = *store_->notes("ana", "course");
  ASSERT_EQ(notes.size(), 1u);
  EXPECT_EQ(notes[0].note, "note-0002");
  EXPECT_EQ(*store_->replay(), 0u);
}

TEST_P(Contract, ANoteThatCannotBeOneIsRefused) {
  guest("ana");
  for (const std::string& data :
       {std::string("{}"), note_data("short", "words", ""), note_data("note-0001", "", ""),
        note_data("note-0001", std::string(4001, 'q'), ""), note_data("note-0001", "words", std::string(8001, 't')),
        std::string(R"({"note":"note-0001","node":"t1","index":-1,"from":0,"words":1,"quote":"w"})"),
        std::string(R"({"note":"note-0001","node":"t1","index":0,"from":0,"words":0,"quote":"w"})")}) {
    EXPECT_FALSE(append("ana", {event("note-event-1", kind::kNote, data)}).ok()) << data;
  }
  EXPECT_FALSE(append("ana", {event("note-event-1", kind::kUnnote, "{}")}).ok());
  EXPECT_TRUE(store_->notes("ana", "course")->empty());
}

}  // namespace
}  // namespace colloquy::store
