// Prompts, cards, tests and Today, as a learner goes through them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "api/class_test.h"
#include "api/deck.h"
#include "api/words_of.h"
#include "base/json.h"

namespace colloquy::api {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::size_t kNewADay = 20;  // of a course that says nothing else
const Class::Fields kFragment = {{"X-Fragment", "1"}};

std::size_t count_of(Class& school, const std::string& cookie, std::string_view kind) {
  std::size_t count = 0;
  const auto kept = school.store->events(school.learner(cookie), 0, 1000);
  for (const store::Event& event : *kept) count += event.kind == kind ? 1 : 0;
  return count;
}

TEST(Prompt, AnAnswerIsComparedAndKept) {
  Class school;
  const std::string cookie = school.enrol();
  const std::string path = "/c/course/ground/trust/prompt/l-trust/p1";
  const Class::Answer answer =
      school.post(path, {{"text", "I would ask kindly"}, {"event", "prompt-0001"}}, cookie, kFragment);
  EXPECT_EQ(answer.status, 200);
  EXPECT_THAT(answer.body, Not(HasSubstr("<html")));
  EXPECT_THAT(answer.body, HasSubstr("1 of 2 key ideas"));
  EXPECT_THAT(answer.body, HasSubstr("ideaXclosed")) << "what is missing is shown as an idea still to add";
  EXPECT_THAT(answer.body, Not(HasSubstr("againstXclosed"))) << "a misconception nobody voiced";
  const std::vector<store::PromptState> kept = *school.store->prompts(school.learner(cookie), kCourse);
  ASSERT_EQ(kept.size(), 1u);
  EXPECT_EQ(kept[0].covered, 1);
  EXPECT_EQ(kept[0].of, 2);
  EXPECT_EQ(school.post(path, {{"text", "I would ask kindly"}, {"event", "prompt-0001"}}, cookie).status, 200);
  EXPECT_EQ(count_of(school, cookie, "prompt"), 1u) << "a repeat counts once";
}

TEST(Prompt, AVoicedMisconceptionIsAnswered) {
  Class school;
  const std::string cookie = school.enrol();
  const Class::Answer answer =
      school.post("/c/course/ground/trust/prompt/l-trust/p1", {{"text", "interrupt"}}, cookie, kFragment);
  EXPECT_THAT(answer.body, HasSubstr("againstXclosed"));
}

TEST(Prompt, JustHearingKeepsNothing) {
  Class school;
  const std::string cookie = school.enrol();
  const Class::Answer answer =
      school.post("/c/course/ground/trust/prompt/l-trust/p1", {{"skip", "1"}}, cookie, kFragment);
  EXPECT_THAT(answer.body, HasSubstr("ask kindly"));
  EXPECT_EQ(count_of(school, cookie, "prompt"), 0u);
}

TEST(Prompt, SayingNothingGivesNothingAway) {
  Class school;
  const std::string cookie = school.enrol();
  for (const Class::Fields& form : {Class::Fields{}, Class::Fields{{"text", "  \n"}}}) {
    EXPECT_THAT(school.post("/c/course/ground/trust/prompt/l-trust/p1", form, cookie).body,
                Not(HasSubstr("ideaXclosed")));
  }
  EXPECT_THAT(school.post("/c/course/ground/trust/prompt/l-trust/p2", {}, cookie).body, Not(HasSubstr("rightXclosed")));
}

TEST(Prompt, PicksAreAnsweredWithTheirRemarks) {
  Class school;
  const std::string cookie = school.enrol();
  const Class::Answer answer =
      school.post("/c/course/ground/trust/prompt/l-trust/p2", {{"option", "o2"}}, cookie, kFragment);
  EXPECT_THAT(answer.body, HasSubstr("wrongXclosed"));
  EXPECT_THAT(answer.body, Not(HasSubstr("rightXclosed"))) << "the right one's remark is kept for who picks it";
}

TEST(Prompt, AVisitorTriesAnOpenLessonAndLeavesNoTrace) {
  Class school;
  const Class::Answer answer =
      school.post("/c/course/welcome/prompt/l-welcome/p1", {{"text", "ask kindly"}}, "", kFragment);
  EXPECT_EQ(answer.status, 200);
  EXPECT_THAT(answer.body, HasSubstr("1 of 2 key ideas"));
  EXPECT_TRUE(school.store->learners()->empty());
  EXPECT_EQ(school.post("/c/course/ground/trust/prompt/l-trust/p1", {{"text", "ask kindly"}}).status, 403);
}

TEST(Cards, AreShownTurnedAndGraded) {
  Class school;
  const std::string cookie = school.enrol();
  Class::Answer answer = school.get("/c/course/cards?lesson=ground/trust", cookie);
  EXPECT_EQ(answer.status, 200);
  EXPECT_THAT(answer.body, HasSubstr("front 0"));
  EXPECT_THAT(answer.body, Not(HasSubstr("backXclosed"))) << "the back waits for the click";
  EXPECT_THAT(answer.body, HasSubstr("Card 1 of 20")) << "a day's new cards";
  const std::string action = value_of(answer.body, "action", "data-card");
  EXPECT_THAT(action, HasSubstr("/c/course/card/l-trust-c0?of=l-trust"));

  std::string path = action;
  for (std::size_t at = path.find("&amp;"); at != std::string::npos; at = path.find("&amp;")) path.replace(at, 5, "&");
  Request request;
  request.method = Method::post;
  request.path = path.substr(0, path.find('?'));
  request.query = path.substr(path.find('?') + 1);
  request.headers.add("Cookie", cookie);
  request.headers.add("X-Fragment", "1");
  request.headers.add("Content-Type", "application/x-www-form-urlencoded");
  request.body = "show=1&lesson=ground/trust";
  answer = school.ask(request);
  EXPECT_THAT(answer.body, HasSubstr("backXclosed"));
  EXPECT_THAT(answer.body, HasSubstr("1 min")) << "the four intervals";
  EXPECT_THAT(answer.body, HasSubstr("/c/course/ground/trust/#t1")) << "where it was heard";
  EXPECT_THAT(answer.body, HasSubstr("0:01"));

  request.body = "grade=4&lesson=ground/trust&event=review-0001";
  answer = school.ask(request);
  EXPECT_THAT(answer.body, HasSubstr("front 1"));
  EXPECT_THAT(answer.body, HasSubstr("Card 2 of 20"));
  school.ask(request);
  EXPECT_EQ(count_of(school, cookie, "review"), 1u) << "a repeat counts once";
  const std::vector<store::Card> cards = *school.store->cards(school.learner(cookie), kCourse);
  ASSERT_EQ(cards.size(), 1u);
  EXPECT_EQ(cards[0].state.phase, learn::Phase::review);
  EXPECT_EQ(cards[0].lesson, "l-trust");
  EXPECT_EQ(cards[0].first, school.clock.time);
}

TEST(Cards, ATypedCardIsCompared) {
  Class school;
  const std::string cookie = school.enrol();
  const std::string path = "/c/course/card/l-trust-c1";
  EXPECT_THAT(school.post(path, {{"show", "1"}, {"text", "typedxclosed"}}, cookie, kFragment).body,
              HasSubstr("That is it"));
  EXPECT_THAT(school.post(path, {{"show", "1"}, {"text", "other"}}, cookie, kFragment).body,
              HasSubstr("Not yet the same"));
}

TEST(Cards, WithoutScriptTheBrowserGoesOn) {
  Class school;
  const std::string cookie = school.enrol();
  const Class::Answer answer =
      school.post("/c/course/card/l-trust-c0", {{"grade", "3"}, {"lesson", "ground/trust"}}, cookie);
  EXPECT_EQ(answer.status, 303);
  EXPECT_THAT(std::string(answer.header("Location")), HasSubstr("/c/course/cards?lesson=ground/trust&n=1&given="));
}

TEST(Cards, OnlyADaysNewOnesAreBegun) {
  Class school;
  const std::string cookie = school.enrol();
  for (std::size_t i = 0; i < kNewADay; ++i) {
    ASSERT_EQ(school.post("/c/course/card/l-trust-c" + std::to_string(i), {{"grade", "4"}}, cookie).status, 303);
  }
  EXPECT_THAT(school.get("/c/course/cards?lesson=ground/trust", cookie).body, HasSubstr("The next are due in"));
  school.clock.time += learn::kDay;
  EXPECT_THAT(school.get("/c/course/cards?lesson=ground/trust", cookie).body, HasSubstr("front 20"));
  EXPECT_THAT(school.get("/c/course/cards?lesson=ground/trust", cookie).body, HasSubstr("of 4"))
      << "the two sides of one are not asked on one day";
}

TEST(Cards, NewOnesComeFromLessonsThatWereBegun) {
  Class school;
  const std::string cookie = school.enrol();
  const store::LearnerId learner = school.learner(cookie);
  EXPECT_TRUE(Deck::of(*school.world, learner, school.courses.by_slug(kSlug), {})->waiting().empty());
  school.post("/c/course/ground/trust/prompt/l-trust/p1", {{"text", "ask kindly"}}, cookie);
  const base::Result<Deck> deck = Deck::of(*school.world, learner, school.courses.by_slug(kSlug), {});
  EXPECT_EQ(deck->waiting().size(), kNewADay);
  EXPECT_EQ(deck->waiting().front().lesson->slug, kClosed);
}

TEST(Cards, BadGradesAndForeignCardsAreRefused) {
  Class school;
  const std::string cookie = school.enrol();
  for (const char* grade : {"0", "5", "33", "x", ""}) {
    EXPECT_EQ(school.post("/c/course/card/l-trust-c0", {{"grade", grade}}, cookie).status, 400) << grade;
  }
  EXPECT_EQ(school.post("/c/course/card/nothing", {{"grade", "3"}}, cookie).status, 404);
  EXPECT_EQ(count_of(school, cookie, "review"), 0u);
}

// The address of the last form of a fragment that posts to `what`, ready to be posted to.
std::string form_address(std::string html, std::string_view what) {
  const std::size_t at = html.rfind("action=\"" + std::string(what));
  if (at == std::string::npos) return {};
  html = html.substr(at + 8, html.find('"', at + 8) - at - 8);
  for (std::size_t amp = html.find("&amp;"); amp != std::string::npos; amp = html.find("&amp;"))
    html.replace(amp, 5, "&");
  return html;
}

TEST(Cards, AnAnswerIsTakenBack) {
  Class school;
  const std::string cookie = school.enrol();
  Class::Answer answer = school.post("/c/course/card/l-trust-c0?of=l-trust",
                                     {{"grade", "4"}, {"lesson", "ground/trust"}}, cookie, kFragment);
  EXPECT_THAT(answer.body, HasSubstr("front 1<"));
  const std::string undo = form_address(answer.body, "/c/course/cards/undo");
  ASSERT_THAT(undo, HasSubstr("given="));
  answer = school.post(undo, {{"event", "undo-000001"}}, cookie, kFragment);
  EXPECT_EQ(answer.status, 200);
  EXPECT_THAT(answer.body, HasSubstr("front 0<"));
  EXPECT_THAT(answer.body, HasSubstr("Card 1 of 20"));
  EXPECT_THAT(answer.body, Not(HasSubstr("cards/undo"))) << "nothing is left to take back";
  EXPECT_TRUE(school.store->cards(school.learner(cookie), kCourse)->empty());
  EXPECT_EQ(school.post("/c/course/cards/undo", {}, cookie).header("Location"), "/c/course/cards")
      << "nothing to take back";
  EXPECT_EQ(*school.store->replay(), 0u);
}

TEST(Cards, OnesThatGiveEachOtherAwayAreNotAskedOnOneDay) {
  Class school;
  const std::string cookie = school.enrol();
  const std::string first = "/c/course/card/l-trust-c23/0", second = "/c/course/card/l-trust-c23/1";
  school.post(first, {{"grade", "4"}}, cookie);
  school.clock.time += learn::kDay;
  school.post(second, {{"grade", "4"}}, cookie);
  school.clock.time += 40 * learn::kDay;
  const auto waits = [&] {
    const base::Result<Deck> deck = Deck::of(*school.world, school.learner(cookie), school.courses.by_slug(kSlug), {});
    std::size_t count = 0;
    for (const Deck::Waiting& one : deck->waiting()) count += one.kept.state.phase == learn::Phase::review ? 1 : 0;
    return std::pair(count, deck->resting());
  };
  EXPECT_EQ(waits(), std::pair(std::size_t{1}, std::size_t{1}));
  school.post(first, {{"grade", "3"}}, cookie);
  EXPECT_EQ(waits(), std::pair(std::size_t{0}, std::size_t{1})) << "it rests until tomorrow";
  school.clock.time += learn::kDay;
  EXPECT_EQ(waits(), std::pair(std::size_t{1}, std::size_t{0}));
}

TEST(Cards, OneIsPutOffOrSetAsideAndBroughtBack) {
  Class school;
  const std::string cookie = school.enrol();
  const auto shown = [&] { return school.get("/c/course/cards?lesson=ground/trust", cookie).body; };
  EXPECT_THAT(shown(), HasSubstr("front 0<"));
  EXPECT_THAT(
      school.post("/c/course/card/l-trust-c0", {{"shelve", "bury"}, {"lesson", "ground/trust"}}, cookie, kFragment)
          .body,
      HasSubstr("front 1<"));
  EXPECT_THAT(
      school.post("/c/course/card/l-trust-c1", {{"shelve", "suspend"}, {"lesson", "ground/trust"}}, cookie, kFragment)
          .body,
      HasSubstr("front 2<"));
  school.clock.time += learn::kDay;
  EXPECT_THAT(shown(), HasSubstr("front 0<"));
  school.post("/c/course/card/l-trust-c0", {{"grade", "4"}}, cookie);
  EXPECT_THAT(shown(), HasSubstr("front 2<")) << "what is set aside stays so";
  EXPECT_THAT(school.get("/c/course/cards/statistics", cookie).body, HasSubstr("front 1</"));
  EXPECT_EQ(school.post("/c/course/card/l-trust-c1", {{"shelve", "back"}}, cookie).status, 303);
  EXPECT_THAT(shown(), HasSubstr("front 1<"));
}

TEST(Cards, PuttingOffAndSettingAsideAreTakenBack) {
  for (const char* how : {"bury", "suspend"}) {
    Class school;
    const std::string cookie = school.enrol();
    const std::string card = "/c/course/card/l-trust-c1";
    const std::string second =
        school.post("/c/course/card/l-trust-c0", {{"grade", "4"}, {"lesson", "ground/trust"}}, cookie, kFragment).body;
    ASSERT_THAT(second, HasSubstr("front 1<"));
    const std::string third =
        school.post(form_address(second, card), {{"shelve", how}, {"event", "event-0002"}}, cookie, kFragment).body;
    ASSERT_THAT(third, HasSubstr("front 2<"));
    const std::string back = school.post(form_address(third, "/c/course/cards/undo"), {}, cookie, kFragment).body;
    EXPECT_THAT(back, HasSubstr("front 1<")) << how;
    EXPECT_THAT(back, HasSubstr("Card 2 of")) << "it was not answered";
    EXPECT_THAT(school.get("/c/course/cards?lesson=ground/trust", cookie).body, HasSubstr("front 1<")) << how;
    // And then the answer before.
    EXPECT_THAT(school.post(form_address(back, "/c/course/cards/undo"), {}, cookie, kFragment).body,
                HasSubstr("front 0<"));
    // What has been brought back elsewhere meanwhile is left as it is.
    const std::size_t before = count_of(school, cookie, how);
    school.post(form_address(third, "/c/course/cards/undo"), {}, cookie);
    EXPECT_EQ(count_of(school, cookie, how), before);
  }
}

TEST(Cards, AVisitorIsAskedInAndComesToTheCards) {
  Class school;
  const Class::Answer asked = school.get("/c/course/cards?lesson=ground/trust");
  EXPECT_EQ(asked.status, 403);
  EXPECT_THAT(asked.body, HasSubstr("action=\"/c/course/enrol\""));
  EXPECT_THAT(asked.body, HasSubstr("name=\"back\" value=\"/c/course/cards?lesson=ground/trust\""));
  EXPECT_THAT(school.post("/c/course/card/l-trust-c0", {{"grade", "3"}}).body,
              HasSubstr("name=\"back\" value=\"/c/course/\""))
      << "a form is not sent by coming back";
}

TEST(Cards, ALapseLeadsBackToTheLine) {
  Class school;
  const std::string cookie = school.enrol();
  school.post("/c/course/card/l-trust-c0", {{"grade", "4"}}, cookie);
  school.clock.time += 20 * learn::kDay;
  Class::Answer answer =
      school.post("/c/course/card/l-trust-c0", {{"grade", "1"}, {"lesson", "ground/trust"}}, cookie, kFragment);
  EXPECT_THAT(answer.body, HasSubstr("Slipped away: front 0"));
  EXPECT_THAT(answer.body, HasSubstr("Hear where you learned this, 0:01"));
  EXPECT_THAT(answer.body, HasSubstr("/c/course/ground/trust/#t1"));
  // Without script it stands on the page that follows.
  answer = school.post("/c/course/card/l-trust-c0", {{"grade", "3"}}, cookie);
  EXPECT_THAT(std::string(answer.header("Location")), Not(HasSubstr("lapsed"))) << "a step is no lapse";
  for (int i = 0; i < 7; ++i) {
    school.clock.time += 20 * learn::kDay;
    if (i == 6) {
      // With script the note comes with the answer itself.
      answer = school.post("/c/course/card/l-trust-c0", {{"grade", "1"}}, cookie, kFragment);
      EXPECT_THAT(answer.body, HasSubstr("keeps slipping away"));
      break;
    }
    answer = school.post("/c/course/card/l-trust-c0", {{"grade", "1"}}, cookie);
    ASSERT_THAT(std::string(answer.header("Location")), HasSubstr("lapsed=l-trust-c0"));
    const std::string page = school.get(std::string(answer.header("Location")), cookie).body;
    EXPECT_THAT(page, Not(HasSubstr("keeps slipping away"))) << "the eighth time it is a leech";
    school.post("/c/course/card/l-trust-c0", {{"grade", "3"}}, cookie);
  }
  EXPECT_THAT(school.get("/c/course/cards/statistics", cookie).body, HasSubstr("forgotten 8 times"));
}

TEST(Cards, SayWhereToBeginWhileThereAreNone) {
  Class school;
  const std::string cookie = school.enrol();
  const std::string page = school.get("/c/course/cards", cookie).body;
  EXPECT_THAT(page, HasSubstr("No cards yet"));
  EXPECT_THAT(page, HasSubstr(R"(href="/c/course/welcome/" data-first)"));
  school.post("/c/course/cards/settings", {{"new", "0"}}, cookie);
  EXPECT_THAT(school.get("/c/course/cards", cookie).body, HasSubstr("Nothing is due")) << "none are wanted";
}

TEST(Cards, AreStudiedAhead) {
  Class school;
  const std::string cookie = school.enrol();
  school.post("/c/course/cards/settings", {{"new", "0"}}, cookie);
  for (const char* card : {"c0", "c2"}) {
    school.post("/c/course/card/l-trust-" + std::string(card), {{"grade", "3"}}, cookie);
    school.post("/c/course/card/l-trust-" + std::string(card), {{"grade", "3"}}, cookie);
  }
  EXPECT_THAT(school.get("/c/course/cards?ahead=3", cookie).body, HasSubstr("Nothing is due"))
      << "they were answered today";
  school.clock.time += learn::kDay;
  const std::string done = school.get("/c/course/cards", cookie).body;
  EXPECT_THAT(done, HasSubstr("Study ahead: 2 cards"));
  EXPECT_THAT(done, HasSubstr("/c/course/cards?ahead=3"));
  const std::string page = school.get("/c/course/cards?ahead=3", cookie).body;
  EXPECT_THAT(page, HasSubstr("Card 1 of 2"));
  school.post(form_address(page, "/c/course/card/"), {{"grade", "3"}}, cookie);
  EXPECT_THAT(school.get("/c/course/cards?ahead=3", cookie).body, HasSubstr("Card 1 of 1")) << "each once";
}

TEST(Cards, WishesAreKeptAndShown) {
  Class school;
  const std::string cookie = school.enrol();
  EXPECT_EQ(school.post("/c/course/cards/settings", {{"retention", "85"}, {"exam", "2027-02-30"}}, cookie).status, 422);
  EXPECT_THAT(school.post("/c/course/cards/settings", {{"exam", "2020-01-01"}}, cookie).body,
              HasSubstr("That day is over"));
  EXPECT_THAT(school.post("/c/course/cards/settings", {{"exam", "9999-12-31"}}, cookie).body,
              HasSubstr("There is no such day"));
  EXPECT_EQ(*school.store->study(school.learner(cookie), kCourse), store::Study{});
  EXPECT_EQ(school.post("/c/course/cards/settings", {{"retention", "69"}}, cookie).status, 400);
  const Class::Answer answer =
      school.post("/c/course/cards/settings", {{"retention", "85"}, {"exam", "2027-03-01"}, {"new", "20"}}, cookie);
  EXPECT_EQ(answer.status, 303);
  const store::Study study = *school.store->study(school.learner(cookie), kCourse);
  EXPECT_EQ(study.retention, 0.85);
  EXPECT_EQ(study.exam, 20878);
  EXPECT_EQ(study.new_a_day, std::nullopt) << "what is as the course has it follows the course";
  EXPECT_EQ(school.post("/c/course/cards/settings", {{"retention", "85"}, {"exam", ""}, {"new", "20"}}, cookie).status,
            303);
  EXPECT_EQ(school.store->study(school.learner(cookie), kCourse)->exam, std::nullopt);
  school.post("/c/course/cards/settings", {{"retention", "85"}, {"exam", "2027-03-01"}}, cookie);
  const std::string page = school.get("/c/course/cards/statistics?saved=1", cookie).body;
  EXPECT_THAT(page, HasSubstr("value=\"85\""));
  EXPECT_THAT(page, HasSubstr("value=\"2027-03-01\""));
  EXPECT_THAT(page, HasSubstr("Kept."));
}

TEST(Cards, AreFittedToTheLearnerAfterSomeHundredAnswers) {
  Class school;
  const std::string cookie = school.enrol();
  const auto level = [&] { return school.store->study(school.learner(cookie), kCourse)->level; };
  for (int day = 0; day < 14; ++day, school.clock.time += learn::kDay) {
    for (int card = 0; card < 20; ++card) {
      const std::string id = card == 19 ? "c22" : "c" + std::to_string(card);
      school.post("/c/course/card/l-trust-" + id, {{"grade", (card + day) % 5 == 0 ? "1" : "3"}}, cookie);
    }
    school.get("/c/course/cards", cookie);
    if (day == 5) {
      EXPECT_EQ(level(), "") << "too few";
    }
  }
  EXPECT_EQ(level(), "learner");
  EXPECT_EQ(count_of(school, cookie, "fit"), 2u) << "after 200, and after a fifth more; not at each visit";
  EXPECT_THAT(school.get("/c/course/cards/statistics", cookie).body, HasSubstr("fitted to "));
  EXPECT_EQ(*school.store->replay(), 0u);
}

TEST(Cards, AQuestionThatWasMissedIsAskedAsACard) {
  Class school;
  const std::string cookie = school.enrol();
  const store::LearnerId learner = school.learner(cookie);
  const auto cards = [&] {
    std::vector<std::string> ids;
    const base::Result<Deck> deck = Deck::of(*school.world, learner, school.courses.by_slug(kSlug), {});
    for (const Deck::Waiting& one : deck->waiting()) ids.push_back(one.card->id);
    return ids;
  };
  store::NewEvent event;
  event.course = kCourse;
  event.lesson = "l-trust";
  event.at = school.clock.time;
  const auto append = [&](const char* id, const char* kind, const char* data) {
    event.id = id, event.kind = kind, event.data = data;
    ASSERT_TRUE(school.change({store::change::Append{learner, {event}}}).ok());
  };
  append("attempt-1", "attempt", R"({"attempt":"a1","seed":1,"questions":["l-trust/q1","l-trust/q2"]})");
  append("answer-01", "answer", R"({"attempt":"a1","question":"l-trust/q1","score":0,"of":1})");
  EXPECT_THAT(cards(), testing::IsEmpty());
  append("finish-01", "finish", R"({"attempt":"a1"})");
  EXPECT_THAT(cards(), testing::ElementsAre("l-trust/q1/missed"));
  school.post("/c/course/card/l-trust/q1/missed", {{"grade", "4"}}, cookie);
  EXPECT_THAT(cards(), testing::Not(testing::Contains("l-trust/q1/missed")));
}

TEST(Cards, AMissedQuestionsCardIsForWhoMissedIt) {
  Class school;
  const std::string cookie = school.enrol();
  const std::string path = "/c/course/card/l-trust/q1/missed";
  EXPECT_EQ(school.post(path, {{"show", "1"}}, cookie, kFragment).status, 404) << "it would tell the key";
  EXPECT_EQ(school.post(path, {{"grade", "3"}}, cookie).status, 404);
  EXPECT_EQ(school.post(path, {{"shelve", "suspend"}}, cookie).status, 404);
  EXPECT_EQ(school.post("/c/course/cards/undo?given=event-0001:l-trust/q1/missed", {}, cookie, kFragment).status, 404);
  EXPECT_THAT(school.get("/c/course/cards?lapsed=l-trust/q1/missed", cookie).body, Not(HasSubstr("stemXclosed")));
}

TEST(Cards, WhatAnotherDeviceHasAnsweredSinceStands) {
  Class school;
  const std::string cookie = school.enrol();
  const store::LearnerId learner = school.learner(cookie);
  const std::string path = "/c/course/card/l-trust-c0";
  const std::string first = school.post(path, {{"grade", "3"}, {"event", "event-0001"}}, cookie, kFragment).body;
  school.post(path, {{"grade", "3"}, {"event", "event-0002"}}, cookie);
  EXPECT_EQ(school.post(form_address(first, "/c/course/cards/undo"), {}, cookie, kFragment).status, 200);
  EXPECT_EQ(count_of(school, cookie, "undo"), 0u);
  EXPECT_EQ(school.store->answers_given(learner, kCourse)->size(), 2u);
  // One that is not asked for by a page, and means another card.
  school.post("/c/course/cards/undo?given=event-0002:l-trust-c1", {}, cookie);
  EXPECT_EQ(school.store->card_in_hand(learner, kCourse, "l-trust-c0", "none")->card->state.reps, 2);
  EXPECT_EQ(school.store->answers_given(learner, kCourse)->size(), 2u) << "the log says what the card says";
}

TEST(Cards, AnOldFormIsNotCountedAgain) {
  Class school;
  const std::string cookie = school.enrol();
  const std::string path = "/c/course/card/l-trust-c0?lesson=ground/trust";
  const Class::Fields form = {{"grade", "4"}, {"event", "event-0001"}, {"lesson", "ground/trust"}};
  const std::string after = school.post(path, form, cookie, kFragment).body;
  EXPECT_THAT(school.post(path, form, cookie, kFragment).body, HasSubstr("Card 2 of")) << "sent twice, done once";
  school.post(form_address(after, "/c/course/cards/undo"), {}, cookie);
  const std::string again = school.post(path, form, cookie, kFragment).body;
  EXPECT_THAT(again, HasSubstr("Card 1 of")) << "its answer was taken back";
  EXPECT_THAT(again, HasSubstr("front 0<"));
}

TEST(Cards, NotTodayHoldsWhereverTheLearnerIs) {
  for (const char* offset : {"0", "780", "-600"}) {
    Class school;
    const std::string cookie = school.enrol();
    school.post("/c/course/card/l-trust-c0", {{"shelve", "bury"}, {"offset", offset}}, cookie);
    EXPECT_THAT(school.get("/c/course/cards?lesson=ground/trust", cookie).body, Not(HasSubstr("front 0<"))) << offset;
    school.clock.time += learn::kDay;
    EXPECT_THAT(school.get("/c/course/cards?lesson=ground/trust", cookie).body, HasSubstr("front 0<")) << offset;
  }
}

TEST(Cards, AStepOfYesterdayKeepsItsOtherSideAway) {
  Class school;
  const std::string cookie = school.enrol();
  const std::string first = "/c/course/card/l-trust-c23/0", second = "/c/course/card/l-trust-c23/1";
  school.post(first, {{"grade", "4"}}, cookie);
  school.clock.time += 30 * learn::kDay;
  school.post(second, {{"grade", "1"}}, cookie);
  school.clock.time += learn::kDay;
  const auto sides = [&] {
    const base::Result<Deck> deck = Deck::of(*school.world, school.learner(cookie), school.courses.by_slug(kSlug), {});
    return std::count_if(deck->waiting().begin(), deck->waiting().end(),
                         [](const Deck::Waiting& one) { return one.card->id.starts_with("l-trust-c23/"); });
  };
  EXPECT_EQ(sides(), 1);
}

TEST(Cards, AMovedCardKeepsItsDay) {
  Class school;
  const std::string cookie = school.enrol();
  const store::LearnerId learner = school.learner(cookie);
  school.post("/c/course/card/l-trust-c0", {{"grade", "4"}}, cookie);
  // As if it had stood in the other lesson then.
  store::NewEvent event;
  event.id = "event-moved", event.kind = store::kind::kReview, event.course = kCourse, event.lesson = "l-gone";
  event.at = school.clock.time + 1, event.data = R"({"card":"l-trust-c0","grade":3})";
  ASSERT_TRUE(school.change({store::change::Append{learner, {event}}}).ok());
  school.clock.time += 60 * learn::kDay;
  const base::Result<Deck> deck = Deck::of(*school.world, learner, school.courses.by_slug(kSlug), {});
  ASSERT_FALSE(deck->waiting().empty());
  EXPECT_EQ(deck->waiting()[0].card->id, "l-trust-c0");
  EXPECT_EQ(deck->waiting()[0].kept.state.reps, 2);
}

TEST(Cards, ARewordedCardIsAskedAgainWithItsHistory) {
  Class school;
  const std::string cookie = school.enrol();
  school.post("/c/course/card/l-trust-c0", {{"grade", "4"}}, cookie);
  make_package(school.folder / "package", "2", 2);
  school.courses.put(*Course::open(school.folder / "package"));
  const std::string page = school.get("/c/course/cards?lesson=ground/trust", cookie).body;
  EXPECT_THAT(page, HasSubstr("front 0<"));
  EXPECT_THAT(page, HasSubstr("The author has changed this card"));
  school.post("/c/course/card/l-trust-c0", {{"grade", "4"}}, cookie);
  const store::Card card = *school.store->card_in_hand(school.learner(cookie), kCourse, "l-trust-c0", "none")->card;
  EXPECT_EQ(card.state.reps, 2);
  EXPECT_EQ(card.edition, 2);
  EXPECT_THAT(school.get("/c/course/cards?lesson=ground/trust", cookie).body, Not(HasSubstr("front 0<")));
}

// Begins a test; the value is its questions as a fragment.
std::string begin(Class& school, const std::string& cookie, const std::string& event = "start-0001") {
  return school.post("/c/course/ground/trust/test/start", {{"event", event}}, cookie, kFragment).body;
}
std::string attempt_of(Class& school, const std::string& cookie) {
  return school.store->attempts(school.learner(cookie), kCourse)->front().attempt;
}

TEST(TestOfALesson, NoKeyLeavesBeforeTheAnswer) {
  Class school;
  const std::string cookie = school.enrol();
  const std::string page = begin(school, cookie);
  EXPECT_THAT(page, HasSubstr("stemXclosed"));
  for (const char* kept :
       {"becauseXclosed", "whyXclosed", "answerXclosed", "feedbackXclosed", "hintXclosed", "keyXclosed"}) {
    EXPECT_THAT(page, Not(HasSubstr(kept)));
  }
  EXPECT_THAT(school.get("/c/course/ground/trust/test", cookie).body, Not(HasSubstr("becauseXclosed")));
}

TEST(TestOfALesson, GoesFromBeginningToResult) {
  Class school;
  const std::string cookie = school.enrol();
  EXPECT_THAT(school.get("/c/course/ground/trust/test", cookie).body, Not(HasSubstr("stemXclosed"))) << "not begun";
  begin(school, cookie);
  begin(school, cookie);
  EXPECT_EQ(count_of(school, cookie, "attempt"), 1u) << "a start sent twice is one attempt";
  const std::string path = "/c/course/ground/trust/test/" + attempt_of(school, cookie);

  std::string answer = school.post(path + "/l-trust/q1", {{"hint", "1"}}, cookie, kFragment).body;
  EXPECT_THAT(answer, HasSubstr("hintXclosed"));
  EXPECT_THAT(answer, Not(HasSubstr("becauseXclosed")));
  answer = school.post(path + "/l-trust/q1", {{"option", "b"}}, cookie, kFragment).body;
  EXPECT_THAT(answer, HasSubstr("whyXclosed"));
  EXPECT_THAT(answer, Not(HasSubstr("becauseXclosed"))) << "only the remark of what was chosen";
  EXPECT_THAT(answer, Not(HasSubstr("answerXclosed")));
  answer = school.post(path + "/l-trust/q1", {{"option", "a"}}, cookie, kFragment).body;
  EXPECT_THAT(answer, HasSubstr("becauseXclosed"));
  answer = school.post(path + "/l-trust/q2", {{"text", "I wait quietly"}}, cookie, kFragment).body;
  EXPECT_THAT(answer, HasSubstr("2 of 2 points"));
  answer = school.post(path + "/l-trust/q3", {{"gap-0", "nonsense"}}, cookie, kFragment).body;
  EXPECT_THAT(answer, Not(HasSubstr("keyXclosed")));
  answer = school.post(path + "/l-trust/q3", {{"show", "1"}}, cookie, kFragment).body;
  EXPECT_THAT(answer, HasSubstr("keyXclosed")) << "shown when asked for";
  school.post(path + "/l-trust/q3", {{"gap-0", "keyXclosed"}}, cookie, kFragment);
  school.post(path + "/l-trust/q4", {{"pair-p1", "p1"}, {"pair-p2", "p2"}}, cookie, kFragment);
  school.post(path + "/l-trust/q5", {{"step-s1", "1"}, {"step-s2", "3"}, {"step-s3", "2"}}, cookie, kFragment);

  answer = school.post(path + "/end", {}, cookie, kFragment).body;
  EXPECT_THAT(answer, HasSubstr("4.5 of 6 points")) << "1 + 2 + 0 (shown) + 1 + .5";
  EXPECT_THAT(answer, HasSubstr("Passed"));
  EXPECT_THAT(answer, HasSubstr("To listen"));
  const std::size_t answers = count_of(school, cookie, "answer");
  school.post(path + "/l-trust/q5", {{"step-s1", "1"}, {"step-s2", "2"}, {"step-s3", "3"}}, cookie, kFragment);
  EXPECT_EQ(count_of(school, cookie, "answer"), answers) << "nothing is taken after the end";
  EXPECT_THAT(school.get("/c/course/ground/trust/test", cookie).body, HasSubstr("4.5 of 6 points"));
}

TEST(TestOfALesson, AnothersAttemptIsNotThere) {
  Class school;
  const std::string ana = school.enrol(), ben = school.enrol();
  begin(school, ana);
  const std::string path = "/c/course/ground/trust/test/" + attempt_of(school, ana);
  EXPECT_EQ(school.post(path + "/l-trust/q1", {{"option", "a"}}, ben).status, 404);
  EXPECT_EQ(school.post(path + "/end", {}, ben).status, 404);
  EXPECT_EQ(
      school.post("/c/course/welcome/test/" + attempt_of(school, ana) + "/l-trust/q1", {{"option", "a"}}, ana).status,
      404)
      << "under another lesson's address";
  EXPECT_EQ(school.post(path + "/l-welcome/q1", {{"option", "a"}}, ana).status, 404) << "a question it does not ask";
}

TEST(TestOfALesson, WithoutScriptTheAnswerIsOnThePage) {
  Class school;
  const std::string cookie = school.enrol();
  EXPECT_EQ(school.post("/c/course/ground/trust/test/start", {}, cookie).header("Location"),
            "/c/course/ground/trust/test");
  const std::string path = "/c/course/ground/trust/test/" + attempt_of(school, cookie);
  const Class::Answer answer = school.post(path + "/l-trust/q1", {{"option", "b"}}, cookie);
  EXPECT_EQ(answer.status, 303);
  EXPECT_THAT(answer.header("Location"), testing::StartsWith("/c/course/ground/trust/test#q-"));
  EXPECT_THAT(school.get("/c/course/ground/trust/test", cookie).body, HasSubstr("whyXclosed"));
}

TEST(Account, AKeepCodeOpensTheSamePlaceElsewhere) {
  Class school;
  const std::string phone = school.enrol();
  const std::string page = school.post("/account/keep", {}, phone).body;
  const std::size_t at = page.find("keepcode");
  ASSERT_NE(at, std::string::npos);
  const std::size_t begin = page.find('>', at) + 1;
  const std::string code = page.substr(begin, page.find('<', begin) - begin);
  EXPECT_EQ(code.size(), 23u) << code;
  const Class::Answer entered = school.post("/account/enter", {{"code", code}});
  EXPECT_EQ(entered.status, 303);
  const std::string cookie = entered.header("Set-Cookie");
  const std::string laptop = cookie.substr(0, cookie.find(';'));
  EXPECT_NE(laptop, phone);
  EXPECT_EQ(school.learner(laptop), school.learner(phone));
  EXPECT_EQ(school.post("/account/enter", {{"code", "AAAAA-AAAAA-AAAAA-AAAAA"}}).status, 403);

  const Class::Answer left = school.post("/account/leave", {}, phone);
  EXPECT_THAT(left.header("Set-Cookie"), HasSubstr("Max-Age=0"));
  EXPECT_EQ(school.get("/c/course/gated/trust1.opus", phone).status, 403);
  EXPECT_EQ(school.get("/c/course/gated/trust1.opus", laptop).status, 200);
}

TEST(Today, SaysWhatIsDueAndTheSentenceWhereTheLearnerStopped) {
  Class school;
  EXPECT_THAT(school.get("/").body, HasSubstr("contents")) << "a visitor";
  const std::string cookie = school.enrol();
  const std::string place =
      R"({"events":[{"id":"place-0001","kind":"place","course":"course-id","lesson":"l-trust","at":)" +
      std::to_string(school.clock.time) + R"(,"offset":0,"data":{"track":"part","node":"t1","index":0,"ms":20000}}]})";
  ASSERT_EQ(school.post_json("/api/events", place, cookie).status, 200);
  const std::string page = school.get("/", cookie).body;
  EXPECT_THAT(page, HasSubstr("A visitor falls silent."));
  EXPECT_THAT(page, HasSubstr("/c/course/ground/trust/#L-t1-0"));
  EXPECT_THAT(page, HasSubstr("Part one, 0:40 left"));
  EXPECT_THAT(page, HasSubstr("20 cards"));
  EXPECT_THAT(page, HasSubstr("About welcome")) << "the next lesson";
}

TEST(Words, OfALineAreReadFromThePage) {
  const std::string page =
      "<p><span class=\"l\" id=\"L-a-0\">One <span>two</span> &amp; <em>three</em>.</span> <span class=\"l\" "
      "id=\"L-a-1\">Four.</span>";
  EXPECT_EQ(line_of(page, "a", 0), "One two & three.");
  EXPECT_EQ(line_of(page, "a", 1), "Four.");
  EXPECT_EQ(line_of(page, "a", 2), "");
  EXPECT_EQ(line_of("<span id=\"L-a-0\">broken", "a", 0), "");
}

TEST(Concurrency, ManyLearnersAtOnceLoseNothing) {
  Class school;
  std::vector<std::thread> threads;
  std::vector<std::string> cookies;
  for (int i = 0; i < 8; ++i) cookies.push_back(school.enrol());
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&, i] {
      for (int k = 0; k < 20; ++k) {
        if (k == 10) school.courses.put(std::move(Course::open(school.folder / "package")).value());
        const std::string& cookie = cookies[static_cast<std::size_t>(i)];
        EXPECT_EQ(
            school.post("/c/course/card/l-trust-c" + std::to_string(k), {{"grade", "3"}}, cookie, kFragment).status,
            200);
        EXPECT_EQ(school.get("/c/course/ground/trust/", cookie).status, 200);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& cookie : cookies) EXPECT_EQ(count_of(school, cookie, "review"), 20u);
  EXPECT_EQ(*school.store->replay(), 0u);
}

}  // namespace
}  // namespace colloquy::api
