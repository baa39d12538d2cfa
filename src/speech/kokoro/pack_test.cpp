#include "speech/kokoro/pack.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "base/file.h"
#include "base/hash.h"
#include "speech/kokoro/alphabet.h"
#include "speech/kokoro/kokoro_engine.h"
#include "speech/kokoro/model_patch.h"
#include "speech/kokoro/pack_maker.h"

namespace colloquy::speech {
namespace {

namespace fs = std::filesystem;

// A pack whose files are words, in a folder of its own.
class VoicePack : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("colloquy-pack-" + std::to_string(::getpid()));
    fs::remove_all(folder_);
    pack_.folder = folder_ / "mirror";
    pack_.model = put("model.onnx", "a model");
    pack_.runtime = put("libonnxruntime.so", "a runtime");
    pack_.voices = {{"af_heart", put("voices/af_heart.bin", "styles")}, {"am_puck", put("voices/am_puck.bin", "more")}};
    pack_.licences = {put("licences/model", "free")};
    list(to_json(pack_));
  }
  void TearDown() override { fs::remove_all(folder_); }

  PackFile put(const std::string& path, const std::string& bytes) {
    EXPECT_TRUE(base::write_file(folder_ / "mirror" / path, bytes).ok());
    return {path, base::hex(base::sha256(bytes))};
  }
  void list(const base::Json& json) {
    ASSERT_TRUE(base::write_file(folder_ / "mirror" / kPackFile, base::to_string(json)).ok());
  }
  Bring mirror() {
    return [this](const std::string& path, const fs::path& into) -> base::Result<void> {
      brought_.push_back(path);
      if (brought_.size() > limit_) return base::make_error(base::ErrorKind::unavailable, "no network");
      return base::write_file(into, *base::read_file(folder_ / "mirror" / path));
    };
  }

  fs::path folder_;
  Pack pack_;
  std::vector<std::string> brought_;
  std::size_t limit_ = 100;
};

TEST_F(VoicePack, IsReadAsItWasWritten) {
  const base::Result<Pack> read = read_pack(folder_ / "mirror");
  ASSERT_TRUE(read.ok()) << read.error().message;
  EXPECT_EQ(base::to_string(to_json(*read)), base::to_string(to_json(pack_)));
  EXPECT_TRUE(check_pack(*read).ok());
}

TEST_F(VoicePack, WithOneWrongByteIsRefused) {
  put("voices/am_puck.bin", "mOre");
  const base::Result<void> checked = check_pack(*read_pack(folder_ / "mirror"));
  ASSERT_FALSE(checked.ok());
  EXPECT_NE(checked.error().message.find("am_puck.bin is not what was installed"), std::string::npos);
  // Nothing is run of a pack whose runtime is another.
  put("libonnxruntime.so", "b runtime");
  Utterance line;
  line.tokens = {{"Hello", "", std::nullopt}};
  EXPECT_FALSE(KokoroEngine(*read_pack(folder_ / "mirror")).speak(line).ok());
}

TEST_F(VoicePack, NamesOnlyFilesOfItsOwn) {
  for (const char* path : {"../outside", "/etc/passwd", "a/../../b", ""}) {
    Pack bad = pack_;
    bad.model.path = path;
    list(to_json(bad));
    EXPECT_FALSE(read_pack(folder_ / "mirror").ok()) << path;
  }
}

TEST_F(VoicePack, IsCopiedWholeOrNotAtAllAndGoesOn) {
  const fs::path into = folder_ / "voices" / "kokoro";
  limit_ = 3;
  EXPECT_FALSE(copy_pack(mirror(), into).ok());
  EXPECT_FALSE(fs::exists(into)) << "half a pack";
  limit_ = 100;
  brought_.clear();
  ASSERT_TRUE(copy_pack(mirror(), into).ok());
  EXPECT_EQ(brought_,
            (std::vector<std::string>{kPackFile, "voices/af_heart.bin", "voices/am_puck.bin", "licences/model"}))
      << "what came before is not fetched again";
  EXPECT_TRUE(check_pack(*read_pack(into)).ok());
  // A mirror whose file is another than its list says.
  put("voices/am_puck.bin", "mOre");
  EXPECT_FALSE(copy_pack(mirror(), folder_ / "voices" / "other").ok());
  EXPECT_TRUE(check_pack(*read_pack(into)).ok()) << "what was installed stays";
}

TEST_F(VoicePack, HasAVoiceForEveryName) {
  const auto name = [&](const char* wanted) { return kokoro_voice(pack_.voices, wanted).name; };
  EXPECT_EQ(name("am_puck"), "am_puck");
  EXPECT_EQ(name("female-1"), "af_heart");
  EXPECT_EQ(name("male-1"), "am_puck");
  EXPECT_EQ(name("male-7"), "am_puck");
  EXPECT_EQ(name("anybody"), name("anybody"));
}

// Protocol Buffers, "Encoding": field 7 of the model is its graph, in which field 1 is a node and 12 an output.
TEST(ModelPatch, AddsOneNodeAndOneOutputToTheGraph) {
  const std::string patch = durations_output();
  ASSERT_GT(patch.size(), 4u);
  EXPECT_EQ(patch[0], '\x3a');
  EXPECT_EQ(static_cast<std::size_t>(patch[1]), patch.size() - 2);
  EXPECT_EQ(patch[2], '\x0a');
  EXPECT_NE(patch.find("/encoder/Gather_output_0"), std::string::npos);
  const std::size_t output = 4 + static_cast<std::size_t>(patch[3]);
  EXPECT_EQ(patch[output], '\x62');
  EXPECT_EQ(output + 2 + static_cast<std::size_t>(patch[output + 1]), patch.size());
}

TEST(Alphabet, WritesPhonesInKokorosLetters) {
  // "hello," as a word with a comma, then an unstressed "the".
  const std::vector<ReadWord> line = {
      {"hello", 0, false, false, ",", {{"hh", false}, {"ax", false}, {"l", false}, {"ow", true}}},
      {"the", 1, false, false, "", {{"dh", false}, {"ax", true}}},
      {"better", 2, false, false, ".", {{"b", false}, {"eh", true}, {"t", false}, {"er", false}}}};
  const Phonemes phonemes = phonemes_of(line);
  EXPECT_EQ(phonemes.numbers,
            (std::vector<std::int64_t>{0, 50, 83, 54, 156, 31, 3, 16, 81, 83, 16, 44, 156, 86, 62, 83, 123, 4, 0}));
  ASSERT_EQ(phonemes.words.size(), 3u);
  EXPECT_EQ(phonemes.words[0].from, 1u);
  EXPECT_EQ(phonemes.words[0].to, 6u);
  EXPECT_EQ(phonemes.words[1].from, 8u);
  EXPECT_EQ(phonemes.words[2].token, 2u);
}

}  // namespace
}  // namespace colloquy::speech
