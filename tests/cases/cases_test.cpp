// Every *.case below this folder: the whole text of the findings is compared. UPDATE_CASES=1 writes
// what is printed now into the cases; read the difference before committing it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>

#include "base/file.h"
#include "base/utf8.h"
#include "case_file.h"
#include "check/rules.h"
#include "course_check.h"

namespace colloquy::cases {
namespace {

const std::filesystem::path kFolder = std::filesystem::path(COLLOQUY_SOURCE_DIR) / "tests" / "cases";

constexpr const char* kPlainCourse =
    "format: 1\ntitle: Case\nlang: en\ncast: { Guide: { voice: female-1, role: teacher }, Amal: male-1, Bo: male-2 }\n";

std::vector<std::filesystem::path> all_cases() {
  std::vector<std::filesystem::path> out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(kFolder)) {
    if (entry.path().extension() == ".case") out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

class Cases : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(Cases, PrintsExactlyThis) {
  const auto text = base::read_file(GetParam());
  ASSERT_TRUE(text.ok());
  CaseFile c = parse_case(*text);
  std::map<std::string, std::string> files = c.files;
  files.try_emplace("course.yaml", kPlainCourse);
  const std::string printed = check_course(files).text;
  if (std::getenv("UPDATE_CASES") != nullptr) {
    c.findings = printed;
    ASSERT_TRUE(base::write_file(GetParam(), case_text(c)).ok());
  } else {
    EXPECT_EQ(printed, c.findings);
  }
}

// Byte offset of a place that counts code points.
std::size_t offset_of(const std::string& text, std::uint32_t line, std::uint32_t column) {
  std::size_t at = 0;
  for (std::uint32_t i = 1; i < line && at != std::string::npos; ++i)
    at = text.find('\n', at) == std::string::npos ? text.size() : text.find('\n', at) + 1;
  return at + base::offset_of_code_point(std::string_view(text).substr(at), column - 1);
}

// What a machine mends is mended: after one round of fixes no finding of those rules is left with
// the same words, and no rule speaks that was silent before.
TEST_P(Cases, FixesMend) {
  const auto text = base::read_file(GetParam());
  ASSERT_TRUE(text.ok());
  std::map<std::string, std::string> files = parse_case(*text).files;
  files.try_emplace("course.yaml", kPlainCourse);
  const Checked before = check_course(files);
  std::vector<base::Edit> edits;
  std::set<std::string> rules, mended;
  for (const base::Diagnostic& d : before.findings) {
    rules.insert(d.rule);
    if (!d.fix.empty()) mended.insert(d.rule + ": " + d.message + " @" + std::to_string(d.span.line));
    for (const base::Edit& edit : d.fix) edits.push_back(edit);
  }
  if (edits.empty()) return;
  std::stable_sort(edits.begin(), edits.end(),
                   [](const base::Edit& a, const base::Edit& b) { return b.span < a.span; });
  for (const base::Edit& edit : edits) {
    std::string& bytes = files.at(before.files.name(edit.span.file));
    const std::size_t from = offset_of(bytes, edit.span.line, edit.span.column);
    bytes.replace(from, offset_of(bytes, edit.span.end_line, edit.span.end_column) - from, edit.text);
  }
  for (const base::Diagnostic& d : check_course(files).findings) {
    EXPECT_FALSE(mended.contains(d.rule + ": " + d.message + " @" + std::to_string(d.span.line)))
        << d.rule << ": " << d.message;
    EXPECT_TRUE(rules.contains(d.rule)) << "new after the fix: " << d.rule << ": " << d.message;
  }
}

std::string name_of(const testing::TestParamInfo<std::filesystem::path>& info) {
  std::string name = std::filesystem::relative(info.param, kFolder).replace_extension().string();
  for (char& c : name) c = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : '_';
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, Cases, testing::ValuesIn(all_cases()), name_of);

// tests/cases/FAMILY/RULE/ holds at least one case that shows the rule and one that does not.
TEST(Cases, EveryRuleIsShownFiringAndSilent) {
  for (const base::RuleInfo& rule : check::rule_infos()) {
    const std::filesystem::path folder = kFolder / rule.id;
    bool fires = false, silent = false;
    if (std::filesystem::exists(folder)) {
      for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const auto text = base::read_file(entry.path());
        ASSERT_TRUE(text.ok());
        const bool shown = parse_case(*text).findings.find("[" + std::string(rule.id) + "]") != std::string::npos;
        (shown ? fires : silent) = true;
      }
    }
    EXPECT_TRUE(fires) << rule.id << ": no case shows it firing";
    EXPECT_TRUE(silent) << rule.id << ": no case shows it silent";
  }
}

}  // namespace
}  // namespace colloquy::cases
