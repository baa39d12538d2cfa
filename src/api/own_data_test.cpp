// What is kept of a learner can be taken along and erased by that learner, and by nobody else.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/class_test.h"

namespace colloquy::api {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string heard(const Class& school, const std::string& id) {
  return "{\"events\":[{\"id\":\"" + id + "\",\"kind\":\"heard\",\"course\":\"" + kCourse +
         "\",\"lesson\":\"l-trust\",\"at\":" + std::to_string(school.clock.time) +
         ",\"offset\":60,\"data\":{\"track\":\"part\",\"ms\":700}}]}";
}

TEST(OwnData, IsAllInOneFile) {
  Class school;
  const std::string ana = school.enrol(), bo = school.enrol();
  school.post_json("/api/events", heard(school, "heard-of-ana"), ana);
  school.post_json("/api/events", heard(school, "heard-of-bo"), bo);
  const Class::Answer file = school.get("/account/data", ana);
  EXPECT_EQ(file.status, 200);
  EXPECT_THAT(file.header("Content-Disposition"), HasSubstr("attachment"));
  EXPECT_THAT(file.header("Cache-Control"), HasSubstr("no-store"));
  const base::Json json = *base::parse_json(file.body);
  ASSERT_EQ(json["events"].as_array().size(), 2u) << "enrol and heard";
  EXPECT_EQ(json["events"].as_array()[1]["data"]["ms"].as_int(), 700);
  EXPECT_THAT(file.body, Not(HasSubstr("heard-of-bo")));
  EXPECT_EQ(school.get("/account/data").status, 403) << "a visitor has none";
}

TEST(OwnData, IsErasedOnlyByWhoMeansIt) {
  Class school;
  const std::string ana = school.enrol(), bo = school.enrol();
  school.post_json("/api/events", heard(school, "heard-of-ana"), ana);
  const store::LearnerId learner = school.learner(ana);
  EXPECT_EQ(school.post("/account/erase", {}, ana).header("Location"), "/account#erase");
  EXPECT_EQ(school.store->events(learner, 0, 10)->size(), 2u) << "the box was not ticked";
  const Class::Answer gone = school.post("/account/erase", {{"sure", "yes"}}, ana);
  EXPECT_EQ(gone.status, 303);
  EXPECT_THAT(gone.header("Set-Cookie"), HasSubstr("Max-Age=0"));
  EXPECT_TRUE(school.store->events(learner, 0, 10)->empty());
  EXPECT_EQ(school.get("/account/data", ana).status, 403) << "the session is gone, too";
  EXPECT_EQ(school.get("/account/data", bo).status, 200);
}

}  // namespace
}  // namespace colloquy::api
