// The fragments that actions answer with: prompt card, flash card, test question, result.
#include <gtest/gtest.h>

#include "write/assets.h"
#include "write/flash_card.h"
#include "write/prompt_card.h"
#include "write/study_pages.h"
#include "write/test_attempt.h"

namespace colloquy::write {
namespace {

using lesson::Gap;
using lesson::Question;

bool has(const Html& html, std::string_view what) {
  return html.str().find(what) != std::string::npos;
}

const Text& english() {
  static const Text text("en");
  return text;
}

TEST(PromptCard, compared_shows_glyph_and_word_and_never_a_bare_wrong) {
  PromptCompared card;
  card.asked = {"p1", "/c/x/y/prompt/p1", "/c/x/y/#p1", "What now?", "Tom", {}, false};
  card.said = "I <wait>";
  card.ideas = {{PromptCompared::State::covered, "wait", {}},
                {PromptCompared::State::not_yet, "ask less", {}},
                {PromptCompared::State::against, "hurry", Html("No hurry.")}};
  const Html html = prompt_card(card, english());
  EXPECT_TRUE(has(html, "1 of 2 key ideas")) << html.str();
  for (const char* shown : {"I &lt;wait&gt;", "Covered", "Not yet", "Look again", "No hurry.", "Hear Tom", "Try again",
                            "I did say it", "name=\"claim\"", "data-state=\"compared\""}) {
    EXPECT_TRUE(has(html, shown)) << shown;
  }
  EXPECT_FALSE(has(html, "rong"));
}

TEST(PromptCard, a_full_answer_needs_no_claim) {
  PromptCompared card;
  card.ideas = {{PromptCompared::State::covered, "wait", {}}};
  EXPECT_FALSE(has(prompt_card(card, english()), "name=\"claim\""));
}

TEST(PromptCard, what_a_second_try_is_compared_with_comes_with_the_first_and_no_misconception) {
  PromptCompared card;
  card.ideas = {{PromptCompared::State::not_yet, "wait", {}, {"wait", "CANARY"}},
                {PromptCompared::State::against, "hurry", {}, {"hurry", "SECRET"}}};
  const bool can_compare = !asset_address("ideas.wasm").empty();
  EXPECT_EQ(has(prompt_card(card, english()), "CANARY"), can_compare);
  EXPECT_FALSE(has(prompt_card(card, english()), "SECRET"));
  card.skipped = true;
  EXPECT_FALSE(has(prompt_card(card, english()), "CANARY")) << "who only wants to hear has not tried";
}

TEST(PromptCard, asked_works_without_script_and_tells_nothing) {
  PromptAsked asked{"p1", "/act", "/back", "Which?", "", {{"o1", Html("This")}, {"o2", Html("That")}}, false};
  const Html html = prompt_card(asked, english());
  for (const char* shown : {"<form method=\"post\" action=\"/act\"", "type=\"radio\" name=\"option\" value=\"o1\"",
                            "name=\"skip\"", "Just go on", "<legend"}) {
    EXPECT_TRUE(has(html, shown)) << shown;
  }
  asked.several = true;
  EXPECT_TRUE(has(prompt_card(asked, english()), "type=\"checkbox\""));
}

TEST(FlashCard, the_front_holds_no_byte_of_the_back) {
  CardView card;
  card.id = "k1";
  card.front = Html("front");
  card.back = Html("CANARY");
  EXPECT_FALSE(has(flash_card(card, english()), "CANARY"));
  card.side = CardView::Side::back;
  card.intervals = {600000, 2 * 86400000LL, 5 * 86400000LL, 400 * 86400000LL};
  const Html html = flash_card(card, english());
  for (const char* shown : {"CANARY", "value=\"1\"", "value=\"4\"", "10 min", "2 days", "5 days", "13 months"})
    EXPECT_TRUE(has(html, shown)) << shown;
}

TEST(FlashCard, intervals_are_whole_units) {
  EXPECT_EQ(interval_text(20000, english()), "1 min");
  EXPECT_EQ(interval_text(3600000, english()), "1 hour");
  EXPECT_EQ(interval_text(86400000, english()), "1 day");
  EXPECT_EQ(interval_text(44LL * 86400000, english()), "44 days");
  EXPECT_EQ(interval_text(800LL * 86400000, english()), "2 years");
}

class TestQuestion : public testing::Test {
 protected:
  TestQuestion() {
    data_.id = "q1";
    data_.stem = "<p>Stem</p>";
    view_.question = &data_;
    view_.action = "/act";
    view_.lesson_address = "/c/x/y/";
  }
  Html html() const { return test_question(view_, english()); }
  package::QuestionData data_;
  QuestionView view_;
};

TEST_F(TestQuestion, fresh_it_holds_neither_key_nor_remark) {
  data_.options = {{"a", true, "right one", "CANARY1"}, {"b", false, "other", "CANARY2"}};
  data_.feedback = "CANARY3";
  data_.answer = "CANARY4";
  data_.hints = {"CANARY5"};
  EXPECT_FALSE(has(html(), "CANARY"));
  view_.hints = 1;
  EXPECT_TRUE(has(html(), "CANARY5"));
}

TEST_F(TestQuestion, feedback_stands_under_the_choice_it_is_about_and_leads_to_the_passage) {
  data_.options = {{"a", true, "right one", "yes"}, {"b", false, "other", "<p>See <a href=\"#spot\">there</a>.</p>"}};
  view_.given = {{"option", "b"}};
  view_.result.emplace();
  view_.result->verdict = Judged::not_yet;
  const std::string out = html().str();
  const std::size_t other = out.find(">other<"), remark = out.find("/c/x/y/#spot");
  EXPECT_NE(remark, std::string::npos) << out;
  EXPECT_LT(other, remark);
  EXPECT_EQ(out.find(">yes<"), std::string::npos) << "the unchosen right one is not told";
  EXPECT_NE(out.find("value=\"b\" checked"), std::string::npos);
}

TEST_F(TestQuestion, options_stand_in_the_drawn_order) {
  data_.options = {{"a", true, "first", ""}, {"b", false, "second", ""}, {"c", false, "third", ""}};
  view_.order = {2, 0, 1};
  const std::string out = html().str();
  EXPECT_LT(out.find("third"), out.find("first"));
  EXPECT_LT(out.find("first"), out.find("second"));
}

TEST_F(TestQuestion, match_goes_by_selects_with_labels_and_offers_distractors) {
  data_.kind = Question::Kind::match;
  data_.pairs = {{"p1", "left 1", "right 1"}, {"p2", "left 2", "right <b>2</b> &amp; more"}, {"p3", "", "extra"}};
  const Html out = html();
  for (const char* shown : {"<label for=\"q1-p1\">left 1</label>", "name=\"pair-p1\"", "name=\"pair-p2\"",
                            "<option value=\"p3\">extra</option>", "right 2 &amp; more</option>"}) {
    EXPECT_TRUE(has(out, shown)) << shown << out.str();
  }
  EXPECT_FALSE(has(out, "pair-p3"));
}

TEST_F(TestQuestion, order_goes_by_selects_that_hold_the_shown_place) {
  data_.kind = Question::Kind::order;
  data_.steps = {{"s1", "one"}, {"s2", "two"}};
  view_.order = {1, 0};
  const std::string out = html().str();
  EXPECT_LT(out.find("step-s2"), out.find("step-s1"));
  EXPECT_NE(out.find("name=\"step-s2\" aria-label=\"Place of: two\"><option value=\"1\" selected>"), std::string::npos)
      << out;
}

TEST_F(TestQuestion, gaps_become_fields_in_the_sentence) {
  data_.kind = Question::Kind::cloze;
  data_.stem = "<p>A <span data-gap=\"0\"></span> of <span data-gap=\"1\"></span>.</p>";
  Gap typed, menu;
  typed.id = "0";
  typed.accept = {"CANARY"};
  menu.id = "1";
  menu.kind = Gap::Kind::menu;
  menu.menu = {{"once", false}, {"twice", true}};
  data_.gaps = {typed, menu};
  view_.menus = {{}, {1, 0}};
  view_.given = {{"gap-0", "a \"b\""}};
  const std::string out = html().str();
  EXPECT_NE(out.find("name=\"gap-0\" aria-label=\"Gap 1\" value=\"a &quot;b&quot;\""), std::string::npos) << out;
  EXPECT_LT(out.find(">twice<"), out.find(">once<"));
  EXPECT_EQ(out.find("CANARY"), std::string::npos);
  view_.result.emplace();
  view_.result->reveal = true;
  EXPECT_TRUE(has(html(), "CANARY"));
}

TEST_F(TestQuestion, hot_text_goes_by_check_boxes) {
  data_.kind = Question::Kind::hot_text;
  data_.stem = "<p>Mark <span data-gap=\"0\"></span>.</p>";
  Gap hot;
  hot.id = "g0";
  hot.kind = Gap::Kind::hot;
  hot.text = "these words";
  data_.gaps = {hot};
  EXPECT_TRUE(
      has(html(), "<label class=\"hot\"><input type=\"checkbox\" name=\"option\" value=\"g0\"> these words</label>"))
      << html().str();
}

TEST(TestResult, passing_is_a_share_and_floating_point_does_not_fail_anybody) {
  TestResultView view;
  view.points = 0.8 * 3;
  view.of = 3;
  view.pass = 0.8;
  EXPECT_TRUE(has(test_result(view, english()), "Passed"));
  view.points = 2.3;
  EXPECT_TRUE(has(test_result(view, english()), "Not yet passed"));
}

}  // namespace
}  // namespace colloquy::write
