// What the tests of the store's contract share: a store of each kind, and ways to do things to it and wait.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <future>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "store/new_store_test.h"
#include "store/store.h"

namespace colloquy::store {

class Contract : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    if (GetParam() != "sqlite" && std::getenv("COLLOQUY_POSTGRES") == nullptr)
      GTEST_SKIP() << "COLLOQUY_POSTGRES names no server: run this under tools/postgres";
    address_ = new_store(GetParam());
    open();
  }
  void open() {
    store_.reset();
    auto opened = open_store(address_, clock_);
    ASSERT_TRUE(opened.ok()) << opened.error().message;
    store_ = std::move(opened).value();
  }

  template <typename Call>
  base::Result<Appended> wait(Call&& call) {
    std::promise<base::Result<Appended>> promise;
    call([&](base::Result<Appended> result) { promise.set_value(std::move(result)); });
    return promise.get_future().get();
  }
  base::Result<Appended> append(const LearnerId& learner, std::vector<NewEvent> events) {
    return wait([&](auto done) { store_->append(learner, std::move(events), std::move(done)); });
  }
  void guest(const LearnerId& learner) {
    ASSERT_TRUE(wait([&](auto done) {
                  store_->change({change::NewLearner{learner, 1000},
                                  change::NewSession{learner, "session-" + learner, "Firefox", 1000}},
                                 std::move(done));
                }).ok());
  }
  base::Result<Appended> change(Changes changes) {
    return wait([&](auto done) { store_->change(std::move(changes), std::move(done)); });
  }
  // "" nobody's.
  LearnerId of_session(const std::string& hash) { return store_->caller(hash).value().value_or(Caller{}).learner; }
  base::Result<std::optional<Card>> card_of(const LearnerId& learner, const std::string& course,
                                            const std::string& card) {
    base::Result<CardInHand> found = store_->card_in_hand(learner, course, card, "no-such-event");
    if (!found.ok()) return found.error();
    return std::move(found->card);
  }
  base::Result<Appended> account(const LearnerId& learner, bool administrator = false) {
    return change({change::NewAccount{{learner, learner + "@school.example", learner, "hash", administrator, 5}}});
  }
  static NewEvent event(std::string id, std::string kind, std::string data, Millis at = 1'800'000'000'000) {
    NewEvent out;
    out.id = std::move(id);
    out.kind = std::move(kind);
    out.course = "course";
    out.lesson = "lesson";
    out.at = at;
    out.offset = 60;
    out.data = std::move(data);
    return out;
  }

  StandingClock clock_;
  std::string address_;
  std::unique_ptr<Store> store_;
};

// The stores that each test of the contract is run on.
inline auto stores() {
  return testing::Values("sqlite", "postgresql", "partitions");
}

}  // namespace colloquy::store
