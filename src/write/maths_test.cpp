#include "write/maths.h"

#include <gtest/gtest.h>

namespace colloquy::write {
namespace {

std::string in_line(std::string_view latex) {
  return maths(latex, MathStyle::in_line).str();
}

TEST(Maths, sets_fractions_roots_and_scripts) {
  EXPECT_EQ(in_line("x^2"), "<math><mrow><msup><mi>x</mi><mn>2</mn></msup></mrow></math>");
  EXPECT_EQ(in_line("\\frac{1}{n}"),
            "<math><mrow><mfrac><mrow><mn>1</mn></mrow><mrow><mi>n</mi></mrow></mfrac></mrow></math>");
  EXPECT_EQ(in_line("\\sqrt[3]{8}"),
            "<math><mrow><mroot><mrow><mn>8</mn></mrow><mrow><mn>3</mn></mrow></mroot></mrow></math>");
  EXPECT_EQ(in_line("a_i^2"), "<math><mrow><msubsup><mi>a</mi><mi>i</mi><mn>2</mn></msubsup></mrow></math>");
}

TEST(Maths, sums_take_their_limits_above_and_below) {
  EXPECT_NE(in_line("\\sum_{i=1}^n i").find("<munderover><mo>∑</mo>"), std::string::npos);
  EXPECT_NE(in_line("\\int_0^1 x").find("<msubsup><mo>∫</mo>"), std::string::npos);
}

TEST(Maths, knows_greek_operators_functions_and_words) {
  EXPECT_EQ(in_line("\\alpha \\leq -3.5"), "<math><mrow><mi>α</mi><mo>≤</mo><mo>−</mo><mn>3.5</mn></mrow></math>");
  EXPECT_NE(in_line("\\text{rate} < 5").find("<mtext>rate</mtext><mo>&lt;</mo>"), std::string::npos);
}

TEST(Maths, an_arrow_to_the_right_is_no_fence) {
  EXPECT_NE(in_line("a \\rightarrow b").find("<mo>→</mo>"), std::string::npos);
}

TEST(Maths, fences_grow_in_pairs) {
  EXPECT_NE(in_line("\\left( \\frac a b \\right)")
                .find("<mrow><mo>(</mo><mfrac><mi>a</mi><mi>b</mi></mfrac><mo>)</mo></mrow>"),
            std::string::npos);
}

TEST(Maths, what_it_does_not_know_is_shown_as_written) {
  for (const char* strange :
       {"\\begin{matrix}", "\\unknown x", "{x", "x}", "\\left( x", "\\frac{1}", "a & b", "\\text{a \\bf b}", ""}) {
    const std::string html = in_line(strange);
    EXPECT_EQ(html.find("<math"), std::string::npos) << strange << ": " << html;
    EXPECT_EQ(html.find("<code class=\"maths\">"), 0u) << strange;
  }
  EXPECT_EQ(in_line("\\evil<b>"), "<code class=\"maths\">\\evil&lt;b&gt;</code>");
}

TEST(Maths, deep_nesting_ends_and_does_not_crash) {
  EXPECT_EQ(in_line(std::string(100000, '{')).find("<math"), std::string::npos);
  std::string roots;
  for (int i = 0; i < 20000; ++i) roots += "\\sqrt";
  EXPECT_EQ(in_line(roots).find("<math"), std::string::npos);
  std::string scripts = "x";
  for (int i = 0; i < 20000; ++i) scripts += "^\\hat";
  EXPECT_EQ(in_line(scripts).find("<math"), std::string::npos);
}

}  // namespace
}  // namespace colloquy::write
