#include "exchange/anki/field.h"

#include <gtest/gtest.h>

#include <ctime>

#include "exchange/anki/template.h"

namespace colloquy::exchange::anki {
namespace {

FieldText read(std::string_view html, bool gaps = false) {
  return read_field(html, {gaps, [](const std::string& name) { return name == "gone" ? "" : "media/" + name; }});
}

TEST(AnkiField, KeepsWhatTheFormatHasMarksFor) {
  EXPECT_EQ(read("a <b>bold</b>, <i>soft</i> <code>x*y</code> <s>no</s> H<sub>2</sub>O").line,
            "a **bold**, *soft* `x*y` ~~no~~ H<sub>2</sub>O");
  EXPECT_EQ(read("see <a href=\"https://e.org/a b\">this</a>").line, "see [this](https://e.org/a%20b)");
  EXPECT_EQ(read("<div>one</div><div>two<br></div><p>three</p>").line, "one<br>two<br>three");
  EXPECT_EQ(read("&lt;p&gt; &amp;&nbsp;&#228; 5 < 6").line, "\\<p> & \u00e4 5 < 6");
  EXPECT_EQ(read("<ul><li>a</li><li>b</li></ul>").line, "\u2022 a<br>\u2022 b");
}

TEST(AnkiField, LeavesNoMarkThatWouldNotCount) {
  EXPECT_EQ(read("<b>word </b>next").line, "**word** next");
  EXPECT_EQ(read("a<b>(b)</b>c").line, "a(b)c");
  EXPECT_EQ(read("<b></b>x<i> </i>y").line, "x y");
  EXPECT_EQ(read("<b>a</b><i>b</i>").line, "**a**b");
  EXPECT_EQ(read("2 * 3 ** 4 [x] $5 ~~").line, "2 \\* 3 \\*\\* 4 \\[x\\] \\$5 \\~\\~");
  EXPECT_EQ(read("- a -> b").line, "\\- a \\-> b");
}

TEST(AnkiField, NamesPicturesSoundsAndFormulas) {
  const FieldText text = read("<img src=\"a%20b.png\" alt=\"a [wall]\"> [sound:c.mp3] \\(a_1\\) <img src='gone'>");
  EXPECT_EQ(text.line, "![a \\[wall\\]](media/a b.png) [c.mp3](media/c.mp3) $a_1$");
  EXPECT_EQ(text.media, (std::vector<std::string>{"a b.png", "c.mp3"}));
  EXPECT_EQ(text.lost, (std::vector<std::string>{"\"gone\", which is not in the package"}));
  EXPECT_EQ(read("<table><tr><td>a<td>b</table><script>x()</script>").lost.size(), 2u);
  EXPECT_EQ(read("<script>x()</script>after").line, "after");
}

TEST(AnkiField, FindsGaps) {
  const FieldText text = read("{{c1::one <b>two</b>::hint}} and {{c2::a {{c3::b}} c}} }} {{x}}", true);
  EXPECT_EQ(text.line, "\x01 and \x01 }} {{x}}");
  EXPECT_EQ(text.gaps, (std::vector<FieldGap>{{1, "one two"}, {2, "a b c"}}));
  EXPECT_EQ(text.lost, (std::vector<std::string>{"a gap within a gap", "a hint in a gap"}));
  EXPECT_EQ(read("{{c1::never closed", true).gaps, (std::vector<FieldGap>{{1, "never closed"}}));
  EXPECT_TRUE(read("{{c1::x}}").gaps.empty());
}

TEST(AnkiField, SaysItsWords) {
  EXPECT_EQ(plain_field("a<br>b  <b>c</b>&amp;\n<div>d</div>"), "a b c& d");
}

TEST(AnkiTemplate, PutsFieldsIn) {
  const NoteType type{1, "T", false, {"Front", "Back", "More"}, {}, ""};
  const Note note{1, "g", 1, 0, {}, {"q", "a", "<br>"}};
  EXPECT_EQ(make_side("{{FrontSide}}<hr>{{ Back }}{{hint:Front}}{{Nowhere}}", type, note).html, "<hr>aq");
  EXPECT_EQ(make_side("{{#More}}x{{/More}}{{^More}}y{{#Front}}z{{/Front}}{{/More}}", type, note).html, "yz");
  const Side typed = make_side("{{Front}} {{type:Back}}", type, note);
  EXPECT_EQ(typed.typed, 1);
  EXPECT_EQ(typed.html, "q ");
  EXPECT_EQ(typed.fields, (std::vector<std::size_t>{0}));
  EXPECT_EQ(make_side("{{cloze:Back}}", type, note).cloze, 1);
}

// Marks that never end are looked for once, not from every place.
TEST(AnkiField, TakesNoLongerThanItIsLong) {
  const std::clock_t begun = std::clock();  // of this process: others may be busy
  for (const std::string_view part :
       {"<", "<a", "<a \">\" ", "\\(", "\\(x$", "[sound:", "[latex]", "{{c1::", "&", "<!-"}) {
    std::string html;
    while (html.size() < (1u << 20)) html += part;
    read(html, true);
    if (part.front() == '<') plain_field(html + ">");
  }
  // A link stands with each of its pieces.
  std::string linked = "<a href=\"https://e.org/" + std::string(100'000, 'x') + "\">";
  for (int i = 0; i < 20'000; ++i) linked += "a<b>b</b>";
  read(linked);
  EXPECT_LT((std::clock() - begun) / CLOCKS_PER_SEC, 30);  // seconds
}

TEST(AnkiField, ReadsTagsWhoseQuotesNeverEnd) {
  EXPECT_EQ(read("<a title=\"x>one</a> <b>two</b> < three").line, "one **two** < three");
  EXPECT_EQ(read("\\(a \\(b\\) c").line, "\\\\(a $b$ c");
}

}  // namespace
}  // namespace colloquy::exchange::anki
