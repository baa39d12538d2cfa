#include "api/telemetry.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/class_test.h"
#include "api/request_log.h"
#include "base/json.h"

namespace colloquy::api {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using namespace std::chrono_literals;

TEST(Telemetry, CountsByRouteAndClassOfStatus) {
  Telemetry telemetry({"GET /a", "POST /b"});
  telemetry.answered(0, 200, 700us);
  telemetry.answered(0, 304, 300us);
  telemetry.answered(0, 200, 7s);
  telemetry.answered(1, 503, 2ms);
  telemetry.answered(2, 404, 1us);
  telemetry.answered(99, 404, 1us);
  const std::string text = telemetry.text();
  EXPECT_THAT(text, HasSubstr("colloquy_requests_total{route=\"GET /a\",status=\"2xx\"} 2\n"));
  EXPECT_THAT(text, HasSubstr("colloquy_requests_total{route=\"GET /a\",status=\"3xx\"} 1\n"));
  EXPECT_THAT(text, HasSubstr("colloquy_requests_total{route=\"POST /b\",status=\"5xx\"} 1\n"));
  EXPECT_THAT(text, HasSubstr("colloquy_requests_total{route=\"none\",status=\"4xx\"} 2\n"));
  EXPECT_THAT(text, HasSubstr("colloquy_request_seconds_bucket{route=\"GET /a\",le=\"0.0005\"} 1\n"));
  EXPECT_THAT(text, HasSubstr("colloquy_request_seconds_bucket{route=\"GET /a\",le=\"0.001\"} 2\n"));
  EXPECT_THAT(text, HasSubstr("colloquy_request_seconds_bucket{route=\"GET /a\",le=\"5\"} 2\n"));
  EXPECT_THAT(text, HasSubstr("colloquy_request_seconds_bucket{route=\"GET /a\",le=\"+Inf\"} 3\n"));
  EXPECT_THAT(text, HasSubstr("colloquy_request_seconds_count{route=\"GET /a\"} 3\n"));
}

TEST(Telemetry, IsForThisMachineAlone) {
  Class school;
  Telemetry telemetry(route_names());
  telemetry.add(Telemetry::Kind::gauge, "colloquy_things", "Things.", [] { return 2.5; });
  school.world->telemetry = &telemetry;
  const std::string cookie = school.enrol();
  const Class::Answer here = school.get("/metrics");
  EXPECT_EQ(here.status, 200);
  EXPECT_THAT(here.header("Content-Type"), HasSubstr("version=0.0.4"));
  EXPECT_THAT(here.body, HasSubstr("\ncolloquy_things 2.5\n"));
  EXPECT_THAT(here.body, HasSubstr("{route=\"POST /c/{course}/enrol\",status=\"3xx\"} 1\n"));
  // A proxy on this machine, named or not, speaks for strangers.
  for (const char* field : {"X-Forwarded-For", "Forwarded", "Via"}) {
    EXPECT_EQ(school.get("/metrics", cookie, {{field, "1.1 proxy"}}).status, 403) << field;
  }
}

TEST(RequestLog, SaysWhatHappenedAndNothingOfAnybody) {
  Class school;
  std::vector<std::string> lines;
  const RequestLog all(RequestLog::What::all, school.clock, [&](std::string_view line) { lines.emplace_back(line); });
  school.world->log = &all;
  const std::string cookie = school.enrol();
  school.get("/c/course/ground/trust/?token=secret-word", cookie);
  school.get("/nothing/secret-path");
  ASSERT_EQ(lines.size(), 3u);
  const base::Json page = *base::parse_json(lines[1]);
  EXPECT_EQ(page["route"].as_string(), "/c/{course}/{slug}/");
  EXPECT_EQ(page["course"].as_string(), "course");
  EXPECT_EQ(page["status"].as_int(), 200);
  EXPECT_EQ(page["request"].as_string().size(), 16u);
  for (const std::string& line : lines) {
    EXPECT_THAT(line, Not(HasSubstr("secret")));
    EXPECT_THAT(line, Not(HasSubstr(cookie.substr(cookie.find('=') + 1)))) << "a session is nobody's to read";
  }
}

TEST(RequestLog, NamesFailuresByAnIdThatTheirAnswerTells) {
  Class school;
  std::vector<std::string> lines;
  const RequestLog trouble(RequestLog::What::trouble, school.clock,
                           [&](std::string_view line) { lines.emplace_back(line); });
  school.world->log = &trouble;
  school.get("/nothing");
  EXPECT_THAT(lines, IsEmpty()) << "strangers' mistakes are no trouble of ours";
  EXPECT_TRUE(trouble.wants(200, 1200ms));
  EXPECT_FALSE(trouble.wants(404, 999ms));
  EXPECT_TRUE(trouble.wants(503, 1ms));
}

TEST(Health, IsReadyWhileTheStoreAnswers) {
  Class school;
  EXPECT_EQ(school.get("/healthz").body, "ok\n");
  EXPECT_EQ(school.get("/readyz").body, "ready\n");
}

}  // namespace
}  // namespace colloquy::api
