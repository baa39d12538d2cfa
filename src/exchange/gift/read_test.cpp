#include "exchange/gift/read.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "base/file.h"
#include "base/json.h"
#include "exchange/gift/peg_test.h"

namespace colloquy::exchange::gift {
namespace {

using bank::Bank;
using bank::Fault;

TEST(GiftRead, EqualsThePegParserOnItsExamples) {
  const char* set = std::getenv("COLLOQUY_SHARED");
  const std::filesystem::path folder =
      std::filesystem::path(set ? set : COLLOQUY_SOURCE_DIR "/../shared") / "fixtures" / "gift";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no examples in " << folder << " (set COLLOQUY_SHARED)";
  std::size_t compared = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".gift") continue;
    const Bank bank = read(*base::read_file(entry.path()));
    for (const Fault& fault : bank.faults) ADD_FAILURE() << entry.path() << ':' << fault.line << ": " << fault.message;
    std::filesystem::path expected = entry.path();
    const auto theirs = base::parse_json(*base::read_file(expected.replace_extension(".json")));
    ASSERT_TRUE(theirs.ok()) << entry.path();
    EXPECT_EQ(to_string(in_one_order(peg_json(bank.questions)), base::JsonStyle::pretty),
              to_string(in_one_order(*theirs), base::JsonStyle::pretty))
        << entry.path();
    ++compared;
  }
  EXPECT_GE(compared, 26u);
}

std::string faults_of(std::string_view file) {
  std::string out;
  for (const Fault& fault : read(file).faults)
    out += std::to_string(fault.line) + ":" + std::to_string(fault.column) + ": " + fault.message + "\n";
  return out;
}

TEST(GiftRead, AFaultCostsItsOwnQuestionOnly) {
  const Bank bank = read("One{T}\n\nTwo{=a =b\n\nThree{F}\n");
  ASSERT_EQ(bank.questions.size(), 2u);
  EXPECT_EQ(bank.questions[1].line, 5u);
  ASSERT_EQ(bank.faults.size(), 1u);
  EXPECT_EQ(bank.faults[0].line, 3u);
}

TEST(GiftRead, SaysWhereAndWhat) {
  EXPECT_EQ(faults_of("Two{=a =b\n"),
            "1:4: The answers are not closed: there is no \"}\" before the next empty line.\n");
  EXPECT_EQ(faults_of("Two}\n"),
            "1:4: There is \"}\" and no \"{\" before it; write \"\\}\" if it is part of the words.\n");
  EXPECT_EQ(faults_of("A\nb {= {x} }"),
            "2:6: There is \"{\" among the answers; write \"\\{\" if it is part of the words.\n");
  EXPECT_EQ(faults_of("::Name:\nA{T}"), "1:1: The question's name ends with \"::\"; write it after the name.\n");
  EXPECT_EQ(faults_of("A{\n=%x%b\n~c}"),
            "2:2: A weight is a number from -100 to 100 between two percent signs, as in \"%50%\".\n");
  EXPECT_EQ(
      faults_of("A{#three}"),
      "1:4: The answer is a number, a number with its tolerance as in \"3.14:0.01\", or a range as in \"3..4\".\n");
  EXPECT_EQ(faults_of("A{yes}"), "1:3: An answer begins with \"=\" (right) or \"~\" (wrong); put one before it.\n");
  EXPECT_EQ(faults_of("A{=a -> \n=b->c}"), "1:3: After \"->\" stands what matches; write it.\n");
  EXPECT_EQ(faults_of("{T}"), "1:1: The question has answers and no words before them.\n");
  EXPECT_EQ(faults_of("A{#}").substr(0, 4), "1:1:");
}

TEST(GiftRead, TakesAnything) {
  for (const char* file : {"", "\\", "{", "}", "::", "{#", "A{=", "A{~%", "A{#=", "$CATEGORY:", "//[", "A{=->}",
                           "\xef\xbb\xbf", "A{####}"})
    (void)read(file);
  std::string deep(100'000, '{');
  EXPECT_EQ(read(deep).faults.size(), 1u);
}

}  // namespace
}  // namespace colloquy::exchange::gift
