#include "speech/kept_lines.h"

#include <gtest/gtest.h>

#include <cmath>

#include "base/file.h"
#include "speech/clip_file.h"
#include "speech/flite/flite_engine.h"
#include "speech/trim.h"
#include "speech/voices.h"

namespace colloquy::speech {
namespace {

namespace fs = std::filesystem;

Utterance line(const std::string& first, const std::string& second) {
  Utterance utterance;
  utterance.voice.name = "female-1";
  utterance.text = first + ' ' + second;
  utterance.tokens = {{first, "", {}}, {second, "", {}}};
  return utterance;
}

Clip spoken(const Utterance& utterance) {
  Clip clip = *FliteEngine().speak(utterance);
  trim(clip);
  return clip;
}

class KeptLinesTest : public testing::Test {
 protected:
  void SetUp() override { fs::remove_all(folder_); }
  void TearDown() override { fs::remove_all(folder_); }
  fs::path keep(const Utterance& utterance) {
    const fs::path path = folder_ / kept_path(utterance);
    EXPECT_TRUE(base::write_file(path, *to_clip_file({spoken(utterance), "someone 1"})).ok());
    return path;
  }
  const fs::path folder_ = fs::path(testing::TempDir()) / "kept_lines_test";
};

TEST_F(KeptLinesTest, SaysWhatItWasGivenAndNothingElse) {
  const Utterance kept = line("Good", "morning."), other = line("Good", "evening.");
  keep(kept);
  const KeptLines lines(folder_);
  EXPECT_TRUE(lines.offers(kept));
  EXPECT_FALSE(lines.offers(other));
  Utterance by_another = kept;
  by_another.voice.name = "male-1";
  EXPECT_FALSE(lines.offers(by_another));
  EXPECT_EQ(lines.spoken_by(), "someone 1");

  const Clip before = spoken(kept);
  const base::Result<Clip> clip = lines.speak(kept);
  ASSERT_TRUE(clip.ok());
  EXPECT_EQ(clip->rate, before.rate);
  EXPECT_EQ(clip->words, before.words);
  ASSERT_EQ(clip->pcm.size(), before.pcm.size());
  ASSERT_TRUE(clip->voice_lufs);
  EXPECT_NEAR(*clip->voice_lufs, *before.voice_lufs, 0.001);
  // Not the same samples after Opus, but the same sound at the same place.
  double product = 0, ours = 0, theirs = 0;
  for (std::size_t i = 0; i < before.pcm.size(); ++i) {
    product += static_cast<double>(before.pcm[i]) * clip->pcm[i];
    ours += std::pow(before.pcm[i], 2), theirs += std::pow(clip->pcm[i], 2);
  }
  EXPECT_GT(product / std::sqrt(ours * theirs), 0.8);
}

TEST_F(KeptLinesTest, ChangesItsIdentityWithAnyFile) {
  const Utterance one = line("One", "stone."), two = line("Two", "stones.");
  const fs::path path = keep(one);
  const std::string before = KeptLines(folder_).identity();
  EXPECT_EQ(KeptLines(folder_).identity(), before);
  keep(two);
  EXPECT_NE(KeptLines(folder_).identity(), before);
  fs::remove(path);
  EXPECT_FALSE(KeptLines(folder_).offers(one));
  EXPECT_TRUE(KeptLines(folder_).offers(two));
}

TEST_F(KeptLinesTest, LeavesOutWhatIsNoneOfItsFiles) {
  const Utterance kept = line("Three", "birds.");
  ASSERT_TRUE(base::write_file(folder_ / kept_path(kept), "not a sound").ok());
  EXPECT_FALSE(KeptLines(folder_).offers(kept));
  EXPECT_EQ(KeptLines(folder_).spoken_by(), "");
}

TEST_F(KeptLinesTest, RefusesEveryDamage) {
  const Utterance kept = line("Seven", "rivers.");
  const std::string bytes = *base::read_file(keep(kept));
  ASSERT_TRUE(read_clip_file(bytes).ok());
  for (std::size_t length = 0; length < bytes.size(); length += 7)
    EXPECT_FALSE(read_clip_file(std::string_view(bytes).substr(0, length)).ok()) << length;
  for (std::size_t at = 0; at < bytes.size(); at += 11) {
    std::string broken = bytes;
    broken[at] = static_cast<char>(broken[at] ^ 0x55);
    EXPECT_FALSE(read_clip_file(broken).ok()) << at;  // every page of Ogg carries a checksum
  }
}

TEST_F(KeptLinesTest, ATrackIsSpokenByOneKindOfVoices) {
  const Utterance one = line("One", "stone."), two = line("Two", "stones.");
  keep(one);
  ScriptTrack track;
  track.utterances = {one, two};
  VoiceSources sources;
  sources.kept = folder_;
  {
    const Voices voices(sources);
    EXPECT_EQ(voices.engines_for(track).engine_for(one)->name(), "flite");
    EXPECT_EQ(voices.quick_for(track).engine_for(one)->name(), "flite");
  }
  keep(two);
  {
    const Voices voices(sources);
    EXPECT_EQ(voices.engines_for(track).engine_for(one)->name(), "kept");
    EXPECT_EQ(voices.quick_for(track).engine_for(two)->name(), "kept");
  }
  sources.only = VoiceSources::Only::flite;
  EXPECT_EQ(Voices(sources).engines_for(track).engine_for(one)->name(), "flite");
}

}  // namespace
}  // namespace colloquy::speech
