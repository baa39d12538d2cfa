// Teachers and administrators: their lists, what they may do to whom, and that it is written down.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/class_test.h"

namespace colloquy::api {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string person(Class& school, const std::string& cookie) {
  return "/teach/course/person/" + school.learner(cookie) + "/";
}

TEST(Teacher, BringsInAClassByAList) {
  Class school;
  const std::string teacher = school.account("teacher", Class::Role::teacher);
  EXPECT_THAT(school.get("/teach", teacher).body, HasSubstr("/teach/course/"));
  const Class::Answer listed =
      school.post("/teach/course/people",
                  {{"list", "E-mail;Name\nana@school.example;Ana Berg\nteacher@school.example\nnobody here"}}, teacher);
  ASSERT_EQ(listed.status, 200) << listed.body;
  EXPECT_THAT(listed.body, HasSubstr("2 people are in the course"));
  EXPECT_THAT(listed.body, HasSubstr("nobody here"));
  EXPECT_THAT(listed.body, HasSubstr("Ana Berg"));
  const std::string token = token_in(listed.body);
  const Class::Answer in = school.post("/account/password", {{"token", token}, {"password", "correct horse"}});
  ASSERT_EQ(in.status, 303);
  EXPECT_EQ(school.get("/c/course/gated/trust1.opus", cookie_in(in)).status, 200);
  EXPECT_THAT(school.get("/teach/course/", teacher).body, Not(HasSubstr("token="))) << "shown once";
  EXPECT_EQ(school.post("/teach/course/people", {{"list", "\n"}}, teacher).status, 422);
}

TEST(Teacher, SeesHowFarHerLearnersAre) {
  Class school;
  const std::string teacher = school.account("teacher", Class::Role::teacher), pupil = school.account("pupil");
  school.post("/c/course/enrol", {}, pupil);
  const std::string at = std::to_string(school.clock.time);
  const std::string events =
      "{\"events\":[{\"id\":\"heard-0001\",\"kind\":\"heard\",\"course\":\"course-id\",\"lesson\":\"l-trust\",\"at\":" +
      at + ",\"offset\":0,\"data\":{\"track\":\"part\",\"ms\":60000}}]}";
  ASSERT_EQ(school.post_json("/api/events", events, pupil).status, 200);
  const std::string page = school.get("/teach/course/", teacher).body;
  EXPECT_THAT(page, HasSubstr("pupil@school.example"));
  EXPECT_THAT(page, HasSubstr("<td class=\"end\">1</td>"));
  const std::string one = school.get(person(school, pupil), teacher).body;
  EXPECT_THAT(one, HasSubstr("1/1"));
  EXPECT_THAT(one, HasSubstr("About trust"));
  EXPECT_EQ(school.get("/teach/course/person/" + school.learner(school.account("stranger")) + "/", teacher).status, 404)
      << "not in her course";
}

TEST(Teacher, TakesALearnerOut) {
  Class school;
  const std::string teacher = school.account("teacher", Class::Role::teacher), pupil = school.account("pupil");
  school.post("/c/course/enrol", {}, pupil);
  EXPECT_EQ(school.post(person(school, pupil) + "remove", {}, teacher).status, 200) << "asks again";
  EXPECT_EQ(school.get("/c/course/gated/trust1.opus", pupil).status, 200);
  EXPECT_EQ(school.post(person(school, pupil) + "remove", {{"sure", "yes"}}, teacher).status, 303);
  EXPECT_EQ(school.get("/c/course/gated/trust1.opus", pupil).status, 403);
}

// Somebody whom the teacher's list has made, with a password of their own.
std::string listed(Class& school, const std::string& teacher, const std::string& name) {
  const std::string list = name + "@school.example";
  const Class::Answer made = school.post("/teach/course/people", {{"list", list}}, teacher);
  const Class::Answer in =
      school.post("/account/password", {{"token", token_in(made.body)}, {"password", "correct horse"}});
  EXPECT_EQ(in.status, 303);
  return cookie_in(in);
}

TEST(Teacher, OpensOnlyWhatHerListsMade) {
  Class school;
  const std::string teacher = school.account("teacher", Class::Role::teacher);
  const std::string pupil = listed(school, teacher, "pupil");
  const Class::Answer way = school.post(person(school, pupil) + "way-in", {}, teacher);
  EXPECT_EQ(way.status, 200);
  EXPECT_FALSE(token_in(way.body).empty());
  const std::string own = school.account("own");
  const Class::Answer caught = school.post("/teach/course/people", {{"list", "own@school.example"}}, teacher);
  EXPECT_TRUE(token_in(caught.body).empty());
  EXPECT_EQ(school.post(person(school, own) + "way-in", {}, teacher).status, 403)
      << "whoever came by themselves is not opened by being put on a list";
  for (const Class::Role role : {Class::Role::teacher, Class::Role::administrator}) {
    const std::string colleague = school.account(role == Class::Role::teacher ? "colleague" : "head", role);
    school.post("/c/course/enrol", {}, colleague);
    EXPECT_EQ(school.post(person(school, colleague) + "way-in", {}, teacher).status, 403);
  }
  store::NewEvent event;
  event.id = "enrol-elsewhere";
  event.kind = store::kind::kEnrol;
  event.course = "another-course";
  event.at = school.clock.time;
  ASSERT_TRUE(school.change({store::change::Append{school.learner(pupil), {event}}}).ok());
  EXPECT_EQ(school.post(person(school, pupil) + "way-in", {}, teacher).status, 403) << "learns elsewhere, too";
}

TEST(Teacher, OldWaysInEndWithANewPassword) {
  Class school;
  const std::string teacher = school.account("teacher", Class::Role::teacher);
  const auto list = [&] {
    return token_in(school.post("/teach/course/people", {{"list", "ana@school.example"}}, teacher).body);
  };
  const std::string first = list(), second = list();
  const auto use = [&](const std::string& token) {
    return school.post("/account/password", {{"token", token}, {"password", "correct horse"}}).status;
  };
  EXPECT_EQ(use(first), 404) << "a newer one takes its place";
  EXPECT_EQ(use(second), 303);
  EXPECT_EQ(use(second), 404);
}

TEST(Teacher, DoesNotRiseWithHerLearner) {
  Class school;
  const std::string teacher = school.account("teacher", Class::Role::teacher);
  const std::string head = school.account("head", Class::Role::administrator);
  const std::string pupil = listed(school, teacher, "pupil");
  const std::string token = token_in(school.post(person(school, pupil) + "way-in", {}, teacher).body);
  const std::string of_pupil = "/admin/people/" + school.learner(pupil) + "/";
  const Class::Answer raised = school.post(of_pupil + "role", {{"administrator", "yes"}}, head);
  EXPECT_EQ(raised.status, 200);
  EXPECT_EQ(school.learner(pupil), "") << "sessions end";
  EXPECT_EQ(school.post("/account/password", {{"token", token}, {"password", "teachers own"}}).status, 404);
  EXPECT_EQ(school.post("/account/signin", {{"email", "pupil@school.example"}, {"password", "correct horse"}}).status,
            403)
      << "the teacher may know the password";
  const Class::Answer in =
      school.post("/account/password", {{"token", token_in(raised.body)}, {"password", "pupils own"}});
  EXPECT_EQ(in.status, 303);
  EXPECT_EQ(school.get("/admin/people", cookie_in(in)).status, 200);
}

TEST(Teacher, SaysHowPeopleComeIn) {
  Class school;
  const std::string teacher = school.account("teacher", Class::Role::teacher);
  ASSERT_EQ(school.post("/teach/course/admission", {{"admission", "code"}}, teacher).status, 303);
  const std::string code = school.store->class_code_of_course(kCourse)->value_or("");
  EXPECT_FALSE(code.empty());
  EXPECT_THAT(school.get("/teach/course/", teacher).body, HasSubstr(code));
  EXPECT_EQ(school.post("/c/course/enrol", {}).status, 403);
  EXPECT_EQ(school.post("/c/course/enrol", {{"code", code}}).status, 303);
  ASSERT_EQ(school.post("/teach/course/admission", {{"admission", "list"}}, teacher).status, 303);
  EXPECT_EQ(school.post("/c/course/enrol", {{"code", code}}).status, 403);
  ASSERT_EQ(school.post("/teach/course/admission", {{"admission", "open"}}, teacher).status, 303);
  EXPECT_EQ(school.post("/c/course/enrol", {}).status, 303);
  EXPECT_EQ(school.post("/teach/course/admission", {{"admission", "maybe"}}, teacher).status, 400);
}

TEST(Administrator, LooksAfterPeople) {
  Class school;
  const std::string head = school.account("head", Class::Role::administrator);
  std::string pupil = school.account("pupil");
  const std::string of_pupil = "/admin/people/" + school.learner(pupil) + "/";
  const std::string of_head = "/admin/people/" + school.learner(head) + "/";
  EXPECT_THAT(school.get("/admin/people?search=PUP", head).body, HasSubstr("pupil@school.example"));
  EXPECT_THAT(school.get("/admin/people?search=nobody", head).body, HasSubstr("Nobody was found"));
  EXPECT_EQ(school.get(of_pupil, head).status, 200);
  EXPECT_EQ(school.post(of_head + "role", {{"administrator", "no"}}, head).status, 409) << "the last one";
  EXPECT_EQ(school.post("/teach/course/teachers", {{"email", "pupil@school.example"}}, head).status, 303);
  EXPECT_EQ(school.learner(pupil), "") << "who rises signs in anew";
  const auto sign_in = [&] {
    return cookie_in(
        school.post("/account/signin", {{"email", "pupil@school.example"}, {"password", Class::kPassword}}));
  };
  pupil = sign_in();
  EXPECT_EQ(school.get("/teach/course/", pupil).status, 200);
  EXPECT_EQ(school.post("/teach/course/teachers", {{"learner", school.learner(pupil)}}, head).status, 303);
  EXPECT_EQ(school.get("/teach/course/", pupil).status, 403);
  EXPECT_EQ(school.post(of_pupil + "role", {{"administrator", "yes"}}, head).status, 303);
  pupil = sign_in();
  EXPECT_EQ(school.get("/admin/people", pupil).status, 200);
  EXPECT_FALSE(token_in(school.post(of_pupil + "way-in", {}, head).body).empty());
  EXPECT_EQ(school.post(of_pupil + "sign-out", {}, head).status, 303);
  EXPECT_EQ(school.learner(pupil), "");
  EXPECT_EQ(school.post(of_pupil + "erase", {}, head).status, 200) << "asks again";
  EXPECT_EQ(school.post(of_pupil + "erase", {{"sure", "yes"}}, head).status, 303);
  EXPECT_EQ(school.get(of_pupil, head).status, 404);
}

TEST(Audit, HoldsDeedsAndNoSecret) {
  Class school;
  const std::string head = school.account("head", Class::Role::administrator), pupil = school.account("pupil");
  school.post("/c/course/enrol", {}, pupil);
  const store::LearnerId learner = school.learner(pupil);
  const std::string token = token_in(school.post(person(school, pupil) + "way-in", {}, head).body);
  school.post(person(school, pupil) + "remove", {{"sure", "yes"}}, head);
  school.post("/teach/course/people", {{"list", "new@school.example, New"}}, head);
  school.post("/admin/people/" + learner + "/erase", {{"sure", "yes"}}, head);
  const std::string page = school.get("/admin/audit", head).body;
  for (const char* what : {"way-in", "remove", "enrol", "account", "erase", "somebody erased", "head"})
    EXPECT_THAT(page, HasSubstr(what));
  std::string log;
  const auto entries = school.store->audit(school.clock.time + 1, "", 100);
  for (const store::AuditEntry& one : *entries) log += one.by + one.what + one.about + one.course + one.detail + "\n";
  EXPECT_THAT(log, Not(HasSubstr(token)));
  EXPECT_THAT(log, Not(HasSubstr("@")));
}

}  // namespace
}  // namespace colloquy::api
