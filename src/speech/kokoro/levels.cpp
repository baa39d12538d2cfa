#include "speech/kokoro/levels.h"

#include <algorithm>
#include <array>

namespace colloquy::speech {
namespace {

struct Level {
  std::string_view voice;
  double lufs;
};

constexpr std::array kLevels = {
    Level{"af_alloy", -21.69},   Level{"af_aoede", -18.03}, Level{"af_bella", -21.72},    Level{"af_heart", -22.56},
    Level{"af_jessica", -21.88}, Level{"af_kore", -18.64},  Level{"af_nicole", -21.60},   Level{"af_nova", -26.56},
    Level{"af_river", -21.20},   Level{"af_sarah", -20.66}, Level{"af_sky", -23.79},      Level{"am_adam", -18.31},
    Level{"am_echo", -22.21},    Level{"am_eric", -21.33},  Level{"am_fenrir", -19.30},   Level{"am_liam", -21.58},
    Level{"am_michael", -23.71}, Level{"am_onyx", -22.50},  Level{"am_puck", -18.60},     Level{"am_santa", -22.46},
    Level{"bf_alice", -20.56},   Level{"bf_emma", -19.98},  Level{"bf_isabella", -17.65}, Level{"bf_lily", -21.27},
    Level{"bm_daniel", -21.44},  Level{"bm_fable", -21.84}, Level{"bm_george", -21.59},   Level{"bm_lewis", -23.42},
};

}  // namespace

std::optional<double> kokoro_lufs(std::string_view voice) {
  const auto* level =
      std::find_if(kLevels.begin(), kLevels.end(), [&](const Level& one) { return one.voice == voice; });
  if (level == kLevels.end()) return std::nullopt;
  return level->lufs;
}

}  // namespace colloquy::speech
