#include "speech/voices.h"

#include <gtest/gtest.h>

#include <set>

namespace colloquy::speech {
namespace {

TEST(Voices, EveryNameIsListedOnce) {
  std::set<std::string> names;
  for (const Voices::Known& known : Voices().list()) EXPECT_TRUE(names.insert(known.name).second) << known.name;
  EXPECT_TRUE(names.contains("female-1"));
  EXPECT_TRUE(names.contains("male-2"));
}

TEST(Voices, SayMakesTheFileItsNameAsksFor) {
  const Voices voices;
  for (const auto& [name, magic] : {std::pair{"a.opus", "OggS"}, {"a.wav", "RIFF"}, {"a.mp3", "\xff\xf3"}}) {
    const base::Result<Said> said = say(voices, "We count. Twice.", {"male-1", 1, 1}, name);
    ASSERT_TRUE(said.ok());
    EXPECT_TRUE(said->bytes.starts_with(magic)) << name;
    EXPECT_GT(said->bytes.size(), 4000u);
  }
  EXPECT_EQ(say(voices, "We count.", {}, "a.flac").error().kind, base::ErrorKind::invalid);
  EXPECT_EQ(say(voices, " — ", {}, "a.wav").error().message, "There is nothing to say in this text.");
}

}  // namespace
}  // namespace colloquy::speech
