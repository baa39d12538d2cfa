#include "exchange/gift/read.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "base/file.h"
#include "base/json.h"

namespace colloquy::exchange::gift {
namespace {

using base::Json;

// The bank in the words of GIFT-grammar-PEG.js, so that its examples can be compared.
Json to_json(const std::optional<Text>& text) {
  if (!text) return {};
  constexpr const char* kNames[] = {"moodle", "html", "markdown", "plain"};
  return Json::object().set("format", kNames[static_cast<int>(text->markup)]).set("text", text->words);
}
Json number(double n) {
  return n == static_cast<double>(static_cast<std::int64_t>(n)) ? Json(static_cast<std::int64_t>(n)) : Json(n);
}
Json to_json(const Quantity& quantity) {
  if (quantity.kind == Quantity::Kind::range)
    return Json::object()
        .set("type", "high-low")
        .set("numberHigh", number(quantity.high))
        .set("numberLow", number(quantity.low));
  Json out = Json::object().set("type", quantity.kind == Quantity::Kind::exact ? "simple" : "range");
  out.set("number", number(quantity.number));
  if (quantity.kind == Quantity::Kind::tolerance) out.set("range", number(quantity.tolerance));
  return out;
}
Json to_json(const Question& question) {
  constexpr const char* kKinds[] = {"Category", "Description", "Essay", "TF", "MC", "Short", "Numerical", "Matching"};
  Json out = Json::object().set("type", kKinds[static_cast<int>(question.kind)]);
  out.set("title", question.title ? Json(*question.title) : Json());
  if (question.kind == Kind::category) return out;
  Json tags = Json::array();
  for (const std::string& tag : question.tags) tags.push(tag);
  out.set("id", question.id ? Json(*question.id) : Json())
      .set("tags", question.tags.empty() ? Json() : std::move(tags));
  out.set("stem", to_json(std::optional(question.stem))).set("hasEmbeddedAnswers", question.embedded);
  if (question.kind == Kind::description) return out;
  out.set("globalFeedback", to_json(question.feedback));
  if (question.kind == Kind::true_false) {
    out.set("isTrue", question.is_true);
    // Its names follow the order in the file, where the first is for whoever is wrong.
    out.set("trueFeedback", to_json(question.is_true ? question.false_feedback : question.true_feedback));
    out.set("falseFeedback", to_json(question.is_true ? question.true_feedback : question.false_feedback));
  }
  if (question.kind == Kind::matching) {
    Json pairs = Json::array();
    for (const Pair& pair : question.pairs)
      pairs.push(
          Json::object().set("subquestion", to_json(std::optional(pair.question))).set("subanswer", pair.answer));
    out.set("matchPairs", std::move(pairs));
  }
  const bool numerical = question.kind == Kind::numerical;
  if (numerical && !question.listed) return out.set("choices", to_json(*question.choices.at(0).quantity));
  if (!question.choices.empty()) {
    Json choices = Json::array();
    for (const Choice& choice : question.choices) {
      choices.push(Json::object()
                       .set("isCorrect", choice.right)
                       .set("weight", choice.weight ? number(*choice.weight) : Json())
                       .set("text", numerical ? to_json(choice.quantity.value()) : to_json(std::optional(choice.text)))
                       .set("feedback", to_json(choice.feedback)));
    }
    out.set("choices", std::move(choices));
  }
  return out;
}

// Members of an object in one order, numbers as doubles.
Json sorted(const Json& json) {
  if (json.is_number()) return Json(json.as_double());
  if (json.is_array()) {
    Json out = Json::array();
    for (const Json& one : json.as_array()) out.push(sorted(one));
    return out;
  }
  if (!json.is_object()) return json;
  Json::Object members;
  for (const auto& [name, value] : json.as_object()) members.emplace_back(name, sorted(value));
  std::sort(members.begin(), members.end(),
            [](const Json::Member& a, const Json::Member& b) { return a.first < b.first; });
  return Json(std::move(members));
}

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
    Json ours = Json::array();
    for (const Question& question : bank.questions) ours.push(to_json(question));
    std::filesystem::path expected = entry.path();
    const auto theirs = base::parse_json(*base::read_file(expected.replace_extension(".json")));
    ASSERT_TRUE(theirs.ok()) << entry.path();
    EXPECT_EQ(to_string(sorted(ours), base::JsonStyle::pretty), to_string(sorted(*theirs), base::JsonStyle::pretty))
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
