#include "write/lesson_page.h"

#include <gtest/gtest.h>

#include <set>

#include "write/sample_lesson.h"

namespace colloquy::write {
namespace {

class LessonPage : public testing::Test {
 protected:
  LessonPage()
      : course_(sample::course()),
        timeline_(sample::timeline(
            {{"t1", {"Your tyre is soft.", "It was hard yesterday.", "Tom, where would you look for the leak first?"}},
             {"t2", {"At the valve?", "Mine always leaks at the valve."}}})) {}

  std::string page(Audience audience) {
    LessonView view;
    view.course = &course_;
    view.lesson = &course_.lessons[0];
    view.audience = audience;
    view.course_slug = "mending";
    view.read_words = read_words(course_.lessons[0]);
    view.tracks = {{"part1", &timeline_, "/c/mending/gated/CANARY20.opus", "/c/mending/gated/CANARY21.mp3", "",
                    "/c/mending/gated/CANARY22.json"}};
    view.resolve = [](std::string_view target) { return "/c/mending/files/" + std::string(target); };
    view.assets = {"/assets/style.css", "/assets/early.js", "/assets/page.js"};
    return lesson_page(view);
  }

  lesson::Course course_;
  package::Timeline timeline_;
};

bool has(const std::string& page, std::string_view what) {
  return page.find(what) != std::string::npos;
}

TEST_F(LessonPage, the_visitors_page_holds_no_gated_byte) {
  const std::string html = page(Audience::visitor);
  EXPECT_FALSE(has(html, "CANARY")) << html.substr(html.find("CANARY") - 200, 400);
  for (const char* gated : {"data-at", "data-prompt", "data-track", "data-cues", "/gated/", "/prompt/", "practice-test",
                            "0:00", "What did he remember", "dock"}) {
    EXPECT_FALSE(has(html, gated)) << gated;
  }
}

TEST_F(LessonPage, the_visitor_reads_the_whole_conversation_and_the_gate) {
  const std::string html = page(Audience::visitor);
  for (const char* open : {"Hold it close to my lip", "A full tube shows its hole", "id=\"gate\"", "/c/mending/enrol",
                           "2 pauses in which you answer first", "all 9 cards"}) {
    EXPECT_TRUE(has(html, open)) << open;
  }
}

TEST_F(LessonPage, the_learners_page_keeps_answers_on_the_server) {
  const std::string html = page(Audience::learner);
  // Options are shown, which of them is right and why is not; ideas, keys and stems are not there at all.
  for (const char* kept : {"CANARY01", "CANARY02", "CANARY03", "CANARY05", "CANARY07", "CANARY09", "CANARY11",
                           "CANARY12", "CANARY13", "CANARY15", "CANARY16"}) {
    EXPECT_FALSE(has(html, kept)) << kept;
  }
  for (const char* shown :
       {"CANARY04", "CANARY06", "CANARY08", "CANARY20", "data-at=\"0\"", "data-prompt", "id=\"dock\"", "/test/start"}) {
    EXPECT_TRUE(has(html, shown)) << shown;
  }
}

TEST_F(LessonPage, an_open_lesson_shows_visitors_all_but_the_test) {
  course_.lessons[0].access = lesson::Access::open;
  const std::string html = page(Audience::visitor);
  for (const char* shown : {"CANARY08", "CANARY09", "CANARY20", "data-prompt"}) EXPECT_TRUE(has(html, shown)) << shown;
  for (const char* kept : {"CANARY01", "CANARY11", "CANARY12", "practice-test"}) EXPECT_FALSE(has(html, kept)) << kept;
}

TEST_F(LessonPage, absent_parts_are_absent_in_page_and_contents) {
  lesson::Lesson& lesson = course_.lessons[0];
  lesson.videos.clear();
  lesson.chapters.clear();
  lesson.aids.clear();
  lesson.overview.reset();
  for (const Audience audience : {Audience::visitor, Audience::learner}) {
    const std::string html = page(audience);
    for (const char* id : {"\"videos\"", "#videos", "audio-book", "memory-aids", "\"overview\"", "#overview\"><span"})
      EXPECT_FALSE(has(html, id)) << id;
  }
}

TEST_F(LessonPage, a_concept_is_explained_again_only_in_other_words) {
  EXPECT_TRUE(has(page(Audience::visitor), "See the concept."));  // the glossary's words for a concept
  course_.lessons[0].glossary[1].meaning = course_.lessons[0].concepts[0].meaning;
  const std::string html = page(Audience::visitor);
  const std::string_view meaning = "A hole so small that a tyre holds for hours.</p></dd>";
  EXPECT_TRUE(has(html, meaning));
  EXPECT_EQ(html.find(meaning), html.rfind(meaning));
}

TEST_F(LessonPage, no_id_stands_twice_and_every_inner_link_has_its_target) {
  for (const Audience audience : {Audience::visitor, Audience::learner}) {
    const std::string html = page(audience);
    std::set<std::string> ids;
    for (std::size_t at = html.find(" id=\""); at != std::string::npos; at = html.find(" id=\"", at + 1)) {
      const std::string id = html.substr(at + 5, html.find('"', at + 5) - at - 5);
      EXPECT_TRUE(ids.insert(id).second) << id;
    }
    for (std::size_t at = html.find("href=\"#"); at != std::string::npos; at = html.find("href=\"#", at + 1)) {
      const std::string id = html.substr(at + 7, html.find('"', at + 7) - at - 7);
      EXPECT_TRUE(ids.contains(id)) << id;
    }
  }
}

TEST_F(LessonPage, nothing_runs_or_is_styled_inline) {
  const std::string html = page(Audience::learner);
  EXPECT_FALSE(has(html, " style=\""));
  EXPECT_FALSE(has(html, " onclick"));
  for (std::size_t at = html.find("<script"); at != std::string::npos; at = html.find("<script", at + 1)) {
    const std::string tag = html.substr(at, html.find('>', at) - at);
    EXPECT_TRUE(has(tag, "src=") || has(tag, "application/")) << tag;
  }
}

TEST_F(LessonPage, a_finding_stands_beside_its_turn_once) {
  lesson::Turn& turn = std::get<lesson::Turn>(course_.lessons[0].dialogue->parts[0].lines[0]);
  turn.span = {1, 10, 1, 12, 1};
  LessonView view;
  view.course = &course_;
  view.lesson = &course_.lessons[0];
  view.watch = true;
  view.course_slug = "mending";
  Note note;
  note.diagnostic.rule = "teaching/long";
  note.diagnostic.span = {1, 11, 3, 11, 9};
  note.diagnostic.message = "Too <long> for one breath.";
  note.place = "a.md:11:3";
  view.notes = {note};
  const std::string html = lesson_page(view);
  const std::size_t found = html.find("Too &lt;long&gt; for one breath.");
  ASSERT_NE(found, std::string::npos);
  EXPECT_EQ(html.find("Too &lt;long&gt;", found + 1), std::string::npos);
  EXPECT_GT(found, html.find("id=\"t1\""));
  EXPECT_LT(found, html.find("id=\"t2\""));
}

}  // namespace
}  // namespace colloquy::write
