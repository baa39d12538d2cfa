#include "site/ffmpeg_process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>

extern char** environ;

namespace colloquy::site {
namespace {

constexpr rlim_t kMemory = 1ull << 30;
constexpr int kPatienceMs = 60000;  // without a byte
constexpr int kFirstFile = 3;
constexpr int kOutOfTheWay = 64;  // above what a child's files are numbered

}  // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  if (this != &other) {
    close();
    fd_ = other.fd_;
    other.fd_ = -1;
  }
  return *this;
}

void Descriptor::close() {
  if (fd_ >= 0) ::close(fd_);
  fd_ = -1;
}

Descriptor file_in_memory(std::string_view bytes) {
  Descriptor file(::memfd_create("colloquy", MFD_CLOEXEC));
  while (file.get() >= 0 && !bytes.empty()) {
    const ssize_t written = ::write(file.get(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return Descriptor();
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return file;
}

base::Result<FfmpegProcess> FfmpegProcess::start(const Wanted& wanted) {
  std::vector<const char*> words = {"ffmpeg", "-nostdin", "-v", "quiet", "-threads", "1"};
  for (const std::string& word : wanted.words) words.push_back(word.c_str());
  words.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  // First out of the way, for a file may have the number that another is to get.
  std::vector<Descriptor> copies;
  const auto give = [&](int ours, int theirs) {
    if (ours < 0) {
      posix_spawn_file_actions_addopen(&actions, theirs, "/dev/null", theirs == STDIN_FILENO ? O_RDONLY : O_WRONLY, 0);
      return true;
    }
    copies.emplace_back(::fcntl(ours, F_DUPFD_CLOEXEC, kOutOfTheWay));
    if (copies.back().get() < 0) return false;
    posix_spawn_file_actions_adddup2(&actions, copies.back().get(), theirs);
    return true;
  };
  bool given = give(wanted.in, STDIN_FILENO) && give(wanted.out, STDOUT_FILENO) && give(-1, STDERR_FILENO);
  for (std::size_t i = 0; i < wanted.files.size(); ++i)
    given = given && give(wanted.files[i], kFirstFile + static_cast<int>(i));
  pid_t child = 0;
  const int failed =
      given ? ::posix_spawnp(&child, words[0], &actions, nullptr, const_cast<char**>(words.data()), environ) : errno;
  posix_spawn_file_actions_destroy(&actions);
  if (failed == ENOENT || failed == EACCES)
    return base::make_error(base::ErrorKind::not_found, "ffmpeg is not installed");
  if (failed != 0)
    return base::make_error(base::ErrorKind::io, std::string("ffmpeg cannot be started: ") + std::strerror(failed));
  const rlimit memory{kMemory, kMemory}, cpu{wanted.cpu_seconds, wanted.cpu_seconds};
  ::prlimit(child, RLIMIT_AS, &memory, nullptr);
  ::prlimit(child, RLIMIT_CPU, &cpu, nullptr);
  return FfmpegProcess(child);
}

FfmpegProcess::~FfmpegProcess() {
  if (child_ <= 0) return;
  end();
  succeeded();
}

void FfmpegProcess::end() {
  if (child_ > 0) ::kill(child_, SIGKILL);
}

bool FfmpegProcess::succeeded() {
  int status = 0;
  pid_t ended = 0;
  do {
    ended = ::waitpid(child_, &status, 0);
  } while (ended < 0 && errno == EINTR);
  child_ = 0;
  return ended > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

long read_some(int fd, char* to, std::size_t most) {
  for (;;) {
    pollfd waiting{fd, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, kPatienceMs);
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return -1;
    const ssize_t count = ::read(fd, to, most);
    if (count < 0 && errno == EINTR) continue;
    return count;
  }
}

}  // namespace colloquy::site
