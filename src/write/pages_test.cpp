// The pages made on request: what stands on them, and that user's words are escaped there.
#include <gtest/gtest.h>

#include "write/account_page.h"
#include "write/assets.h"
#include "write/message_page.h"
#include "write/today_page.h"

namespace colloquy::write {
namespace {

bool has(const std::string& page, std::string_view what) {
  return page.find(what) != std::string::npos;
}

TEST(TodayPage, shows_due_cards_the_sentence_and_the_next_lesson) {
  TodayView view;
  TodayView::CourseToday course;
  course.title = "Listening & more";
  course.address = "/c/x/";
  course.due = 12;
  course.cards_address = "/c/x/cards";
  course.place = TodayView::CourseToday::Place{"A pause", "And if <nothing> comes?", "/c/x/a/#L-t5-0", "Part", 212000};
  course.lessons = {{"1.1", "A pause", "/c/x/a/", "en", false, 18, 7, 3, 1, 4, true},
                    {"1.2", "Next one", "/c/x/b/", "en"}};
  course.next = course.lessons[1];
  view.courses = {course};
  const std::string page = today_page(view);
  for (const char* shown : {"12 cards, about 4 min", "And if &lt;nothing&gt; comes?", "/c/x/a/#L-t5-0", "3:32 left",
                            "Next one", "heard 1 of 4", "3 due", "Listening &amp; more"}) {
    EXPECT_TRUE(has(page, shown)) << shown;
  }
}

TEST(TodayPage, is_honest_when_nothing_is_due) {
  TodayView view;
  view.courses = {{}};
  EXPECT_TRUE(has(today_page(view), "Nothing is due today"));
}

TEST(ContentsPage, chapters_head_their_lessons_and_translations_say_their_language) {
  ContentsView view;
  view.course_title = "C";
  view.course_slug = "c";
  view.lessons = {{"1", "Chapter", "/c/c/1/", "en", true}, {"1.1", "Lektion", "/c/c/1/a/", "de", false, 0, 3}};
  const std::string page = contents_page(view);
  EXPECT_TRUE(has(page, "<li class=\"chapter\">"));
  EXPECT_TRUE(has(page, "lang=\"de\">Lektion"));
  EXPECT_TRUE(has(page, "1 lesson<"));
  EXPECT_TRUE(has(page, "href=\"/c/c/1/a/\">Start with the first lesson")) << page;
}

TEST(AccountPage, a_visitor_can_only_enter_a_code) {
  AccountView view;
  EXPECT_FALSE(has(account_page(view), "/account/keep"));
  EXPECT_TRUE(has(account_page(view), "/account/enter"));
  view.audience = Audience::learner;
  view.code = "KITE-1";
  for (const char* shown : {"/account/keep", "/account/leave", "KITE-1"})
    EXPECT_TRUE(has(account_page(view), shown)) << shown;
}

TEST(MessagePage, speaks_the_language_asked_for) {
  MessageView view;
  view.lang = "ar";
  const std::string page = message_page(view);
  EXPECT_TRUE(has(page, "<html lang=\"ar\" dir=\"rtl\">"));
  EXPECT_TRUE(has(page, "لا صفحة هنا"));
}

TEST(Documents, have_one_heading_a_skip_link_and_landmarks) {
  MessageView view;
  const std::string page = message_page(view);
  EXPECT_EQ(page.find("<h1"), page.rfind("<h1"));
  for (const char* part : {"class=\"skip\" href=\"#main\"", "id=\"main\"", "<header", "<footer", "<!doctype html>"})
    EXPECT_TRUE(has(page, part)) << part;
}

TEST(AssetNames, hold_a_hash_of_what_they_name) {
  // The comparison of key ideas only where its compiler was there.
  ASSERT_EQ(assets().size(), asset_address("ideas.wasm").empty() ? 4u : 5u);
  for (const Asset& asset : assets()) {
    EXPECT_FALSE(asset.bytes.empty()) << asset.name;
    EXPECT_EQ(asset_address(asset.name), "/assets/" + asset.hashed_name);
  }
}

}  // namespace
}  // namespace colloquy::write
