#include "write/transcript.h"

#include <gtest/gtest.h>

#include "base/json.h"

namespace colloquy::write {
namespace {

// A line of as many words as there are starts, each of which lasts to the next.
package::LineTime line(std::string speaker, std::string text, package::Ms start, package::Ms end, int words) {
  package::LineTime out{"t", 0, std::move(speaker), std::move(text), start, end, {}};
  for (int i = 0; i < words; ++i)
    out.words.push_back({start + (end - start) * i / words, start + (end - start) * (i + 1) / words});
  return out;
}

std::vector<CaptionCue> cues_of(const package::Timeline& timeline) {
  return caption_cues(timeline, Speakers::apart);
}

std::string told(const std::vector<CaptionCue>& cues) {
  std::string out;
  for (const CaptionCue& one : cues)
    out += std::to_string(one.start) + "-" + std::to_string(one.end) + " " + one.rows.front().speaker + ": " +
           one.rows.front().text + "\n";
  return out;
}

TEST(Transcript, ShortLinesOfOneSpeakerAreOneCue) {
  const package::Timeline timeline{
      20000,
      {line("A", "Wait. ", 0, 1000, 1), line("A", "Now ask.", 1300, 3000, 2), line("B", "Yes.", 3500, 4000, 1),
       line("B", "So I do.", 4200, 11000, 3), line("B", "Good.", 11200, 12000, 1)}};
  EXPECT_EQ(told(cues_of(timeline)), "0-3000 A: Wait. Now ask.\n3500-11000 B: Yes. So I do.\n11200-12000 B: Good.\n");
}

TEST(Transcript, ALongLineIsCutBetweenWords) {
  const package::Timeline timeline{20000, {line("A", "one two three four five six", 0, 18000, 6)}};
  EXPECT_EQ(told(cues_of(timeline)), "0-6000 A: one two\n6000-12000 A: three four\n12000-18000 A: five six\n");
  const package::Timeline one_word{30000, {line("A", "Ahhh", 0, 30000, 1)}};
  EXPECT_EQ(told(cues_of(one_word)), "0-30000 A: Ahhh\n") << "nothing to cut at";
}

TEST(Transcript, CuesAreFiveToEightSecondsAndNeverOverlap) {
  package::Timeline timeline;
  package::Ms at = 0;
  for (int i = 0; i < 200; ++i) {
    const package::Ms length = 400 + i * 7919 % 11000;
    std::string text;
    for (int word = 0; word < 12; ++word) text += "w" + std::to_string(word) + " ";
    timeline.lines.push_back(line(i / 3 % 2 ? "A" : "B", text, at, at + length, 12));
    at += length + 250;
  }
  package::Ms last = 0;
  int words = 0;
  for (const CaptionCue& cue : cues_of(timeline)) {
    EXPECT_GE(cue.start, last);
    EXPECT_GT(cue.end, cue.start);
    EXPECT_EQ(cue.rows.size(), 1u);
    EXPECT_LE(cue.end - cue.start, kLongestCue + 500) << "but for a word";
    last = cue.end;
    for (const char c : cue.rows.front().text) words += c == 'w' ? 1 : 0;
  }
  EXPECT_EQ(words, 200 * 12) << "every word once";
}

TEST(Transcript, SilentLinesAreNone) {
  EXPECT_TRUE(cues_of({900, {line("A", "—", 500, 500, 1)}}).empty());
}

TEST(Transcript, IsWrittenAsVttAndAsJson) {
  const std::vector<CaptionCue> cues = {{120, 5000, {{"Amal", "5 < 6"}}}, {5000, 9000, {{"", "Told."}}}};
  EXPECT_EQ(transcript_vtt(cues),
            "WEBVTT\n\ncue.1\n00:00:00.120 --> 00:00:05.000\n<v Amal>5 &lt; 6</v>\n\n"
            "cue.2\n00:00:05.000 --> 00:00:09.000\nTold.\n");
  const base::Json json = *base::parse_json(transcript_json(cues));
  EXPECT_EQ(json["version"].as_string(), "1.0.0");
  EXPECT_DOUBLE_EQ(json["segments"].as_array()[0]["startTime"].as_double(), 0.12);
  EXPECT_EQ(json["segments"].as_array()[0]["speaker"].as_string(), "Amal");
  EXPECT_EQ(json["segments"].as_array()[1]["body"].as_string(), "Told.");
  EXPECT_FALSE(json["segments"].as_array()[1].has("speaker"));
}

}  // namespace
}  // namespace colloquy::write
