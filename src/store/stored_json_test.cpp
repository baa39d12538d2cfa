#include <gtest/gtest.h>

#include "store/projection.h"
#include "store/taking_back.h"

namespace colloquy::store {
namespace {

// A card long in review, with an id of the length that ids have.
Card old_card() {
  Card out;
  out.lesson = "therapeutic-relationship";
  out.first = 1'764'000'123'456;
  out.edition = 3;
  out.recalls = 17;
  out.recall_days = 15;
  out.recall_day = 20'784;
  out.state.phase = learn::Phase::review;
  out.state.memory = {123.45678901234567, 6.7890123456789012};
  out.state.due = 1'796'000'123'456;
  out.state.last_review = 1'795'000'123'456;
  out.state.last_offset = -300;
  out.state.interval = 211;
  out.state.reps = 18;
  out.state.lapses = 1;
  return out;
}

TEST(StoredStanding, ComesBackAsItWas) {
  Card card = old_card(), back;
  card.lesson = "two\nlines \"quoted\"";
  const std::vector<Before> kept =
      read_before(write_before({{"event-0001", 5, write_standing(card)}, {"event-0002", 7, write_standing({})}}));
  ASSERT_EQ(kept.size(), 2u);
  EXPECT_EQ(kept[0].event, "event-0001");
  EXPECT_EQ(kept[0].at, 5);
  read_standing(kept[0].card, back);
  EXPECT_EQ(back.state, card.state) << "to the last digit";
  EXPECT_EQ(back.lesson, card.lesson);
  EXPECT_EQ(back.first, card.first);
  EXPECT_EQ(back.edition, card.edition);
  EXPECT_EQ(back.recalls, card.recalls);
  EXPECT_EQ(back.recall_days, card.recall_days);
  EXPECT_EQ(back.recall_day, card.recall_day);
  read_standing(kept[1].card, back);
  EXPECT_EQ(back.state, learn::CardState{});
  EXPECT_EQ(back.lesson, "");
}

TEST(StoredStanding, IsNothingWhereItIsCutOff) {
  const std::string whole = write_before({{"event-0001", 5, write_standing(old_card())}});
  for (std::size_t n = 0; n < whole.size(); ++n) EXPECT_TRUE(read_before(whole.substr(0, n)).empty());
  EXPECT_TRUE(read_before("[]").empty()) << "of a row of before";
}

// SQLite puts what is longer than 1,002 bytes of a row with a key of its own on further pages, which made an answer
// cost a fifth more (bench/answers).
TEST(StoredStanding, LeavesACardsRowOnItsPage) {
  const Card card = old_card();
  const std::vector<Before> most(kMostKept, {"0123456789abcdef012345", 1'795'000'123'456, write_standing(card)});
  EXPECT_LT(write_before(most).size() + write_card_state(card.state).size(), 900u);
}

}  // namespace
}  // namespace colloquy::store
