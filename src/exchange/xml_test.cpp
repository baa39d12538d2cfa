#include "exchange/xml.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>

namespace colloquy::exchange::xml {
namespace {

struct Read {
  std::vector<Element> items;
  std::string faults;  // "LINE:COLUMN: message\n" each
};
Read of(std::string_view file) {
  Read out;
  for (const Fault& fault :
       read(file, "quiz", "question", [&](Element&& item) { out.items.push_back(std::move(item)); }))
    out.faults += std::to_string(fault.line) + ":" + std::to_string(fault.column) + ": " + fault.message + "\n";
  return out;
}

TEST(Xml, GivesItemsAsTrees) {
  const Read read =
      of("<?xml version=\"1.0\"?>\n<quiz><!-- no --><other>x</other>\n  <question type=\"a\" n='1&amp;2'>"
         "<text>one <![CDATA[<b>]]> &#228;</text><text>two</text></question>\n</quiz>");
  EXPECT_EQ(read.faults, "");
  ASSERT_EQ(read.items.size(), 1u);
  const Element& item = read.items[0];
  EXPECT_EQ(item.attribute("type"), "a");
  EXPECT_EQ(item.attribute("n"), "1&2");
  EXPECT_EQ(item.attribute("none"), "");
  ASSERT_EQ(item.children.size(), 2u);
  EXPECT_EQ(item.find("text")->text, "one <b> \xc3\xa4");
  EXPECT_EQ(item.find("none"), nullptr);
  EXPECT_EQ(item.line, 3u);
  EXPECT_EQ(item.column, 3u);
}

TEST(Xml, AFaultCostsItsOwnItemOnly) {
  const auto four = [](std::string_view second) {
    return "<quiz>\n<question><a>1</a></question>\n" + std::string(second) +
           "\n<question><a>3</a></question>\n<question><a>4</a></question>\n</quiz>\n";
  };
  const std::pair<std::string_view, std::string_view> kCases[] = {
      {"<question><a>2</b></question>", "3:17: This closes another tag than the one that is open; close that first.\n"},
      {"<question><a>&nbsp;</a></question>",
       "3:14: XML knows no such name between \"&\" and \";\"; write the sign itself, or put the words into <![CDATA[ "
       "and "
       "]]>.\n"},
      {"<question><a>1 < 2</a></question>",
       "3:17: This cannot stand here; among words \"&\" is written \"&amp;\" and \"<\" is written \"&lt;\".\n"},
      {"<question><a x='1' x='2'>2</a></question>",
       "3:20: An attribute stands twice in one tag; take one of them away.\n"},
      {"<question><a>2</a>", "3:1: This <question> is not closed before the next one.\n"},
      {"<question><a>\xff</a></question>",
       "3:14: This cannot stand here; among words \"&\" is written \"&amp;\" and \"<\" is written \"&lt;\".\n"},
  };
  for (const auto& [second, fault] : kCases) {
    const Read read = of(four(second));
    EXPECT_EQ(read.faults, fault);
    ASSERT_EQ(read.items.size(), 3u) << second;
    EXPECT_EQ(read.items[0].find("a")->text, "1");
    EXPECT_EQ(read.items[1].find("a")->text, "3");
    EXPECT_EQ(read.items[2].find("a")->text, "4");
    EXPECT_EQ(read.items[2].line, 5u);
  }
}

TEST(Xml, KeepsWhatStandsBeforeTheEndOfHalfAFile) {
  const std::string whole = "<quiz>\n<question><a>1</a></question>\n<question><a>2</a></question>\n</quiz>";
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const Read read = of(whole.substr(0, size));
    EXPECT_EQ(read.items.size(), size < whole.find("\n<question><a>2") ? 0u
                                 : size < whole.find("\n</quiz")       ? 1u
                                                                       : 2u)
        << size;
    EXPECT_NE(read.faults, "") << size;
  }
}

TEST(Xml, SaysWhatTheDocumentIs) {
  EXPECT_EQ(of("<html><question/></html>").faults, "1:1: The document is <html>; here <quiz> is expected.\n");
  EXPECT_TRUE(of("<html><question/></html>").items.empty());
}

TEST(Xml, ReadsNoDocumentType) {
  const std::string kRefused =
      "2:1: A document type is not read, since it can name other files and make a short text endless; take "
      "<!DOCTYPE ...> away.\n";
  const Read outside =
      of("<?xml version=\"1.0\"?>\n<!DOCTYPE quiz [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>\n"
         "<quiz><question><a>&e;</a></question></quiz>");
  EXPECT_EQ(outside.faults, kRefused);
  EXPECT_TRUE(outside.items.empty());
  std::string laughs = "<?xml version=\"1.0\"?>\n<!DOCTYPE quiz [<!ENTITY l0 \"ha\">";
  for (int i = 1; i < 30; ++i) {
    const std::string below = "&l" + std::to_string(i - 1) + ";";
    laughs += "<!ENTITY l" + std::to_string(i) + " \"" + below + below + below + below + "\">";
  }
  const Read read = of(laughs + "]>\n<quiz><question><a>&l29;</a></question></quiz>");
  EXPECT_EQ(read.faults, kRefused);
  EXPECT_TRUE(read.items.empty());
}

TEST(Xml, EndsWhereItIsTooMuch) {
  const std::clock_t begin = std::clock();  // of this process: others may be busy
  const auto nested = [](std::size_t depth) {
    std::string text;
    for (std::size_t i = 0; i < depth; ++i) text += "<a>";
    for (std::size_t i = 0; i < depth; ++i) text += "</a>";
    return "<quiz>\n<question>" + text + "</question>\n<question><a>2</a></question></quiz>";
  };
  Read read = of(nested(kMaxDepth - 1));
  EXPECT_EQ(read.faults, "");
  EXPECT_EQ(read.items.size(), 2u);
  read = of(nested(100'000));
  EXPECT_EQ(read.faults, "2:80: Elements are nested too deeply here.\n");
  ASSERT_EQ(read.items.size(), 1u);
  EXPECT_EQ(read.items[0].find("a")->text, "2");

  std::string many;
  for (std::size_t i = 0; i <= kMaxElements; ++i) many += "<a/>";
  read = of("<quiz><question>" + many + "</question><question/></quiz>");
  EXPECT_NE(read.faults.find("There are too many elements here."), std::string::npos);
  EXPECT_EQ(read.items.size(), 1u);

  std::string items;
  for (std::size_t i = 0; i <= kMaxItems; ++i) items += "<question/>";
  read = of("<quiz>" + items + "</quiz>");
  EXPECT_NE(read.faults.find("There are more than 50000 here; divide the file."), std::string::npos);
  EXPECT_EQ(read.items.size(), kMaxItems);

  std::string broken;
  for (int i = 0; i < 200'000; ++i) broken += "<question><a></question>";
  read = of("<quiz>" + broken);
  EXPECT_EQ(static_cast<std::size_t>(std::count(read.faults.begin(), read.faults.end(), '\n')), kMaxFaults);

  // 50 MB in one attribute, whole and cut off.
  const std::string wide(50u << 20, 'x');
  read = of("<quiz><question name=\"" + wide + "\"/></quiz>");
  EXPECT_EQ(read.items.size(), 1u);
  read = of("<quiz><question/><question name=\"" + wide);
  EXPECT_EQ(read.items.size(), 1u);
  EXPECT_EQ(read.faults, "1:18: The file ends before what is open is closed; is it whole?\n");
  // What seems open to the end of the file, again and again.
  std::string open;
  for (int i = 0; i < 100'000; ++i) open += "<question><![CDATA[ ";
  EXPECT_LT(of("<quiz>" + open).faults.size(), 2000u);
  EXPECT_LT((std::clock() - begin) / CLOCKS_PER_SEC, 40);  // seconds
}

TEST(Xml, TakesAnything) {
  for (const std::string_view file : {"", "<", "<quiz", "<quiz>", "</quiz>", "<quiz/>x", "\xff\xfe<\0q\0", "<![CDATA[",
                                      "<quiz><question", "<question/>", "<quiz></question></quiz>", "&", "<!--"})
    EXPECT_NE(of(file).faults, "") << file;
}

}  // namespace
}  // namespace colloquy::exchange::xml
