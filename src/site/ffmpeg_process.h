// The ffmpeg program as a child: started without a shell, with its descriptors handed to it, limits on memory and time,
// and nothing of what it says. Where it is not installed, that is an error of its own kind.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace colloquy::site {

// A file descriptor and its end.
class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  ~Descriptor() { close(); }
  Descriptor(Descriptor&& other) noexcept : fd_(other.fd_) { other.fd_ = -1; }
  Descriptor& operator=(Descriptor&& other) noexcept;
  int get() const { return fd_; }
  void close();

 private:
  int fd_;
};

// A file of these bytes that has no name: whoever reads it may go back and forth in it. -1: there is none (errno).
Descriptor file_in_memory(std::string_view bytes);

class FfmpegProcess {
 public:
  struct Wanted {
    std::vector<std::string> words;  // after "ffmpeg"
    int in = -1, out = -1;           // its standard input and output; -1: nothing
    std::vector<int> files;          // become its descriptors 3, 4, ...: "file:/dev/fd/3"
    unsigned long cpu_seconds = 300;
  };
  // Errors: not_found (there is no ffmpeg), io.
  static base::Result<FfmpegProcess> start(const Wanted& wanted);
  FfmpegProcess(FfmpegProcess&& other) noexcept : child_(other.child_) { other.child_ = 0; }
  FfmpegProcess& operator=(FfmpegProcess&&) = delete;
  ~FfmpegProcess();  // ends it, where nobody waited for it

  void end();  // at once
  // Waits for its end: whether it did what it was asked for.
  bool succeeded();

 private:
  explicit FfmpegProcess(pid_t child) : child_(child) {}
  pid_t child_ = 0;
};

// What comes from a child, as it comes. Nothing for a minute counts as its end. 0: the end, -1: trouble.
long read_some(int fd, char* to, std::size_t most);

}  // namespace colloquy::site
