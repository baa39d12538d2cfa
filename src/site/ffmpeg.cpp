#include "site/ffmpeg.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include "speech/recording.h"

extern char** environ;

namespace colloquy::site {
namespace {

using base::ErrorKind;
using base::Result;

constexpr int kRate = 48000;
constexpr std::size_t kMostBytes = std::size_t{speech::kLongestRecording + 2} * kRate * 2 + 1000;
constexpr rlim_t kMemory = 1ull << 30;
constexpr rlim_t kCpuSeconds = 300;
constexpr int kPatienceMs = 60000;  // without a byte

// A file descriptor and its end.
class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }
  void close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }

 private:
  int fd_;
};

base::Error trouble(const std::string& what) {
  return base::make_error(ErrorKind::io, "ffmpeg " + what + ": " + std::strerror(errno));
}

// A file of these bytes that has no name: whoever reads it may go back and forth in it.
int file_in_memory(std::string_view bytes) {
  const int fd = ::memfd_create("recording", MFD_CLOEXEC);
  while (fd >= 0 && !bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) {
      ::close(fd);
      return -1;
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return fd;
}

// Starts ffmpeg with `in` as its descriptor 3 and `out` as its standard output: 0, or why it cannot be.
int start(int in, int out, pid_t& child) {
  const std::string longest = std::to_string(speech::kLongestRecording + 1);
  const std::string rate = std::to_string(kRate);
  const char* words[] = {"ffmpeg", "-nostdin", "-v", "quiet", "-threads", "1",
                         // Only this kind of file, nothing that it refers to, and no codec but those of sound.
                         "-protocol_whitelist", "file,pipe", "-codec_whitelist", "aac,alac,mp3,mp3float", "-f", "mov",
                         "-i", "file:/dev/fd/3", "-map", "0:a:0", "-t", longest.c_str(), "-ac", "1", "-ar",
                         rate.c_str(), "-c:a", "pcm_s16be", "-f", "au", "pipe:1", nullptr};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, in, 3);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  const int failed = ::posix_spawnp(&child, words[0], &actions, nullptr, const_cast<char**>(words), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) return failed;
  const rlimit memory{kMemory, kMemory}, cpu{kCpuSeconds, kCpuSeconds};
  ::prlimit(child, RLIMIT_AS, &memory, nullptr);
  ::prlimit(child, RLIMIT_CPU, &cpu, nullptr);
  return 0;
}

// All that comes, until the end. False: too much, or nothing for too long.
bool read_all(int fd, std::string& out) {
  std::array<char, 1 << 16> buffer;
  for (;;) {
    pollfd waiting{fd, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, kPatienceMs);
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return false;
    const ssize_t count = ::read(fd, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
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
  const Descriptor in(file_in_memory(mpeg4));
  if (in.get() < 0) return trouble("cannot be given the recording");
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return trouble("cannot be listened to");
  const Descriptor from(ends[0]);
  Descriptor to(ends[1]);
  pid_t child = 0;
  const int failed = start(in.get(), to.get(), child);
  to.close();
  if (failed == ENOENT || failed == EACCES) return base::make_error(ErrorKind::not_found, "ffmpeg is not installed");
  if (failed != 0) {
    errno = failed;
    return trouble("cannot be started");
  }
  std::string au;
  const bool whole = read_all(from.get(), au);
  if (!whole) ::kill(child, SIGKILL);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return trouble("was lost");
  }
  if (!whole || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
    return base::make_error(ErrorKind::invalid, "ffmpeg finds no sound in it");
  return au;
}

}  // namespace colloquy::site
