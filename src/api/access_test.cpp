// Who may call what: every route of the router, as every kind of caller there is.
#include <gtest/gtest.h>

#include <map>

#include "api/class_test.h"

namespace colloquy::api {
namespace {

struct Caller {
  std::string name, cookie;
};

// By the route's own word; the test's own table of who is what.
bool may_call(const std::string& who, Access access) {
  const bool session = who != "visitor" && who != "signed out", account = session && who != "guest";
  switch (access) {
    case Access::local:
    case Access::everybody:
    case Access::anybody: return true;
    case Access::learner: return session;
    case Access::enrolled:
    case Access::lesson: return who == "guest" || who == "enrolled";
    case Access::account: return account;
    case Access::staff: return who == "teacher" || who == "teacher elsewhere" || who == "administrator";
    case Access::teacher: return who == "teacher" || who == "administrator";
    case Access::administrator: return who == "administrator";
  }
  return false;
}

// A refusal of the router, which no handler of an admitted caller gives.
bool is_turned_away(const Class::Answer& answer) {
  if (answer.status != 403) return false;
  for (const char* key : {"not-enrolled", "sign-in", "not-staff", "This is for learners of the course", "Sign in first",
                          "This page is not for you"}) {
    if (answer.body.find(key) != std::string::npos) return true;
  }
  return false;
}

std::vector<Caller> everybody(Class& school) {
  std::vector<Caller> callers = {{"visitor", ""}, {"guest", school.enrol()}, {"stranger", school.account("stranger")}};
  callers.push_back({"enrolled", school.account("pupil")});
  EXPECT_EQ(school.post("/c/course/enrol", {}, callers.back().cookie).status, 303);
  callers.push_back({"teacher", school.account("teacher", Class::Role::teacher)});
  callers.push_back({"teacher elsewhere", school.account("other", Class::Role::teacher, "another-course")});
  callers.push_back({"administrator", school.account("head", Class::Role::administrator)});
  callers.push_back({"signed out", school.account("gone", Class::Role::administrator)});
  EXPECT_EQ(school.post("/account/leave", {}, callers.back().cookie).status, 303);
  return callers;
}

TEST(Access, EveryRouteIsForWhomItSays) {
  Class school;
  const std::vector<Caller> callers = everybody(school);
  std::map<std::string, int> admitted, turned_away;
  for (const Route& route : routes()) {
    const std::string path = school.path_of(route);
    if (path.starts_with("/account/")) {
      const std::string end = path.substr(path.rfind('/') + 1);
      if (end == "leave" || end == "erase" || end == "enter") continue;
    }
    if (path.ends_with("/enrol")) continue;  // these change who asks
    for (const Caller& caller : callers) {
      const Class::Answer answer =
          route.method == Method::get ? school.get(path, caller.cookie) : school.post(path, {}, caller.cookie);
      const bool may = may_call(caller.name, route.access);
      EXPECT_EQ(is_turned_away(answer), !may) << caller.name << " at " << path << ": " << answer.status << "\n"
                                              << answer.body.substr(0, 2000);
      ++(may ? admitted : turned_away)[caller.name];
    }
  }
  for (const Caller& caller : callers) EXPECT_GT(admitted[caller.name], 15) << caller.name;
  EXPECT_GT(turned_away["visitor"], 25);
  EXPECT_GT(turned_away["teacher elsewhere"], 5);
  EXPECT_GT(turned_away["administrator"], 5) << "who looks after the server is in no course by that";
}

}  // namespace
}  // namespace colloquy::api
