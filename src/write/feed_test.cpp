#include "write/feed.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace colloquy::write {
namespace {

using testing::HasSubstr;
using testing::Not;

FeedView view() {
  FeedView view;
  view.title = "Listening & <asking>";
  view.about = "For you alone.";
  view.lang = "en";
  view.author = "Ana";
  view.page = "https://school.example/c/course/";
  view.self = "https://school.example/feed/secret/course.xml";
  view.cover = "https://school.example/c/course/files/cover.png";
  view.guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810";
  view.category = "Education";
  view.subcategory = "Courses";
  FeedEpisode episode;
  episode.guid = "colloquy:course:lesson:part";
  episode.title = "1.1 Trust · \"Why\"";
  episode.audio = "https://school.example/feed/secret/file/a.mp3";
  episode.bytes = 123456;
  episode.ms = 61499;
  episode.published = 1'795'820'706'586;
  episode.season = 2;
  episode.season_name = "1.1 Trust";
  episode.number = 3;
  episode.chapters = "https://school.example/feed/secret/file/c.json";
  episode.people = {{"Guide", "host"}};
  view.episodes = {episode};
  return view;
}

TEST(Feed, SaysWhatPodcastAppsAskFor) {
  const std::string xml = feed_xml(view());
  for (const char* part :
       {"<title>Listening &amp; &lt;asking&gt;</title>", "<title>1.1 Trust · &quot;Why&quot;</title>",
        R"(<guid isPermaLink="false">colloquy:course:lesson:part</guid>)",
        R"(<enclosure url="https://school.example/feed/secret/file/a.mp3" length="123456" type="audio/mpeg"/>)",
        "<pubDate>Fri, 27 Nov 2026 23:05:06 GMT</pubDate>", "<itunes:duration>61</itunes:duration>",
        "<itunes:season>2</itunes:season>", R"(<podcast:season name="1.1 Trust">2</podcast:season>)",
        "<itunes:episode>3</itunes:episode>", "<itunes:type>serial</itunes:type>", "<itunes:block>Yes</itunes:block>",
        R"(<itunes:category text="Courses"/>)", "<podcast:locked>yes</podcast:locked>",
        "<podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid>",
        R"(<podcast:person role="host" group="cast">Guide</podcast:person>)",
        R"(<itunes:image href="https://school.example/c/course/files/cover.png"/>)",
        R"(<podcast:chapters url="https://school.example/feed/secret/file/c.json" type="application/json+chapters"/>)"})
    EXPECT_THAT(xml, HasSubstr(part));
  EXPECT_THAT(xml, Not(HasSubstr("podcast:transcript"))) << "there is none";
}

TEST(Feed, WhatIsInNoOrderIsABonus) {
  FeedView changed = view();
  changed.episodes[0].number = 0;
  EXPECT_THAT(feed_xml(changed), HasSubstr("<itunes:episodeType>bonus</itunes:episodeType>"));
  EXPECT_THAT(feed_xml(changed), Not(HasSubstr("itunes:season")));
}

TEST(Feed, HoldsNothingThatXmlHasNoPlaceFor) {
  FeedView changed = view();
  changed.title = std::string("a\0b\x01\x1f", 5) + "\xff" + "c";
  EXPECT_THAT(feed_xml(changed), HasSubstr("<title>ab\xef\xbf\xbd"
                                           "c</title>"));
}

}  // namespace
}  // namespace colloquy::write
