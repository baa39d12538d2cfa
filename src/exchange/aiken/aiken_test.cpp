#include "exchange/aiken/aiken.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "base/file.h"

namespace colloquy::exchange::aiken {
namespace {

std::string faults_of(std::string_view file) {
  std::string out;
  for (const bank::Fault& fault : read(file).faults) out += std::to_string(fault.line) + ": " + fault.message + "\n";
  return out;
}

TEST(Aiken, ReadsMoodlesExample) {
  const char* set = std::getenv("COLLOQUY_SHARED");
  const std::filesystem::path file = std::filesystem::path(set ? set : COLLOQUY_SOURCE_DIR "/../shared") / "fixtures" /
                                     "moodle" / "questions.aiken.txt";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "no " << file << " (set COLLOQUY_SHARED)";
  const bank::Bank bank = read(*base::read_file(file));
  EXPECT_TRUE(bank.faults.empty());
  ASSERT_EQ(bank.questions.size(), 2u);
  EXPECT_EQ(bank.questions[0].stem.words, "The Moodle project was started by:");
  ASSERT_EQ(bank.questions[0].choices.size(), 4u);
  EXPECT_EQ(bank.questions[0].choices[1].text.words, "Martin Dougiamas");
  EXPECT_TRUE(bank.questions[0].choices[1].right);
  EXPECT_FALSE(bank.questions[0].choices[0].right);
  EXPECT_EQ(bank.questions[1].line, 8u);
}

TEST(Aiken, ComesBack) {
  const char* file = "One and\n two?\nA. yes\nB) no\nANSWER: A\n\nThree?\nA. 1\nB. 2\nC. 3\nANSWER: C\n";
  const bank::Bank bank = read(file);
  ASSERT_EQ(bank.questions.size(), 2u);
  EXPECT_EQ(bank.questions[0].stem.words, "One and two?");
  const Written written = write(bank.questions);
  EXPECT_EQ(written.left_out, 0u);
  EXPECT_EQ(written.text, "One and two?\nA. yes\nB. no\nANSWER: A\n\nThree?\nA. 1\nB. 2\nC. 3\nANSWER: C\n");
  std::vector<bank::Question> others(2);
  others[0].kind = bank::Kind::essay;
  others[1].kind = bank::Kind::category;
  EXPECT_EQ(write(others).left_out, 1u) << "a category is no question";
}

TEST(Aiken, AFaultCostsItsOwnQuestionOnly) {
  const bank::Bank bank = read("One?\nA. 1\nB. 2\n\nTwo?\nA. 1\nB. 2\nANSWER: B\n");
  EXPECT_EQ(bank.questions.size(), 1u);
  EXPECT_EQ(bank.faults.size(), 1u);
  EXPECT_EQ(faults_of("One?\nA. 1\nB. 2\n"), "1: The question has no line \"ANSWER: A\" after its options.\n");
  EXPECT_EQ(faults_of("One?\nA. 1\nC. 2\nB. 3"), "3: The options are in the order of the alphabet: B comes here.\n");
  const std::string_view wrong = "One?\nA. 1\nC. 2\nD. 3\n";
  for (const std::string_view end : {"ANSWER: A\nTwo?", "ANSWER: A\n\nTwo?", "\nTwo?"}) {
    const bank::Bank two = read(std::string(wrong) + std::string(end) + "\nA. 1\nB. 2\nANSWER: B\n");
    EXPECT_EQ(two.faults.size(), 1u) << "what is left of it is no question of its own";
    ASSERT_EQ(two.questions.size(), 1u) << end;
    EXPECT_EQ(two.questions[0].stem.words, "Two?");
  }
  EXPECT_EQ(faults_of("One?\nA. 1\nB) \nB. 2\nC. 3\nANSWER: B\n").substr(0, 2), "3:");
  EXPECT_EQ(faults_of("One?\nA. 1\nB. 2\nANSWER: C\n"),
            "4: The answer is the letter of one of the options, as \"ANSWER: A\".\n");
  EXPECT_EQ(faults_of("ANSWER: A\n"), "1: There is an answer and no question before it.\n");
  EXPECT_EQ(faults_of("One?\nA. 1\nANSWER: A\n"), "1: A question has at least two options, as \"A. words\".\n");
}

}  // namespace
}  // namespace colloquy::exchange::aiken
