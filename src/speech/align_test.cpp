#include "speech/align.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <random>

#include "speech/align_speech.h"
#include "speech/flite/flite_engine.h"
#include "speech/lines.h"
#include "speech/trim.h"

namespace colloquy::speech {
namespace {

constexpr const char* kText =
    "When a visitor falls silent in front of a picture, most of us begin to talk. We mean well. But a silence is "
    "not an empty place: somebody is looking. So count to three, slowly, and then count again. Why twice? The "
    "first count is for you. It takes that long until your own hurry is over. The second is for the visitor, who "
    "has only just begun to look at what you have been looking at for years! Then ask something small. What did "
    "you see first? Where would you like to stand? Anything that can be answered without being clever will do. "
    "And if nothing comes, say what you see yourself, in one sentence. Then wait. It gets easier.";

std::vector<Utterance> lines() {
  return lines_of_text(kText, {});
}

Clip spoken(Utterance utterance, const VoiceSpec& voice) {
  static const FliteEngine flite;
  utterance.voice = voice;
  Clip clip = *flite.speak(utterance);
  trim(clip);
  return clip;
}

// Somebody reads the text: another voice than the one that lengths are taken from, slower, with pauses of
// 0.2 to 1.1 seconds, in a room with noise. `truth` says where lines and words are.
Clip reading(const std::vector<Clip>& lines, std::vector<AlignedLine>& truth, double noise) {
  std::mt19937 random(7);
  Clip all;
  for (const Clip& line : lines) {
    all.rate = line.rate;
    const std::int32_t start = static_cast<std::int32_t>(all.pcm.size());
    truth.push_back({{start, start + static_cast<std::int32_t>(line.pcm.size())}, line.words});
    for (WordSpan& word : truth.back().words) word.start += start, word.end += start;
    all.pcm.insert(all.pcm.end(), line.pcm.begin(), line.pcm.end());
    all.pcm.resize(all.pcm.size() + static_cast<std::size_t>(all.rate) * (200 + random() % 900) / 1000, 0);
  }
  for (std::int16_t& sample : all.pcm)
    sample = static_cast<std::int16_t>(std::clamp(sample + noise * (random() % 2001 / 1000.0 - 1), -32768.0, 32767.0));
  return all;
}

void expect_in_order(const std::vector<AlignedLine>& aligned, const std::vector<WordLengths>& lines, const Clip& clip) {
  ASSERT_EQ(aligned.size(), lines.size());
  std::int32_t at = 0;
  for (std::size_t i = 0; i < aligned.size(); ++i) {
    ASSERT_EQ(aligned[i].words.size(), lines[i].size());
    ASSERT_GE(aligned[i].span.start, at);
    at = aligned[i].span.start;
    for (const WordSpan& word : aligned[i].words) {
      ASSERT_GE(word.start, at);
      ASSERT_GE(word.end, word.start);
      at = word.end;
    }
    ASSERT_GE(aligned[i].span.end, at);
    at = aligned[i].span.end;
  }
  ASSERT_LE(at, static_cast<std::int32_t>(clip.pcm.size()));
}

// Milliseconds between where things begin and where they were found.
struct Error {
  double typical = 0, worst = 0;
};

Error error_of(std::vector<double> errors) {
  std::sort(errors.begin(), errors.end());
  return {errors[errors.size() / 2], errors.back()};
}

Error error_of_lines(const std::vector<AlignedLine>& found, const std::vector<AlignedLine>& truth, int rate) {
  std::vector<double> errors;
  for (std::size_t i = 0; i < truth.size(); ++i)
    errors.push_back(std::abs(found[i].span.start - truth[i].span.start) * 1000.0 / rate);
  return error_of(errors);
}

Error error_of_words(const std::vector<AlignedLine>& found, const std::vector<AlignedLine>& truth, int rate) {
  std::vector<double> errors;
  for (std::size_t i = 0; i < truth.size(); ++i) {
    for (std::size_t w = 0; w < truth[i].words.size(); ++w)
      errors.push_back(std::abs(found[i].words[w].start - truth[i].words[w].start) * 1000.0 / rate);
  }
  return error_of(errors);
}

std::vector<WordLengths> lengths_of_a_voice(const std::vector<Utterance>& text) {
  std::vector<WordLengths> lengths;
  for (const Utterance& utterance : text) {
    WordLengths line;
    for (const WordSpan& word : spoken(utterance, {"male-1", 1, 1}).words) line.push_back(word.end - word.start);
    lengths.push_back(std::move(line));
  }
  return lengths;
}

std::vector<WordLengths> lengths_of_letters(const std::vector<Utterance>& text) {
  std::vector<WordLengths> lengths;
  for (const Utterance& utterance : text) {
    std::vector<std::string> words;
    for (const Token& token : utterance.tokens) words.push_back(token.text);
    lengths.push_back(lengths_by_letters(words));
  }
  return lengths;
}

TEST(Align, FindsLinesAndWordsInAReading) {
  const std::vector<Utterance> text = lines();
  ASSERT_EQ(text.size(), 15u);
  const std::vector<WordLengths> by_voice = lengths_of_a_voice(text), by_letters = lengths_of_letters(text);
  std::vector<Clip> read;
  for (const Utterance& utterance : text) read.push_back(spoken(utterance, {"female-1", 1, 0.8}));
  for (const double noise : {0.0, 60.0, 300.0}) {
    std::vector<AlignedLine> truth;
    const Clip clip = reading(read, truth, noise);
    for (const auto& lengths : {by_voice, by_letters}) {
      const std::vector<AlignedLine> found = align(clip, lengths);
      expect_in_order(found, lengths, clip);
      const Error lines = error_of_lines(found, truth, clip.rate);
      EXPECT_LT(lines.typical, 50) << noise;
      EXPECT_LT(lines.worst, 400) << noise;
      const Error words = error_of_words(found, truth, clip.rate);
      EXPECT_LT(words.typical, 180) << noise;
      EXPECT_LT(words.worst, 800) << noise;
    }
  }
}

Clip tone(double seconds) {
  Clip clip;
  clip.rate = 16000;
  for (int i = 0; i < seconds * clip.rate; ++i)
    clip.pcm.push_back(static_cast<std::int16_t>(9000 * std::sin(i * 2 * std::numbers::pi * 440 / clip.rate)));
  return clip;
}

TEST(Align, SharesAToneByTheLengths) {
  const std::vector<AlignedLine> found = align(tone(10), {{1, 1}, {2, 0, 1}, {5}});
  ASSERT_EQ(found.size(), 3u);
  EXPECT_NEAR(found[0].words[1].start, 16000, 400);
  EXPECT_NEAR(found[1].span.start, 32000, 400);
  EXPECT_NEAR(found[1].words[2].start, 64000, 400);
  EXPECT_EQ(found[1].words[1], (WordSpan{found[1].words[0].end, found[1].words[0].end}));
  EXPECT_NEAR(found[2].span.start, 80000, 400);
  EXPECT_EQ(found[2].span.end, 160000);
}

TEST(Align, PrefersALongPauseNearby) {
  // 4 s of tone, 60 ms nothing, 1 s of tone, 700 ms nothing, 4 s of tone: the second line begins at 5.76 s.
  Clip clip = tone(4);
  const auto add = [&clip](const Clip& more) { clip.pcm.insert(clip.pcm.end(), more.pcm.begin(), more.pcm.end()); };
  clip.pcm.resize(clip.pcm.size() + 960, 0);
  add(tone(1));
  clip.pcm.resize(clip.pcm.size() + 11200, 0);
  add(tone(4));
  const std::vector<AlignedLine> found = align(clip, {{1}, {1}});
  EXPECT_NEAR(found[0].span.end, 5.06 * 16000, 200);
  EXPECT_NEAR(found[1].span.start, 5.76 * 16000, 200);
}

TEST(Align, KeepsItsPromiseForAnySound) {
  std::mt19937 random(3);
  for (int round = 0; round < 200; ++round) {
    Clip clip;
    clip.rate = 8000 + static_cast<int>(random() % 16001);
    // Bursts and pauses of any length, more lines than there are pauses and fewer.
    for (unsigned burst = random() % 30; burst > 0; --burst) {
      const std::size_t length = random() % 9000;
      const double loud = random() % 3 == 0 ? 0 : random() % 30000;
      for (std::size_t i = 0; i < length; ++i)
        clip.pcm.push_back(static_cast<std::int16_t>(loud * (random() % 2001 / 1000.0 - 1)));
    }
    std::vector<WordLengths> lines(random() % 40);
    for (WordLengths& words : lines) {
      words.resize(random() % 12);
      for (double& length : words) length = random() % 4 == 0 ? 0 : random() % 1000 / 100.0;
    }
    ASSERT_NO_FATAL_FAILURE(expect_in_order(align(clip, lines), lines, clip)) << round;
  }
}

TEST(AlignToSpeech, FindsWordsWithinFramesInAReading) {
  const std::vector<Utterance> text = lines();
  std::vector<Clip> ours, read;
  for (const Utterance& utterance : text) {
    ours.push_back(spoken(utterance, {"male-1", 1, 1}));
    read.push_back(spoken(utterance, {"female-1", 1, 0.8}));
  }
  const std::vector<WordLengths> lengths = lengths_of_a_voice(text);
  for (const double noise : {0.0, 60.0, 300.0}) {
    std::vector<AlignedLine> truth;
    const Clip clip = reading(read, truth, noise);
    const std::vector<AlignedLine> found = align_to_speech(clip, ours);
    expect_in_order(found, lengths, clip);
    const Error lines = error_of_lines(found, truth, clip.rate);
    EXPECT_LT(lines.typical, 50) << noise;
    EXPECT_LT(lines.worst, 300) << noise;
    const Error words = error_of_words(found, truth, clip.rate);
    EXPECT_LT(words.typical, 40) << noise;
    EXPECT_LT(words.worst, 300) << noise;
  }
}

// A reader who leaves lines out, or says something before: what is there is found all the same.
TEST(AlignToSpeech, FindsWhatIsThereWhenSomethingIsNot) {
  const std::vector<Utterance> text = lines();
  std::vector<Clip> ours, read;
  for (std::size_t i = 0; i < text.size(); ++i) {
    ours.push_back(spoken(text[i], {"male-1", 1, 1}));
    if (i != 4 && i != 9) read.push_back(spoken(text[i], {"female-1", 1, 0.9}));
  }
  std::vector<AlignedLine> truth;
  const Clip clip = reading(read, truth, 60);
  const std::vector<AlignedLine> found = align_to_speech(clip, ours);
  std::vector<double> errors;
  for (std::size_t i = 0, there = 0; i < text.size(); ++i) {
    if (i == 4 || i == 9) continue;
    for (std::size_t w = 0; w < truth[there].words.size(); ++w)
      errors.push_back(std::abs(found[i].words[w].start - truth[there].words[w].start) * 1000.0 / clip.rate);
    ++there;
  }
  EXPECT_LT(error_of(errors).typical, 60);
  std::sort(errors.begin(), errors.end());
  EXPECT_LT(errors[errors.size() * 85 / 100], 300);
}

TEST(AlignToSpeech, KeepsItsPromiseForAnySound) {
  std::mt19937 random(5);
  const auto sound = [&random](Clip& clip, unsigned bursts) {
    for (; bursts > 0; --bursts) {
      const std::size_t length = random() % 9000;
      const double loud = random() % 3 == 0 ? 0 : random() % 30000;
      for (std::size_t i = 0; i < length; ++i)
        clip.pcm.push_back(static_cast<std::int16_t>(loud * (random() % 2001 / 1000.0 - 1)));
    }
  };
  for (int round = 0; round < 40; ++round) {
    Clip clip;
    clip.rate = 8000 + static_cast<int>(random() % 16001);
    sound(clip, random() % 12);
    std::vector<Clip> ours(1 + random() % 8);
    std::vector<WordLengths> lengths;
    for (Clip& line : ours) {
      line.rate = 16000;
      sound(line, 1 + random() % 4);
      std::int32_t at = 0;
      const std::int32_t length = static_cast<std::int32_t>(line.pcm.size());
      for (unsigned words = random() % 9; words > 0; --words) {
        const std::int32_t end = std::min(length, at + static_cast<std::int32_t>(random() % 4000));
        line.words.push_back({at, end});
        at = end;
      }
      lengths.emplace_back(line.words.size());
    }
    ASSERT_NO_FATAL_FAILURE(expect_in_order(align_to_speech(clip, ours), lengths, clip)) << round;
  }
}

TEST(Align, GuessesLengthsFromLetters) {
  EXPECT_EQ(lengths_by_letters({"wait,", "—", "\"I\"", "12"}), (WordLengths{5, 0, 2, 9}));
  EXPECT_EQ(lengths_by_letters({"سَلام", "学校"}), (WordLengths{5, 7}));
}

}  // namespace
}  // namespace colloquy::speech
