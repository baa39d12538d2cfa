#include "speech/flite/flite_engine.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "text/words.h"

namespace colloquy::speech {
namespace {

Utterance line(const std::string& text, const std::string& voice = "female-1") {
  Utterance utterance;
  utterance.text = text;
  utterance.voice.name = voice;
  for (const std::string_view word : text::split_words(text)) {
    utterance.tokens.push_back({std::string(word), "", std::nullopt});
  }
  return utterance;
}

Clip spoken(const FliteEngine& engine, const Utterance& utterance) {
  base::Result<Clip> clip = engine.speak(utterance);
  EXPECT_TRUE(clip.ok());
  return clip.ok() ? *clip : Clip{};
}

double seconds(const Clip& clip) {
  return static_cast<double>(clip.pcm.size()) / clip.rate;
}

TEST(FliteEngine, GivesEveryDisplayedWordItsTime) {
  const FliteEngine engine;
  const Utterance utterance = line("In 2024 we — that is, Dr. Ames — paid $5.50 for e.g. 3 well-worn maps.");
  const Clip clip = spoken(engine, utterance);
  ASSERT_EQ(clip.words.size(), utterance.tokens.size());
  EXPECT_GT(seconds(clip), 3.0);
  std::int32_t last = 0;
  for (std::size_t i = 0; i < clip.words.size(); ++i) {
    EXPECT_GE(clip.words[i].start, last) << utterance.tokens[i].text;
    EXPECT_GE(clip.words[i].end, clip.words[i].start);
    last = clip.words[i].end;
    if (utterance.tokens[i].text == "—") {
      EXPECT_EQ(clip.words[i].start, clip.words[i].end);
    } else {
      EXPECT_GT(clip.words[i].end, clip.words[i].start) << utterance.tokens[i].text;
    }
  }
  // Four words spoken for one displayed.
  EXPECT_GT(clip.words[1].end - clip.words[1].start, clip.words[0].end - clip.words[0].start);
  EXPECT_TRUE(engine.unpronounceable(utterance).empty());
}

TEST(FliteEngine, SpeaksTheSameBytesFirstLastAndOnTwoThreads) {
  const FliteEngine engine;
  const Utterance subject = line("She sells six zesty sea shells.");
  const Clip first = spoken(engine, subject);
  for (const char* other : {"Something else.", "And one more, with fricatives: hush!"})
    spoken(engine, line(other, "male-2"));
  EXPECT_EQ(first, spoken(engine, subject));
  Clip one, two;
  std::thread a([&] {
    for (int i = 0; i < 3; ++i) one = spoken(engine, subject);
  });
  std::thread b([&] {
    for (int i = 0; i < 3; ++i) {
      spoken(engine, line("Noise beside it.", "male-1"));
      two = spoken(engine, subject);
    }
  });
  a.join();
  b.join();
  EXPECT_EQ(first, one);
  EXPECT_EQ(first, two);
}

TEST(FliteEngine, NoiseDependsOnTheWords) {
  // Otherwise the test above would pass with no noise at all.
  const FliteEngine engine;
  Utterance a = line("Hush.");
  Utterance b = a;
  b.manner = "softly";  // another key, the same phones
  EXPECT_EQ(spoken(engine, a).words, spoken(engine, b).words);
  EXPECT_NE(spoken(engine, a).pcm, spoken(engine, b).pcm);
}

TEST(FliteEngine, EverySpeakerIsAnother) {
  const FliteEngine engine;
  std::vector<Clip> clips;
  for (const std::string& voice : engine.voices())
    clips.push_back(spoken(engine, line("Where do I count first?", voice)));
  EXPECT_GE(clips.size(), 6u);
  for (std::size_t i = 0; i < clips.size(); ++i) {
    for (std::size_t j = i + 1; j < clips.size(); ++j) EXPECT_NE(clips[i].pcm, clips[j].pcm) << i << " " << j;
  }
}

TEST(FliteEngine, RateChangesLengthAndPitchDoesNot) {
  const FliteEngine engine;
  Utterance utterance = line("A pause is an offer to the visitor.");
  const double plain = seconds(spoken(engine, utterance));
  utterance.voice.rate = 1.25;
  EXPECT_NEAR(seconds(spoken(engine, utterance)), plain / 1.25, plain * 0.06);
  utterance.voice.rate = 1;
  utterance.voice.pitch = 1.3;
  EXPECT_NEAR(seconds(spoken(engine, utterance)), plain, 0.02);
}

TEST(FliteEngine, SaysWhatTheAuthorWrote) {
  const FliteEngine engine;
  Utterance plain = line("The vitrine, the vitrine.");
  Utterance said = plain;
  said.tokens[1].say = said.tokens[3].say = "vih-TREEN";
  Utterance ipa = plain;
  ipa.tokens[1].say = ipa.tokens[3].say = "/vɪˈtriːn/";
  const Clip a = spoken(engine, plain);
  const Clip b = spoken(engine, said);
  const Clip c = spoken(engine, ipa);
  EXPECT_NE(a.words, b.words);
  EXPECT_EQ(b.words, c.words);  // the same phones
  ASSERT_EQ(b.words.size(), 4u);
  EXPECT_GT(b.words[3].end, b.words[3].start);  // twice in a row is not swallowed
  Utterance twice = line("kownt kownt kownt");
  for (Token& token : twice.tokens) token.say = "kownt";
  for (const WordSpan& word : spoken(engine, twice).words) EXPECT_GT(word.end, word.start);
}

TEST(FliteEngine, ReportsWhatItCannotSay) {
  const FliteEngine engine;
  Utterance mixed = line("The word صمت means silence ✓ here.");
  EXPECT_THAT(engine.unpronounceable(mixed), testing::ElementsAre(2));
  mixed.tokens[2].say = "sahmt";
  EXPECT_THAT(engine.unpronounceable(mixed), testing::ElementsAre());
  mixed.tokens[2].say = "/s?mt/";
  EXPECT_THAT(engine.unpronounceable(mixed), testing::ElementsAre(2));
  const Clip nothing = spoken(engine, line("—"));
  EXPECT_TRUE(nothing.pcm.empty());
  ASSERT_EQ(nothing.words.size(), 1u);
}

TEST(FliteEngine, SurvivesStrangeText) {
  const FliteEngine engine;
  for (const std::string& text : {std::string(500, 'a'), std::string(90, '9'), std::string("'"),
                                  std::string("'''' $ $$ 1..2 a.b.c."), std::string("x' 'x -- --x \\ | ~ ^ _ `"),
                                  std::string("\xff\xfe bytes"), std::string("3/4 1-2-3 12:30 1,000,000 007")}) {
    const Utterance utterance = line(text);
    EXPECT_EQ(spoken(engine, utterance).words.size(), utterance.tokens.size()) << text.substr(0, 20);
  }
}

TEST(FliteEngine, SpeaksEnglishOnly) {
  const FliteEngine engine;
  EXPECT_TRUE(engine.speaks("en"));
  EXPECT_TRUE(engine.speaks("en-GB"));
  EXPECT_FALSE(engine.speaks("fr"));
  EXPECT_FALSE(engine.speaks("ar"));
}

// A blank after phones is read as one phone more, which is heard ("Jung" as "Yoonga").
TEST(FliteEngine, SaysAPronunciationAndNothingAfterIt) {
  const FliteEngine engine;
  Utterance spelled = line("The bee sat."), said = spelled;
  said.tokens[1].say = "/ˈbiː/";
  EXPECT_NEAR(seconds(spoken(engine, said)), seconds(spoken(engine, spelled)), 0.06);
}

}  // namespace
}  // namespace colloquy::speech
