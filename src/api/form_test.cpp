#include "api/form.h"

#include <gtest/gtest.h>

namespace colloquy::api {
namespace {

TEST(Form, ReadsFieldsInOrder) {
  const Form form = Form::parse("a=1&b=x+y%26z&a=2&empty=&bare&&=nameless");
  EXPECT_EQ(form.get("a"), "1");
  EXPECT_EQ(form.get("b"), "x y&z");
  EXPECT_EQ(form.all("a"), (std::vector<std::string_view>{"1", "2"}));
  EXPECT_TRUE(form.has("empty"));
  EXPECT_TRUE(form.has("bare"));
  EXPECT_FALSE(form.has("c"));
  EXPECT_EQ(form.get(""), "nameless");
}

TEST(Form, LeavesOutWhatIsBroken) {
  const Form form = Form::parse("a=%zz&b=%ff&c=%00&d=%c3%a9&%=1");
  ASSERT_EQ(form.fields().size(), 1u);
  EXPECT_EQ(form.get("d"), "\xC3\xA9");
}

TEST(Form, HasALimit) {
  std::string many;
  for (int i = 0; i < 5000; ++i) many += "a=1&";
  EXPECT_EQ(Form::parse(many).fields().size(), Form::kMostFields);
}

TEST(Form, AsksTheContentType) {
  Request request;
  request.body = "a=1";
  EXPECT_FALSE(form_of(request).has("a"));
  request.headers.add("content-type", "Application/x-www-form-urlencoded ; charset=UTF-8");
  EXPECT_TRUE(form_of(request).has("a"));
}

}  // namespace
}  // namespace colloquy::api
