#include "write/joined_sound.h"

#include <array>
#include <cassert>

#include "package/joinable.h"

namespace colloquy::write {
namespace {

constexpr std::size_t kFrame = package::kFrameBytes;

std::string big_endian(std::uint64_t number) {
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift & 0xff);
  return out;
}

// The Xing header, as of a file of constant rate, in a frame that is silence to whoever does not know it: head,
// nine bytes of side information, the name, which of its fields follow, how many frames and bytes.
std::string info_frame(std::uint64_t frames) {
  constexpr std::string_view kHead("\xff\xf3\x84\xc4", 4);  // MPEG-2 Layer III, 64 kbit/s, 24 kHz, mono
  constexpr std::array<char, 4> kInfo{'I', 'n', 'f', 'o'};
  constexpr std::uint32_t kFramesAndBytes = 3;
  std::string out = std::string(kHead) + std::string(9, '\0') + std::string(kInfo.begin(), kInfo.end()) +
                    big_endian(kFramesAndBytes) + big_endian(frames) + big_endian(joined_size(frames));
  out.resize(kFrame, '\0');
  return out;
}

}  // namespace

std::uint64_t joined_size(std::uint64_t frames) {
  return (frames + 1) * kFrame;
}

std::string joined_sound(const std::vector<std::string_view>& runs) {
  std::uint64_t frames = 0;
  for (const std::string_view run : runs) {
    assert(run.size() % kFrame == 0);
    frames += run.size() / kFrame;
  }
  std::string out;
  out.reserve(joined_size(frames));
  out += info_frame(frames);
  for (const std::string_view run : runs) out += run;
  return out;
}

}  // namespace colloquy::write
