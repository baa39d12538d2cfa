#include "write/html.h"

#include <gtest/gtest.h>

namespace colloquy::write {
namespace {

TEST(Html, text_is_escaped_on_its_way_in) {
  const std::string hostile = "<script>alert(\"1\")</script> & more";
  EXPECT_EQ(el("p", {}, hostile).str(), "<p>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; more</p>");
}

TEST(Html, attribute_values_are_escaped_and_absent_ones_left_out) {
  EXPECT_EQ(el("a", {at("title", "\"><b>"), at_if("id", ""), flag("hidden", false), flag("download")}, "x").str(),
            "<a title=\"&quot;&gt;&lt;b&gt;\" download>x</a>");
}

TEST(Html, void_elements_have_no_end) {
  EXPECT_EQ(el("br", {}).str(), "<br>");
}

TEST(Html, children_keep_their_order_and_their_markup) {
  EXPECT_EQ(el("p", {}, el("b", {}, "1"), "2 < 3", el("i", {}, "4")).str(), "<p><b>1</b>2 &lt; 3<i>4</i></p>");
}

TEST(Html, only_harmless_addresses_become_links) {
  for (const char* bad : {"javascript:alert(1)", "JaVaScRiPt:x", " javascript:x", "java\nscript:x", "data:text/html,x",
                          "vbscript:x", "\x01javascript:x"}) {
    EXPECT_EQ(el("a", {address("href", bad)}, "x").str(), "<a>x</a>") << bad;
  }
  for (const char* good : {"https://example.org/a?b=c:d", "/c/x/", "#spot", "a/b:c", "mailto:a@b.c"}) {
    EXPECT_NE(el("a", {address("href", good)}, "x").str(), "<a>x</a>") << good;
  }
}

TEST(Html, a_data_block_cannot_end_its_element_or_hide_the_rest) {
  EXPECT_EQ(json_block({}, R"({"a":"<!-- <\/script>"})").str(), R"(<script>{"a":"\u003c!-- <\/script>"}</script>)");
}

}  // namespace
}  // namespace colloquy::write
