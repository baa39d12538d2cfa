#include "write/book/srt.h"

#include <gtest/gtest.h>

#include "text/words.h"

namespace colloquy::write {
namespace {

// A line of words of `each` ms, from `start`.
package::LineTime line(std::string speaker, std::string said, package::Ms start, package::Ms each) {
  package::LineTime out;
  out.node = "n";
  out.speaker = std::move(speaker);
  out.text = std::move(said);
  out.start = start;
  package::Ms at = start;
  for (std::size_t i = 0; i < text::split_words(out.text).size(); ++i, at += each) out.words.push_back({at, at + each});
  out.end = at;
  return out;
}

std::string words(int count) {
  std::string out = "w";
  for (int i = 1; i < count; ++i) out += " w";
  return out + ".";
}

TEST(Srt, JoinsShortLinesOfSeveralSpeakers) {
  package::Timeline timeline;
  timeline.lines = {line("Guide", "Where is it?", 100, 700), line("Tom", "Here. No.", 2700, 1300),
                    line("Tom", "There it is, by the valve.", 5600, 1000)};
  const std::vector<CaptionCue> cues = caption_cues(timeline, Speakers::together);
  ASSERT_EQ(cues.size(), 2u);
  EXPECT_EQ(srt(cues, 60000, 7),
            "7\n00:01:00,100 --> 00:01:05,300\nGuide: Where is it?\nTom: Here. No.\n\n"
            "8\n00:01:05,600 --> 00:01:11,600\nTom: There it is, by the valve.\n\n");
}

TEST(Srt, CutsLongLinesAtWordsBetterAtClauses) {
  package::Timeline timeline;
  timeline.lines = {line("Guide", "One two three four five six, seven eight nine ten eleven twelve.", 0, 1000)};
  const std::vector<CaptionCue> cues = caption_cues(timeline, Speakers::together);
  ASSERT_EQ(cues.size(), 2u);
  EXPECT_EQ(cues[0].rows[0].text, "One two three four five six,");
  EXPECT_EQ(cues[1].start, 6000);
  EXPECT_EQ(cues[1].rows[0].text, "seven eight nine ten eleven twelve.");
}

TEST(Srt, NeverOverlapsNorStaysTooLong) {
  for (int seed = 1; seed < 60; ++seed) {
    package::Timeline timeline;
    package::Ms at = 100;
    std::size_t said = 0;
    for (int i = 0; i < 30; ++i) {
      const int count = 1 + (seed * 7 + i * 13) % 41;
      timeline.lines.push_back(line(i % 3 ? "A" : "B", words(count), at, 150 + (seed * i) % 300));
      said += static_cast<std::size_t>(count);
      at = timeline.lines.back().end + 200 + (seed * i) % 700;
    }
    std::size_t shown = 0, good = 0;
    package::Ms before = 0;
    const std::vector<CaptionCue> cues = caption_cues(timeline, Speakers::together);
    for (const CaptionCue& cue : cues) {
      EXPECT_GE(cue.start, before);
      EXPECT_GT(cue.end, cue.start);
      EXPECT_LE(cue.end - cue.start, kLongestCue);
      good += cue.end - cue.start >= kShortestCue ? 1 : 0;
      before = cue.end;
      for (const CaptionCue::Row& row : cue.rows) {
        for (const char c : row.text) shown += c == 'w' ? 1 : 0;
      }
    }
    EXPECT_EQ(shown, said);
    EXPECT_GE(good * 10, cues.size() * 9) << "of " << cues.size();
  }
}

TEST(Srt, DoesNotStandThroughALongSilence) {
  package::Timeline timeline;
  timeline.lines = {line("A", "Think about it.", 0, 500), line("A", "Well then.", 6000, 500)};
  EXPECT_EQ(caption_cues(timeline, Speakers::together).size(), 2u);
}

TEST(Srt, ALineWithoutTimesOfItsWordsIsOnePiece) {
  package::Timeline timeline;
  timeline.lines = {{"a", 0, "", "Two\nrows", 0, 9000, {}}, {"a", 1, "", "silent", 9000, 9000, {}}};
  EXPECT_EQ(srt(caption_cues(timeline, Speakers::together)), "1\n00:00:00,000 --> 00:00:09,000\nTwo rows\n\n");
  EXPECT_EQ(srt(caption_cues({}, Speakers::together)), "");
}

}  // namespace
}  // namespace colloquy::write
