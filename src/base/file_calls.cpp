#include "base/file_calls.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace colloquy::base {

namespace fs = std::filesystem;

Error system_error(const fs::path& path, int code) {
  const ErrorKind kind = code == ENOENT || code == ENOTDIR                  ? ErrorKind::not_found
                         : code == EACCES || code == EPERM || code == EROFS ? ErrorKind::denied
                         : code == ENOSPC || code == EDQUOT                 ? ErrorKind::unavailable
                                                                            : ErrorKind::io;
  return {kind, path.string() + ": " + std::strerror(code)};
}

Result<void> write_all(int fd, std::string_view bytes, const fs::path& path) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return system_error(path, errno);
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return {};
}

void sync_folder_of(const fs::path& path) {
  const int folder =
      ::open(path.parent_path().empty() ? "." : path.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return;
  ::fsync(folder);
  ::close(folder);
}

}  // namespace colloquy::base
