// The studio voices: a Kokoro model that a voice pack brings (pack.h), spoken to in phonemes that flite reads
// (flite/reading.h). The model is loaded at the first line that is spoken; until then only the pack's list is read.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "speech/engine.h"
#include "speech/kokoro/pack.h"

namespace colloquy::speech {

class KokoroEngine final : public Engine {
 public:
  explicit KokoroEngine(Pack pack);
  ~KokoroEngine() override;

  std::string_view name() const override { return "kokoro"; }
  std::string identity() const override;
  bool speaks(std::string_view language) const override;
  // Errors besides: those of reading the pack.
  base::Result<Clip> speak(const Utterance& utterance) const override;
  std::vector<std::size_t> unpronounceable(const Utterance& utterance) const override;
  std::vector<std::string> voices() const override;

 private:
  struct Studio;  // the model and the styles that were read

  base::Result<Studio*> open() const;

  Pack pack_;
  std::unique_ptr<Studio> studio_;
};

// The pack's voice for a name that an author writes: its own name, or one of the kind ("female-2": the second of the
// women), or any other, which always leads to the same one. `voices` is not empty.
const Pack::Voice& kokoro_voice(const std::vector<Pack::Voice>& voices, std::string_view name);

}  // namespace colloquy::speech
