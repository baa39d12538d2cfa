#include "site/m4b.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "site/ffmpeg_process.h"

namespace colloquy::site {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;
using base::Result;

// The highest rate of our tracks (speech/decode.h): none loses anything.
constexpr int kRate = 24000;
constexpr std::size_t kSampleBytes = 2;

base::Error trouble(const std::string& what) {
  return base::make_error(ErrorKind::io, what + ": " + std::strerror(errno));
}

// Its encoder has gone while it was still being told: it cannot write what it makes.
base::Error ended_early() {
  return base::make_error(ErrorKind::io, "ffmpeg ended before the book did; is the disk full?");
}

// Two ends of one stream. A socket, for writing to one whose reader is gone must not end this program.
struct Stream {
  Descriptor ours, theirs;
};
Result<Stream> open_stream() {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return trouble("ffmpeg cannot be spoken to");
  return Stream{Descriptor(ends[0]), Descriptor(ends[1])};
}

bool send_all(int to, const char* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t sent = ::send(to, bytes, size, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes += sent;
    size -= static_cast<std::size_t>(sent);
  }
  return true;
}

// Decodes one track into `to`: exactly its length, what is missing as silence.
Result<void> pour(const M4bTrack& track, int to) {
  const Descriptor file(::open(track.mp3.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) return base::make_error(ErrorKind::not_found, track.mp3.string() + ": cannot be opened");
  Stream stream = TRY(open_stream());
  FfmpegProcess::Wanted wanted;
  wanted.words = {"-protocol_whitelist",
                  "file,pipe",
                  "-codec_whitelist",
                  "mp3,mp3float",
                  "-f",
                  "mp3",
                  "-i",
                  "file:/dev/fd/3",
                  "-map",
                  "0:a:0",
                  "-ac",
                  "1",
                  "-ar",
                  std::to_string(kRate),
                  "-f",
                  "s16le",
                  "pipe:1"};
  wanted.out = stream.theirs.get();
  wanted.files = {file.get()};
  FfmpegProcess decoder = TRY(FfmpegProcess::start(wanted));
  stream.theirs.close();
  std::array<char, 1 << 16> buffer;
  std::size_t left = static_cast<std::size_t>(static_cast<long long>(track.duration) * kRate / 1000) * kSampleBytes;
  for (;;) {
    const long count = read_some(stream.ours.get(), buffer.data(), buffer.size());
    if (count < 0) return trouble("ffmpeg does not decode a track");
    if (count == 0) break;
    const std::size_t used = std::min(left, static_cast<std::size_t>(count));
    if (!send_all(to, buffer.data(), used)) return ended_early();
    left -= used;
  }
  if (!decoder.succeeded()) return base::make_error(ErrorKind::io, "ffmpeg cannot decode " + track.mp3.string());
  buffer.fill(0);
  while (left > 0) {
    const std::size_t used = std::min(left, buffer.size());
    if (!send_all(to, buffer.data(), used)) return ended_early();
    left -= used;
  }
  return {};
}

Result<void> encode(const fs::path& to, const M4bBook& book,
                    const std::function<void(std::size_t, std::size_t)>& done) {
  const Descriptor metadata = file_in_memory(book.metadata), cover = file_in_memory(book.cover);
  if (metadata.get() < 0 || cover.get() < 0) return trouble("ffmpeg cannot be given the chapters");
  Stream stream = TRY(open_stream());
  unsigned long seconds = 0;
  for (const M4bTrack& track : book.tracks) seconds += static_cast<unsigned long>(track.duration) / 1000;
  FfmpegProcess::Wanted wanted;
  wanted.words = {"-f", "s16le", "-ar", std::to_string(kRate), "-ac", "1", "-i", "pipe:0", "-f", "ffmetadata", "-i",
                  "file:/dev/fd/3", "-f", "png_pipe", "-i", "file:/dev/fd/4", "-map", "0:a", "-map", "2:v",
                  "-map_metadata", "1", "-map_chapters", "1", "-c:a", "aac", "-b:a", "64k", "-c:v", "copy",
                  "-disposition:v:0", "attached_pic",
                  // No date and no name of the encoder; the index in front, so that players need not load all of it.
                  "-fflags", "+bitexact", "-flags:a", "+bitexact", "-movflags", "+faststart", "-f", "ipod", "-y",
                  "file:" + to.string()};
  wanted.in = stream.theirs.get();
  wanted.files = {metadata.get(), cover.get()};
  wanted.cpu_seconds = 300 + seconds;
  FfmpegProcess encoder = TRY(FfmpegProcess::start(wanted));
  stream.theirs.close();
  for (std::size_t i = 0; i < book.tracks.size(); ++i) {
    TRY_VOID(pour(book.tracks[i], stream.ours.get()));
    if (done) done(i + 1, book.tracks.size());
  }
  stream.ours.close();
  if (!encoder.succeeded()) return ended_early();
  return {};
}

}  // namespace

Result<void> look_for_ffmpeg() {
  FfmpegProcess::Wanted wanted;
  wanted.words = {"-version"};
  FfmpegProcess ffmpeg = TRY(FfmpegProcess::start(wanted));
  if (!ffmpeg.succeeded()) return base::make_error(ErrorKind::io, "ffmpeg does not run");
  return {};
}

Result<void> write_m4b(const fs::path& target, const M4bBook& book,
                       const std::function<void(std::size_t, std::size_t)>& done) {
  std::error_code error;
  const fs::path absolute = fs::absolute(target, error);
  fs::create_directories(absolute.parent_path(), error);
  const fs::path part = absolute.string() + ".part-" + std::to_string(::getpid());
  Result<void> written = encode(part, book, done);
  if (written.ok()) {
    fs::rename(part, absolute, error);
    if (error) written = base::make_error(ErrorKind::io, error.message());
  }
  if (written.ok()) return written;
  fs::remove(part, error);
  return base::make_error(written.error().kind, target.string() + ": " + written.error().message);
}

}  // namespace colloquy::site
