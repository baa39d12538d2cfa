#include "write/prose.h"

#include <gtest/gtest.h>

#include "write/sample_lesson.h"

namespace colloquy::write {
namespace {

using lesson::Inline;
using sample::around;
using sample::paragraph;
using sample::strong;
using sample::words;

std::string spoken(lesson::Inlines inlines) {
  return Prose({}).spoken({paragraph(std::move(inlines))}, "t").str();
}

TEST(Lines, one_span_a_sentence_with_the_number_of_its_node) {
  EXPECT_EQ(spoken({words("One is here. Two is there.")}),
            R"(<p><span class="l" id="L-t-0">One is here.</span> <span class="l" id="L-t-1">Two is there.</span></p>)");
}

TEST(Lines, numbers_run_on_over_paragraphs_and_list_entries) {
  lesson::Block item, list;
  item.kind = lesson::Block::Kind::item;
  item.children = sample::text("Third.");
  list.kind = lesson::Block::Kind::list;
  list.children = {item};
  const std::string html =
      Prose({}).spoken({paragraph({words("First. Second.")}), list, paragraph({words("Fourth.")})}, "n").str();
  EXPECT_NE(html.find(R"(<li><span class="l" id="L-n-2">Third.</span></li>)"), std::string::npos) << html;
  EXPECT_NE(html.find(R"(id="L-n-3">Fourth.)"), std::string::npos) << html;
}

TEST(Lines, emphasis_that_crosses_a_border_is_closed_and_opened_again) {
  EXPECT_EQ(
      spoken({words("A "), strong("b c. D e"), words(" f.")}),
      R"(<p><span class="l" id="L-t-0">A <strong>b c.</strong></span> <span class="l" id="L-t-1"><strong>D e</strong> f.</span></p>)");
}

TEST(Lines, a_border_at_the_end_of_emphasis_leaves_no_empty_element) {
  EXPECT_EQ(
      spoken({strong("Done."), words(" Next one.")}),
      R"(<p><span class="l" id="L-t-0"><strong>Done.</strong></span> <span class="l" id="L-t-1">Next one.</span></p>)");
}

TEST(Lines, nested_emphasis_survives_two_borders) {
  const Inline inner = around(Inline::Kind::emphasis, {words("b. C d. E")});
  EXPECT_EQ(spoken({words("A "), around(Inline::Kind::strong, {inner}), words(" f.")}),
            R"(<p><span class="l" id="L-t-0">A <strong><em>b.</em></strong></span> )"
            R"(<span class="l" id="L-t-1"><strong><em>C d.</em></strong></span> )"
            R"(<span class="l" id="L-t-2"><strong><em>E</em></strong> f.</span></p>)");
}

TEST(Lines, white_space_that_plain_text_squeezes_moves_no_border) {
  Inline soft;
  soft.kind = Inline::Kind::soft_break;
  const std::string html = spoken({words("  One  is "), soft, words(" here.  "), words(" Two.")});
  EXPECT_NE(html.find(R"(id="L-t-0">One  is   here.</span>)"), std::string::npos) << html;
  EXPECT_NE(html.find(R"(id="L-t-1">Two.</span>)"), std::string::npos) << html;
}

TEST(Lines, silences_leave_no_trace_and_move_no_border) {
  Inline pause;
  pause.kind = Inline::Kind::direction;
  pause.direction.own().kind = lesson::Direction::Kind::pause;
  EXPECT_EQ(spoken({words("Not yet. "), pause, words(" You see?")}),
            R"(<p><span class="l" id="L-t-0">Not yet.</span>  <span class="l" id="L-t-1">You see?</span></p>)");
}

class Terms : public testing::Test {
 protected:
  Terms() : wait_(sample::term("w", "wait time", "Seconds.")), short_(sample::term("s", "WAIT", "Letters.")) {
    glossary_.add(wait_);
    glossary_.add(short_);
    options_.glossary = &glossary_;
  }
  lesson::Term wait_, short_;
  Glossary glossary_;
  Prose::Options options_;
};

TEST_F(Terms, the_first_mention_in_a_section_leads_to_the_definition) {
  Prose prose(options_);
  EXPECT_EQ(prose.blocks(sample::text("Wait time matters. More wait time.")).str(),
            R"(<p><a class="term" href="#term-w">Wait time</a> matters. More wait time.</p>)");
}

TEST_F(Terms, only_whole_words_count_and_an_abbreviation_keeps_its_case) {
  EXPECT_EQ(Prose(options_).blocks(sample::text("We wait, wait times are long, bait time.")).str(),
            R"(<p>We wait, <a class="term" href="#term-w">wait times</a> are long, bait time.</p>)");
}

TEST_F(Terms, nothing_is_linked_inside_a_link) {
  Inline link = around(Inline::Kind::link, {words("on wait time")});
  link.link.own().target = "#x";
  EXPECT_EQ(Prose(options_).blocks({paragraph({link})}).str(), R"(<p><a href="#x">on wait time</a></p>)");
}

TEST_F(Terms, a_mention_inside_a_line_is_linked_there) {
  EXPECT_EQ(
      Prose(options_).spoken(sample::text("Go. Use wait time now."), "t").str(),
      R"(<p><span class="l" id="L-t-0">Go.</span> <span class="l" id="L-t-1">Use <a class="term" href="#term-w">wait time</a> now.</span></p>)");
}

TEST(ProseHtml, a_link_of_an_unsafe_kind_keeps_its_words_only) {
  Inline link = around(Inline::Kind::link, {words("click")});
  link.link.own().target = "javascript:alert(1)";
  EXPECT_EQ(Prose({}).blocks({paragraph({link})}).str(), "<p>click</p>");
}

TEST(ProseHtml, a_link_away_says_so) {
  Inline link = around(Inline::Kind::link, {words("far")});
  link.link.own().target = "https://example.org/";
  EXPECT_EQ(Prose({}).blocks({paragraph({link})}).str(),
            R"(<p><a class="ext" rel="noopener noreferrer" href="https://example.org/">far</a></p>)");
}

TEST(ProseHtml, a_missing_file_leaves_the_words) {
  const Resolve nothing = [](std::string_view) { return std::string(); };
  Prose::Options options;
  options.resolve = &nothing;
  Inline image = around(Inline::Kind::image, {words("a bird")});
  image.link.own().target = "gone.png";
  EXPECT_EQ(Prose(options).blocks({paragraph({image})}).str(), "<p>a bird</p>");
}

}  // namespace
}  // namespace colloquy::write
