#include "site/watch.h"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "site/scan.h"

namespace colloquy::site {
namespace {

namespace fs = std::filesystem;
using Steady = std::chrono::steady_clock;

// Long enough for an editor that writes a copy and renames it, short enough not to be felt.
constexpr int kSettleMs = 40;
constexpr int kLookMs = 500;

int milliseconds_until(Steady::time_point end) {
  return static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(end - Steady::now()).count());
}

// Whether something may be read from `fd` within the time; takes it all.
bool drained(int fd, int timeout_ms) {
  pollfd waiting{fd, POLLIN, 0};
  if (::poll(&waiting, 1, timeout_ms) <= 0) return false;
  char buffer[4096];
  while (::read(fd, buffer, sizeof buffer) > 0) {
  }
  return true;
}

}  // namespace

base::Result<Watch> Watch::open(const fs::path& course) {
  std::string stamp = TRY(stamp_course(course));
  Watch watch(course, ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC), std::move(stamp));
  watch.watch_folders();
  return watch;
}

Watch::Watch(fs::path course, int inotify, std::string stamp)
    : course_(std::move(course)), inotify_(inotify), stamp_(std::move(stamp)) {}

Watch::Watch(Watch&& other) noexcept
    : course_(std::move(other.course_)), inotify_(std::exchange(other.inotify_, -1)), stamp_(std::move(other.stamp_)) {}

Watch::~Watch() {
  if (inotify_ >= 0) ::close(inotify_);
}

void Watch::watch_folders() {
  if (inotify_ < 0) return;
  constexpr std::uint32_t kEvents = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE;
  ::inotify_add_watch(inotify_, course_.c_str(), kEvents);
  std::error_code error;
  for (fs::recursive_directory_iterator at(course_, error), end; !error && at != end; at.increment(error)) {
    if (!at->is_directory(error)) continue;
    const std::string name = at->path().filename().string();
    if (name.starts_with('.') || fs::exists(at->path() / "manifest.json", error)) {
      at.disable_recursion_pending();
      continue;
    }
    ::inotify_add_watch(inotify_, at->path().c_str(), kEvents);
  }
}

bool Watch::changed(int timeout_ms) {
  const Steady::time_point end = Steady::now() + std::chrono::milliseconds(timeout_ms);
  do {
    const int wait = std::clamp(milliseconds_until(end), 0, kLookMs);
    if (inotify_ < 0) {
      ::poll(nullptr, 0, wait);
    } else if (drained(inotify_, wait)) {
      while (drained(inotify_, kSettleMs)) {
      }
    }
    const base::Result<std::string> stamp = stamp_course(course_);
    if (stamp.ok() && *stamp != stamp_) {
      stamp_ = *stamp;
      watch_folders();  // there may be new ones
      return true;
    }
  } while (milliseconds_until(end) > 0);
  return false;
}

}  // namespace colloquy::site
