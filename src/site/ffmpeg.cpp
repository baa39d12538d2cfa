#include "site/ffmpeg.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "site/ffmpeg_process.h"
#include "speech/recording.h"

namespace colloquy::site {
namespace {

using base::ErrorKind;
using base::Result;

constexpr int kRate = 48000;
constexpr std::size_t kMostBytes = std::size_t{speech::kLongestRecording + 2} * kRate * 2 + 1000;

base::Error trouble(const std::string& what) {
  return base::make_error(ErrorKind::io, "ffmpeg " + what + ": " + std::strerror(errno));
}

// All that comes, until the end. False: too much, or nothing for too long.
bool read_all(int fd, std::string& out) {
  std::array<char, 1 << 16> buffer;
  for (;;) {
    const long count = read_some(fd, buffer.data(), buffer.size());
    if (count <= 0) return count == 0;
    out.append(buffer.data(), static_cast<std::size_t>(count));
    if (out.size() > kMostBytes) return false;
  }
}

}  // namespace

bool is_mpeg4(std::string_view bytes) {
  return bytes.size() > 8 && bytes.substr(4, 4) == "ftyp";
}

Result<std::string> au_by_ffmpeg(std::string_view mpeg4) {
  const Descriptor in = file_in_memory(mpeg4);
  if (in.get() < 0) return trouble("cannot be given the recording");
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return trouble("cannot be listened to");
  const Descriptor from(ends[0]);
  Descriptor to(ends[1]);
  FfmpegProcess::Wanted wanted;
  // Only this kind of file, nothing that it refers to, and no codec but those of sound.
  wanted.words = {"-protocol_whitelist",
                  "file,pipe",
                  "-codec_whitelist",
                  "aac,alac,mp3,mp3float",
                  "-f",
                  "mov",
                  "-i",
                  "file:/dev/fd/3",
                  "-map",
                  "0:a:0",
                  "-t",
                  std::to_string(speech::kLongestRecording + 1),
                  "-ac",
                  "1",
                  "-ar",
                  std::to_string(kRate),
                  "-c:a",
                  "pcm_s16be",
                  "-f",
                  "au",
                  "pipe:1"};
  wanted.out = to.get();
  wanted.files = {in.get()};
  FfmpegProcess ffmpeg = TRY(FfmpegProcess::start(wanted));
  to.close();
  std::string au;
  const bool whole = read_all(from.get(), au);
  if (!whole) ffmpeg.end();
  if (!ffmpeg.succeeded() || !whole) return base::make_error(ErrorKind::invalid, "ffmpeg finds no sound in it");
  return au;
}

}  // namespace colloquy::site
