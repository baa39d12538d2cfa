// A Kokoro model in memory: phoneme numbers and a voice's style go in, samples and the length of each phoneme come out.
// The runtime that computes it is a library of the voice pack, loaded while the program runs. Studio's river, below the
// engine; the wall around ONNX Runtime.
//
// On one thread of one machine the same input gives the same samples.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace colloquy::speech {

class KokoroModel {
 public:
  static constexpr int kRate = 24'000;        // samples a second
  static constexpr int kFrame = 600;          // samples: what a duration counts
  static constexpr std::size_t kStyle = 256;  // numbers of a style

  // `library`: path of the runtime. `model`: the bytes of the file with durations (model_patch.h). One run takes one
  // thread; several may run at once. Errors: not_found (no runtime), invalid (another runtime or model), internal.
  static base::Result<std::unique_ptr<KokoroModel>> load(const std::string& library, std::string_view model);
  virtual ~KokoroModel() = default;

  struct Sound {
    std::vector<float> samples;           // -1 to 1
    std::vector<std::int64_t> durations;  // frames, one a phoneme
  };
  // `phonemes` with the silence before and after them (0); `style`: kStyle numbers; `speed`: 1 is the voice's own.
  virtual base::Result<Sound> speak(std::span<const std::int64_t> phonemes, std::span<const float> style,
                                    float speed) const = 0;

  virtual std::string runtime_version() const = 0;
};

}  // namespace colloquy::speech
