#include "base/open_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace colloquy::base {
namespace {

std::int64_t modified(const struct stat& found) {
  return static_cast<std::int64_t>(found.st_mtim.tv_sec) * 1'000'000'000 + found.st_mtim.tv_nsec;
}

}  // namespace

OpenFile::~OpenFile() {
  ::close(fd);
}

bool OpenFile::is_at(const std::string& path) const {
  struct stat found{};
  return ::stat(path.c_str(), &found) == 0 && static_cast<std::uint64_t>(found.st_ino) == inode &&
         static_cast<std::uint64_t>(found.st_size) == size && modified(found) == modified_ns;
}

Result<std::string> OpenFile::read(std::uint64_t offset, std::uint64_t count) const {
  if (offset > size || count > size - offset) return make_error(ErrorKind::io, "a file ended before its end");
  std::string bytes(count, '\0');
  std::uint64_t got = 0;
  while (got < count) {
    const ssize_t n = ::pread(fd, bytes.data() + got, count - got, static_cast<off_t>(offset + got));
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return make_error(ErrorKind::io, "a file ended before its end");
    got += static_cast<std::uint64_t>(n);
  }
  return bytes;
}

std::shared_ptr<const OpenFile> open_file(const std::string& path) {
  // O_NONBLOCK: a pipe laid under this name must not hang the thread before we see what it is.
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) return nullptr;
  struct stat found{};
  if (::fstat(fd, &found) != 0 || !S_ISREG(found.st_mode)) {
    ::close(fd);
    return nullptr;
  }
  return std::make_shared<const OpenFile>(fd, static_cast<std::uint64_t>(found.st_size), modified(found),
                                          static_cast<std::uint64_t>(found.st_ino));
}

}  // namespace colloquy::base
