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

TEST(OwnData, ComesSomeAtATime) {
  Class school;
  const std::string ana = school.enrol(), bo = school.enrol();
  for (int i = 0; i < 5; ++i) school.post_json("/api/events", heard(school, "heard-000" + std::to_string(i)), ana);
  school.post_json("/api/events", heard(school, "heard-of-bo"), bo);
  std::vector<std::string> ids;
  std::string after = "0";
  for (int pages = 1; !after.empty(); ++pages) {
    ASSERT_LE(pages, 3);
    const base::Json page = *base::parse_json(school.get("/api/events?limit=2&after=" + after, ana).body);
    for (const base::Json& event : page["events"].as_array()) ids.push_back(event["id"].as_string());
    after = page.has("next") ? std::to_string(page["next"].as_int()) : "";
  }
  ASSERT_EQ(ids.size(), 6u) << "six fill three pages, and no fourth is promised";
  EXPECT_EQ(ids[1], "heard-0000");
  EXPECT_EQ(ids[5], "heard-0004");
  EXPECT_EQ(school.get("/api/events").status, 403) << "a visitor has none";
  for (const char* wrong : {"limit=0", "limit=1001", "limit=x", "limit=1.5", "after=-1", "after=", "limit=1&limit=2"}) {
    const Class::Answer answer = school.get(std::string("/api/events?") + wrong, ana);
    EXPECT_EQ(answer.status, 400) << wrong;
    EXPECT_THAT(answer.body, HasSubstr("\"code\":\"bad-request\"")) << wrong;
  }
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
