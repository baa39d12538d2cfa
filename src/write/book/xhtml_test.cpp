#include "write/book/xhtml.h"

#include <gtest/gtest.h>

#include "write/book/xml.h"
#include "write/maths.h"

namespace colloquy::write {
namespace {

std::string same(std::string_view href) {
  return std::string(href);
}

TEST(Xml, NothingBreaksOut) {
  EXPECT_EQ(xml_text("a < b & \"c\"\x01\x0B > d\tand\nmore"), "a &lt; b &amp; &quot;c&quot; &gt; d\tand\nmore");
  EXPECT_EQ(xml_text("\xEF\xBF\xBE!\xEF\xBF\xBD"), "!\xEF\xBF\xBD");
  EXPECT_EQ(xml("meta", {at("name", "x\"><y"), at_if("id", "")}), "<meta name=\"x&quot;&gt;&lt;y\"/>");
  EXPECT_EQ(xml("a", {at("b", "c")}, "<d/>"), "<a b=\"c\"><d/></a>");
}

TEST(Xhtml, EveryElementEndsAndEveryAttributeHasAValue) {
  const Html html = el("p", {}, Html("1 < 2 & 3"), el("br", {}), el("hr", {})) +
                    el("details", {flag("open"), at("data-x", "1")}, el("code", {at("lang", "de")}, "\"so\""));
  EXPECT_EQ(xhtml(html, same),
            "<p>1 &lt; 2 &amp; 3<br/><hr/></p><details open=\"open\"><code lang=\"de\" xml:lang=\"de\">&quot;so&quot;"
            "</code></details>");
}

TEST(Xhtml, APictureIsTheBooksOwnOrItsWords) {
  const auto picture = [](const char* source) {
    return el("img", {at("src", source), at("alt", "a <tube>"), at("loading", "lazy"), at("decoding", "async")});
  };
  EXPECT_EQ(xhtml(picture("media/m1.png"), same), "<img src=\"media/m1.png\" alt=\"a &lt;tube&gt;\"/>");
  EXPECT_EQ(xhtml(picture("https://pictures.example/x.png"), same), "a &lt;tube&gt;");
  EXPECT_EQ(xhtml(picture("//pictures.example/x.png"), same), "a &lt;tube&gt;");
}

TEST(Xhtml, LinksAreLedAndIdsKeptOnce) {
  const Html html = el("a", {at("href", "#x"), at("id", "one")}, "here") + el("a", {at("href", "#y")}, "there") +
                    el("i", {at("id", "one")}, "again");
  const BookLink link = [](std::string_view href) { return href == "#x" ? std::string("l1.xhtml#x") : std::string(); };
  EXPECT_EQ(xhtml(html, link), "<a href=\"l1.xhtml#x\" id=\"one\">here</a><a>there</a><i>again</i>");
}

TEST(Xhtml, FormulasHaveTheirNamespace) {
  const Html html = el("p", {at("id", "f")}, maths("x < 2", MathStyle::in_line));
  EXPECT_NE(xhtml(html, same).find("<math xmlns=\"http://www.w3.org/1998/Math/MathML\""), std::string::npos);
  const MarkupFacts facts = facts_of(html);
  EXPECT_TRUE(facts.maths);
  EXPECT_EQ(facts.ids, (std::set<std::string, std::less<>>{"f"}));
  EXPECT_FALSE(facts_of(el("p", {})).maths);
}

TEST(Xhtml, ADocumentSaysItsLanguageAndDirection) {
  const std::string arabic = xhtml_document("ar", "كتاب", "book.css", "<p/>");
  EXPECT_NE(arabic.find("lang=\"ar\" xml:lang=\"ar\" dir=\"rtl\""), std::string::npos);
  EXPECT_TRUE(arabic.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n<html "));
}

}  // namespace
}  // namespace colloquy::write
