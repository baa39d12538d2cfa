#include "speech/voice_level.h"

#include <vector>

#include "speech/clip.h"
#include "speech/lines.h"
#include "speech/loudness.h"
#include "speech/trim.h"

namespace colloquy::speech {
namespace {

// A minute of questions and statements, short and long, with the sounds of English in about their usual shares.
constexpr char kPassage[] =
    "Good morning, and thank you for coming. What would you like to talk about today? "
    "Yesterday the children carried seven baskets of apples up the hill, and the youngest of them sang the whole way. "
    "Yes, I remember. It was raining a little, wasn't it? "
    "A bridge does not fall because one stone is loose; it falls because nobody looked at the stone for twenty years. "
    "Let us think about that for a moment. If you pour cold milk into hot tea, which of the two changes faster? "
    "She put the letter back into the drawer, locked it, and went out to measure the garden once more. "
    "No. That is the usual answer, but the usual answer leaves something out. "
    "When people are asked how long a task will take, they mostly think of how it ought to go, and not of how it went. "
    "Every judge in the valley knew the ship by its sound. Could you say that again, more slowly? "
    "There is a quiet pleasure in doing a simple thing well, such as sharpening a pencil or folding a shirt.";

}  // namespace

base::Result<VoiceLevel> level_of(const Engine& engine, const std::string& voice) {
  VoiceLevel level;
  std::vector<float> samples;
  int rate = 0;
  for (const Utterance& utterance : lines_of_text(kPassage, {voice, 1, 1})) {
    Clip clip = TRY(engine.speak(utterance));
    trim(clip);
    rate = clip.rate;
    level.written = clip.voice_lufs;
    const std::vector<float> more = samples_of(clip);
    samples.insert(samples.end(), more.begin(), more.end());
  }
  level.lufs = loudness_of_phrase(samples, rate);
  return level;
}

}  // namespace colloquy::speech
