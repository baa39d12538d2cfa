#include "base/json.h"

#include <gtest/gtest.h>

namespace colloquy::base {
namespace {

TEST(Json, RoundTripsAndKeepsOrder) {
  const std::string text = R"({"b":1,"a":[true,null,-2.5,"x\ny"],"c":{}})";
  const Result<Json> json = parse_json(text);
  ASSERT_TRUE(json.ok());
  EXPECT_EQ(to_string(*json), text);
  EXPECT_EQ((*json)["a"].as_array()[3].as_string(), "x\ny");
  EXPECT_TRUE((*json)["missing"]["deeper"].is_null());
}

TEST(Json, RefusesWhatIsNotJson) {
  EXPECT_EQ(parse_json("{\"a\":1} x").error().kind, ErrorKind::invalid);
  EXPECT_EQ(parse_json("").error().kind, ErrorKind::invalid);
  EXPECT_EQ(parse_json(std::string(100000, '[')).error().kind, ErrorKind::too_large);
}

TEST(Json, MayStandInAScriptElement) {
  EXPECT_EQ(to_string(Json("</script>")), R"("<\/script>")");
}

}  // namespace
}  // namespace colloquy::base
