// The contract of every store, run on each that there is. What stands here is what api/ may rely on.
#include <gtest/gtest.h>

#include <thread>

#include "learn/history.h"
#include "store/contract_test.h"

namespace colloquy::store {
namespace {

TEST_P(Contract, AGuestIsFoundBySessionAndByCode) {
  guest("ana");
  EXPECT_EQ(of_session("session-ana"), "ana");
  EXPECT_EQ(of_session("other"), "");
  ASSERT_TRUE(wait([&](auto done) { store_->change({change::KeepCode{"ana", "code-1", 2000}}, done); }).ok());
  ASSERT_TRUE(wait([&](auto done) { store_->change({change::KeepCode{"ana", "code-2", 2000}}, done); }).ok());
  EXPECT_EQ(*store_->learner_of_code("code-1"), std::nullopt) << "a new code replaces the old one";
  EXPECT_EQ(*store_->learner_of_code("code-2"), std::optional<LearnerId>("ana"));
  ASSERT_TRUE(wait([&](auto done) { store_->change({change::EndSession{"ana", "session-ana"}}, done); }).ok());
  EXPECT_EQ(of_session("session-ana"), "");
}

TEST_P(Contract, ACallerComesWithTheirEnrolments) {
  guest("ana");
  guest("bo");
  const auto courses_of = [this](const std::string& session) {
    std::string out;
    for (const Enrolment& one : store_->caller(session).value().value_or(Caller{}).enrolments) out += one.course + ' ';
    return out;
  };
  EXPECT_EQ(courses_of("session-ana"), "");
  ASSERT_TRUE(append("ana", {event("enrol-01", kind::kEnrol, "{}")}).ok());
  EXPECT_EQ(courses_of("session-ana"), "course ");
  NewEvent art = event("enrol-02", kind::kEnrol, "{}");
  art.course = "art";
  ASSERT_TRUE(append("ana", {art}).ok());
  EXPECT_EQ(courses_of("session-ana"), "art course ") << "asked anew, whoever the session was";
  // The session is somebody else's from now on: what was known of it is of no use, and in nobody's way.
  ASSERT_TRUE(change({change::EndSession{"ana", "session-ana"}}).ok());
  EXPECT_FALSE(store_->caller("session-ana")->has_value());
  ASSERT_TRUE(append("ana", {event("leave-01", kind::kLeave, "{}")}).ok());
  EXPECT_EQ(store_->enrolments("ana")->size(), 1u);
  ASSERT_TRUE(change({change::NewSession{"bo", "session-ana", "", 1000}}).ok());
  EXPECT_EQ((*store_->caller("session-ana"))->learner, "bo");
  EXPECT_EQ(courses_of("session-ana"), "");
}

TEST_P(Contract, AFeedIsOneLearnersInOneCourseWhileTheyAreInIt) {
  guest("ana");
  guest("bo");
  for (const LearnerId learner : {"ana", "bo"})
    ASSERT_TRUE(append(learner, {event("enrol-0001", kind::kEnrol, "{}")}).ok());
  ASSERT_TRUE(change({change::PutFeed{"ana", "course", "hash-1", 10}}).ok());
  ASSERT_TRUE(change({change::PutFeed{"bo", "course", "hash-bo", 11}}).ok());
  ASSERT_TRUE(change({change::PutFeed{"ana", "elsewhere", "hash-2", 12}}).ok());
  ASSERT_TRUE(*store_->feed_of_token("hash-1"));
  EXPECT_EQ((*store_->feed_of_token("hash-1"))->learner, "ana");
  EXPECT_EQ((*store_->feed_of_token("hash-1"))->course, "course");
  EXPECT_EQ((*store_->feed_of_token("hash-1"))->created, 10);
  EXPECT_FALSE(*store_->feed_of_token("hash-2")) << "ana is not in that course";
  EXPECT_FALSE(*store_->feed_of_token("")) << "nor is there one without a secret";
  EXPECT_EQ((*store_->feed("ana", "elsewhere"))->created, 12);

  ASSERT_TRUE(change({change::PutFeed{"ana", "course", "hash-3", 20}}).ok());
  EXPECT_FALSE(*store_->feed_of_token("hash-1")) << "a new one replaces the old one";
  EXPECT_TRUE(*store_->feed_of_token("hash-3"));
  ASSERT_TRUE(append("ana", {event("leave-0001", kind::kLeave, "{}")}).ok());
  EXPECT_FALSE(*store_->feed_of_token("hash-3")) << "who has left hears nothing";
  EXPECT_TRUE(*store_->feed_of_token("hash-bo"));

  ASSERT_TRUE(change({change::PutFeed{"bo", "course", "", 30}}).ok());
  EXPECT_FALSE(*store_->feed_of_token("hash-bo"));
  EXPECT_FALSE(*store_->feed("bo", "course"));
  EXPECT_EQ(change({change::PutFeed{"nobody", "course", "hash-4", 40}}).error().kind, base::ErrorKind::not_found);
}

TEST_P(Contract, AnAccountIsFoundByAddressAndBySession) {
  guest("ana");
  EXPECT_FALSE((*store_->caller("session-ana"))->has_account);
  ASSERT_TRUE(account("ana", true).ok());
  EXPECT_EQ(account("ana").error().kind, base::ErrorKind::exists);
  guest("bo");
  EXPECT_EQ(change({change::NewAccount{{"bo", "ana@school.example", "Bo", "", false, 1}}}).error().kind,
            base::ErrorKind::exists)
      << "an address has one account";
  EXPECT_EQ(account("nobody").error().kind, base::ErrorKind::not_found);
  const auto found = store_->account_of_email("ana@school.example");
  ASSERT_TRUE(found->has_value());
  EXPECT_EQ((*found)->learner, "ana");
  EXPECT_EQ((*found)->password, "hash");
  EXPECT_TRUE((*found)->administrator);
  EXPECT_FALSE(store_->account_of_email("bo@school.example")->has_value());
  const auto caller = store_->caller("session-ana");
  EXPECT_TRUE((*caller)->has_account);
  EXPECT_TRUE((*caller)->administrator);
  ASSERT_TRUE(change({change::SetPassword{"ana", "new"}, change::SetName{"ana", "Ana B."}}).ok());
  EXPECT_EQ((*store_->account("ana"))->password, "new");
  EXPECT_EQ((*store_->account("ana"))->name, "Ana B.");
  EXPECT_EQ(change({change::SetPassword{"bo", "new"}}).error().kind, base::ErrorKind::not_found);
}

TEST_P(Contract, SessionsAreListedAndEnded) {
  guest("ana");
  guest("bo");
  ASSERT_TRUE(change({change::NewSession{"ana", "second", "Chrome on Android", 5000}}).ok());
  ASSERT_TRUE(change({change::SeenSession{"session-ana", 9000}}).ok());
  ASSERT_TRUE(change({change::SeenSession{"session-ana", 8000}}).ok()) << "late, and changes nothing";
  const auto sessions = store_->sessions("ana");
  ASSERT_EQ(sessions->size(), 2u);
  EXPECT_EQ((*sessions)[0].hash, "session-ana");
  EXPECT_EQ((*sessions)[0].seen, 9000);
  EXPECT_EQ((*sessions)[1].device, "Chrome on Android");
  EXPECT_EQ((*sessions)[1].seen, 5000);
  ASSERT_TRUE(change({change::EndSession{"ana", "session-bo"}}).ok());
  EXPECT_EQ(of_session("session-bo"), "bo") << "nobody ends another's";
  ASSERT_TRUE(change({change::EndSessions{"ana", "second"}}).ok());
  EXPECT_EQ(of_session("session-ana"), "");
  EXPECT_EQ(of_session("second"), "ana");
  EXPECT_EQ(of_session("session-bo"), "bo");
}

TEST_P(Contract, ATicketIsUsedOnce) {
  guest("ana");
  ASSERT_TRUE(account("ana").ok());
  ASSERT_TRUE(change({change::NewTicket{{"hash", ticket::kPassword, "ana", "{}", 9000}}}).ok());
  EXPECT_EQ((*store_->ticket("hash"))->learner, "ana");
  EXPECT_EQ(change({change::UseTicket{"hash", 9001}}).error().kind, base::ErrorKind::not_found) << "expired";
  EXPECT_EQ(change({change::UseTicket{"other", 1}, change::SetPassword{"ana", "stolen"}}).error().kind,
            base::ErrorKind::not_found);
  EXPECT_EQ((*store_->account("ana"))->password, "hash") << "all or nothing";
  ASSERT_TRUE(change({change::UseTicket{"hash", 9000}, change::SetPassword{"ana", "new"}}).ok());
  EXPECT_EQ((*store_->account("ana"))->password, "new");
  EXPECT_EQ(change({change::UseTicket{"hash", 1}}).error().kind, base::ErrorKind::not_found);
}

TEST_P(Contract, WhatWasCheckedIsStillSo) {
  guest("ana");
  guest("bo");
  ASSERT_TRUE(account("ana").ok());
  ASSERT_TRUE(change({change::KeepCode{"ana", "code", 1}}).ok());
  EXPECT_TRUE(change({change::PasswordIs{"ana", "hash"}, change::CodeIs{"ana", "code"}}).ok());
  EXPECT_EQ(change({change::PasswordIs{"ana", "other"}}).error().kind, base::ErrorKind::not_found);
  EXPECT_EQ(change({change::PasswordIs{"bo", "hash"}}).error().kind, base::ErrorKind::not_found) << "has no account";
  EXPECT_EQ(change({change::CodeIs{"bo", "code"}}).error().kind, base::ErrorKind::not_found) << "another's";
  EXPECT_EQ(change({change::CodeIs{"ana", "old"}, change::NewSession{"ana", "in", "", 1}}).error().kind,
            base::ErrorKind::not_found);
  EXPECT_EQ(of_session("in"), "");
}

TEST_P(Contract, TicketsEndWithTheirLearnerAndTheirTime) {
  guest("ana");
  guest("bo");
  for (const char* learner : {"ana", "bo"}) {
    ASSERT_TRUE(account(learner).ok());
    for (const char* which : {"-1", "-2"})
      ASSERT_TRUE(
          change({change::NewTicket{{std::string(learner) + which, ticket::kPassword, learner, "{}", 1LL << 60}}})
              .ok());
  }
  ASSERT_TRUE(change({change::EndTickets{"ana"}}).ok());
  EXPECT_FALSE(store_->ticket("ana-1")->has_value());
  EXPECT_FALSE(store_->ticket("ana-2")->has_value());
  EXPECT_TRUE(store_->ticket("bo-1")->has_value());
  ASSERT_TRUE(change({change::Erase{"bo"}}).ok());
  EXPECT_FALSE(store_->ticket("bo-1")->has_value());
  ASSERT_TRUE(change({change::NewTicket{{"old", ticket::kAccount, "", "{}", 5}}}).ok());
  ASSERT_TRUE(change({change::NewTicket{{"new", ticket::kAccount, "", "{}", 1LL << 60}}}).ok());
  EXPECT_FALSE(store_->ticket("old")->has_value()) << "those that are over go when others come";
}

TEST_P(Contract, ALearnerHasSoManySessions) {
  guest("ana");
  for (int i = 0; i < 60; ++i)
    ASSERT_TRUE(change({change::NewSession{"ana", "s" + std::to_string(i), "", 2000 + i}}).ok());
  EXPECT_EQ(store_->sessions("ana")->size(), 50u);
  EXPECT_EQ(of_session("session-ana"), "") << "the oldest go";
  EXPECT_EQ(of_session("s59"), "ana");
  constexpr Millis kTwoYears = 2LL * 366 * 24 * 60 * 60 * 1000;
  ASSERT_TRUE(change({change::NewSession{"ana", "much later", "", kTwoYears}}).ok());
  EXPECT_EQ(store_->sessions("ana")->size(), 1u) << "and those that nobody uses any more";
}

TEST_P(Contract, AnAdministratorStays) {
  EXPECT_FALSE(*store_->has_administrator());
  ASSERT_TRUE(change({change::NoAdministratorYet{}, change::NewLearner{"ana", 1},
                      change::NewAccount{{"ana", "ana@school.example", "Ana", "", true, 1}}})
                  .ok());
  EXPECT_TRUE(*store_->has_administrator());
  EXPECT_EQ(change({change::NoAdministratorYet{}}).error().kind, base::ErrorKind::exists);
  EXPECT_EQ(change({change::SetAdministrator{"ana", false}}).error().kind, base::ErrorKind::denied);
  EXPECT_EQ(change({change::Erase{"ana"}}).error().kind, base::ErrorKind::denied);
  guest("bo");
  ASSERT_TRUE(account("bo", true).ok());
  ASSERT_TRUE(change({change::SetAdministrator{"ana", false}}).ok());
  ASSERT_TRUE(change({change::Erase{"ana"}}).ok());
  EXPECT_EQ(change({change::Erase{"bo"}}).error().kind, base::ErrorKind::denied);
}

TEST_P(Contract, TeachersSeeWhoIsInTheirCourse) {
  for (const char* learner : {"cleo", "ana", "guest2", "bo", "guest1"}) {
    guest(learner);
    const bool is_guest = std::string(learner).starts_with("guest");
    if (!is_guest) {
      ASSERT_TRUE(account(learner).ok());
    }
    ASSERT_TRUE(append(learner, {event("enrol-0001", kind::kEnrol, "{}")}).ok());
  }
  ASSERT_TRUE(change({change::SetTeaching{"bo", "course", true, 7}}).ok());
  EXPECT_EQ(change({change::SetTeaching{"guest1", "course", true, 7}}).error().kind, base::ErrorKind::not_found);
  EXPECT_EQ(*store_->teaching("bo"), std::vector<std::string>{"course"});
  EXPECT_TRUE(store_->teaching("ana")->empty());
  ASSERT_EQ(store_->teachers("course")->size(), 1u);
  EXPECT_EQ((*store_->teachers("course"))[0].email, "bo@school.example");
  std::vector<std::string> seen;
  Person last;
  while (true) {
    const auto page = store_->people("course", last, 2);
    ASSERT_TRUE(page.ok()) << page.error().message;
    for (const Person& person : *page) seen.push_back(person.learner);
    if (page->size() < 2) break;
    last = page->back();
  }
  EXPECT_EQ(seen, (std::vector<std::string>{"ana", "bo", "cleo", "guest1", "guest2"}));
  EXPECT_EQ(*store_->count_people("course"), 5u);
  EXPECT_EQ(*store_->count_people("other"), 0u);
  EXPECT_TRUE(store_->last_seen("ana", "course")->has_value());
  EXPECT_FALSE(store_->last_seen("ana", "other")->has_value());
  ASSERT_TRUE(change({change::SetTeaching{"bo", "course", false}}).ok());
  EXPECT_TRUE(store_->teaching("bo")->empty());
}

TEST_P(Contract, AccountsAreFoundByAPartOfNameOrAddress) {
  for (const char* learner : {"ana", "bo", "cleo"}) {
    guest(learner);
    ASSERT_TRUE(account(learner).ok());
  }
  ASSERT_TRUE(change({change::SetName{"bo", "B_o 100%"}}).ok());
  EXPECT_EQ(store_->accounts("", {}, 10)->size(), 3u);
  EXPECT_EQ(store_->accounts("school", {}, 10)->size(), 3u);
  EXPECT_EQ(store_->accounts("cle", {}, 10)->size(), 1u);
  EXPECT_EQ(store_->accounts("100%", {}, 10)->size(), 1u) << "a pattern's letters stand for themselves";
  EXPECT_EQ(store_->accounts("%", {}, 10)->size(), 1u);
  EXPECT_TRUE(store_->accounts("zoe", {}, 10)->empty());
  const auto first = store_->accounts("", {}, 2);
  ASSERT_EQ(first->size(), 2u);
  const auto rest = store_->accounts("", first->back(), 2);
  ASSERT_EQ(rest->size(), 1u);
  EXPECT_EQ((*rest)[0].learner, "cleo");
}

TEST_P(Contract, AGuestIsMergedWithoutLoss) {
  guest("ana");
  ASSERT_TRUE(account("ana").ok());
  guest("guest");
  ASSERT_TRUE(append("ana", {event("heard-0001", kind::kHeard, R"({"track":"t","ms":1000})")}).ok());
  ASSERT_TRUE(append("guest", {event("heard-0001", kind::kHeard, R"({"track":"t","ms":1000})"),
                               event("heard-0002", kind::kHeard, R"({"track":"t","ms":200})"),
                               event("enrol-0001", kind::kEnrol, "{}"),
                               event("review-001", kind::kReview, R"({"card":"c","grade":3})")})
                  .ok());
  EXPECT_EQ(change({change::Merge{"ana", "guest"}}).error().kind, base::ErrorKind::denied) << "only guests";
  EXPECT_EQ(change({change::Merge{"nobody", "ana"}}).error().kind, base::ErrorKind::not_found);
  const auto merged = change({change::Merge{"guest", "ana"}});
  ASSERT_TRUE(merged.ok()) << merged.error().message;
  EXPECT_EQ(merged->fresh, 3u);
  EXPECT_EQ(merged->repeated, 1u) << "what both have counts once";
  EXPECT_EQ((*store_->heard("ana", "course"))[0].ms, 1200);
  EXPECT_EQ(store_->enrolments("ana")->size(), 1u);
  EXPECT_TRUE((*card_of("ana", "course", "c")).has_value());
  EXPECT_TRUE(store_->events("guest", 0, 10)->empty());
  EXPECT_EQ(of_session("session-guest"), "");
  EXPECT_EQ(*store_->replay(), 0u);
}

TEST_P(Contract, MergingJudgesEnrolmentsAnew) {
  const auto in = [&](const LearnerId& learner, std::string id, const char* kind, const char* course) {
    NewEvent one = event(std::move(id), kind, "{}");
    one.course = course;
    return append(learner, {one}).ok();
  };
  guest("ana");
  ASSERT_TRUE(account("ana").ok());
  guest("guest");
  ASSERT_TRUE(in("ana", "enrol-in-1", kind::kEnrol, "mine"));
  ASSERT_TRUE(in("ana", "enrol-in-2", kind::kEnrol, "gone"));
  ASSERT_TRUE(in("ana", "leave-it-2", kind::kLeave, "gone"));
  ASSERT_TRUE(in("guest", "guest-in-1", kind::kEnrol, "mine"));
  ASSERT_TRUE(in("guest", "guest-out1", kind::kLeave, "mine"));
  ASSERT_TRUE(in("guest", "guest-in-2", kind::kEnrol, "gone"));
  ASSERT_TRUE(in("guest", "guest-in-3", kind::kEnrol, "new"));
  ASSERT_TRUE(change({change::Merge{"guest", "ana"}}).ok());
  std::vector<std::string> courses;
  const auto enrolments = store_->enrolments("ana");
  for (const Enrolment& one : *enrolments) courses.push_back(one.course);
  EXPECT_EQ(courses, (std::vector<std::string>{"mine", "new"}));
}

TEST_P(Contract, SettingsAndTheAuditLogAreKept) {
  EXPECT_EQ(*store_->setting(setting::kRegistration), "");
  ASSERT_TRUE(change({change::Set{setting::kRegistration, "closed"}}).ok());
  EXPECT_EQ(*store_->setting(setting::kRegistration), "closed");
  ASSERT_TRUE(change({change::Set{setting::kRegistration, ""}}).ok());
  EXPECT_EQ(*store_->setting(setting::kRegistration), "");
  for (int i = 0; i < 5; ++i) {
    ASSERT_TRUE(
        change({change::Audit{{"id-" + std::to_string(i), 100 + i / 2, "bo", "remove", "ana", "course", ""}}}).ok());
  }
  const auto newest = store_->audit(1000, "", 3);
  ASSERT_EQ(newest->size(), 3u);
  EXPECT_EQ((*newest)[0].id, "id-4");
  EXPECT_EQ((*newest)[0].about, "ana");
  const auto older = store_->audit(newest->back().at, newest->back().id, 10);
  ASSERT_EQ(older->size(), 2u);
  EXPECT_EQ((*older)[1].id, "id-0");
}

TEST_P(Contract, AnEventCountsOnce) {
  guest("ana");
  const NewEvent review = event("review-0001", kind::kReview, R"({"card":"c1","grade":3})");
  EXPECT_EQ(append("ana", {review})->fresh, 1u);
  const auto first = card_of("ana", "course", "c1");
  EXPECT_EQ(append("ana", {review})->repeated, 1u);
  EXPECT_EQ((*card_of("ana", "course", "c1"))->state, (*first)->state);
  EXPECT_EQ((*card_of("ana", "course", "c1"))->state.reps, 1);
  EXPECT_TRUE(*store_->has_event("ana", "review-0001"));
  const CardInHand hand = *store_->card_in_hand("ana", "course", "c1", "review-0001");
  EXPECT_TRUE(hand.card && hand.has_event);
  EXPECT_EQ(hand.study, Study{});
  EXPECT_FALSE(store_->card_in_hand("bo", "course", "c1", "review-0001")->has_event);
  EXPECT_FALSE(*store_->has_event("bo", "review-0001"));
}

TEST_P(Contract, WhatIsHeardTwiceCountsOnce) {
  guest("ana");
  const auto hear = [&](const char* id, const char* data) {
    return append("ana", {event(id, kind::kHeard, data)}).ok();
  };
  ASSERT_TRUE(hear("heard-00001", R"({"track":"t","ms":90000,"from":0})"));
  ASSERT_TRUE(hear("heard-00002", R"({"track":"t","ms":60000,"from":30000})"));  // again
  ASSERT_TRUE(hear("heard-00003", R"({"track":"t","ms":20000,"from":80000})"));  // half of it again
  ASSERT_TRUE(hear("heard-00004", R"({"track":"u","ms":700})"));                 // without a moment: all of it is new
  const std::vector<Heard> heard = *store_->heard("ana", "course");
  ASSERT_EQ(heard.size(), 2u);
  EXPECT_EQ(heard[0].ms, 170'000);
  EXPECT_EQ(heard[0].once, 100'000);
  EXPECT_EQ(heard[1].once, 700);
  EXPECT_FALSE(hear("heard-00005", R"({"track":"t","ms":1,"from":-1})"));
  EXPECT_FALSE(hear("heard-00006", R"({"track":"t","ms":1,"from":1e15})"));
  EXPECT_FALSE(hear("heard-00007", R"({"track":"t","ms":1,"from":"0"})"));
  EXPECT_EQ(*store_->replay(), 0u) << "the log gives the same";
}

TEST_P(Contract, RefusalLeavesNoTrace) {
  guest("ana");
  const NewEvent good = event("heard-00001", kind::kHeard, R"({"track":"t","ms":5000})");
  for (const NewEvent& bad :
       {event("x", kind::kHeard, R"({"track":"t","ms":5000})"),
        event("review-0002", kind::kReview, R"({"card":"c1","grade":5})"), event("review-0003", "dance", "{}"),
        event("review-0004", kind::kPlace, "[]"), event("review-0005", kind::kPlace, "{"),
        event("heard-00002", kind::kHeard, R"({"track":"t","ms":99999999})")}) {
    EXPECT_EQ(append("ana", {good, bad}).error().kind, base::ErrorKind::invalid);
  }
  EXPECT_TRUE(store_->heard("ana", "course")->empty());
  EXPECT_TRUE(store_->events("ana", 0, 10)->empty());
  EXPECT_EQ(append("nobody", {good}).error().kind, base::ErrorKind::not_found);
}

TEST_P(Contract, ThePlaceOfEachDeviceIsKept) {
  guest("ana");
  const auto place = [](std::string id, const std::string& device, int ms, Millis at) {
    return event(std::move(id), kind::kPlace,
                 R"({"track":"t","node":"n","index":1,"device":")" + device + R"(","ms":)" + std::to_string(ms) + "}",
                 at);
  };
  ASSERT_TRUE(append("ana", {place("place-0001", "phone", 760'000, 3000)}).ok());
  ASSERT_TRUE(append("ana", {place("place-0002", "desk", 300'000, 5000)}).ok());
  ASSERT_TRUE(append("ana", {place("place-0003", "desk", 290'000, 4000)}).ok()) << "late, and older than what is there";
  ASSERT_TRUE(append("ana", {place("place-0004", "phone", 9'000, 1000)}).ok()) << "very late";
  const auto places = store_->places("ana", "course");
  ASSERT_EQ(places->size(), 2u);
  EXPECT_EQ((*places)[0].device, "desk") << "the newest first";
  EXPECT_EQ((*places)[0].ms, 300'000);
  EXPECT_EQ((*places)[0].revision, 2);
  EXPECT_EQ((*places)[1].device, "phone");
  EXPECT_EQ((*places)[1].ms, 760'000) << "what another device did since does not take it away";
  EXPECT_EQ((*places)[1].furthest, 760'000);
  EXPECT_EQ(*store_->replay(), 0u);
}

TEST_P(Contract, AnEventIsReceivedByTheServersClock) {
  guest("ana");
  const NewEvent heard = event("heard-00001", kind::kHeard, R"({"track":"t","ms":700})");
  ASSERT_TRUE(append("ana", {heard}).ok());
  const Millis first = clock_.time;
  clock_.time -= 3'600'000;  // clocks are set back, too
  ASSERT_TRUE(append("ana", {heard, event("heard-00002", kind::kHeard, R"({"track":"t","ms":1})")}).ok());
  const auto events = store_->events("ana", 0, 10);
  ASSERT_EQ(events->size(), 2u);
  EXPECT_EQ((*events)[0].received, first) << "what came again was received before";
  EXPECT_EQ((*events)[1].received, clock_.time);
  EXPECT_EQ((*events)[1].at, heard.at) << "when it happened is the learner's to say";
  EXPECT_EQ(*store_->replay(), 0u);
}

TEST_P(Contract, EnrolmentsComeAndGo) {
  guest("ana");
  ASSERT_TRUE(append("ana", {event("enrol-0001", kind::kEnrol, "{}")}).ok());
  EXPECT_EQ(store_->enrolments("ana")->size(), 1u);
  ASSERT_TRUE(append("ana", {event("leave-0001", kind::kLeave, "{}")}).ok());
  EXPECT_TRUE(store_->enrolments("ana")->empty());
  EXPECT_EQ(store_->events("ana", 0, 10)->size(), 2u) << "history stays";
}

TEST_P(Contract, AnAttemptHoldsItsAnswers) {
  guest("ana");
  ASSERT_TRUE(
      append("ana", {event("attempt-01", kind::kAttempt, R"({"attempt":"a1","seed":7,"questions":["q1","q2"]})")})
          .ok());
  ASSERT_TRUE(append("ana", {event("answer-001", kind::kAnswer,
                                   R"({"attempt":"a1","question":"q1","given":["o2"],"score":0,"of":1})")})
                  .ok());
  ASSERT_TRUE(
      append("ana", {event("answer-002", kind::kAnswer,
                           R"({"attempt":"a1","question":"q1","given":["o1"],"score":1,"of":1})", 1'800'000'001'000)})
          .ok());
  ASSERT_TRUE(append("ana", {event("finish-001", kind::kFinish, R"({"attempt":"a1"})", 1'800'000'002'000)}).ok());
  const auto attempt = store_->attempt("ana", "a1");
  ASSERT_TRUE(attempt.ok() && attempt->has_value());
  EXPECT_EQ((*attempt)->questions.size(), 2u);
  ASSERT_EQ((*attempt)->answers.size(), 1u);
  EXPECT_EQ((*attempt)->answers[0].score, 1);
  EXPECT_EQ((*attempt)->answers[0].tries, 2);
  EXPECT_TRUE((*attempt)->ended.has_value());
  EXPECT_EQ(*store_->attempt("bo", "a1"), std::nullopt) << "another learner's";
}

TEST_P(Contract, TheLatestAttemptOfALessonIsFound) {
  guest("ana");
  guest("bo");
  const auto start = [&](const LearnerId& learner, const std::string& attempt, Millis at, const std::string& lesson) {
    NewEvent started = event("attempt-" + attempt, kind::kAttempt,
                             R"({"attempt":")" + attempt + R"(","seed":7,"questions":["q1"]})", at);
    started.lesson = lesson;
    ASSERT_TRUE(append(learner, {started}).ok());
  };
  EXPECT_EQ(*store_->latest_attempt("ana", "course", "lesson"), std::nullopt);
  start("ana", "b-late", 5000, "lesson"), start("ana", "a-early", 4000, "lesson"),
      start("ana", "c-other", 6000, "other");
  start("bo", "d-bo", 7000, "lesson");
  ASSERT_TRUE(append("ana", {event("answer-001", kind::kAnswer,
                                   R"({"attempt":"b-late","question":"q1","given":["o1"],"score":1,"of":1})")})
                  .ok());
  const auto latest = store_->latest_attempt("ana", "course", "lesson");
  ASSERT_TRUE(latest.ok() && latest->has_value());
  EXPECT_EQ((*latest)->attempt, "b-late");
  EXPECT_EQ((*latest)->answers.size(), 1u);
}

TEST_P(Contract, WhatWasAcceptedIsThereAfterReopening) {
  guest("ana");
  ASSERT_TRUE(append("ana", {event("review-0001", kind::kReview, R"({"card":"c1","grade":4})")}).ok());
  open();
  EXPECT_EQ((*card_of("ana", "course", "c1"))->state.reps, 1);
  EXPECT_EQ(store_->learners()->size(), 1u);
}

TEST_P(Contract, ReplayGivesWhatIsStored) {
  guest("ana"), guest("bo");
  for (int i = 0; i < 60; ++i) {
    const std::string n = std::to_string(10000 + i);
    const Millis at = 1'800'000'000'000 + i * 36'000'000LL;
    ASSERT_TRUE(
        append(i % 2 ? "ana" : "bo",
               {event("review-" + n, kind::kReview,
                      R"({"card":"c)" + std::to_string(i % 5) + R"(","grade":)" + std::to_string(1 + i % 4) + "}", at),
                event("heard-" + n, kind::kHeard, R"({"track":"t","ms":1500})", at),
                event("prompt-" + n, kind::kPrompt, R"({"prompt":"p","covered":1,"of":3})", at)})
            .ok());
  }
  EXPECT_EQ(*store_->replay(), 0u);
}

TEST_P(Contract, ManyWritersLoseNothing) {
  guest("ana");
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 50; ++i) {
        const auto result = append("ana", {event("event-" + std::to_string(t) + "-" + std::to_string(1000 + i),
                                                 kind::kHeard, R"({"track":"t","ms":1})")});
        EXPECT_TRUE(result.ok());
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  const auto events = store_->events("ana", 0, 1000);
  ASSERT_EQ(events->size(), 400u);
  for (std::size_t i = 0; i < 400; ++i)
    EXPECT_EQ((*events)[i].sequence, static_cast<std::int64_t>(i + 1)) << "no holes";
  EXPECT_EQ((*store_->heard("ana", "course"))[0].ms, 400);
}

TEST_P(Contract, AnIdTwiceInOneCallCountsOnce) {
  guest("ana");
  const NewEvent heard = event("heard-00001", kind::kHeard, R"({"track":"t","ms":700})");
  const auto result = append("ana", {heard, heard});
  EXPECT_EQ(result->fresh, 1u);
  EXPECT_EQ(result->repeated, 1u);
  EXPECT_EQ((*store_->heard("ana", "course"))[0].ms, 700);
}

TEST_P(Contract, ReviewsTogetherAreReviewsApart) {
  guest("ana");
  guest("bo");
  std::vector<NewEvent> reviews;
  for (int i = 0; i < 12; ++i) {
    reviews.push_back(event("review-" + std::to_string(1000 + i), kind::kReview,
                            R"({"card":"c","grade":)" + std::to_string(1 + i % 4) + "}",
                            1'800'000'000'000 + i * 50'000'001LL));
  }
  ASSERT_TRUE(append("ana", reviews).ok());
  for (const NewEvent& review : reviews) ASSERT_TRUE(append("bo", {review}).ok());
  EXPECT_EQ((*card_of("ana", "course", "c"))->state, (*card_of("bo", "course", "c"))->state);
}

TEST_P(Contract, ASpoiltCommandHarmsNoNeighbour) {
  guest("ana");
  ASSERT_TRUE(wait([&](auto done) { store_->change({change::ClassCode{"one", "TAKEN", 1}}, std::move(done)); }).ok());
  std::vector<std::future<bool>> good, bad;
  const auto ask = [](std::vector<std::future<bool>>& into, auto&& call) {
    auto promise = std::make_shared<std::promise<bool>>();
    into.push_back(promise->get_future());
    call([promise](const base::Result<Appended>& result) { promise->set_value(result.ok()); });
  };
  for (int i = 0; i < 60; ++i) {
    ask(good, [&](const auto& done) {
      store_->append("ana", {event("heard-" + std::to_string(10000 + i), kind::kHeard, R"({"track":"t","ms":1})")},
                     done);
    });
    if (i % 7 == 0) ask(bad, [&](const auto& done) { store_->change({change::ClassCode{"two", "TAKEN", 1}}, done); });
    if (i % 11 == 0)
      ask(bad, [&](const auto& done) { store_->append("nobody", {event("event-0001", kind::kEnrol, "{}")}, done); });
  }
  for (std::future<bool>& one : good) EXPECT_TRUE(one.get());
  for (std::future<bool>& one : bad) EXPECT_FALSE(one.get());
  EXPECT_EQ((*store_->heard("ana", "course"))[0].ms, 60);
  EXPECT_EQ(*store_->course_of_class_code("TAKEN"), std::optional<std::string>("one"));
}

// Two programs on one database: servers behind a balancer, or `colloquy admin` beside a server.
TEST_P(Contract, TwoProgramsShareADatabase) {
  guest("ana");
  const auto other = open_store(address_);
  ASSERT_TRUE(other.ok()) << other.error().message;
  const auto write = [&](Store& store, const std::string& name) {
    for (int i = 0; i < 40; ++i) {
      std::promise<bool> done;
      store.append("ana",
                   {event(name + std::to_string(1000 + i), kind::kHeard, R"({"track":"t","ms":1})"),
                    event("review-" + name + std::to_string(i), kind::kReview, R"({"card":"c","grade":3})")},
                   [&](const base::Result<Appended>& result) { done.set_value(result.ok()); });
      EXPECT_TRUE(done.get_future().get());
    }
  };
  std::thread there([&] { write(**other, "there-"); });
  write(*store_, "here-");
  there.join();
  const auto events = store_->events("ana", 0, 1000);
  ASSERT_EQ(events->size(), 160u);
  for (std::size_t i = 0; i < events->size(); ++i) EXPECT_EQ((*events)[i].sequence, static_cast<std::int64_t>(i + 1));
  EXPECT_EQ(*store_->replay(), 0u);
}

std::vector<std::string> archived(Store& store) {
  std::vector<std::string> lines;
  const auto counts = store.archive([&](std::string_view line) {
    lines.emplace_back(line);
    return base::Result<void>();
  });
  EXPECT_TRUE(counts.ok()) << counts.error().message;
  return lines;
}

base::Result<ArchiveCounts> restored(Store& store, const std::vector<std::string>& lines) {
  std::size_t next = 0;
  return store.restore([&]() -> base::Result<std::optional<std::string>> {
    if (next == lines.size()) return std::optional<std::string>();
    return std::optional(lines[next++]);
  });
}

TEST_P(Contract, AnArchiveHoldsAllAndIsTakenWholeOrNotAtAll) {
  guest("ana");
  guest("bo");
  for (int i = 0; i < 1200; i += 2) {  // more than a page
    const std::string n = std::to_string(10000 + i);
    ASSERT_TRUE(
        append("bo", {event("heard-" + n, kind::kHeard, R"({"track":"t","ms":3})"),
                      event("review-" + n, kind::kReview, R"({"card":"c)" + std::to_string(i % 9) + R"(","grade":3})")})
            .ok());
  }
  ASSERT_TRUE(wait([&](auto done) { store_->change({change::KeepCode{"ana", "code-1", 2000}}, done); }).ok());
  ASSERT_TRUE(wait([&](auto done) { store_->change({change::ClassCode{"one", "CODE", 1}}, done); }).ok());
  ASSERT_TRUE(change({change::PutFeed{"ana", "course", "hash", 3}}).ok());
  const std::vector<std::string> lines = archived(*store_);
  EXPECT_EQ(restored(*store_, lines).error().kind, base::ErrorKind::exists) << "never over learners";

  store_.reset();
  address_ = new_store(GetParam());
  open();
  std::vector<std::string> cut(lines.begin(), lines.end() - 1);
  EXPECT_EQ(restored(*store_, cut).error().kind, base::ErrorKind::invalid);
  std::vector<std::string> short_of_one = lines;
  short_of_one.erase(short_of_one.end() - 2);
  EXPECT_EQ(restored(*store_, short_of_one).error().kind, base::ErrorKind::invalid);
  std::vector<std::string> torn = lines;
  torn[torn.size() / 2].resize(20);
  EXPECT_EQ(restored(*store_, torn).error().kind, base::ErrorKind::invalid);
  EXPECT_TRUE(store_->learners()->empty()) << "what fails leaves nothing";

  const auto counts = restored(*store_, lines);
  ASSERT_TRUE(counts.ok()) << counts.error().message;
  EXPECT_EQ(counts->learners, 2u);
  EXPECT_EQ(counts->events, 1200u);
  EXPECT_EQ(archived(*store_), lines) << "the same again, whatever the database";
  EXPECT_EQ(*store_->replay(), 0u);
  EXPECT_EQ(of_session("session-bo"), std::optional<LearnerId>("bo"));
  EXPECT_EQ(*store_->learner_of_code("code-1"), std::optional<LearnerId>("ana"));
  EXPECT_EQ((*store_->heard("bo", "course"))[0].ms, 1800);
  EXPECT_EQ((*store_->feed("ana", "course"))->created, 3);
}

TEST_P(Contract, ErasingALearnerLeavesNothingOfThemAndAllOfOthers) {
  for (const LearnerId learner : {"ana", "bo"}) {
    guest(learner);
    ASSERT_TRUE(
        wait([&](auto done) { store_->change({change::KeepCode{learner, "code-" + learner, 2000}}, done); }).ok());
    ASSERT_TRUE(append(learner, {event("enrol-0001", kind::kEnrol, "{}"),
                                 event("place-0001", kind::kPlace, R"({"track":"t","node":"n","index":0,"ms":5})"),
                                 event("heard-0001", kind::kHeard, R"({"track":"t","ms":5})"),
                                 event("prompt-001", kind::kPrompt, R"({"prompt":"p","covered":1,"of":3})"),
                                 event("review-001", kind::kReview, R"({"card":"c","grade":3})"),
                                 event("attempt-01", kind::kAttempt, R"({"attempt":"a","seed":7,"questions":["q"]})"),
                                 event("answer-001", kind::kAnswer,
                                       R"({"attempt":"a","question":"q","given":[],"score":0,"of":1})")})
                    .ok());
  }
  ASSERT_TRUE(change({change::PutFeed{"ana", "course", "hash-of-ana", 5}}).ok());
  ASSERT_TRUE(wait([&](auto done) { store_->change({change::Erase{"ana"}}, done); }).ok());
  EXPECT_EQ(wait([&](auto done) { store_->change({change::Erase{"ana"}}, done); }).error().kind,
            base::ErrorKind::not_found);
  for (const std::string& line : archived(*store_)) EXPECT_EQ(line.find("ana"), std::string::npos) << line;
  EXPECT_EQ(of_session("session-ana"), "");
  EXPECT_TRUE(store_->enrolments("ana")->empty());
  EXPECT_TRUE(store_->places("ana", "course")->empty());
  EXPECT_TRUE(store_->heard("ana", "course")->empty());
  EXPECT_TRUE(store_->prompts("ana", "course")->empty());
  EXPECT_TRUE(store_->cards("ana", "course")->empty());
  EXPECT_TRUE(store_->attempts("ana", "course")->empty());
  EXPECT_FALSE(*store_->feed("ana", "course"));
  EXPECT_EQ(append("ana", {event("enrol-0002", kind::kEnrol, "{}")}).error().kind, base::ErrorKind::not_found);
  EXPECT_EQ(store_->events("bo", 0, 10)->size(), 7u);
  EXPECT_EQ(store_->attempts("bo", "course")->size(), 1u);
  EXPECT_EQ(*store_->learner_of_code("code-bo"), std::optional<LearnerId>("bo"));
}

// A review of `card`, `minutes` after the first moment.
#define REVIEW(id, name, grade, minutes)                                             \
  event(id, "review", R"({"card":")" name R"(","grade":)" #grade R"(,"edition":1})", \
        1'800'000'000'000 + (minutes) * 60'000LL)

TEST_P(Contract, AReviewCanBeTakenBack) {
  guest("ana");
  const auto card = [&] { return *card_of("ana", "course", "c1"); };
  ASSERT_TRUE(append("ana", {REVIEW("review-1", "c1", 1, 0)}).ok());
  const std::optional<Card> once = card();
  ASSERT_TRUE(append("ana", {REVIEW("review-2", "c1", 3, 1), REVIEW("review-3", "c1", 3, 2)}).ok());
  EXPECT_NE(card()->state, once->state);
  const auto undo = [&](const char* id, const char* review) {
    ASSERT_TRUE(append("ana", {event(id, "undo", std::string(R"({"card":"c1","event":")") + review + "\"}")}).ok());
  };
  undo("undo-0001", "review-2");
  EXPECT_EQ(card()->state.reps, 3) << "only the last one can be taken back";
  undo("undo-0002", "review-3");
  undo("undo-0003", "review-2");
  EXPECT_EQ(card()->state, once->state);
  EXPECT_EQ(card()->first, once->first);
  undo("undo-0004", "review-1");
  EXPECT_EQ(card(), std::nullopt) << "it is as new";
  EXPECT_TRUE(store_->answers_given("ana", "course")->empty());
  EXPECT_EQ(*store_->replay(), 0u);
}

TEST_P(Contract, CardsAreSetAsideAndPutOff) {
  guest("ana");
  ASSERT_TRUE(append("ana", {event("suspend-1", "suspend", R"({"card":"c1","on":true})"),
                             REVIEW("review-1", "c2", 3, 0), event("bury-0001", "bury", R"({"card":"c2"})")})
                  .ok());
  std::optional<Card> one = *card_of("ana", "course", "c1"), two = *card_of("ana", "course", "c2");
  ASSERT_TRUE(one && two);
  EXPECT_TRUE(one->suspended);
  EXPECT_EQ(one->state.phase, learn::Phase::fresh);
  EXPECT_EQ(two->buried, learn::start_of_day(learn::day_of(1'800'000'000'000, 60) + 1, 60));
  EXPECT_EQ(two->state.reps, 1);
  ASSERT_TRUE(append("ana", {event("undo-0001", "undo", R"({"card":"c2","event":"review-1"})"),
                             event("suspend-2", "suspend", R"({"card":"c1","on":false})")})
                  .ok());
  EXPECT_EQ(*card_of("ana", "course", "c1"), std::nullopt);
  EXPECT_NE((*card_of("ana", "course", "c2"))->buried, 0) << "what was done besides the answer stays";
  ASSERT_TRUE(append("ana", {event("bury-0002", "bury", R"({"card":"c2","on":false})")}).ok());
  EXPECT_EQ(*card_of("ana", "course", "c2"), std::nullopt) << "and is taken back by itself";
  EXPECT_EQ(*store_->replay(), 0u);
}

TEST_P(Contract, WishesMoveWhatIsDue) {
  guest("ana");
  for (const auto* grade : {"3", "4"}) {
    const std::string id = std::string("review-") + grade;
    ASSERT_TRUE(append("ana", {event(id, "review", std::string(R"({"card":"c1","grade":)") + grade + "}")}).ok());
  }
  const auto due = [&] { return (*card_of("ana", "course", "c1"))->state.due; };
  const Millis before = due();
  ASSERT_TRUE(append("ana", {event("aim-00001", "aim", R"({"retention":0.97,"new":5})")}).ok());
  EXPECT_LT(due(), before);
  EXPECT_EQ(*store_->study("ana", "course")->retention, 0.97);
  EXPECT_EQ(*store_->study("ana", "course")->new_a_day, 5);
  ASSERT_TRUE(append("ana", {event("aim-00002", "aim", "{}")}).ok());
  EXPECT_EQ(due(), before) << "as if nothing had been wished";
  EXPECT_EQ(*store_->study("ana", "course"), Study{});
  EXPECT_EQ(append("ana", {event("aim-00003", "aim", R"({"retention":0.2})")}).error().kind, base::ErrorKind::invalid);
  EXPECT_EQ(*store_->replay(), 0u);
}

TEST_P(Contract, AFitWorksOutMemoryAnew) {
  guest("ana");
  constexpr std::int64_t kDay = 24 * 60;
  ASSERT_TRUE(append("ana", {REVIEW("review-1", "c1", 3, 0), REVIEW("review-2", "c1", 3, 20),
                             REVIEW("review-3", "c2", 1, 30), REVIEW("review-4", "c1", 3, 3 * kDay)})
                  .ok());
  const Card before = **card_of("ana", "course", "c1");
  learn::Weights weights = learn::kDefaultWeights;
  weights[2] = 9;
  std::string list;
  for (const double w : weights) list += (list.empty() ? "" : ",") + std::to_string(w);
  ASSERT_TRUE(
      append("ana",
             {event("fit-00001", "fit",
                    R"({"algorithm":"fsrs-6","version":1,"level":"learner","items":1,"reviews":4,"w":[)" + list + "]}"),
              REVIEW("review-5", "c2", 3, 5 * kDay)})
          .ok());
  const Card after = **card_of("ana", "course", "c1");
  std::vector<learn::Answer> answers;
  const std::vector<GivenAnswer> given = *store_->answers_given("ana", "course");
  for (const GivenAnswer& one : given) {
    if (one.card == "c1") answers.push_back(one.answer);
  }
  ASSERT_EQ(answers.size(), 3u);
  const learn::Memory expected = learn::memory_after(learn::Fsrs(weights), answers);
  EXPECT_NEAR(after.state.memory.stability, expected.stability, 1e-4);
  EXPECT_GT(after.state.memory.stability, 1.2 * before.state.memory.stability);
  EXPECT_EQ(after.state.due, before.state.due) << "nothing jumps";
  const Study study = *store_->study("ana", "course");
  ASSERT_TRUE(study.weights);
  EXPECT_NEAR((*study.weights)[2], 9, 1e-6);
  EXPECT_EQ(study.reviews, 4);
  EXPECT_EQ(append("ana", {event("fit-00002", "fit", R"({"algorithm":"fsrs-6","w":[1,2]})")}).error().kind,
            base::ErrorKind::invalid);
  EXPECT_EQ(*store_->replay(), 0u);
}

TEST_P(Contract, WhatWasMissedIsKnownWhenTheTestHasEnded) {
  guest("ana");
  ASSERT_TRUE(append("ana", {event("attempt-1", "attempt", R"({"attempt":"a1","seed":1,"questions":["q1","q2","q3"]})"),
                             event("answer-01", "answer", R"({"attempt":"a1","question":"q1","score":1,"of":1})"),
                             event("answer-02", "answer", R"({"attempt":"a1","question":"q2","score":0.5,"of":1})")})
                  .ok());
  EXPECT_TRUE(store_->missed("ana", "course")->empty()) << "while it runs it would give the answer away";
  ASSERT_TRUE(append("ana", {event("finish-01", "finish", R"({"attempt":"a1"})")}).ok());
  const std::vector<Missed> missed = *store_->missed("ana", "course");
  ASSERT_EQ(missed.size(), 1u);
  EXPECT_EQ(missed[0].question, "q2");
  EXPECT_EQ(missed[0].lesson, "lesson");
  EXPECT_EQ(*store_->replay(), 0u);
}
#undef REVIEW

INSTANTIATE_TEST_SUITE_P(Stores, Contract, testing::Values("sqlite", "postgresql", "partitions"),
                         [](const auto& test) { return test.param; });

TEST(OpenStore, RefusesWhatItDoesNotKnow) {
  EXPECT_EQ(open_store("mysql:x").error().kind, base::ErrorKind::invalid);
  EXPECT_FALSE(open_store("sqlite:/no/such/folder/x.db").ok());
}

}  // namespace
}  // namespace colloquy::store
