// The voices this program has, and a sentence said by one of them: what `colloquy voices` needs, and how
// everybody else gets the engines.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "package/timeline.h"
#include "speech/engine.h"
#include "speech/script.h"

namespace colloquy::speech {

// All engines of this program, ready to speak. Keep it as long as any EngineSet of it is used.
class Voices {
 public:
  // Studio voices are used where `packs` (a folder) has them; "" none. A pack that cannot be read is left out, and
  // trouble() says why.
  explicit Voices(const std::filesystem::path& packs = {});
  const EngineSet& engines() const { return engines_; }
  // Those that speak at once, for as long as the best are not done.
  const EngineSet& quick() const { return quick_; }

  struct Known {
    std::string name;    // as an author writes it
    std::string engine;  // "flite", "kokoro"
  };
  std::vector<Known> list() const;
  const std::string& trouble() const { return trouble_; }

 private:
  std::vector<std::unique_ptr<Engine>> owned_;
  EngineSet engines_, quick_;
  std::string trouble_;
};

// A text that was spoken: the file, and when each of its words sounds (ms).
struct Said {
  std::string bytes;
  struct Word {
    std::string text;
    package::Ms start = 0, end = 0;
  };
  std::vector<Word> words;
};

// Speaks a text as the author's words would be spoken, and gives the bytes of a sound file of the kind
// that the file's name asks for: .opus (or .ogg), .mp3, .wav. Errors: invalid (another name, nothing to
// say), not_found (no voice for the language), internal.
base::Result<Said> say(const Voices& voices, std::string_view text, const VoiceSpec& voice, std::string_view file_name);

}  // namespace colloquy::speech
