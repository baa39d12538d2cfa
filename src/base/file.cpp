#include "base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>

#include "base/file_calls.h"

namespace colloquy::base {
namespace {

namespace fs = std::filesystem;

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }
  int close() {
    const int fd = fd_;
    fd_ = -1;
    return ::close(fd);
  }

 private:
  int fd_;
};

}  // namespace

Result<std::string> read_file(const fs::path& path, std::uint64_t limit) {
  Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (fd.get() < 0) return system_error(path, errno);
  struct stat info{};
  if (::fstat(fd.get(), &info) != 0) return system_error(path, errno);
  if (S_ISDIR(info.st_mode)) return make_error(ErrorKind::invalid, path.string() + ": is a folder");
  std::string bytes;
  if (info.st_size > 0) bytes.reserve(std::min<std::uint64_t>(static_cast<std::uint64_t>(info.st_size), limit) + 1);
  char buffer[65536];
  while (true) {
    const ssize_t n = ::read(fd.get(), buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return system_error(path, errno);
    if (n == 0) return bytes;
    if (bytes.size() + static_cast<std::size_t>(n) > limit) {
      return make_error(ErrorKind::too_large,
                        path.string() + ": is larger than " + std::to_string(limit >> 20) + " MiB");
    }
    bytes.append(buffer, static_cast<std::size_t>(n));
  }
}

Result<void> write_file(const fs::path& path, std::string_view bytes, Durable durable) {
  static std::atomic<unsigned> counter{0};
  std::error_code ignored;
  if (path.has_parent_path()) fs::create_directories(path.parent_path(), ignored);
  fs::path temporary = path;
  temporary += ".tmp" + std::to_string(::getpid()) + "-" + std::to_string(counter++);
  Descriptor fd(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
  if (fd.get() < 0) return system_error(path, errno);
  Result<void> done = write_all(fd.get(), bytes, path);
  if (done.ok() && durable == Durable::yes && ::fsync(fd.get()) != 0) done = system_error(path, errno);
  if (done.ok() && fd.close() != 0) done = system_error(path, errno);
  if (done.ok() && ::rename(temporary.c_str(), path.c_str()) != 0) done = system_error(path, errno);
  if (!done.ok()) {
    ::unlink(temporary.c_str());
    return done;
  }
  if (durable == Durable::yes) sync_folder_of(path);
  return {};
}

namespace {

enum class Wrote { yes, was_there, failed };

Wrote write_new(const fs::path& path, std::string_view bytes) {
  Descriptor fd(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
  if (fd.get() < 0) return errno == EEXIST ? Wrote::was_there : Wrote::failed;
  const bool whole = write_all(fd.get(), bytes, path).ok() && fd.close() == 0;
  if (!whole) ::unlink(path.c_str());
  return whole ? Wrote::yes : Wrote::failed;
}

}  // namespace

Result<bool> write_if_changed(const fs::path& path, std::string_view bytes) {
  const Wrote wrote = write_new(path, bytes);
  if (wrote == Wrote::yes) return true;
  std::error_code error;
  if (wrote == Wrote::was_there && fs::file_size(path, error) == bytes.size() && !error) {
    const Result<std::string> old = read_file(path, bytes.size() + 1);
    if (old.ok() && old.value() == bytes) return false;
  }
  TRY_VOID(write_file(path, bytes));
  return true;
}

}  // namespace colloquy::base
