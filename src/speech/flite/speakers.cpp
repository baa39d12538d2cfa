#include "speech/flite/speakers.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/ascii.h"

namespace colloquy::speech {
namespace {

constexpr Speaker kSpeakers[] = {
    {"female-1", Person::slt, 1.00, 1.00, 0.00, -16.23}, {"male-1", Person::rms, 1.00, 1.00, 0.00, -21.58},
    {"male-2", Person::awb, 1.00, 1.00, 0.00, -20.68},   {"female-2", Person::slt, 1.14, 0.96, -0.035, -15.29},
    {"male-3", Person::rms, 0.86, 1.04, 0.03, -21.77},   {"female-3", Person::slt, 0.86, 1.04, 0.03, -17.70},
    {"male-4", Person::awb, 1.16, 0.98, -0.03, -20.46},  {"child-1", Person::slt, 1.32, 1.00, -0.07, -14.33},
};

// FNV-1a, 32 bits: stable across machines and versions, which std::hash is not.
std::uint32_t fnv1a(std::string_view text) {
  std::uint32_t hash = 2166136261u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash;
}

bool begins(std::string_view name, std::initializer_list<std::string_view> beginnings) {
  for (const std::string_view beginning : beginnings) {
    if (name.starts_with(beginning)) return true;
  }
  return false;
}

}  // namespace

std::span<const Speaker> speakers() {
  return kSpeakers;
}

const Speaker& speaker_for(std::string_view name) {
  const std::string wanted = base::ascii_lower(name);
  if (wanted.empty()) return kSpeakers[0];
  for (const Speaker& speaker : kSpeakers) {
    if (speaker.name == wanted) return speaker;
  }
  if (wanted == "slt") return kSpeakers[0];
  if (wanted == "rms") return kSpeakers[1];
  if (wanted == "awb") return kSpeakers[2];
  // Names of other engines' voices carry the kind in front: af_heart, bm_george.
  std::string_view kind;
  if (begins(wanted, {"child", "girl", "boy", "kid"}))
    kind = "child";
  else if (begins(wanted, {"female", "woman", "lady", "af_", "bf_"}))
    kind = "female";
  else if (begins(wanted, {"male", "man", "am_", "bm_"}))
    kind = "male";
  std::vector<const Speaker*> fitting;
  for (const Speaker& speaker : kSpeakers) {
    if (kind.empty() ? !speaker.name.starts_with("child") : speaker.name.starts_with(kind)) fitting.push_back(&speaker);
  }
  return *fitting[fnv1a(wanted) % fitting.size()];
}

}  // namespace colloquy::speech
