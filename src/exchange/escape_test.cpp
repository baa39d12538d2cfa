#include "exchange/escape.h"

#include <gtest/gtest.h>

#include <cctype>
#include <cstdint>

namespace colloquy::exchange {
namespace {

std::string at_start(std::string_view text) {
  return escape(text, Place::line_start, {"Teacher"});
}
std::string inside(std::string_view text) {
  return escape(text, Place::inside);
}

// What Markdown makes of backslashes: gone before ASCII punctuation, text before anything else.
std::string unescape(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size() && std::ispunct(static_cast<unsigned char>(text[i + 1]))) ++i;
    out.push_back(text[i]);
  }
  return out;
}

TEST(Escape, PlainWordsStayAsTheyAre) {
  for (const std::string_view text :
       {"It's 5 o'clock, isn't it? (Yes!)", "a/b km/h 3.5 50% a=b x->y", "snake_case_name", "costs 3 & more; R&D",
        "Note: this is text", "1990s were fine", "-5 degrees", "a - b", "x < y > z", "Dr. No", "therapy—trust"}) {
    EXPECT_EQ(at_start(text), text);
  }
}

TEST(Escape, MarksAtTheStartOfALine) {
  EXPECT_EQ(at_start("- a"), "\\- a");
  EXPECT_EQ(at_start("+ a"), "\\+ a");
  EXPECT_EQ(at_start("* a"), "\\* a");
  EXPECT_EQ(at_start("---"), "\\---");
  EXPECT_EQ(at_start("===="), "\\====");
  EXPECT_EQ(at_start("### a"), "\\### a");
  EXPECT_EQ(at_start("#tag"), "\\#tag");
  EXPECT_EQ(at_start("> a"), "\\> a");
  EXPECT_EQ(at_start("1990. was"), "1990\\. was");
  EXPECT_EQ(at_start("1) was"), "1\\) was");
  EXPECT_EQ(at_start(": meaning"), "\\: meaning");
  EXPECT_EQ(at_start("| a | b |"), "\\| a | b |");
  EXPECT_EQ(inside("- a"), "- a");
}

TEST(Escape, LabelsBecomeText) {
  EXPECT_EQ(at_start("Summary: we wait"), "Summary\\: we wait");
  EXPECT_EQ(at_start("You:"), "You\\:");
  EXPECT_EQ(at_start("teacher : we wait"), "teacher \\: we wait");
  EXPECT_EQ(at_start("Teacher:we"), "Teacher:we");
  EXPECT_EQ(escape("Remember this: wait", Place::turn), "Remember this\\: wait");
  EXPECT_EQ(escape("And now to the last of it: wait", Place::turn), "And now to the last of it: wait");
  EXPECT_EQ(at_start("The teacher: we"), "The teacher: we");
  EXPECT_EQ(inside("Summary: we wait"), "Summary: we wait");
}

TEST(Escape, MarksAnywhere) {
  EXPECT_EQ(inside("a **b** *(pause)*"), "a \\*\\*b\\*\\* \\*(pause)\\*");
  EXPECT_EQ(inside("[[three]] [x] ![a](b)"), "\\[\\[three\\]\\] \\[x\\] !\\[a\\](b)");
  EXPECT_EQ(inside("a -> b <-> c"), "a \\-> b <\\-> c");
  EXPECT_EQ(inside("$5 and x$ `c` ~~d~~"), "\\$5 and x\\$ \\`c\\` \\~\\~d\\~\\~");
  EXPECT_EQ(inside("<b> </b> <!-- c -->"), "\\<b> \\</b> \\<!-- c --\\>");
  EXPECT_EQ(inside("&lt; R&D"), "\\&lt; R&D");
  EXPECT_EQ(inside("_a_ a_b"), "\\_a\\_ a_b");
  EXPECT_EQ(inside("C:\\new\\"), "C:\\\\new\\\\");
  EXPECT_EQ(escape("C #", Place::title), "C \\#");
  EXPECT_EQ(escape("C ##", Place::title), "C \\##");
}

TEST(Escape, TakingTheBackslashesOffGivesTheTextBack) {
  constexpr std::string_view kAlphabet = "aB1 .:-#>*_`[]()$~<&;/!|+=\\\"'";
  std::uint64_t state = 42;
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (int i = 0; i < 12; ++i) {
      state = state * 6364136223846793005u + 1442695040888963407u;
      text.push_back(kAlphabet[(state >> 33) % kAlphabet.size()]);
    }
    EXPECT_EQ(unescape(at_start(text)), text);
    EXPECT_EQ(unescape(inside(text)), text);
  }
}

TEST(YamlValue, QuotesWhatIsNotTame) {
  EXPECT_EQ(yaml_value("Therapeutic Relationship"), "Therapeutic Relationship");
  EXPECT_EQ(yaml_value("Client's rights, part 2"), "Client's rights, part 2");
  EXPECT_EQ(yaml_value("Trust: a \"start\""), "\"Trust: a \\\"start\\\"\"");
  EXPECT_EQ(yaml_value("No"), "\"No\"");
  EXPECT_EQ(yaml_value("5.1"), "\"5.1\"");
  EXPECT_EQ(yaml_value("a # b"), "\"a # b\"");
  EXPECT_EQ(yaml_value("C:\\x"), "\"C:\\\\x\"");
}

TEST(LinkTarget, CannotEndTheLink) {
  EXPECT_EQ(link_target("https://a.org/b_(c) d"), "https://a.org/b_%28c%29%20d");
}

}  // namespace
}  // namespace colloquy::exchange
