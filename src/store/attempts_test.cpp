// The store's contract for tests: attempts, what their answers say of abilities, extra time, and figures of a class.
#include <gtest/gtest.h>

#include "store/contract_test.h"

namespace colloquy::store {
namespace {

class AttemptContract : public Contract {};

TEST_P(AttemptContract, AnAttemptKeepsWhatItWasBegunWith) {
  guest("ana");
  ASSERT_TRUE(append("ana", {event("attempt-01", kind::kAttempt,
                                   R"({"attempt":"a1","seed":7,"questions":["q1"],"terms":{"minutes":20}})"),
                             event("attempt-02", kind::kAttempt, R"({"attempt":"a2","seed":7,"questions":["q1"]})",
                                   1'800'000'001'000)})
                  .ok());
  const auto all = store_->attempts_at("ana", "course", "lesson");
  ASSERT_EQ(all->size(), 2u);
  EXPECT_EQ((*all)[0].terms, "{}") << "the newest, of before there were terms";
  EXPECT_EQ((*all)[1].terms, R"({"minutes":20})");
}

TEST_P(AttemptContract, AnAttemptIsOpenUntilItHasEnded) {
  guest("ana");
  guest("ben");
  const char* const kBegun = R"({"attempt":"a1","seed":7,"questions":["q1"]})";
  ASSERT_TRUE(append("ana", {event("attempt-01", kind::kAttempt, kBegun),
                             event("attempt-02", kind::kAttempt, R"({"attempt":"a2","seed":7,"questions":["q1"]})",
                                   1'800'000'001'000)})
                  .ok());
  const auto both = store_->attempts_under_way("ana", "course");
  ASSERT_TRUE(both.ok()) << both.error().message;
  ASSERT_EQ(both->size(), 2u);
  EXPECT_EQ((*store_->attempts_under_way("ana", "course"))[0].attempt, "a2") << "the newest first";
  EXPECT_TRUE(store_->attempts_under_way("ana", "another")->empty());
  EXPECT_TRUE(store_->attempts_under_way("ben", "course")->empty());
  ASSERT_TRUE(append("ana", {event("finish-001", kind::kFinish, R"({"attempt":"a2"})")}).ok());
  ASSERT_EQ(store_->attempts_under_way("ana", "course")->size(), 1u);
  EXPECT_EQ((*store_->attempts_under_way("ana", "course"))[0].attempt, "a1");
}

TEST_P(AttemptContract, AnAttemptThatHasEndedTakesNoAnswer) {
  guest("ana");
  const auto answer = [&](const char* id, const char* score, int turn) {
    return event(id, kind::kAnswer,
                 R"({"attempt":"a1","question":"q1","given":[],"of":1,"edition":3,"score":)" + std::string(score) +
                     R"(,"turn":)" + std::to_string(turn) + "}");
  };
  ASSERT_TRUE(append("ana", {event("attempt-01", kind::kAttempt, R"({"attempt":"a1","seed":7,"questions":["q1"]})"),
                             answer("answer-001", "0.5", 1), answer("answer-002", "1", 1)})
                  .ok());
  EXPECT_EQ((*store_->attempt("ana", "a1"))->answers[0].score, 0.5) << "of two first tries the first counts";
  ASSERT_TRUE(append("ana", {answer("answer-003", "0.25", 2)}).ok());
  EXPECT_EQ((*store_->attempt("ana", "a1"))->answers[0].score, 0.25);
  EXPECT_EQ((*store_->attempt("ana", "a1"))->answers[0].edition, 3);
  ASSERT_TRUE(append("ana", {event("finish-001", kind::kFinish, R"({"attempt":"a1"})"), answer("answer-004", "1", 3),
                             answer("answer-005", "1", 0)})
                  .ok());
  EXPECT_EQ((*store_->attempt("ana", "a1"))->answers[0].score, 0.25);
  EXPECT_EQ(*store_->replay(), 0u);
}

TEST_P(AttemptContract, FirstJudgedAnswersMoveAnAbility) {
  guest("ana");
  const auto answer = [&](const char* id, const char* rest) {
    return event(
        id, kind::kAnswer,
        R"({"attempt":"a1","question":"q1","given":[],"of":2,"objective":"To listen")" + std::string(rest) + "}");
  };
  ASSERT_TRUE(append("ana", {answer("answer-001", R"(,"score":2,"first":true,"difficulty":0.5,"guessed":0.25)"),
                             answer("answer-002", R"(,"score":0,"first":true)")})
                  .ok());
  ASSERT_TRUE(append("ana", {answer("answer-003", R"(,"score":2)"), answer("answer-004", "")}).ok());
  const auto abilities = store_->abilities("ana", "course");
  ASSERT_EQ(abilities->size(), 1u);
  EXPECT_EQ((*abilities)[0].objective, "To listen");
  EXPECT_EQ((*abilities)[0].ability, learn::after(learn::after({}, 0.5, 0.25, 1), 0, 0, 0));
  for (const char* bad : {R"(,"score":3)", R"(,"score":1,"guessed":1)", R"(,"score":1,"guessed":-0.1)"})
    EXPECT_EQ(append("ana", {answer("answer-005", bad)}).error().kind, base::ErrorKind::invalid) << bad;
  EXPECT_EQ(*store_->replay(), 0u);
}

TEST_P(AttemptContract, FreeRecallsAreCountedByDay) {
  guest("ana");
  const Millis day = 24LL * 3600 * 1000, noon = 1'800'000'000'000;
  const auto review = [&](const char* id, int grade, Millis at) {
    return event(id, kind::kReview, R"({"card":"c","grade":)" + std::to_string(grade) + "}", at);
  };
  ASSERT_TRUE(append("ana", {review("review-001", 3, noon), review("review-002", 2, noon + 60'000),
                             review("review-003", 1, noon + day), review("review-004", 4, noon + 2 * day)})
                  .ok());
  const auto card = [&] { return card_of("ana", "course", "c")->value(); };
  EXPECT_EQ(card().recalls, 3) << "what was not recalled does not count";
  EXPECT_EQ(card().recall_days, 2);
  ASSERT_TRUE(append("ana", {event("undo-00001", kind::kUndo, R"({"card":"c","event":"review-004"})")}).ok());
  EXPECT_EQ(card().recalls, 2) << "what was taken back does not, either";
  EXPECT_EQ(card().recall_days, 1);
  EXPECT_EQ(*store_->replay(), 0u);
}

TEST_P(AttemptContract, ExtraTimeIsGivenTakenAndMerged) {
  guest("ana");
  guest("guest");
  const auto set = [&](const LearnerId& learner, int percent) {
    return wait([&](auto done) { store_->change({change::SetExtraTime{learner, "course", percent, 2000}}, done); });
  };
  EXPECT_EQ(*store_->extra_time("ana", "course"), 100);
  ASSERT_TRUE(set("guest", 150).ok());
  EXPECT_EQ(set("nobody", 150).error().kind, base::ErrorKind::not_found);
  EXPECT_EQ(*store_->extra_time("guest", "course"), 150);
  EXPECT_EQ(*store_->extra_time("guest", "other"), 100);
  ASSERT_TRUE(wait([&](auto done) { store_->change({change::Merge{"guest", "ana"}}, done); }).ok());
  EXPECT_EQ(*store_->extra_time("guest", "course"), 100) << "erased with the guest";
  EXPECT_EQ(*store_->extra_time("ana", "course"), 150) << "and the account's own now";
  ASSERT_TRUE(set("ana", 100).ok());
  EXPECT_EQ(*store_->extra_time("ana", "course"), 100);
}

TEST_P(AttemptContract, ANewFigureTakesTheOldOnesPlace) {
  const auto put = [&](Millis made, const char* data) {
    return wait(
        [&](auto done) { store_->change({change::PutFigure{{"course", "lesson", "test", made, data}}}, done); });
  };
  EXPECT_EQ(*store_->figure("course", "lesson", "test"), std::nullopt);
  ASSERT_TRUE(put(1000, R"({"n":1})").ok());
  ASSERT_TRUE(put(2000, R"({"n":2})").ok());
  const auto figure = store_->figure("course", "lesson", "test");
  ASSERT_TRUE(figure.ok() && figure->has_value());
  EXPECT_EQ((*figure)->made, 2000);
  EXPECT_EQ((*figure)->data, R"({"n":2})");
  EXPECT_EQ(*store_->figure("course", "lesson", "other"), std::nullopt);
}

TEST_P(AttemptContract, EachLearnersFirstEndedAttemptIsFound) {
  int made = 0;
  const auto attempt = [&](const LearnerId& learner, const std::string& name, Millis at, bool ends) {
    std::vector<NewEvent> events = {
        event("attempt-" + std::to_string(++made), kind::kAttempt,
              R"({"attempt":")" + name + R"(","seed":7,"questions":["q1"]})", at),
        event("answer-" + std::to_string(++made), kind::kAnswer,
              R"({"attempt":")" + name + R"(","question":"q1","given":[],"score":1,"of":1})", at)};
    if (ends)
      events.push_back(event("finish-" + std::to_string(++made), kind::kFinish, R"({"attempt":")" + name + "\"}", at));
    ASSERT_TRUE(append(learner, events).ok());
  };
  for (const LearnerId learner : {"ana", "bo", "cy", "di"}) guest(learner);
  attempt("ana", "a-open", 1000, false), attempt("ana", "a-first", 2000, true), attempt("ana", "a-second", 3000, true);
  attempt("bo", "b-open", 1000, false);
  attempt("cy", "c-second", 4000, true), attempt("cy", "c-first", 3000, true);
  attempt("di", "d-first", 1000, true);
  std::vector<std::string> found;
  for (LearnerId after;;) {
    const auto page = store_->first_attempts("course", "lesson", after, 2);
    ASSERT_TRUE(page.ok());
    if (page->empty()) break;
    for (const LearnersAttempt& one : *page) {
      found.push_back(one.attempt.attempt);
      EXPECT_EQ(one.attempt.answers.size(), 1u);
    }
    after = page->back().learner;
  }
  EXPECT_EQ(found, (std::vector<std::string>{"a-first", "c-first", "d-first"})) << "however the pages fall";

  const auto open = [&](const LearnerId& learner, const std::string& name, std::size_t limit) {
    std::vector<std::string> names;
    const auto page = store_->open_attempts("course", "lesson", learner, name, limit);
    for (const LearnersAttempt& one : *page) {
      names.push_back(one.attempt.attempt);
      EXPECT_EQ(one.attempt.answers.size(), 1u);
    }
    return names;
  };
  EXPECT_EQ(open("", "", 9), (std::vector<std::string>{"a-open", "b-open"}));
  EXPECT_EQ(open("", "", 1), (std::vector<std::string>{"a-open"}));
  EXPECT_EQ(open("ana", "a-open", 9), (std::vector<std::string>{"b-open"}));
}

INSTANTIATE_TEST_SUITE_P(Stores, AttemptContract, stores(), [](const auto& test) { return test.param; });

}  // namespace
}  // namespace colloquy::store
