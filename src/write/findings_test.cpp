#include "write/findings.h"

#include <gtest/gtest.h>

#include "base/json.h"
#include "write/excerpt.h"

namespace colloquy::write {
namespace {

using base::Diagnostic;
using base::Severity;

struct Fixture {
  base::Files files;
  std::string text = "# Title\n\n1. What?\n\t- [ ] 漢字 wait\n";
  base::FileId file = files.add("1-a/1 b.md");
  FindingSources sources() {
    return {files, [this](base::FileId f) { return f == file ? std::string_view(text) : std::string_view(); }};
  }
};

TEST(Findings, TextWithCaret) {
  Fixture f;
  const Diagnostic d{"teaching/no-key",
                     Severity::error,
                     {f.file, 4, 8, 4, 10},
                     "No answer is marked right.",
                     "Put [x] before it.\nOr two.",
                     {}};
  EXPECT_EQ(finding_text(d, f.sources()),
            "1-a/1 b.md:4:8: error: No answer is marked right. [teaching/no-key]\n"
            "   4 |     - [ ] 漢字 wait\n"
            "     |           ^~~~\n"
            "     = Put [x] before it.\n"
            "       Or two.\n");
  Diagnostic fixable = d;
  fixable.severity = Severity::warning;
  fixable.fix = {{{f.file, 4, 8, 4, 10}, "x"}};
  fixable.help = "";
  EXPECT_EQ(findings_text(std::vector{d, fixable}, f.sources()),
            finding_text(d, f.sources()) + "\n" + finding_text(fixable, f.sources()) +
                "\n1 error, 1 warning (1 can be mended by --fix)\n");
  EXPECT_EQ(findings_text({}, f.sources()), "");
  EXPECT_NE(finding_text(d, f.sources(), Colour::on).find("\x1b[1;31merror\x1b[0m"), std::string::npos);
}

TEST(Findings, PlacesWithoutALine) {
  Fixture f;
  EXPECT_EQ(finding_text({"form/x", Severity::warning, {}, "Odd.", "", {}}, f.sources()), "warning: Odd. [form/x]\n");
  EXPECT_EQ(finding_text({"form/x", Severity::warning, {f.file, 99, 1, 99, 1}, "Odd.", "", {}}, f.sources()),
            "1-a/1 b.md:99:1: warning: Odd. [form/x]\n");
}

TEST(Excerpt, LongHostileLines) {
  std::string line(1000, 'a');
  line[500] = '\x1b';
  const Excerpt e = excerpt(line, 501, 502, SpanEnd::here);
  EXPECT_EQ(e.caret_at, 41u);
  EXPECT_EQ(e.line.find('\x1b'), std::string::npos);
  EXPECT_LE(e.line.size(), kExcerptCells + 10);
  EXPECT_EQ(excerpt("abc", 9, 9, SpanEnd::here).caret_at, 3u);
  EXPECT_EQ(excerpt("abc", 2, 0, SpanEnd::later_line).caret, "^~");
  EXPECT_EQ(excerpt("", 1, 1, SpanEnd::here).caret, "^");
  EXPECT_EQ(excerpt(line, 5000, 5001, SpanEnd::here).caret_at, 41u);
  EXPECT_EQ(harmless("a\x1b[31m\u202Eb"), "a\uFFFD[31m\uFFFDb");
}

TEST(Findings, Json) {
  Fixture f;
  const Diagnostic d{"form/heading", Severity::error, {f.file, 1, 1, 1, 8},
                     "Message",      "Help",          {{{f.file, 1, 3, 1, 8}, "New"}}};
  EXPECT_EQ(findings_json(std::vector{d}, f.sources()),
            "{\"version\":1,\"findings\":[{\"rule\":\"form/heading\",\"severity\":\"error\",\"file\":\"1-a/1 "
            "b.md\",\"line\":1,\"column\":1,"
            "\"end_line\":1,\"end_column\":8,\"message\":\"Message\",\"help\":\"Help\",\"fix\":[{\"file\":\"1-a/1 "
            "b.md\",\"start\":{\"line\":1,"
            "\"column\":3},\"end\":{\"line\":1,\"column\":8},\"text\":\"New\"}]}]}\n");
}

TEST(Findings, Sarif) {
  Fixture f;
  const Diagnostic d{"form/heading", Severity::error, {f.file, 1, 1, 1, 8},
                     "Message",      "Help",          {{{f.file, 1, 3, 1, 8}, "New"}}};
  const base::RuleInfo rules[] = {
      {.id = "form/heading", .severity = Severity::error, .summary = "S", .explanation = "E"}, {.id = "form/other"}};
  const auto json = base::parse_json(findings_sarif(std::vector{d}, f.sources(), rules, "0.1.0"));
  ASSERT_TRUE(json.ok());
  EXPECT_EQ((*json)["version"].as_string(), "2.1.0");
  const base::Json& run = (*json)["runs"].as_array().at(0);
  EXPECT_EQ(run["tool"]["driver"]["rules"].as_array().size(), 1u);
  const base::Json& result = run["results"].as_array().at(0);
  EXPECT_EQ(result["locations"].as_array().at(0)["physicalLocation"]["artifactLocation"]["uri"].as_string(),
            "1-a/1%20b.md");
  EXPECT_EQ(result["fixes"]
                .as_array()
                .at(0)["artifactChanges"]
                .as_array()
                .at(0)["replacements"]
                .as_array()
                .at(0)["insertedContent"]["text"]
                .as_string(),
            "New");
}

TEST(Findings, Explanation) {
  const base::RuleInfo rule{.id = "teaching/no-key",
                            .severity = Severity::error,
                            .summary = "S.",
                            .explanation = "E.",
                            .bad = "- [ ] a\n\n- [ ] b",
                            .good = "- [x] a"};
  EXPECT_EQ(explanation_text(rule),
            "teaching/no-key (error)\nS.\n\nE.\n\nNot so:\n\n    - [ ] a\n\n    - [ ] b\n\nBut so:\n\n    - [x] a\n");
  const base::RuleInfo longer{.id = "a/b",
                              .summary = "S.",
                              .explanation =
                                  "One\ntwo three four five six seven eight nine ten eleven twelve thirteen fourteen "
                                  "fifteen sixteen.\n\nNext."};
  EXPECT_EQ(explanation_text(longer),
            "a/b (warning)\nS.\n\nOne two three four five six seven eight nine ten eleven twelve thirteen "
            "fourteen\nfifteen sixteen.\n\nNext.\n");
}

}  // namespace
}  // namespace colloquy::write
