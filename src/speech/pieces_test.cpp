#include "speech/pieces.h"

#include <gtest/gtest.h>

#include "lesson/filled.h"
#include "speech/card_script.h"
#include "speech/codecs.h"
#include "speech/decode.h"
#include "speech/flite/flite_engine.h"
#include "speech/sounds_test.h"

namespace colloquy::speech {
namespace {

lesson::Blocks said(const std::string& words) {
  return {lesson::paragraph({lesson::words(words)})};
}

lesson::Lesson lesson_with_cards() {
  lesson::Lesson lesson;
  lesson.id = "l";
  lesson.lang = "en";
  lesson::Card basic;
  basic.id = "basic";
  basic.front = said("What is a pause?");
  basic.back = said("An offer to the visitor.");
  lesson::Term term;
  term.id = "term";
  term.term = "Rapport";
  term.meaning = said("Being at ease with each other.");
  term.card = true;
  lesson::Card picture = basic;
  picture.id = "picture";
  picture.front[0].inlines[0].kind = lesson::Inline::Kind::image;
  lesson::Card table = basic;
  table.id = "table";
  table.back[0].kind = lesson::Block::Kind::table;
  lesson::Card endless = basic;
  endless.id = "endless";
  for (std::size_t i = 0; i <= kMostWordsOfASide; ++i) endless.back[0].inlines[0].text += " word";
  lesson::Card cloze;
  cloze.id = "cloze";
  cloze.kind = lesson::Card::Kind::cloze;
  lesson::Inline gap;
  gap.kind = lesson::Inline::Kind::gap;
  cloze.front = {lesson::paragraph({lesson::words("Wait for "), gap, lesson::words(" seconds.")})};
  lesson::Gap three;
  three.accept = {"three"};
  cloze.gaps = {three};
  lesson.cards = {basic, picture, table, endless, cloze};
  lesson.glossary = {term};
  return lesson;
}

std::string text_of(const ScriptTrack& track, std::size_t node) {
  std::string out;
  for (const Utterance& utterance : track.utterances) {
    if (utterance.node == std::to_string(node)) out += (out.empty() ? "" : " ") + utterance.text;
  }
  return out;
}

TEST(CardScript, SaysBothSidesAndLeavesOutWhatIsNothingForTheEar) {
  const CardScript script = card_script(lesson_with_cards(), "blank");
  ASSERT_EQ(script.cards.size(), 4u);
  EXPECT_EQ(script.cards[0].id, "basic");
  EXPECT_EQ(text_of(script.track, script.cards[0].asked), "What is a pause?");
  EXPECT_EQ(text_of(script.track, script.cards[0].answered), "An offer to the visitor.");
  EXPECT_EQ(text_of(script.track, script.cards[1].asked), "Wait for blank seconds.");
  EXPECT_EQ(text_of(script.track, script.cards[1].answered), "Wait for three seconds.");
}

TEST(CardScript, TheSameWordsAreSaidOnce) {
  const CardScript script = card_script(lesson_with_cards(), "blank");
  EXPECT_EQ(script.cards[2].id, "term/meaning");
  EXPECT_EQ(script.cards[3].id, "term/word");
  EXPECT_EQ(script.cards[2].asked, script.cards[3].answered);
  EXPECT_EQ(script.cards[2].answered, script.cards[3].asked);
  EXPECT_EQ(script.track.utterances.size(), 6u);
}

struct Booth {
  FliteEngine flite;
  EngineSet engines;
  MemoryClipCache cache;
  Booth() { engines.add(flite); }
  SpokenPieces record(Threads threads = Threads::one) {
    base::Result<SpokenPieces> made =
        record_pieces(card_script(lesson_with_cards(), "blank").track, engines, cache, threads);
    EXPECT_TRUE(made.ok());
    return made.ok() ? std::move(*made) : SpokenPieces{};
  }
};

TEST(Pieces, EveryFrameStandsForItself) {
  Booth booth;
  const SpokenPieces spoken = booth.record();
  ASSERT_FALSE(spoken.frames.empty());
  ASSERT_EQ(spoken.frames.size() % package::kFrameBytes, 0u);
  for (std::size_t at = 0; at < spoken.frames.size(); at += package::kFrameBytes) {
    ASSERT_EQ(spoken.frames.substr(at, 4), "\xff\xf3\x84\xc4") << "one kind of frame, at " << at;
    // ISO/IEC 13818-3: side information begins with main_data_begin, bytes of it that stand in frames before.
    ASSERT_EQ(spoken.frames[at + 4], '\0') << "nothing of its neighbour, at " << at;
  }
}

TEST(Pieces, AreOneForEachSideAndASecondOfSilence) {
  Booth booth;
  const SpokenPieces spoken = booth.record();
  EXPECT_GE(spoken.silence.ms(), 1000);
  ASSERT_EQ(spoken.pieces.size(), 6u);
  std::int32_t next = spoken.silence.frames;
  for (const package::Piece& piece : spoken.pieces) {
    EXPECT_EQ(piece.first, next);
    EXPECT_GT(piece.ms(), 300);
    next += piece.frames;
  }
  EXPECT_EQ(static_cast<std::size_t>(next) * package::kFrameBytes, spoken.frames.size());
}

TEST(Pieces, AreSpokenOnceAndTheSameOnTwoThreads) {
  Booth booth;
  const SpokenPieces first = booth.record();
  EXPECT_EQ(first.synthesised, 6);
  const SpokenPieces second = booth.record(Threads::two);
  EXPECT_EQ(second.synthesised, 0);
  EXPECT_EQ(first.frames, second.frames);
}

// Between two of them silence is heard, and no click of what stood there before.
TEST(Pieces, JoinWithoutAClick) {
  const std::string high = *mp3_frames(tone(880, package::kJoinableRate, 0.5)),
                    low = *mp3_frames(tone(220, package::kJoinableRate, 0.5)),
                    silence = *mp3_frames(std::vector<float>(package::kJoinableRate / 2));
  const DecodedSound heard = decode_sound(high + silence + low);
  ASSERT_EQ(heard.fault, RecordingFault::none);
  const auto frames = [](const std::string& piece) { return piece.size() / package::kFrameBytes * 576; };
  const std::size_t pause = frames(high), after = pause + frames(silence);
  const auto loudest = [&](std::size_t from, std::size_t to) {
    int out = 0;
    for (std::size_t i = from; i < std::min(to, heard.clip.pcm.size()); ++i)
      out = std::max(out, std::abs(heard.clip.pcm[i]));
    return out;
  };
  EXPECT_GT(loudest(pause / 2, pause), 10000);
  EXPECT_LT(loudest(pause + 3000, after - 600), 60) << "silence is silent";
  EXPECT_GT(share_of_tone(heard.clip.pcm, after + 3000, after + 9000, 220, package::kJoinableRate), 0.95);
}

}  // namespace
}  // namespace colloquy::speech
