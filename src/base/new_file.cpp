#include "base/new_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "base/file_calls.h"

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

Result<NewFile> NewFile::create(std::filesystem::path path) {
  std::filesystem::path temporary = path;
  temporary += ".part" + std::to_string(::getpid());
  NewFile file(std::move(path), std::move(temporary), -1);
  file.fd_ = ::open(file.temporary_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file.fd_ < 0) return system_error(file.path_, errno);
  return file;
}

Result<void> NewFile::write(std::string_view bytes) {
  waiting_.append(bytes);
  if (waiting_.size() < kFlushAfter) return {};
  return flush();
}

Result<void> NewFile::flush() {
  TRY_VOID(write_all(fd_, waiting_, path_));
  waiting_.clear();
  return {};
}

Result<void> NewFile::finish() {
  TRY_VOID(flush());
  if (::fsync(fd_) != 0) return system_error(path_, errno);
  if (::rename(temporary_.c_str(), path_.c_str()) != 0) return system_error(path_, errno);
  const int closed = ::close(std::exchange(fd_, -1));
  if (closed != 0) return system_error(path_, errno);
  sync_folder_of(path_);
  return {};
}

}  // namespace colloquy::base
