// The voices this program has, and a sentence said by one of them: what `colloquy voices` needs, and how
// everybody else gets the engines.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "package/timeline.h"
#include "speech/engine.h"
#include "speech/kept_lines.h"
#include "speech/script.h"
#include "speech/service/service_engine.h"
#include "speech/voice_level.h"

namespace colloquy::speech {

// Where voices come from.
struct VoiceSources {
  std::filesystem::path packs = {};  // a folder; "" none
  std::filesystem::path kept = {};   // of lines kept with a course (kept_lines.h); "" none
  std::optional<Service> service = {};
  enum class Only { best, flite, kokoro, service } only = Only::best;
};

// All engines of this program, ready to speak. Keep it as long as any EngineSet of it is used.
class Voices {
 public:
  // The best is the service, where one is named; else the pack; else flite. A pack that cannot be read is left out, and
  // trouble() says why.
  explicit Voices(const VoiceSources& sources = {});

  // The best that can be had. One track is never spoken by good and by plain voices in turn: kept lines are used
  // where they are all there, or where the studio can say the others with the same voices.
  const EngineSet& engines_for(const ScriptTrack& track) const;
  // Those that speak at once, for as long as the best are not done.
  const EngineSet& quick_for(const ScriptTrack& track) const;
  const EngineSet& engines() const { return studio_ != nullptr ? with_studio_ : plain_; }
  // The voices that take their time, or nullptr.
  const Engine* studio() const { return studio_; }

  struct Known {
    std::string name;    // as an author writes it
    std::string engine;  // "flite", "kokoro"
  };
  std::vector<Known> list() const;
  // How loud a voice of the list is. Errors: not_found; those of the engine.
  base::Result<VoiceLevel> level(const Known& voice) const;
  const std::string& trouble() const { return trouble_; }

 private:
  std::vector<std::unique_ptr<Engine>> owned_;
  std::unique_ptr<KeptLines> kept_;
  const Engine* studio_ = nullptr;
  EngineSet with_studio_, all_kept_, plain_;
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
