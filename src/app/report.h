// What commands say: findings, progress, summaries and failures, on the right stream and in one tone.
#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <mutex>
#include <string>

#include "base/result.h"
#include "site/build.h"

namespace colloquy::app {

// What stands before a path of the course in messages, so that it can be clicked and pasted:
// "courses/mine/" for a course named courses/mine, "" for the present folder.
std::string path_prefix(const std::filesystem::path& course);

// Findings as text on stderr, with colour on a terminal.
void report_findings(const site::Build& build);
// One line on stdout: what was built and how much of it anew.
void report_summary(const site::Build& build, const std::filesystem::path& out);

// Say the error on stderr and return the exit status.
int world_failed(const base::Error& error);
int input_error(const base::Error& error);
// One of the two, by the kind of the error: what was asked for cannot be had of this input, or the world failed.
int failed(const base::Error& error);

// One line of progress on a terminal, with the time left where that is long enough to be guessed; silent in a pipe.
class ProgressLine {
 public:
  explicit ProgressLine(std::string what);
  ~ProgressLine() { done(); }
  site::Progress counter();
  void done();

 private:
  std::string what_;
  bool shown_ = false;
  std::mutex mutex_;
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

}  // namespace colloquy::app
