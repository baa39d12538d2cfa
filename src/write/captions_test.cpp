#include "write/captions.h"

#include <gtest/gtest.h>

namespace colloquy::write {
namespace {

TEST(Captions, OneCueALineWithItsSpeakerAndWords) {
  package::Timeline timeline;
  timeline.duration = 3725000;
  timeline.lines = {
      {"t1", 0, "Guide", "Wait — then ask.", 120, 1900, {{120, 400}, {500, 500}, {500, 800}, {800, 1900}}},
      {"c1/content",
       3,
       "",
       "5 < 6 & so on",
       3723004,
       3724000,
       {{3723004, 3723200}, {3723200, 3723300}, {3723300, 3723400}}},
  };
  EXPECT_EQ(webvtt(timeline),
            "WEBVTT\n"
            "\n"
            "t1.0\n"
            "00:00:00.120 --> 00:00:01.900\n"
            "<v Guide>Wait <00:00:00.500>— then <00:00:00.800>ask.</v>\n"
            "\n"
            "c1/content.3\n"
            "01:02:03.004 --> 01:02:04.000\n"
            "5 <01:02:03.200>&lt; <01:02:03.300>6 &amp; so on\n");
}

TEST(Captions, NamesCannotBreakOut) {
  package::Timeline timeline;
  timeline.lines = {{"t1", 0, "A --> B\n<c>", "x --> y", 0, 10, {}}, {"t2", 0, "B", "silent", 10, 10, {}}};
  EXPECT_EQ(webvtt(timeline),
            "WEBVTT\n"
            "\n"
            "t1.0\n"
            "00:00:00.000 --> 00:00:00.010\n"
            "<v A --&gt; B &lt;c&gt;>x --&gt; y</v>\n");
}

TEST(Captions, NothingSpokenIsAnEmptyFile) {
  EXPECT_EQ(webvtt({}), "WEBVTT\n");
}

}  // namespace
}  // namespace colloquy::write
