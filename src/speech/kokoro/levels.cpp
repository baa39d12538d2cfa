#include "speech/kokoro/levels.h"

#include <algorithm>
#include <array>

namespace colloquy::speech {
namespace {

struct Level {
  std::string_view voice;
  double lufs;
};

constexpr std::array<Level, 1> kLevels = {Level{"af_heart", -22.4}};

}  // namespace

std::optional<double> kokoro_lufs(std::string_view voice) {
  const auto* level =
      std::find_if(kLevels.begin(), kLevels.end(), [&](const Level& one) { return one.voice == voice; });
  if (level == kLevels.end()) return std::nullopt;
  return level->lufs;
}

}  // namespace colloquy::speech
