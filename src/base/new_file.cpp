#include "base/new_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace colloquy::base {
namespace {

constexpr std::size_t kFlushAfter = 1 << 18;

}  // namespace

NewFile::NewFile(std::filesystem::path path, std::filesystem::path temporary, int fd)
    : path_(std::move(path)), temporary_(std::move(temporary)), fd_(fd) {}

NewFile::NewFile(NewFile&& other) noexcept
    : path_(std::move(other.path_)),
      temporary_(std::move(other.temporary_)),
      fd_(std::exchange(other.fd_, -1)),
      waiting_(std::move(other.waiting_)) {}

NewFile::~NewFile() {
  if (fd_ < 0) return;
  ::close(fd_);
  ::unlink(temporary_.c_str());
}

Error NewFile::failure() const {
  const ErrorKind kind = errno == ENOSPC || errno == EDQUOT                    ? ErrorKind::unavailable
                         : errno == EACCES || errno == EPERM || errno == EROFS ? ErrorKind::denied
                         : errno == ENOENT || errno == ENOTDIR                 ? ErrorKind::not_found
                                                                               : ErrorKind::io;
  return {kind, path_.string() + ": " + std::strerror(errno)};
}

Result<NewFile> NewFile::create(std::filesystem::path path) {
  std::filesystem::path temporary = path;
  temporary += ".part" + std::to_string(::getpid());
  NewFile file(std::move(path), std::move(temporary), -1);
  file.fd_ = ::open(file.temporary_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file.fd_ < 0) return file.failure();
  return file;
}

Result<void> NewFile::write(std::string_view bytes) {
  waiting_.append(bytes);
  if (waiting_.size() < kFlushAfter) return {};
  return flush();
}

Result<void> NewFile::flush() {
  std::string_view rest = waiting_;
  while (!rest.empty()) {
    const ssize_t n = ::write(fd_, rest.data(), rest.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return failure();
    rest.remove_prefix(static_cast<std::size_t>(n));
  }
  waiting_.clear();
  return {};
}

Result<void> NewFile::finish() {
  TRY_VOID(flush());
  if (::fsync(fd_) != 0) return failure();
  if (::rename(temporary_.c_str(), path_.c_str()) != 0) return failure();
  const int closed = ::close(std::exchange(fd_, -1));
  if (closed != 0) return failure();
  const std::filesystem::path parent = path_.has_parent_path() ? path_.parent_path() : std::filesystem::path(".");
  const int folder = ::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder >= 0) {
    ::fsync(folder);
    ::close(folder);
  }
  return {};
}

}  // namespace colloquy::base
