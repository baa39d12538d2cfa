// Cards that come along from another program: what they say counts, unless something was answered here since.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <future>

#include "store/projection.h"
#include "store/store.h"

namespace colloquy::store {
namespace {

constexpr Millis kThen = 1'800'000'000'000;

class Imported : public testing::Test {
 protected:
  Imported() {
    file_ = std::filesystem::temp_directory_path() / ("colloquy-imported-" + std::to_string(::getpid()) + ".db");
    for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(file_.string() + suffix);
    store_ = std::move(open_store("sqlite:" + file_.string())).value();
    std::promise<base::Result<Appended>> made;
    store_->change({change::NewLearner{"ana", 1000}}, [&](auto done) { made.set_value(done); });
    EXPECT_TRUE(made.get_future().get().ok());
  }
  ~Imported() override {
    store_.reset();
    for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(file_.string() + suffix);
  }

  base::Result<Appended> append(const std::string& id, const char* kind, const std::string& data, Millis at) {
    NewEvent event;
    event.id = id;
    event.kind = kind;
    event.course = "course";
    event.lesson = "lesson";
    event.at = at;
    event.data = data;
    std::promise<base::Result<Appended>> made;
    store_->append("ana", {event}, [&](auto done) { made.set_value(done); });
    return made.get_future().get();
  }
  static std::string data(const learn::CardState& state, const std::string& more = R"("suspended":false)") {
    return R"({"card":"c1","source":"anki","state":)" + write_card_state(state) + "," + more + "}";
  }
  std::optional<Card> card() { return store_->card_in_hand("ana", "course", "c1", "no-such-event")->card; }

  std::filesystem::path file_;
  std::unique_ptr<Store> store_;
};

learn::CardState known() {
  learn::CardState out;
  out.phase = learn::Phase::review;
  out.memory = {12.5, 4.25};
  out.last_review = kThen;
  out.due = kThen + 12 * learn::kDay;
  out.interval = 12;
  out.reps = 5;
  out.lapses = 1;
  return out;
}

TEST_F(Imported, ACardStandsAsItIsSaid) {
  ASSERT_TRUE(append("review-1", kind::kReview, R"({"card":"c1","grade":1})", kThen - learn::kDay).ok());
  ASSERT_TRUE(append("imported-1", kind::kImported, data(known(), R"("suspended":true,"buried":20000)"), kThen).ok());
  ASSERT_TRUE(card());
  EXPECT_EQ(card()->state, known());
  EXPECT_TRUE(card()->suspended);
  EXPECT_EQ(learn::day_of(card()->buried, 0), 20001) << "it rests until that day is over";
  EXPECT_EQ(card()->first, kThen - learn::kDay);
  // What came before cannot be taken back any more.
  ASSERT_TRUE(append("undo-0001", kind::kUndo, R"({"card":"c1","event":"review-1"})", kThen).ok());
  EXPECT_EQ(card()->state, known());
  EXPECT_EQ(*store_->replay(), 0u);
  EXPECT_EQ(append("imported-1", kind::kImported, data(known()), kThen)->fresh, 0u);
}

TEST_F(Imported, ACardKnowsWhichTextItStandsFor) {
  ASSERT_TRUE(append("imported-1", kind::kImported, data(known(), R"("suspended":false,"edition":2)"), kThen).ok());
  ASSERT_TRUE(card());
  EXPECT_EQ(card()->edition, 2);
  EXPECT_EQ(*store_->replay(), 0u);
  // What was answered here was of an older text: that it changed since is not forgotten.
  learn::CardState later = known();
  later.last_review += learn::kDay;
  ASSERT_TRUE(append("imported-2", kind::kImported, data(later, R"("suspended":false,"edition":3)"), kThen).ok());
  EXPECT_EQ(card()->edition, 2);
}

TEST_F(Imported, WhatWasAnsweredHereSinceStays) {
  ASSERT_TRUE(append("review-1", kind::kReview, R"({"card":"c1","grade":3})", kThen + learn::kDay).ok());
  const learn::CardState here = card()->state;
  ASSERT_TRUE(append("imported-1", kind::kImported, data(known(), R"("suspended":true)"), kThen).ok());
  EXPECT_EQ(card()->state, here);
  EXPECT_FALSE(card()->suspended);
  EXPECT_EQ(*store_->replay(), 0u);
}

TEST_F(Imported, ANewCardMayBeSetAside) {
  ASSERT_TRUE(append("imported-1", kind::kImported, data({}, R"("suspended":true)"), kThen).ok());
  EXPECT_TRUE(card() && card()->suspended);
  ASSERT_TRUE(append("imported-2", kind::kImported, data({}), kThen).ok());
  EXPECT_EQ(card(), std::nullopt);
}

TEST_F(Imported, NoCardCanStandLikeThis) {
  const auto refused = [&](auto change) {
    learn::CardState state = known();
    change(state);
    return append("imported-x", kind::kImported, data(state), kThen).error().kind == base::ErrorKind::invalid;
  };
  EXPECT_TRUE(refused([](auto& s) { s.memory.stability = 0; }));
  EXPECT_TRUE(refused([](auto& s) { s.memory.difficulty = 11; }));
  EXPECT_TRUE(refused([](auto& s) { s.phase = static_cast<learn::Phase>(4); }));
  EXPECT_TRUE(refused([](auto& s) { s.due = -1; }));
  EXPECT_TRUE(refused([](auto& s) { s.interval = 40'000; }));
  EXPECT_TRUE(refused([](auto& s) { s.last_offset = 5000; }));
  EXPECT_EQ(append("imported-y", kind::kImported, R"({"card":"c1"})", kThen).error().kind, base::ErrorKind::invalid);
  EXPECT_EQ(card(), std::nullopt);
}

// A fit starts from how the card stood, not from nothing.
TEST_F(Imported, AFitKeepsWhatCameAlong) {
  learn::CardState state = known();
  state.memory = {100, 5};
  state.last_review = kThen - 100 * learn::kDay;
  state.reps = 250;
  ASSERT_TRUE(append("imported-1", kind::kImported,
                     R"({"card":"c1","source":"anki","state":)" + write_card_state(state) + "}", kThen)
                  .ok());
  ASSERT_TRUE(append("review-1", kind::kReview, R"({"card":"c1","grade":3})", kThen).ok());
  const learn::Memory before = card()->state.memory;
  ASSERT_GT(before.stability, 150);
  std::string weights;
  for (const double w : learn::kDefaultWeights) weights += (weights.empty() ? "" : ",") + std::to_string(w);
  ASSERT_TRUE(
      append("fit-00001", kind::kFit, R"({"algorithm":"fsrs-6","level":"learner","w":[)" + weights + "]}", kThen + 1)
          .ok());
  EXPECT_NEAR(card()->state.memory.stability, before.stability, 1e-3 * before.stability);
  EXPECT_EQ(*store_->replay(), 0u);
}

}  // namespace
}  // namespace colloquy::store
