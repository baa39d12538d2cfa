#include "write/book/epub.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "write/book/lesson_pages.h"
#include "write/book/overlay.h"
#include "write/book/places.h"
#include "write/sample_lesson.h"

namespace colloquy::write {
namespace {

struct SampleBook : testing::Test {
  SampleBook() {
    course.lessons[0].footnotes.clear();
    part = sample::timeline({{"t1", {"Your tyre is soft.", "It was hard yesterday."}},
                             {"part1/summary", {"A full tube shows its hole."}},
                             {"nowhere", {"No page has this line."}}});
    view.course = &course;
    view.lesson = &course.lessons[0];
    view.audience = Audience::reader;
    view.tracks = {{"part1", &part, "", "audio/l1-1.mp3", "", ""}};
    book.facts = {"urn:uuid:1",    "Mending & more",      "en", "CC-BY-4.0", {"A. Fitter"},
                  {"Ines", "Tom"}, "1980-01-01T00:00:00Z"};
    book.cover = "cover.png";
    book.pages = {title_page(book.facts, book.cover)};
    for (const BookPage& page : lesson_pages(view, "l1", 0)) book.pages.push_back(page);
    files = epub_files(book);
  }
  std::string file(const std::string& name) const {
    for (const BookFile& one : files.files) {
      if (one.name == kEpubFolder + name) return one.bytes;
    }
    return {};
  }
  lesson::Course course = sample::course();
  package::Timeline part;
  LessonView view;
  EpubBook book;
  EpubFiles files;
};

bool holds(const std::string& text, std::string_view piece) {
  return text.find(piece) != std::string::npos;
}

TEST_F(SampleBook, IsAPageForEachPartAndChapterInOrder) {
  std::vector<std::string> names;
  for (const BookPage& page : book.pages) names.push_back(page.name + " " + std::to_string(page.depth));
  EXPECT_EQ(names,
            (std::vector<std::string>{"title 0", "l1 0", "l1-c1 1", "l1-c2 1", "l1-b1 1", "l1-b2 1", "l1-more 1"}));
  EXPECT_EQ(files.files[0].name, "mimetype");
  EXPECT_EQ(files.files[0].bytes, "application/epub+zip");
  EXPECT_TRUE(holds(file("nav.xhtml"),
                    "<li><a href=\"l1.xhtml\">1.1 A flat tyre</a><ol>\n"
                    "<li><a href=\"l1-c1.xhtml\">Where is the hole?</a></li>"));
}

TEST_F(SampleBook, HasNothingThatIsGated) {
  for (const BookFile& one : files.files) EXPECT_FALSE(holds(one.bytes, "CANARY")) << one.name;
}

TEST_F(SampleBook, SpeaksOnlyLinesThatStandOnThePage) {
  EXPECT_EQ(files.sounds, (std::vector<std::string>{"audio/l1-1.mp3"}));
  const std::string smil = file("l1-c1.smil");
  EXPECT_TRUE(holds(smil,
                    "<par id=\"s1\"><text src=\"l1-c1.xhtml#L-t1-0\"/><audio src=\"audio/l1-1.mp3\" "
                    "clipBegin=\"0:00:00.000\" clipEnd=\"0:00:03.400\"/></par>"));
  EXPECT_TRUE(holds(smil,
                    "#L-part1/summary-0\"/><audio src=\"audio/l1-1.mp3\" clipBegin=\"0:00:06.800\" "
                    "clipEnd=\"0:00:13.600\"/>"));
  EXPECT_FALSE(holds(smil, "nowhere"));
  EXPECT_TRUE(holds(file("l1-c1.xhtml"), "<span class=\"l\" id=\"L-t1-0\">"));
  EXPECT_TRUE(file("l1-c2.smil").empty());
}

TEST_F(SampleBook, SaysHowLongItSpeaksAndForWhomItIs) {
  const std::string opf = file("package.opf");
  EXPECT_TRUE(holds(opf, "<meta property=\"media:duration\" refines=\"#s-l1-c1\">0:00:13.600</meta>"));
  EXPECT_TRUE(holds(opf, "<meta property=\"media:duration\">0:00:13.600</meta>"));
  EXPECT_TRUE(holds(opf, "<meta property=\"media:narrator\">Tom</meta>"));
  EXPECT_TRUE(holds(opf, "synchronizedAudioText"));
  EXPECT_TRUE(holds(opf, "<dc:title>Mending &amp; more</dc:title>"));
  EXPECT_TRUE(holds(opf, "media-overlay=\"s-l1-c1\""));
}

TEST_F(SampleBook, WithoutSoundPromisesNone) {
  view.tracks.clear();
  book.pages = {title_page(book.facts, book.cover)};
  for (const BookPage& page : lesson_pages(view, "l1", 0)) book.pages.push_back(page);
  files = epub_files(book);
  EXPECT_TRUE(files.sounds.empty());
  EXPECT_FALSE(holds(file("package.opf"), "media:"));
  EXPECT_FALSE(holds(file("package.opf"), "auditory"));
  EXPECT_FALSE(holds(file("package.opf"), "synchronizedAudioText"));
}

TEST_F(SampleBook, AMentionLeadsToItsDefinitionOnAnotherPage) {
  EXPECT_TRUE(holds(file("l1-c1.xhtml"), "href=\"l1-more.xhtml#term-c1\""));
  EXPECT_TRUE(holds(file("l1-more.xhtml"), "id=\"term-c1\""));
  const Places places(book.pages);
  EXPECT_EQ(places.find(book.pages[2], "#nowhere"), "");
  EXPECT_EQ(places.find(book.pages[0], "l1.xhtml#the-patch"), "l1-c2.xhtml#the-patch");
  EXPECT_EQ(places.find(book.pages[0], "l1.xhtml#gone"), "l1.xhtml");
  EXPECT_EQ(places.find(book.pages[0], "https://library.example/x"), "https://library.example/x");
}

TEST(Clips, HaveNoGapBetweenThemAndCoverTheTrack) {
  package::Timeline timeline;
  timeline.duration = 9000;
  timeline.lines = {
      {"a", 0, "", "One.", 120, 2000, {}}, {"a", 1, "", "…", 2280, 2280, {}}, {"b", 0, "", "Two.", 2500, 7500, {}}};
  const std::vector<Clip> clips = clips_of(timeline, {"L-a-0", "L-a-1", "L-b-0"});
  ASSERT_EQ(clips.size(), 2u);
  EXPECT_EQ(clips[0].begin, 0);
  EXPECT_EQ(clips[0].end, 2500);
  EXPECT_EQ(clips[1].end, 9000);
  EXPECT_EQ(duration_of(clips), 9000);
  EXPECT_TRUE(clips_of(timeline, {}).empty());
  EXPECT_EQ(smil_clock(3723004), "1:02:03.004");
}

TEST(BookId, IsTheSameForTheSameCourseAndAUuid) {
  const std::string id = book_id("course1", "");
  EXPECT_EQ(id, book_id("course1", ""));
  EXPECT_NE(id, book_id("course1", "lesson1"));
  ASSERT_EQ(id.size(), 9u + 36u);
  EXPECT_EQ(id[9 + 14], '8');
  EXPECT_TRUE(std::string("89ab").find(id[9 + 19]) != std::string::npos) << id;
}

}  // namespace
}  // namespace colloquy::write
