// Tests as a lesson's settings say they are taken: what is told when, by whose clock, and what is there afterwards.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <regex>
#include <thread>

#include "api/attempt_end.h"
#include "api/class_test.h"
#include "api/difficulties.h"
#include "api/figures.h"
#include "api/session.h"
#include "api/terms.h"
#include "base/file.h"
#include "base/json.h"
#include "learn/ability.h"

namespace colloquy::api {
namespace {

using base::Json;
using lesson::Behaviour;
using testing::HasSubstr;
using testing::Not;

const Class::Fields kFragment = {{"X-Fragment", "1"}};
constexpr char kTest[] = "/c/course/ground/trust/test";
constexpr base::Millis kMinute = 60'000;

// A class whose closed lesson's test is as `change` makes it.
class Sat : public Class {
 public:
  explicit Sat(const std::function<void(package::TestData&)>& change) { edit(change); }

  void edit(const std::function<void(package::TestData&)>& change) {
    const std::filesystem::path file = folder / "package" / "data" / "l-trust.json";
    package::LessonData data = *package::read_lesson_data(*base::read_file(file));
    change(data.test);
    for (package::CardData& card : data.cards) card.objective = card.id < "l-trust-c2" ? "To listen" : "";
    EXPECT_TRUE(base::write_file(file, package::write_lesson_data(data)).ok());
    courses.put(std::move(Course::open(folder / "package")).value());
  }

  std::string begin(const std::string& cookie) {
    return post(std::string(kTest) + "/start", {{"event", "start-" + std::to_string(++starts_)}}, cookie, kFragment)
        .body;
  }
  store::Attempt attempt(const std::string& cookie) {
    return store->latest_attempt(learner(cookie), kCourse, "l-trust")->value();
  }
  std::string path(const std::string& cookie) { return kTest + ("/" + attempt(cookie).attempt); }
  std::string answer(const std::string& cookie, const std::string& question, Fields form) {
    form.emplace_back("event", "answer-" + std::to_string(++answers_));
    return post(path(cookie) + "/l-trust/" + question, form, cookie, kFragment).body;
  }
  std::string end(const std::string& cookie, const Fields& form = {}) {
    return post(path(cookie) + "/end", form, cookie, kFragment).body;
  }
  std::vector<Json> events(const std::string& cookie, const std::string& kind) {
    std::vector<Json> out;
    const Json page = *base::parse_json(get("/api/events?limit=1000", cookie).body);
    for (const Json& event : page["events"].as_array()) {
      if (event["kind"].as_string() == kind) out.push_back(event["data"]);
    }
    return out;
  }

 private:
  int starts_ = 1000, answers_ = 1000;
};

std::function<void(package::TestData&)> with(Behaviour behaviour, int minutes = 0, bool certainty = false) {
  return [=](package::TestData& test) {
    test.behaviour = behaviour;
    test.minutes = minutes;
    test.certainty = certainty;
  };
}

void expect_no_key(const std::string& page) {
  for (const char* kept : {"becauseX", "whyX", "answerX", "feedbackX", "hintX", "keyX", "verdict", "test.right"})
    EXPECT_THAT(page, Not(HasSubstr(kept)));
}

// The prefix of the question's fields on the page: "3.".
std::string prefix_of(const std::string& page, const std::string& question) {
  const std::string section = page.substr(page.find("id=\"q-l-trust/" + question + "\""));
  std::smatch found;
  EXPECT_TRUE(std::regex_search(section, found, std::regex("name=\"(\\d+\\.)"))) << question;
  return found[1];
}

TEST(Deferred, NothingIsToldBeforeTheEnd) {
  Sat school(with(Behaviour::deferred));
  const std::string cookie = school.enrol();
  expect_no_key(school.begin(cookie));
  expect_no_key(school.answer(cookie, "q1", {{"option", "b"}}));
  expect_no_key(school.answer(cookie, "q1", {{"option", "a"}}));
  expect_no_key(school.answer(cookie, "q3", {{"gap-0", "something"}}));
  // Nor to those who ask for it.
  expect_no_key(school.answer(cookie, "q3", {{"show", "1"}, {"gap-0", "something"}}));
  expect_no_key(school.answer(cookie, "q3", {{"hint", "1"}, {"gap-0", "something"}}));
  const std::string page = school.get(kTest, cookie).body;
  expect_no_key(page);
  EXPECT_THAT(page, HasSubstr("value=\"something\"")) << "what was given is kept";
  EXPECT_THAT(page, HasSubstr("2 of 5 answered"));
  for (const Json& data : school.events(cookie, "answer")) {
    for (const char* judged : {"score", "first", "guessed", "difficulty", "objective"}) EXPECT_FALSE(data.has(judged));
  }
  EXPECT_THAT(school.get("/account/data", cookie).body, Not(HasSubstr("\"score\"")));
  EXPECT_THAT(school.get("/", cookie).body, Not(HasSubstr("To listen")));
  // A look at answers of an attempt that goes on leads to its questions.
  EXPECT_EQ(school.get(school.path(cookie), cookie).header("Location"), kTest);
}

TEST(Deferred, TheEndJudgesTheLastAnswersAndTellsAll) {
  Sat school(with(Behaviour::deferred));
  const std::string cookie = school.enrol();
  school.begin(cookie);
  school.answer(cookie, "q1", {{"option", "b"}});
  school.answer(cookie, "q1", {{"option", "a"}});
  school.clock.time += kMinute;
  school.answer(cookie, "q4", {{"pair-p1", "p1"}, {"pair-p2", "p1"}});
  const std::string result = school.end(cookie);
  EXPECT_THAT(result, HasSubstr("1.5 of 6 points"));
  const store::Attempt attempt = school.attempt(cookie);
  ASSERT_EQ(attempt.answers.size(), 2u);
  EXPECT_EQ(attempt.answers[0].score, 1);
  EXPECT_EQ(attempt.answers[0].at, attempt.started) << "when it was given, not when it was judged";
  EXPECT_EQ(attempt.answers[1].score, 0.5);
  const std::string review = school.get(school.path(cookie), cookie).body;
  for (const char* told : {"becauseXclosed", "feedbackXclosed", "answerXclosed", "keyXclosed", "Not answered"})
    EXPECT_THAT(review, HasSubstr(told));
  EXPECT_THAT(school.end(cookie, {{"whole", "1"}}), HasSubstr("1.5 of 6 points"));
  EXPECT_EQ(school.events(cookie, "finish").size(), 1u);
  EXPECT_EQ(*school.store->replay(), 0u);
}

TEST(Deferred, WhatTheFormHoldsGoesAlongWithTheEnd) {
  Sat school(with(Behaviour::deferred));
  const std::string cookie = school.enrol();
  const std::string page = school.begin(cookie);
  const std::string q1 = prefix_of(page, "q1"), q3 = prefix_of(page, "q3"), q5 = prefix_of(page, "q5");
  school.answer(cookie, "q1", {{"option", "b"}});
  // As a browser sends it: every step has a place, and what was shown first is nobody's answer.
  const std::string shown = page.substr(page.find("id=\"q-l-trust/q5\""));
  Class::Fields form = {{"whole", "1"}, {q1 + "option", "a"}, {q3 + "gap-0", "keyXclosed"}};
  const std::regex step("name=\"(\\d+\\.step-s\\d)\"");
  int place = 0;
  for (std::sregex_iterator it(shown.begin(), shown.end(), step), last; it != last; ++it)
    form.emplace_back((*it)[1], std::to_string(++place));
  ASSERT_EQ(place, 3);
  const std::string answers = school.path(cookie) + "/answers";
  EXPECT_THAT(school.post(answers, form, cookie, kFragment).body, HasSubstr("2 of 5 answered"));
  const std::size_t kept = school.events(cookie, "answer").size();
  EXPECT_THAT(school.post(answers, form, cookie, kFragment).body, HasSubstr("2 of 5 answered"));
  EXPECT_EQ(school.events(cookie, "answer").size(), kept) << "what is as it was is not written again";
  // Taken back: the box is sent no more.
  EXPECT_THAT(school.post(answers, {{"whole", "1"}, {q3 + "gap-0", "keyXclosed"}}, cookie, kFragment).body,
              HasSubstr("1 of 5 answered"));
  const Class::Answer plain = school.post(answers, {{"at", "l-trust/q3"}}, cookie);
  EXPECT_EQ(plain.header("Location"), std::string(kTest) + "#q-l-trust/q3");
  form.emplace_back(q5 + "step-s1", "9");
  EXPECT_THAT(school.end(cookie, {{"whole", "1"}, {q1 + "option", "a"}, {q3 + "gap-0", "keyXclosed"}}),
              HasSubstr("2 of 6 points"));
  EXPECT_THAT(school.post(answers, {{"whole", "1"}, {q1 + "option", "b"}}, cookie).header("Location"),
              HasSubstr("/test"));
  EXPECT_EQ(school.attempt(cookie).answers[0].score, 1) << "nothing is taken after the end";
}

TEST(Deferred, OtherTestsAreNotSavedAsAWhole) {
  Sat school(with(Behaviour::immediate));
  const std::string cookie = school.enrol();
  school.begin(cookie);
  EXPECT_EQ(school.post(school.path(cookie) + "/answers", {{"0.option", "a"}}, cookie).status, 404);
}

TEST(Immediate, OneAnswerThenKeyAndNoOther) {
  Sat school(with(Behaviour::immediate));
  const std::string cookie = school.enrol();
  expect_no_key(school.begin(cookie));
  expect_no_key(school.answer(cookie, "q1", {{"hint", "1"}}));
  const std::string answer = school.answer(cookie, "q1", {{"option", "b"}});
  EXPECT_THAT(answer, HasSubstr("whyXclosed"));
  EXPECT_THAT(answer, HasSubstr("becauseXclosed")) << "the key";
  EXPECT_THAT(answer, Not(HasSubstr("<button")));
  EXPECT_THAT(school.answer(cookie, "q1", {{"option", "a"}}), HasSubstr("whyXclosed")) << "as it stands";
  EXPECT_EQ(school.attempt(cookie).answers[0].score, 0);
  EXPECT_EQ(school.events(cookie, "answer").size(), 1u);
  // Empty is no answer.
  school.answer(cookie, "q3", {{"gap-0", " "}});
  EXPECT_EQ(school.attempt(cookie).answers.size(), 1u);
}

TEST(Immediate, OfTwoAnswersAtOnceTheFirstCounts) {
  for (int round = 0; round < 20; ++round) {
    Sat school(with(Behaviour::immediate));
    const std::string cookie = school.enrol();
    school.begin(cookie);
    const std::string path = school.path(cookie) + "/l-trust/q1";
    std::thread other([&] { school.post(path, {{"option", "a"}, {"event", "other-0001"}}, cookie); });
    school.post(path, {{"option", "b"}, {"event", "first-0001"}}, cookie);
    other.join();
    const store::Attempt attempt = school.attempt(cookie);
    ASSERT_EQ(attempt.answers.size(), 1u);
    const std::string first =
        school.events(cookie, "answer")[0]["given"]["fields"].as_array()[0].as_array()[1].as_string();
    EXPECT_EQ(attempt.answers[0].score, first == "a" ? 1 : 0) << "not the second, which might have seen the key";
    EXPECT_EQ(attempt.answers[0].tries, 1);
  }
}

TEST(Interactive, EachFurtherTryCostsAThirdAndBringsAHint) {
  Sat school([](package::TestData& test) {
    test.behaviour = Behaviour::interactive;
    test.tries = 3;
  });
  const std::string cookie = school.enrol();
  expect_no_key(school.begin(cookie));
  std::string answer = school.answer(cookie, "q2", {{"text", "I look away"}});
  EXPECT_THAT(answer, HasSubstr("2 tries left"));
  EXPECT_THAT(answer, HasSubstr("hintXclosed"));
  EXPECT_THAT(answer, Not(HasSubstr("answerXclosed")));
  answer = school.answer(cookie, "q2", {{"text", "I wait quietly"}});
  EXPECT_THAT(answer, HasSubstr("answerXclosed"));
  EXPECT_NEAR(school.attempt(cookie).answers[0].score, 4.0 / 3, 1e-9) << "two points, less a third of two";
  school.answer(cookie, "q2", {{"text", "I wait quietly"}});
  EXPECT_EQ(school.attempt(cookie).answers[0].tries, 2) << "right is right";

  EXPECT_THAT(school.answer(cookie, "q3", {{"gap-0", " "}}), HasSubstr("Nothing is answered yet"));
  for (int i = 0; i < 3; ++i) {
    const std::string said = "nonsense" + std::to_string(i);
    answer = school.answer(cookie, "q3", {{"gap-0", said}});
    if (i == 2) break;
    EXPECT_THAT(school.answer(cookie, "q3", {{"gap-0", said}}), HasSubstr("you gave before"));
  }
  EXPECT_THAT(answer, HasSubstr("keyXclosed")) << "after the last try";
  EXPECT_THAT(answer, Not(HasSubstr("<button")));
  school.answer(cookie, "q3", {{"gap-0", "keyXclosed"}});
  EXPECT_EQ(school.attempt(cookie).answers[1].score, 0);
  // The same form sent twice is one try.
  const std::string path = school.path(cookie) + "/l-trust/q1";
  for (int i = 0; i < 2; ++i) school.post(path, {{"option", "b"}, {"event", "once-00001"}}, cookie, kFragment);
  EXPECT_THAT(school.get(kTest, cookie).body, HasSubstr("2 tries left"));
}

TEST(Test, AsksBeforeItEndsWhatIsNotAnswered) {
  for (const Behaviour behaviour : {Behaviour::deferred, Behaviour::immediate}) {
    Sat school(with(behaviour));
    const std::string cookie = school.enrol();
    school.begin(cookie);
    school.answer(cookie, "q1", {{"option", "a"}});
    const std::string page = school.post(school.path(cookie) + "/end", {{"ask", "1"}}, cookie).body;
    EXPECT_THAT(page, HasSubstr("4 questions are not answered yet"));
    EXPECT_FALSE(school.attempt(cookie).ended);
    // Those of a form of all questions are kept while it asks.
    const std::string prefix = behaviour == Behaviour::deferred ? "2." : "";
    const Class::Fields form = {{"ask", "1"}, {prefix + "text", "I wait quietly"}};
    EXPECT_THAT(school.post(school.path(cookie) + "/end", form, cookie).body,
                HasSubstr(behaviour == Behaviour::deferred ? "3 questions" : "4 questions"));
    EXPECT_EQ(school.attempt(cookie).answers.size(), behaviour == Behaviour::deferred ? 2u : 1u);
    EXPECT_THAT(school.end(cookie), HasSubstr("of 6 points"));
  }
}

TEST(Test, AsksForANumberWhereWordsAreNone) {
  Sat school([](package::TestData& test) {
    test.behaviour = Behaviour::immediate;
    package::QuestionData& question = test.pools[0].questions[2];
    question.kind = lesson::Question::Kind::numeric;
    question.gaps[0].kind = lesson::Gap::Kind::number;
    question.gaps[0].number = lesson::Numeric{2, 4, 3, ""};
  });
  const std::string cookie = school.enrol();
  school.begin(cookie);
  EXPECT_THAT(school.answer(cookie, "q3", {{"gap-0", "many"}}), HasSubstr("A number is asked for"));
  EXPECT_THAT(school.answer(cookie, "q3", {{"gap-0", "three"}}), HasSubstr("Right"));
}

TEST(Certainty, GivesAMarkBesideTheScore) {
  Sat school(with(Behaviour::deferred, 0, true));
  const std::string cookie = school.enrol();
  EXPECT_THAT(school.begin(cookie), HasSubstr("How sure are you?"));
  school.answer(cookie, "q1", {{"option", "a"}, {"certainty", "3"}});
  school.answer(cookie, "q2", {{"text", "I look away"}, {"certainty", "3"}});
  school.answer(cookie, "q3", {{"gap-0", "keyXclosed"}, {"certainty", "2"}});
  const std::string result = school.end(cookie);
  EXPECT_THAT(result, HasSubstr("2 of 6 points")) << "the grade is not touched";
  EXPECT_THAT(result, HasSubstr("\u22121")) << "+3 -6 +2";
  EXPECT_THAT(result, HasSubstr("quite sure, you were right in 1 of 2"));
  EXPECT_THAT(result, HasSubstr("fairly sure, you were right in 1 of 1"));
  EXPECT_EQ(school.post(school.path(cookie) + "/l-trust/q1", {{"option", "a"}, {"certainty", "4"}}, cookie).status,
            400);
}

TEST(Time, IsUpByTheServersClock) {
  Sat school(with(Behaviour::deferred, 20));
  const std::string cookie = school.enrol();
  EXPECT_THAT(school.get(kTest, cookie).body, HasSubstr("20 min"));
  EXPECT_THAT(school.begin(cookie), HasSubstr("data-left=\"1200000\""));
  school.clock.time += 19 * kMinute;
  school.answer(cookie, "q1", {{"option", "a"}});
  EXPECT_THAT(school.get(kTest, cookie).body, HasSubstr("data-left=\"60000\""));
  school.clock.time += kMinute + kGrace;
  school.answer(cookie, "q3", {{"gap-0", "keyXclosed"}});
  EXPECT_EQ(school.attempt(cookie).answers.size(), 2u) << "sent in time, and the network was slow";
  EXPECT_FALSE(school.attempt(cookie).ended.has_value());
  school.clock.time += 1;
  const std::string late = school.answer(cookie, "q4", {{"pair-p1", "p1"}, {"pair-p2", "p2"}});
  EXPECT_THAT(late, HasSubstr("Not answered")) << "too late: it is shown as it stands at the end";
  const store::Attempt attempt = school.attempt(cookie);
  EXPECT_EQ(attempt.answers.size(), 2u);
  EXPECT_EQ(attempt.ended, attempt.started + 20 * kMinute) << "it ended when its time was up";
  EXPECT_EQ(attempt.answers[0].score, 1) << "and was judged";
  EXPECT_THAT(school.get(kTest, cookie).body, HasSubstr("The time was up"));
}

TEST(Time, EndsByItselfWhenNextLookedAt) {
  for (const Behaviour behaviour :
       {Behaviour::deferred, Behaviour::adaptive, Behaviour::immediate, Behaviour::interactive}) {
    Sat school(with(behaviour, 20));
    const std::string cookie = school.enrol();
    school.begin(cookie);
    school.answer(cookie, "q1", {{"option", "a"}});
    school.clock.time += 3 * 24 * 60 * kMinute;
    EXPECT_THAT(school.get(kTest, cookie).body, HasSubstr("1 of 6 points"));
    EXPECT_EQ(school.attempt(cookie).ended, school.attempt(cookie).started + 20 * kMinute);
    EXPECT_EQ(school.events(cookie, "finish").size(), 1u);
    EXPECT_EQ(*school.store->replay(), 0u);
  }
}

TEST(Time, ChangesOfTheLessonDoNotReachAnAttemptThatGoesOn) {
  Sat school(with(Behaviour::deferred, 20));
  const std::string cookie = school.enrol();
  school.begin(cookie);
  school.edit(with(Behaviour::adaptive, 1));
  school.clock.time += 10 * kMinute;
  expect_no_key(school.answer(cookie, "q1", {{"option", "a"}}));
  EXPECT_THAT(school.get(kTest, cookie).body, HasSubstr("data-left=\"600000\""));
}

TEST(Time, ATeacherGivesMore) {
  Sat school(with(Behaviour::deferred, 20));
  const std::string teacher = school.account("tina", Class::Role::teacher), cookie = school.enrol();
  const std::string page = "/teach/course/person/" + school.learner(cookie) + "/";
  EXPECT_EQ(school.post(page + "extra-time", {{"percent", "150"}}, cookie).status, 403) << "not to oneself";
  EXPECT_EQ(school.post(page + "extra-time", {{"percent", "90"}}, teacher).status, 400);
  school.begin(cookie);
  school.clock.time += 25 * kMinute - 1;
  EXPECT_THAT(
      school
          .get(std::string(school.post(page + "extra-time", {{"percent", "150"}}, teacher).header("Location")), teacher)
          .body,
      HasSubstr("150 %"));
  EXPECT_THAT(school.get(kTest, cookie).body, HasSubstr("data-left=\"300001\"")) << "also where one goes on";
  EXPECT_THAT(school.get(page, teacher).body, HasSubstr("<option value=\"150\" selected"));
  school.end(cookie);
  EXPECT_THAT(school.get("/account/data", cookie).body, HasSubstr("\"percent\":150"));
  const std::string other = school.enrol();
  EXPECT_THAT(school.begin(other), HasSubstr("data-left=\"1200000\"")) << "others have what they had";
  bool audited = false;
  const std::vector<store::AuditEntry> log = *school.store->audit(school.clock.time + 1, "", 10);
  for (const store::AuditEntry& entry : log)
    audited = audited || (entry.what == "extra-time" && entry.detail == "150" && entry.about == school.learner(cookie));
  EXPECT_TRUE(audited);
}

TEST(Attempts, OneThatGoesOnIsGoneOnWith) {
  Sat school(with(Behaviour::deferred));
  const std::string cookie = school.enrol();
  school.begin(cookie);
  school.answer(cookie, "q3", {{"gap-0", "something"}});
  EXPECT_THAT(school.begin(cookie), HasSubstr("value=\"something\""))
      << "begun anew from the lesson's page, after a crash";
  EXPECT_EQ(school.store->attempts(school.learner(cookie), kCourse)->size(), 1u);
  school.end(cookie);
  EXPECT_THAT(school.begin(cookie), Not(HasSubstr("value=\"something\"")));
  EXPECT_EQ(school.store->attempts(school.learner(cookie), kCourse)->size(), 2u);
}

TEST(Attempts, OneThatGoesOnStandsOnToday) {
  Sat school(with(Behaviour::deferred, 20));
  const std::string cookie = school.enrol();
  EXPECT_THAT(school.get("/", cookie).body, Not(HasSubstr("A test is under way")));
  school.begin(cookie);
  school.answer(cookie, "q3", {{"gap-0", "something"}});
  school.clock.time += 5 * kMinute;
  const std::string today = school.get("/", cookie).body;
  for (const char* said : {"A test is under way", "1 of 5 answered", "15 min", kTest})
    EXPECT_THAT(today, HasSubstr(said));
  school.clock.time += 20 * kMinute;
  EXPECT_THAT(school.get("/", cookie).body, Not(HasSubstr("A test is under way"))) << "its time is up";
}

TEST(Attempts, NoQuestionComesAgainWhileAnotherWaits) {
  Sat school([](package::TestData& test) { test.draw = 2; });
  const std::string cookie = school.enrol();
  std::map<std::string, int> times;
  for (int round = 1; round <= 5; ++round) {
    school.clock.time += kMinute;
    school.begin(cookie);
    for (const std::string& question : school.attempt(cookie).questions) ++times[question];
    school.end(cookie);
    EXPECT_EQ(times.size(), std::min<std::size_t>(5, 2u * static_cast<std::size_t>(round)))
        << "over all earlier attempts";
  }
  for (const auto& [question, n] : times) EXPECT_EQ(n, 2) << question << ": ten places for five questions";
}

TEST(Attempts, AreListedAndLookedAtAgain) {
  Sat school(with(Behaviour::immediate));
  const std::string cookie = school.enrol(), other = school.enrol();
  school.begin(cookie);
  school.answer(cookie, "q1", {{"option", "a"}});
  const std::string first = school.path(cookie);
  school.end(cookie);
  school.clock.time += kMinute;
  school.begin(cookie);
  const std::string result = school.end(cookie);
  EXPECT_THAT(result, HasSubstr("href=\"" + first + "\""));
  EXPECT_THAT(result, HasSubstr("1 of 6 points"));
  const std::string review = school.get(first, cookie).body;
  EXPECT_THAT(review, HasSubstr("becauseXclosed"));
  EXPECT_THAT(review, Not(HasSubstr("<form method=\"post\" action=\"/c/course/ground/trust/test")));
  EXPECT_EQ(school.get(first, other).status, 404);
  EXPECT_EQ(school.get(first).status, 403);
}

TEST(Attempts, OfAnEarlierWordingSaySo) {
  Sat school(with(Behaviour::immediate));
  const std::string cookie = school.enrol();
  school.begin(cookie);
  school.answer(cookie, "q1", {{"option", "a"}});
  school.end(cookie);
  EXPECT_THAT(school.get(school.path(cookie), cookie).body, Not(HasSubstr("has been changed")));
  school.edit([](package::TestData& test) { test.pools[0].questions[0].edition = 2; });
  EXPECT_THAT(school.get(school.path(cookie), cookie).body, HasSubstr("has been changed"));
}

TEST(Ability, MovesWithTheFirstAnswerAndTheDifficultyOfThen) {
  Sat school(with(Behaviour::adaptive));
  const std::string cookie = school.enrol();
  const Json difficulty = Json::object().set(
      "items",
      Json::array().push(Json::object().set("question", "l-trust/q1").set("edition", 1).set("difficulty", 1.5)));
  ASSERT_TRUE(school
                  .change({store::change::PutFigure{
                      {kCourse, "l-trust", Difficulties::kKind, school.clock.time, base::to_string(difficulty)}}})
                  .ok());
  school.begin(cookie);
  school.answer(cookie, "q1", {{"option", "b"}});
  school.answer(cookie, "q1", {{"option", "a"}});  // after its feedback: says nothing
  const std::vector<store::Ability> abilities = *school.store->abilities(school.learner(cookie), kCourse);
  ASSERT_EQ(abilities.size(), 1u);
  EXPECT_EQ(abilities[0].objective, "To listen");
  EXPECT_EQ(abilities[0].ability, learn::after({}, 1.5, 0.5, 0)) << "one of two options guessed";
  EXPECT_EQ(*school.store->replay(), 0u);
}

TEST(Mastery, IsLearnedTodayThenKeptThenFading) {
  Sat school(with(Behaviour::immediate));
  const std::string cookie = school.enrol();
  const auto review = [&](const std::string& card) {
    school.post("/c/course/card/l-trust-" + card, {{"grade", "4"}}, cookie);
  };
  const auto pass = [&] {
    school.begin(cookie);
    school.answer(cookie, "q1", {{"option", "a"}});
    school.answer(cookie, "q2", {{"text", "I wait quietly"}});
    school.answer(cookie, "q3", {{"gap-0", "keyXclosed"}});
    school.answer(cookie, "q4", {{"pair-p1", "p1"}, {"pair-p2", "p2"}});
    school.answer(cookie, "q5", {{"step-s1", "1"}, {"step-s2", "2"}, {"step-s3", "3"}});
    return school.end(cookie);
  };
  EXPECT_THAT(pass(), HasSubstr("Not yet")) << "its cards were never asked";
  // c0, c1 and c10 to c19 serve the objective (Sat::edit).
  std::vector<std::string> cards = {"c0", "c1"};
  for (int i = 10; i < 20; ++i) cards.push_back("c" + std::to_string(i));
  for (const std::string& card : cards) review(card);
  EXPECT_THAT(school.get("/", cookie).body, HasSubstr("Learned today"));
  school.clock.time += learn::kDay;
  EXPECT_THAT(school.get("/", cookie).body, HasSubstr("Learned on"));
  for (int day = 0; day < 2; ++day) {
    for (const std::string& card : cards) review(card);
    school.clock.time += 2 * learn::kDay;
  }
  EXPECT_THAT(school.get("/", cookie).body, HasSubstr(">Kept<"));
  EXPECT_THAT(school.get(kTest, cookie).body, HasSubstr(">Kept<"));
  school.clock.time += 6000 * learn::kDay;
  // Sessions end sooner than memory.
  const std::string token = cookie.substr(cookie.find('=') + 1);
  ASSERT_TRUE(school.change({store::change::SeenSession{session_hash(token), school.clock.time}}).ok());
  EXPECT_THAT(school.get("/", cookie).body, HasSubstr("Fading"));
}

// --- figures -------------------------------------------------------------------------------------

// One learner's first attempt in which `q1` is answered so, and as many of the others rightly as `others`.
void take(Sat& school, const std::string& option, int others) {
  const std::string cookie = school.enrol();
  school.begin(cookie);
  school.clock.time += 7000;
  if (!option.empty()) school.answer(cookie, "q1", {{"option", option}});
  school.clock.time += 5000;
  if (others > 0) school.answer(cookie, "q2", {{"text", "I wait quietly"}});
  if (others > 1) school.answer(cookie, "q3", {{"gap-0", "keyXclosed"}});
  if (others > 2) school.answer(cookie, "q4", {{"pair-p1", "p1"}, {"pair-p2", "p2"}});
  school.end(cookie);
}

TEST(Figures, AreShownFromTwentyOn) {
  Sat school(with(Behaviour::immediate));
  const std::string teacher = school.account("tina", Class::Role::teacher);
  const std::string page = std::string(kTest) + "/statistics";
  EXPECT_EQ(school.get(page, school.enrol()).status, 403);
  EXPECT_EQ(school.get(page).status, 403);
  EXPECT_THAT(school.get(page, teacher).body, HasSubstr("no figures yet"));
  EXPECT_THAT(school.get("/teach/course/", teacher).body, HasSubstr(page));
  for (int i = 0; i < 19; ++i) take(school, i < 12 ? "a" : "b", i % 4);
  ASSERT_TRUE(make_figures(*school.store, *school.courses.by_slug(kSlug), school.clock.time).ok());
  EXPECT_THAT(school.get(page, teacher).body, HasSubstr("So far 19"));
  EXPECT_THAT(school.store->figure(kCourse, "l-trust", kTestFigure)->value().data, Not(HasSubstr("facility")));
  take(school, "", 3);
  EXPECT_THAT(school.get(page, teacher).body, HasSubstr("So far 19")) << "a snapshot: no request computes it";
  const FiguresMade made = *make_figures(*school.store, *school.courses.by_slug(kSlug), school.clock.time);
  EXPECT_EQ(made.tests, 2u);
  EXPECT_EQ(made.attempts, 20u);
  const std::string shown = school.get(page, teacher).body;
  EXPECT_THAT(shown, HasSubstr("Facility index"));
  EXPECT_THAT(shown, HasSubstr("60\u00a0%")) << "12 of 20";
  const Json figure = *base::parse_json(school.store->figure(kCourse, "l-trust", kTestFigure)->value().data);
  const Json& first = figure["items"].as_array()[0];
  EXPECT_EQ(first["question"].as_string(), "l-trust/q1");
  EXPECT_EQ(first["skipped"].as_int(), 1);
  EXPECT_EQ(first["median_ms"].as_int(), 7000);
  const Json::Array& options = first["parts"].as_array()[0]["responses"].as_array();
  EXPECT_EQ(options[0]["chosen"].as_int(), 12);
  EXPECT_NEAR(options[1]["share"].as_double(), 7.0 / 19, 1e-12);
  for (const char* told : {"leftXclosed", "keyxclosed", "Covered"}) EXPECT_THAT(shown, HasSubstr(told));
  EXPECT_NEAR(first["difficulty"].as_double(), learn::difficulty_of(0.6, 0.5, 20), 1e-12);
}

TEST(Figures, CountFirstAttemptsOfLearnersAlone) {
  Sat school(with(Behaviour::immediate));
  const std::string ana = school.enrol();
  school.begin(ana), school.answer(ana, "q1", {{"option", "b"}}), school.end(ana);
  school.clock.time += kMinute;
  school.begin(ana), school.answer(ana, "q1", {{"option", "a"}}), school.end(ana);
  const std::string open = school.enrol();
  school.begin(open), school.answer(open, "q1", {{"option", "a"}});
  const std::string teacher = school.account("tina", Class::Role::teacher);
  school.post("/c/course/enrol", {}, teacher);
  school.begin(teacher), school.answer(teacher, "q1", {{"option", "a"}}), school.end(teacher);
  EXPECT_EQ(make_figures(*school.store, *school.courses.by_slug(kSlug), school.clock.time)->attempts, 1u);
  const Difficulties difficulties = *Difficulties::of(*school.store, kCourse, "l-trust");
  EXPECT_NEAR(difficulties.of("l-trust/q1", 1), learn::difficulty_of(0, 0.5, 1), 1e-12) << "the first was wrong";
  EXPECT_EQ(difficulties.of("l-trust/q1", 2), 0) << "nobody has answered that wording";
}

TEST(Figures, CountAnAttemptThatItsLearnerLeft) {
  Sat school(with(Behaviour::deferred, 10));
  const std::string ana = school.enrol();
  school.begin(ana), school.answer(ana, "q1", {{"option", "b"}});
  const Course& course = *school.courses.by_slug(kSlug);
  EXPECT_EQ(make_figures(*school.store, course, school.clock.time)->attempts, 0u) << "there is time left";
  school.clock.time += 20 * kMinute;
  EXPECT_EQ(make_figures(*school.store, course, school.clock.time)->attempts, 1u);
  EXPECT_NEAR(Difficulties::of(*school.store, kCourse, "l-trust")->of("l-trust/q1", 1), learn::difficulty_of(0, 0.5, 1),
              1e-12)
      << "what was saved is judged";
  EXPECT_EQ(*end_overdue(*school.store, course, *course.by_id("l-trust"), school.clock.time), 0u) << "once";
  EXPECT_EQ(*school.store->replay(), 0u);
}

TEST(Figures, KeepAnEarlierWordingApart) {
  Sat school(with(Behaviour::immediate));
  for (int i = 0; i < 20; ++i) take(school, "b", i % 4);
  school.edit([](package::TestData& test) { test.pools[0].questions[0].edition = 2; });
  for (int i = 0; i < 20; ++i) take(school, "a", i % 4);
  ASSERT_TRUE(make_figures(*school.store, *school.courses.by_slug(kSlug), school.clock.time).ok());
  const Json figure = *base::parse_json(school.store->figure(kCourse, "l-trust", kTestFigure)->value().data);
  std::map<int, double> facility;
  for (const Json& item : figure["items"].as_array()) {
    if (item["question"].as_string() == "l-trust/q1")
      facility[static_cast<int>(item["edition"].as_int())] = item["facility"].as_double();
  }
  EXPECT_EQ(facility, (std::map<int, double>{{1, 0.0}, {2, 100.0}}));
  const std::string teacher = school.account("tina", Class::Role::teacher);
  EXPECT_THAT(school.get(std::string(kTest) + "/statistics", teacher).body, HasSubstr("earlier wording"));
}

}  // namespace
}  // namespace colloquy::api
