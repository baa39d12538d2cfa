// Routes, sessions, enrolling and the small resources.
#include "api/router.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>

#include "api/class_test.h"
#include "api/session.h"
#include "base/json.h"

namespace colloquy::api {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(Router, UnknownAddressesAreToldKindly) {
  Class school;
  for (const char* path : {"/nothing", "/c/nothing/", "/c/course/nothing/", "/c/course/files/a/b", "/c/"}) {
    const Class::Answer answer = school.get(path);
    EXPECT_EQ(answer.status, 404) << path;
    EXPECT_EQ(answer.header("Cache-Control"), "no-store") << path;
  }
  EXPECT_THAT(school.get("/nothing").body, HasSubstr("There is no page here"));
  EXPECT_THAT(school.get("/api/nothing").body, HasSubstr("\"code\":\"not-found\""));
}

TEST(Router, AnotherMethodIsRefusedWithTheRightOnes) {
  Class school;
  const Class::Answer answer = school.post("/c/course/ground/trust/", {});
  EXPECT_EQ(answer.status, 405);
  EXPECT_EQ(answer.header("Allow"), "GET, HEAD");
  EXPECT_EQ(school.get("/c/course/enrol").header("Allow"), "POST");
  EXPECT_EQ(school.get("/account/keep").status, 405);
  Request request;
  request.method = Method::other;  // OPTIONS, TRACE
  request.path = "/api/events";
  const Class::Answer other = school.ask(request);
  EXPECT_EQ(other.status, 405);
  EXPECT_EQ(other.header("Allow"), "GET, HEAD, POST");
  EXPECT_THAT(other.body, HasSubstr("\"code\":\"method-not-allowed\""));
}

TEST(Router, AMissingSlashIsPutRight) {
  Class school;
  EXPECT_EQ(school.get("/c/course").header("Location"), "/c/course/");
  EXPECT_EQ(school.get("/c/course/ground/trust").header("Location"), "/c/course/ground/trust/");
  EXPECT_EQ(school.get("/c/course/nothing").status, 404);
}

TEST(Router, AFormFromAnotherSiteChangesNothing) {
  Class school;
  for (const Route& route : routes()) {
    if (route.method != Method::post) continue;
    std::string path(route.pattern);
    for (const auto& [place, value] :
         Class::Fields{{"{course}", kSlug}, {"{slug}", kClosed}, {"{card*}", "l-trust-c0"}, {"{attempt}", "a"}}) {
      if (const std::size_t at = path.find(place); at != std::string::npos) path.replace(at, place.size(), value);
    }
    const Class::Answer answer = school.post(path, {}, "", {{"Origin", "https://evil.example"}});
    EXPECT_EQ(answer.status, 403) << path;
    EXPECT_EQ(answer.header("Set-Cookie"), "") << path;
    EXPECT_EQ(school.post(path, {}, "", {{"Sec-Fetch-Site", "cross-site"}}).status, 403) << path;
  }
  EXPECT_TRUE(school.store->learners()->empty());
}

TEST(Session, EnrollingMakesAGuestAndTheCookieOpensTheGate) {
  Class school;
  const Class::Answer answer = school.post("/c/course/enrol", {{"back", "/c/course/ground/trust/#overview"}});
  EXPECT_EQ(answer.status, 303);
  EXPECT_EQ(answer.header("Location"), "/c/course/ground/trust/#overview");
  const std::string cookie = answer.header("Set-Cookie");
  EXPECT_THAT(cookie, StartsWith("colloquy="));
  EXPECT_THAT(cookie, HasSubstr("HttpOnly"));
  EXPECT_THAT(cookie, HasSubstr("SameSite=Lax"));
  const std::string pair = cookie.substr(0, cookie.find(';'));
  EXPECT_EQ(pair.size(), std::string("colloquy=").size() + 52) << "256 bits";
  EXPECT_EQ(school.store->enrolments(school.learner(pair))->size(), 1u);
  EXPECT_FALSE(school.store->caller(pair.substr(9))->has_value()) << "the token itself is stored";
}

TEST(Session, TheCookieOfASecureSiteIsBoundToItsHost) {
  Class school;
  Request request;
  request.method = Method::post;
  request.path = "/c/course/enrol";
  request.secure = true;
  const std::string cookie = school.ask(request).header("Set-Cookie");
  EXPECT_THAT(cookie, StartsWith("__Host-colloquy="));
  EXPECT_THAT(cookie, HasSubstr("Secure"));
  EXPECT_THAT(cookie, HasSubstr("Path=/"));
}

TEST(Session, NobodyIsSentAwayToAnotherSite) {
  Class school;
  EXPECT_EQ(school.post("/c/course/enrol", {{"back", "https://evil.example/"}}).header("Location"), "/c/course/");
  EXPECT_EQ(school.post("/c/course/enrol", {{"back", "//evil.example/"}}).header("Location"), "/c/course/");
}

TEST(Session, ALearnerWhoEnrolsKeepsTheirPlace) {
  Class school;
  const std::string cookie = school.left();
  const Class::Answer answer = school.post("/c/course/enrol", {}, cookie);
  EXPECT_EQ(answer.status, 303);
  EXPECT_EQ(answer.header("Set-Cookie"), "");
  EXPECT_EQ(school.store->learners()->size(), 1u);
  EXPECT_EQ(school.get("/c/course/gated/trust1.opus", cookie).status, 200);
}

void set_class_code(Class& school, const std::string& code) {
  std::promise<bool> done;
  school.store->change({store::change::ClassCode{kCourse, code, 1}},
                       [&](const base::Result<store::Appended>& r) { done.set_value(r.ok()); });
  ASSERT_TRUE(done.get_future().get());
}

TEST(ClassCode, EnrollingNeedsItWhereThereIsOne) {
  Class school;
  set_class_code(school, "abcdefgh");
  EXPECT_EQ(school.post("/c/course/enrol", {}).status, 403);
  const Class::Answer wrong = school.post("/c/course/enrol", {{"code", "ABCD-EFGG"}});
  EXPECT_EQ(wrong.status, 403);
  EXPECT_THAT(wrong.body, Not(HasSubstr("abcdefgh")));
  EXPECT_TRUE(school.store->learners()->empty());
  EXPECT_EQ(school.post("/c/course/enrol", {{"code", "abcd efgh"}}).status, 303);
  EXPECT_EQ(school.post("/c/course/enrol", {{"code", "ABCD-EFGH"}}).status, 303);
  set_class_code(school, "");
  EXPECT_EQ(school.post("/c/course/enrol", {}).status, 303) << "switched off";
}

TEST(ClassCode, GuessingIsSlow) {
  Class school;
  set_class_code(school, "abcdefgh");
  for (int i = 0; i < 300; ++i) {  // as world.h has it
    EXPECT_EQ(school.post("/c/course/enrol", {{"code", "wrongwrong"}}).status, 403);
  }
  EXPECT_EQ(school.post("/c/course/enrol", {{"code", "abcdefgh"}}).status, 429);
  school.clock.time += Patience::kWindow;
  EXPECT_EQ(school.post("/c/course/enrol", {{"code", "abcdefgh"}}).status, 303);
}

TEST(ClassCode, AClockThatIsSetBackLocksNobodyOut) {
  Class school;
  set_class_code(school, "abcdefgh");
  school.clock.time += 86'400'000;
  for (int i = 0; i < 300; ++i) school.post("/c/course/enrol", {{"code", "wrongwrong"}});
  EXPECT_EQ(school.post("/c/course/enrol", {{"code", "abcdefgh"}}).status, 429);
  school.clock.time -= 86'400'000;
  EXPECT_EQ(school.post("/c/course/enrol", {{"code", "abcdefgh"}}).status, 303);
}

TEST(Codes, AreReadAsPeopleTypeThem) {
  EXPECT_EQ(read_code(" abcd-EFGH 234 "), "abcdefgh234");
  EXPECT_EQ(read_code("O0I1B8"), "ooiibb");
  CountingRandom random;
  EXPECT_EQ(read_code(new_keep_code(random)).size(), 20u);
  EXPECT_NE(new_keep_code(random), new_keep_code(random));
}

std::string event_json(const std::string& id, const std::string& kind, base::Millis at, const std::string& data,
                       const std::string& course = kCourse, const std::string& lesson = "l-trust") {
  return "{\"id\":\"" + id + "\",\"kind\":\"" + kind + "\",\"course\":\"" + course + "\",\"lesson\":\"" + lesson +
         "\",\"at\":" + std::to_string(at) + ",\"offset\":60,\"data\":" + data + "}";
}

TEST(Events, AreTakenOnceAndShowInMe) {
  Class school;
  const std::string cookie = school.enrol();
  const std::string place = event_json("place-0001", "place", school.clock.time - 5000,
                                       R"({"track":"part","node":"t1","index":2,"ms":4200})");
  for (int i = 0; i < 2; ++i) {
    const Class::Answer answer = school.post_json("/api/events", "{\"events\":[" + place + "]}", cookie);
    EXPECT_EQ(answer.body, R"({"accepted":["place-0001"],"refused":[]})");
  }
  EXPECT_EQ(school.store->events(school.learner(cookie), 0, 100)->size(), 2u) << "enrol and one place";
  const base::Json me = *base::parse_json(school.get("/api/me", cookie).body);
  EXPECT_TRUE(me["learner"].as_bool());
  const base::Json& course = me["courses"][kCourse];
  EXPECT_TRUE(course["enrolled"].as_bool());
  EXPECT_EQ(course["places"]["l-trust"]["ms"].as_int(), 4200);
  EXPECT_EQ(course["places"]["l-trust"]["index"].as_int(), 2);
}

TEST(Events, AnotherDevicesPlaceIsToldAndKept) {
  Class school;
  const std::string cookie = school.enrol();
  const auto listens = [&](const std::string& id, const std::string& device, int ms, base::Millis at) {
    const std::string data =
        R"({"track":"part","node":"t1","index":0,"device":")" + device + R"(","ms":)" + std::to_string(ms) + "}";
    school.post_json("/api/events", "{\"events\":[" + event_json(id, "place", at, data) + "]}", cookie);
  };
  const base::Millis now = school.clock.time;
  listens("phone-0001", "phone", 760'000, now - 60'000);
  listens("stale-tab-1", "desk", 310'000, now - 1000);  // a tab left open goes on from where it was
  const base::Json me = *base::parse_json(school.get("/api/me", cookie).body);
  const base::Json& place = me["courses"][kCourse]["places"]["l-trust"];
  EXPECT_EQ(place["device"].as_string(), "desk");
  EXPECT_EQ(place["ms"].as_int(), 310'000);
  EXPECT_EQ(place["furthest"].as_int(), 760'000);
  ASSERT_EQ(place["elsewhere"].as_array().size(), 1u);
  EXPECT_EQ(place["elsewhere"].as_array()[0]["device"].as_string(), "phone");
  EXPECT_EQ(place["elsewhere"].as_array()[0]["ms"].as_int(), 760'000);
}

TEST(Events, AWrongClockIsPutRightByTheMomentOfSending) {
  Class school;
  const std::string cookie = school.enrol();
  const base::Millis now = school.clock.time, slow = now - 3 * 3'600'000;  // a clock three hours behind
  const std::string data = R"({"track":"part","node":"t1","index":0,"device":"d","ms":5000})";
  school.post_json("/api/events",
                   "{\"now\":" + std::to_string(slow) + ",\"events\":[" +
                       event_json("slow-00001", "place", slow - 7000, data) + "]}",
                   cookie);
  const auto places = school.store->places(school.learner(cookie), kCourse);
  ASSERT_EQ(places->size(), 1u);
  EXPECT_EQ((*places)[0].at, now - 7000);
  for (const char* absurd : {"-9007199254740991", "9007199254740991", "5.0", "0"}) {
    const std::string body =
        std::string("{\"now\":") + absurd + ",\"events\":[" + event_json("odd-000001", "place", now, data) + "]}";
    EXPECT_EQ(school.post_json("/api/events", body, cookie).status, 200) << absurd;
  }
}

TEST(Events, APlaceIsKeptAfterTheServersClockWasADayAhead) {
  Class school;
  const std::string cookie = school.enrol();
  const base::Millis begin = school.clock.time;
  base::Millis device = begin;  // the device's clock is right all along
  const auto listens = [&](const std::string& id, const std::string& on, int ms, base::Millis late = 0) {
    const std::string data =
        R"({"track":"part","node":"t1","index":0,"device":")" + on + R"(","ms":)" + std::to_string(ms) + "}";
    school.post_json(
        "/api/events",
        "{\"now\":" + std::to_string(device) + ",\"events\":[" + event_json(id, "place", device - late, data) + "]}",
        cookie);
  };
  school.clock.time = begin + 86'400'000;
  listens("phone-0001", "phone", 1000);
  school.clock.time = device = begin + 60'000;
  listens("phone-0002", "phone", 61'000);
  auto places = *school.store->places(school.learner(cookie), kCourse);
  ASSERT_EQ(places.size(), 1u);
  EXPECT_EQ(places[0].ms, 61'000) << "not only when tomorrow has come";
  listens("desk-00001", "desk", 62'000);
  EXPECT_EQ(school.store->places(school.learner(cookie), kCourse)->front().ms, 62'000);
  school.clock.time = device = begin + 2 * 86'400'000;
  listens("desk-00002", "desk", 70'000);
  listens("phone-0003", "phone", 5000, 1000);
  places = *school.store->places(school.learner(cookie), kCourse);
  EXPECT_EQ(places[0].ms, 70'000) << "and then by the time it happened again";
}

TEST(Events, EachIsJudgedByItself) {
  Class school;
  const std::string cookie = school.enrol();
  const base::Millis now = school.clock.time;
  const std::string data = R"({"track":"part","ms":1000})";
  std::string body = "{\"events\":[";
  body += event_json("good-00001", "heard", now, data) + ",";
  body += event_json("ahead-0001", "heard", now + 4 * 60'000, data) + ",";
  body += event_json("future-001", "heard", now + 6 * 60'000, data) + ",";
  body += event_json("old-000001", "heard", now - 61ll * 86'400'000, data) + ",";
  body += event_json("other-0001", "heard", now, data, "other-course") + ",";
  body += event_json("lesson-001", "heard", now, data, kCourse, "l-none") + ",";
  body += event_json("track-0001", "heard", now, R"({"track":"none","ms":1})") + ",";
  body += event_json("review-001", "review", now, R"({"card":"l-trust-c0","grade":4})") + ",";
  body += event_json("short", "heard", now, data) + ",";
  body += event_json("read-00001", "read", now, "{}") + "]}";
  const base::Json answer = *base::parse_json(school.post_json("/api/events", body, cookie).body);
  std::vector<std::string> accepted;
  for (const base::Json& id : answer["accepted"].as_array()) accepted.push_back(id.as_string());
  EXPECT_THAT(accepted, testing::ElementsAre("good-00001", "ahead-0001", "read-00001"));
  EXPECT_EQ(answer["refused"].as_array().size(), 7u);
  const auto kept = school.store->events(school.learner(cookie), 0, 100);
  ASSERT_TRUE(kept.ok());
  for (const store::Event& event : *kept) {
    EXPECT_LE(event.at, now) << "held to the server's clock";
  }
}

TEST(Events, NeedALearnerAndAProperBody) {
  Class school;
  EXPECT_EQ(school.post_json("/api/events", "{\"events\":[]}").status, 403);
  const std::string cookie = school.enrol();
  EXPECT_EQ(school.post_json("/api/events", "nonsense", cookie).status, 400);
  EXPECT_EQ(school.post_json("/api/events", "{\"events\":{}}", cookie).status, 400);
  for (const char* odd : {"{}", "[]", "{\"now\":\"noon\",\"events\":[]}", "{\"now\":0.5,\"events\":[]}",
                          "{\"now\":9223372036854775807,\"events\":[]}", "{\"events\":[1]}", "{\"events\":[{}]}"}) {
    EXPECT_EQ(school.post_json("/api/events", odd, cookie).status, 400) << odd;
  }
  const std::string sound = event_json("good-00001", "read", school.clock.time, "{}");
  EXPECT_EQ(school.post_json("/api/events", "{\"events\":[" + sound + "]}", cookie).status, 200);
  for (const char* place : {"\"id\":", "\"at\":", "\"data\":", "\"offset\":"}) {
    std::string odd = sound;
    odd.insert(odd.find(place) + std::string(place).size(), "[],\"other\":");
    EXPECT_EQ(school.post_json("/api/events", "{\"events\":[" + odd + "]}", cookie).status, 400) << odd;
  }
  std::string many = "{\"events\":[";
  for (int i = 0; i < 101; ++i) many += std::string(i ? "," : "") + "{}";
  EXPECT_EQ(school.post_json("/api/events", many + "]}", cookie).status, 400);
}

TEST(Me, SaysNothingToAVisitor) {
  Class school;
  EXPECT_EQ(school.get("/api/me").body, R"({"courses":{}})");
}

TEST(Courses, ARebuiltPackageTakesTheOldOnesPlace) {
  Class school;
  const std::shared_ptr<const Course> held = school.courses.by_slug(kSlug);
  make_package(school.folder / "package", "2");
  school.courses.put(std::move(Course::open(school.folder / "package")).value());
  EXPECT_EQ(held->manifest().build, "1");
  EXPECT_EQ(school.courses.by_slug(kSlug)->manifest().build, "2");
  EXPECT_EQ(school.courses.all()->size(), 1u);
}

TEST(Watch, ListenersHearWhatIsPublished) {
  Class school;
  const std::shared_ptr<Stream> stream = school.live.listen(kSlug);
  const std::shared_ptr<Stream> other = school.live.listen("other");
  school.live.publish(kSlug, "changed", base::Json::object().set("lessons", base::Json::array().push("trust")));
  EXPECT_THAT(stream->take().bytes, HasSubstr("event: changed\ndata: {\"lessons\":[\"trust\"]}"));
  EXPECT_THAT(other->take().bytes, Not(HasSubstr("changed")));
  EXPECT_EQ(school.get("/api/watch/course").status, 200);
  school.world->live = nullptr;
  EXPECT_EQ(school.get("/api/watch/course").status, 404);
}

TEST(Files, PicturesArePublicAndDrawingsAreCaged) {
  Class school;
  const Class::Answer picture = school.get("/c/course/files/picture.svg");
  EXPECT_EQ(picture.status, 200);
  EXPECT_THAT(picture.header("Content-Security-Policy"), HasSubstr("sandbox"));
  EXPECT_THAT(picture.header("Cache-Control"), HasSubstr("immutable"));
  EXPECT_EQ(school.get("/c/course/files/.hidden").status, 404);
  EXPECT_EQ(school.get("/healthz").body, "ok\n");
}

}  // namespace
}  // namespace colloquy::api
