// Cards to Anki and back, through the server's own addresses.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>

#include "api/class_test.h"
#include "base/json.h"
#include "exchange/anki/package.h"

namespace colloquy::api {
namespace {

using testing::HasSubstr;

const std::string kPage = "/c/course/cards/anki";

std::string form_with(const std::string& file) {
  return "--mark\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.apkg\"\r\n\r\n" + file +
         "\r\n--mark--\r\n";
}

Class::Answer bring(Class& school, const std::string& file, const std::string& cookie) {
  Request request;
  request.method = Method::post;
  request.path = kPage;
  request.headers.add("Cookie", cookie);
  request.headers.add("Content-Type", "multipart/form-data; boundary=mark");
  request.body = form_with(file);
  return school.ask(std::move(request));
}

exchange::anki::Package taken(Class& school, const std::string& cookie) {
  const Class::Answer answer = school.get(kPage + "/package", cookie);
  EXPECT_EQ(answer.status, 200);
  EXPECT_THAT(answer.header("Content-Disposition"), HasSubstr("course.apkg"));
  auto package = exchange::anki::read_package(answer.body);
  EXPECT_TRUE(package.ok()) << package.error().message;
  return std::move(package).value();
}

std::size_t known_in(const exchange::anki::Package& package) {
  std::size_t out = 0;
  for (const exchange::anki::Card& card : package.collection.cards) out += card.type != 0 ? 1 : 0;
  return out;
}

TEST(Anki, ThePageHasBothWays) {
  Class school;
  const Class::Answer page = school.get(kPage, school.enrol());
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("enctype=\"multipart/form-data\""));
  EXPECT_THAT(page.body, HasSubstr(kPage + "/package"));
  EXPECT_NE(school.get(kPage).status, 200) << "for those who are enrolled";
  EXPECT_NE(school.get(kPage + "/package").status, 200);
}

TEST(Anki, WhatIsKnownGoesAlongAndComesBackToAnotherOnce) {
  Class school;
  const std::string anna = school.enrol(), bela = school.enrol();
  const exchange::anki::Package before = taken(school, anna);
  ASSERT_GT(before.collection.cards.size(), 0u);
  EXPECT_EQ(known_in(before), 0u);
  const std::string guid = before.collection.notes[0].guid;
  EXPECT_THAT(guid, testing::StartsWith(std::string(kCourse) + "/"));
  const std::string id = guid.substr(std::string(kCourse).size() + 1);
  const std::string learner = school.learner(anna);
  // Two answers, ten minutes apart.
  for (const char* event : {"review-0001", "review-0002"}) {
    EXPECT_LT(school.post("/c/course/card/" + id, {{"grade", "3"}, {"event", event}}, anna).status, 400);
    school.clock.time += 10 * learn::kMinute;
  }
  const auto kept = *school.store->cards(learner, kCourse);
  ASSERT_EQ(kept.size(), 1u);
  const std::string file = school.get(kPage + "/package", anna).body;
  const exchange::anki::Package after = *exchange::anki::read_package(file);
  EXPECT_EQ(known_in(after), 1u);
  EXPECT_EQ(after.collection.reviews.size(), 2u);

  EXPECT_THAT(bring(school, file, anna).body, HasSubstr("Nothing in it is new"));
  EXPECT_THAT(bring(school, file, bela).body, HasSubstr("1 card came along"));
  EXPECT_THAT(bring(school, file, bela).body, HasSubstr("Nothing in it is new"));
  const auto theirs = *school.store->cards(school.learner(bela), kCourse);
  ASSERT_EQ(theirs.size(), 1u);
  EXPECT_EQ(theirs[0].card, kept[0].card);
  EXPECT_EQ(theirs[0].state.phase, kept[0].state.phase);
  EXPECT_NEAR(theirs[0].state.memory.stability, kept[0].state.memory.stability, 1e-3);
  EXPECT_EQ(theirs[0].state.due / 1000, kept[0].state.due / 1000);
  EXPECT_EQ(theirs[0].state.last_review, kept[0].state.last_review);
  EXPECT_EQ(theirs[0].first, kept[0].first);
  EXPECT_EQ(school.store->answers_given(school.learner(bela), kCourse)->size(), 2u);
  EXPECT_EQ(*school.store->replay(), 0u);

  // What was answered here since stays.
  school.clock.time += 5 * learn::kDay;
  EXPECT_LT(school.post("/c/course/card/" + id, {{"grade", "1"}, {"event", "review-0003"}}, bela).status, 400);
  const auto later = *school.store->cards(school.learner(bela), kCourse);
  EXPECT_THAT(bring(school, file, bela).body, HasSubstr("1 card was answered here since"));
  EXPECT_EQ((*school.store->cards(school.learner(bela), kCourse))[0].state, later[0].state);
}

// The course's package, in which the first cards are as they are said to be.
std::string package_with(Class& school, const std::string& cookie, const std::vector<exchange::anki::Card>& cards,
                         const std::vector<exchange::anki::Review>& reviews = {}) {
  exchange::anki::Package package = taken(school, cookie);
  exchange::anki::Collection& collection = package.collection;
  EXPECT_GE(collection.cards.size(), cards.size());
  for (std::size_t i = 0; i < cards.size(); ++i) {
    exchange::anki::Card& card = collection.cards[i];
    const exchange::anki::Card before = card;
    card = cards[i];
    card.id = before.id, card.note = before.note, card.deck = before.deck, card.ord = before.ord;
  }
  collection.reviews = reviews;
  for (exchange::anki::Review& review : collection.reviews) review.card = collection.cards[0].id;
  return *exchange::anki::write_package(collection, {}, exchange::anki::Form::current);
}

exchange::anki::Card in_review(base::Millis last) {
  exchange::anki::Card card;
  card.type = card.queue = 2;
  card.due = last / 1000 + 10 * 86'400;
  card.interval = 10;
  card.reps = 3;
  card.data = "{\"s\":10.0,\"d\":5.0,\"lrt\":" + std::to_string(last / 1000) + "}";
  return card;
}

TEST(Anki, ACardThatCannotBeCostsOnlyItself) {
  Class school;
  const std::string anna = school.enrol();
  const base::Millis now = school.clock.time;
  exchange::anki::Card often = in_review(now - learn::kDay), never = in_review(now - learn::kDay);
  often.reps = often.lapses = 2'000'000'000;
  never.due = -30'000'000'000;
  never.data.clear();
  const Class::Answer answer = bring(school, package_with(school, anna, {often, never}), anna);
  EXPECT_EQ(answer.status, 200);
  EXPECT_THAT(answer.body, HasSubstr("2 cards came along"));
  EXPECT_EQ(school.store->cards(school.learner(anna), kCourse)->size(), 2u);
}

TEST(Anki, NothingComesFromTheFuture) {
  Class school;
  const std::string anna = school.enrol();
  const base::Millis now = school.clock.time / 1000 * 1000;
  const std::string file =
      package_with(school, anna, {in_review(now + 300 * learn::kDay)},
                   {{now - learn::kDay, 0, 3, 10, 0, 0, 1000, 1}, {now + 300 * learn::kDay, 0, 3, 10, 10, 0, 1000, 1}});
  const Class::Answer answer = bring(school, file, anna);
  EXPECT_THAT(answer.body, HasSubstr("1 card came along"));
  EXPECT_THAT(answer.body, HasSubstr("1 entry says what cannot be"));
  const auto cards = *school.store->cards(school.learner(anna), kCourse);
  ASSERT_EQ(cards.size(), 1u);
  EXPECT_EQ(cards[0].state.last_review, school.clock.time);
  EXPECT_LE(cards[0].state.due, school.clock.time + 10 * learn::kDay);
  EXPECT_LE(cards[0].first, school.clock.time);
  const auto answers = *school.store->answers_given(school.learner(anna), kCourse);
  ASSERT_EQ(answers.size(), 1u);
  EXPECT_EQ(answers[0].answer.at, now - learn::kDay);
  EXPECT_EQ(answers[0].answer.days, 10);
  // A while later it is still the same package.
  school.clock.time += learn::kDay;
  EXPECT_THAT(bring(school, file, anna).body, HasSubstr("Nothing in it is new"));
  EXPECT_EQ(school.store->cards(school.learner(anna), kCourse)->at(0).state, cards[0].state);
}

TEST(Anki, ACardThatCameAlongIsOfTheTextThatIsThere) {
  Class school;
  const std::string anna = school.enrol();
  bring(school, package_with(school, anna, {in_review(school.clock.time - learn::kDay)}), anna);
  const auto cards = *school.store->cards(school.learner(anna), kCourse);
  ASSERT_EQ(cards.size(), 1u);
  EXPECT_GE(cards[0].edition, 1) << "else no later change would be noticed";
}

// A learner's second piece of work waits, and what comes then is asked to come later.
TEST(Anki, NobodyTakesAllThePlaces) {
  Class school;
  const std::string anna = school.enrol(), bela = school.enrol();
  std::promise<void> begun, may_end;
  ASSERT_TRUE(school.world->workbench.submit("somebody", [&] {
    begun.set_value();
    may_end.get_future().wait();
  }));
  begun.get_future().wait();
  ASSERT_TRUE(school.world->workbench.submit(school.learner(anna), [] {}));
  const Class::Answer busy = school.get(kPage + "/package", anna);
  EXPECT_EQ(busy.status, 503);
  EXPECT_FALSE(busy.header("Retry-After").empty());
  may_end.set_value();
  EXPECT_EQ(school.get(kPage + "/package", bela).status, 200);
  EXPECT_EQ(school.get(kPage + "/package", anna).status, 200);
}

TEST(Anki, AFileThatIsNoPackageIsSaidToBeNone) {
  Class school;
  const std::string cookie = school.enrol();
  const Class::Answer text = bring(school, "hello", cookie);
  EXPECT_EQ(text.status, 422);
  EXPECT_THAT(text.body, HasSubstr("This file cannot be read"));
  EXPECT_THAT(bring(school, "", cookie).body, HasSubstr("Choose a file first"));
  EXPECT_EQ(school.post(kPage, {{"file", "x"}}, cookie).status, 415);
  const std::string file = school.get(kPage + "/package", cookie).body;
  EXPECT_EQ(bring(school, file.substr(0, file.size() / 2), cookie).status, 422);
  EXPECT_TRUE(school.store->cards(school.learner(cookie), kCourse)->empty());
}

TEST(Anki, OnlyItsOwnAddressTakesALargeBody) {
  Class school;
  const Router router(*school.world);
  EXPECT_EQ(router.body_limit(Method::post, kPage), Router::kLargestFile);
  EXPECT_EQ(router.body_limit(Method::get, kPage), 64u * 1024);
  EXPECT_EQ(router.body_limit(Method::post, "/c/course/cards/undo"), 64u * 1024);
}

}  // namespace
}  // namespace colloquy::api
