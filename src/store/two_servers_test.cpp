// What two servers on one PostgreSQL do at the same moment: each of the two is right by itself, and both together are
// not.
#include <gtest/gtest.h>

#include <array>
#include <functional>
#include <future>
#include <latch>
#include <thread>

#include "store/new_store_test.h"

namespace colloquy::store {
namespace {

using base::ErrorKind;
using base::Result;

constexpr int kRounds = 60;

class TwoServers : public testing::TestWithParam<std::string> {
 protected:
  using Outcome = Result<Appended>;
  using Both = std::array<Outcome, 2>;

  void SetUp() override {
    if (std::getenv("COLLOQUY_POSTGRES") == nullptr)
      GTEST_SKIP() << "COLLOQUY_POSTGRES names no server: run this under tools/postgres";
    const std::string address = new_store(GetParam());
    for (std::unique_ptr<Store>& server : servers_) {
      auto opened = open_store(address, clock_);
      ASSERT_TRUE(opened.ok()) << opened.error().message;
      server = std::move(opened).value();
    }
  }

  static Outcome change(Store& server, Changes changes) {
    std::promise<Outcome> done;
    server.change(std::move(changes), [&](Outcome outcome) { done.set_value(std::move(outcome)); });
    return done.get_future().get();
  }
  static Outcome append(Store& server, const LearnerId& learner, std::vector<NewEvent> events) {
    std::promise<Outcome> done;
    server.append(learner, std::move(events), [&](Outcome outcome) { done.set_value(std::move(outcome)); });
    return done.get_future().get();
  }
  Outcome change(Changes changes) { return change(*servers_[0], std::move(changes)); }

  // What both say of `act`, run with 0 on the first server and with 1 on the second as nearly at once as can be.
  Both at_once(const std::function<Outcome(Store&, std::size_t)>& act) {
    std::latch ready(2);
    const auto run = [&](std::size_t which) {
      ready.arrive_and_wait();
      return act(*servers_[which], which);
    };
    std::future<Outcome> second = std::async(std::launch::async, run, 1);
    Outcome first = run(0);
    return {std::move(first), second.get()};
  }
  // The error of the one that failed; a failure of the test where not exactly one did.
  static ErrorKind one_failed(const Both& both) {
    EXPECT_NE(both[0].ok(), both[1].ok());
    return both[0].ok() == both[1].ok() ? ErrorKind::internal : both[both[0].ok() ? 1 : 0].error().kind;
  }
  static Account account(const LearnerId& learner, const std::string& email, bool administrator = false) {
    return {learner, email, learner, "hash", administrator, 5};
  }

  StandingClock clock_;
  std::array<std::unique_ptr<Store>, 2> servers_;
};

TEST_P(TwoServers, UseATicketOnce) {
  ASSERT_TRUE(change({change::NewLearner{"ana", 1}, change::NewAccount{account("ana", "ana@school.example")}}).ok());
  for (int round = 0; round < kRounds; ++round) {
    const std::string hash = "ticket-" + std::to_string(round);
    ASSERT_TRUE(change({change::NewTicket{{hash, "password", "ana", "", 2'000'000'000'000}}}).ok());
    // Nothing else that both write would make one wait for the other.
    const Both both = at_once([&](Store& server, std::size_t which) {
      const LearnerId learner = (which == 0 ? "first-" : "second-") + hash;
      return change(server, {change::UseTicket{hash, clock_.now()}, change::NewLearner{learner, 1}});
    });
    ASSERT_EQ(one_failed(both), ErrorKind::not_found);
    ASSERT_FALSE(servers_[1]->ticket(hash)->has_value());
  }
}

TEST_P(TwoServers, LeaveAnAdministrator) {
  for (const char* name : {"ana", "bo"})
    ASSERT_TRUE(change({change::NewLearner{name, 1},
                        change::NewAccount{account(name, std::string(name) + "@school.example", true)}})
                    .ok());
  for (int round = 0; round < kRounds; ++round) {
    // Each takes away the other's part.
    const Both both = at_once([&](Store& server, std::size_t which) {
      return change(server, {change::SetAdministrator{which == 0 ? "bo" : "ana", false}});
    });
    ASSERT_EQ(one_failed(both), ErrorKind::denied);
    ASSERT_TRUE(*servers_[1]->has_administrator());
    ASSERT_TRUE(change({change::SetAdministrator{both[0].ok() ? "bo" : "ana", true}}).ok());
  }
}

TEST_P(TwoServers, HaveOneFirstAdministrator) {
  const Both both = at_once([&](Store& server, std::size_t which) {
    const LearnerId learner = which == 0 ? "ana" : "bo";
    return change(server, {change::NoAdministratorYet{}, change::NewLearner{learner, 1},
                           change::NewAccount{account(learner, learner + "@school.example", true)}});
  });
  EXPECT_EQ(one_failed(both), ErrorKind::exists);
}

TEST_P(TwoServers, GiveAnAddressOneAccount) {
  for (int round = 0; round < kRounds; ++round) {
    const std::string number = std::to_string(round), email = "ana" + number + "@school.example";
    const Both both = at_once([&](Store& server, std::size_t which) {
      const LearnerId learner = (which == 0 ? "a" : "b") + number;
      return change(server, {change::NewLearner{learner, 1}, change::NewAccount{account(learner, email)}});
    });
    ASSERT_TRUE(both[0].ok() != both[1].ok());
    const LearnerId winner = (both[0].ok() ? "a" : "b") + number;
    ASSERT_EQ((*servers_[1]->account_of_email(email))->learner, winner);
  }
}

TEST_P(TwoServers, CountWhatComesTwiceOnce) {
  ASSERT_TRUE(change({change::NewLearner{"ana", 1}}).ok());
  for (int round = 0; round < kRounds; ++round) {
    std::vector<NewEvent> events(3);
    for (std::size_t i = 0; i < events.size(); ++i) {
      events[i].id = "event-" + std::to_string(round) + "-" + std::to_string(i);
      events[i].kind = kind::kHeard;
      events[i].course = "course";
      events[i].lesson = "lesson";
      events[i].at = 1'800'000'000'000;
      events[i].data = R"({"track":"part","ms":100})";
    }
    const Both both = at_once([&](Store& server, std::size_t) { return append(server, "ana", events); });
    ASSERT_TRUE(both[0].ok() && both[1].ok());
    ASSERT_EQ(both[0]->fresh + both[1]->fresh, 3u);
    ASSERT_EQ(both[0]->repeated + both[1]->repeated, 3u);
  }
  EXPECT_EQ(servers_[0]->heard("ana", "course")->front().ms, kRounds * 3 * 100);
  EXPECT_EQ(*servers_[0]->replay(), 0u);
}

// Merging locks two learners, each server in its own order if it were careless.
TEST_P(TwoServers, MergeTwoGuestsIntoEachOthersAccounts) {
  for (int round = 0; round < kRounds; ++round) {
    const std::string number = std::to_string(round);
    for (const char* name : {"ana", "bo"}) {
      ASSERT_TRUE(change({change::NewLearner{name + number, 1}, change::NewLearner{"guest-" + (name + number), 1},
                          change::NewAccount{account(name + number, name + number + "@school.example")}})
                      .ok());
    }
    const Both both = at_once([&](Store& server, std::size_t which) {
      const std::string from = (which == 0 ? "guest-ana" : "guest-bo") + number;
      const std::string into = (which == 0 ? "bo" : "ana") + number;
      return change(server, {change::Merge{from, into}, change::SetName{(which == 0 ? "ana" : "bo") + number, "New"}});
    });
    ASSERT_TRUE(both[0].ok() && both[1].ok());
  }
}

INSTANTIATE_TEST_SUITE_P(Stores, TwoServers, testing::Values("postgresql", "partitions"),
                         [](const auto& test) { return test.param; });

}  // namespace
}  // namespace colloquy::store
