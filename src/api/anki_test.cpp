// Cards to Anki and back, through the server's own addresses.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

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

TEST(Anki, AFileThatIsNoPackageIsSaidToBeNone) {
  Class school;
  const std::string cookie = school.enrol();
  const Class::Answer text = bring(school, "hello", cookie);
  EXPECT_EQ(text.status, 400);
  EXPECT_THAT(text.body, HasSubstr("This file cannot be read"));
  EXPECT_THAT(bring(school, "", cookie).body, HasSubstr("Choose a file first"));
  EXPECT_EQ(school.post(kPage, {{"file", "x"}}, cookie).status, 415);
  const std::string file = school.get(kPage + "/package", cookie).body;
  EXPECT_EQ(bring(school, file.substr(0, file.size() / 2), cookie).status, 400);
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
