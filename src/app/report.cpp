#include "app/report.h"

#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <iostream>

#include "app/command.h"
#include "write/findings.h"

namespace colloquy::app {
namespace {

namespace fs = std::filesystem;

std::string counted(std::size_t n, const char* one, const char* many) {
  return std::to_string(n) + ' ' + (n == 1 ? one : many);
}

}  // namespace

std::string path_prefix(const fs::path& course) {
  std::error_code error;
  fs::path shown = course;
  if (course.is_absolute()) {
    const fs::path relative = fs::relative(course, fs::current_path(error), error);
    if (!error && !relative.empty() && *relative.begin() != "..") shown = relative;
  }
  std::string text = shown.lexically_normal().generic_string();
  while (!text.empty() && text.back() == '/') text.pop_back();
  return text.empty() || text == "." ? std::string() : text + "/";
}

void report_findings(const site::Build& build) {
  const write::FindingSources sources{build.files(), [&](base::FileId id) -> std::string_view {
                                        for (const site::ScannedFile& file : build.scanned().texts) {
                                          if (file.file == id) return file.bytes;
                                        }
                                        return {};
                                      }};
  std::cerr << write::findings_text(build.findings(), sources,
                                    isatty(STDERR_FILENO) ? write::Colour::on : write::Colour::off);
}

void report_summary(const site::Build& build, const fs::path& out) {
  const package::Manifest& manifest = build.manifest();
  std::size_t tracks = 0;
  std::int64_t ms = 0;
  for (const package::LessonEntry& lesson : manifest.lessons) tracks += lesson.tracks.size(), ms += lesson.listen_ms;
  std::cout << out.string() << ": " << counted(manifest.lessons.size(), "lesson", "lessons") << ", "
            << counted(tracks, "track", "tracks") << " of " << (ms + 30000) / 60000 << " minutes; "
            << counted(build.sound().synthesised, "line", "lines") << " spoken anew, "
            << counted(build.files_written(), "file", "files") << " written\n";
  if (build.sound().forgotten > 0) {
    std::cout << "The cache may hold " << (site::CacheFolder().limit() >> 20) << " MB; "
              << (build.sound().forgotten >> 20)
              << " MB that were longest unused are forgotten. COLLOQUY_CACHE_GB gives it more room.\n";
  }
}

int world_failed(const base::Error& error) {
  std::cerr << "colloquy: " << error.message << '\n';
  return kWorldFailed;
}

int input_error(const base::Error& error) {
  std::cerr << "colloquy: " << error.message << '\n';
  return kInputErrors;
}

int failed(const base::Error& error) {
  return error.kind == base::ErrorKind::invalid ? input_error(error) : world_failed(error);
}

namespace {

// "" as long as nobody can know.
std::string time_left(double seconds, std::size_t done, std::size_t of) {
  constexpr double kSoonest = 3;
  if (seconds < kSoonest || done == 0) return {};
  const double left = seconds * static_cast<double>(of - done) / static_cast<double>(done);
  if (left < 60) return ", less than a minute left";
  if (left < 90) return ", about a minute left";
  return ", about " + std::to_string(std::lround(left / 60)) + " minutes left";
}

}  // namespace

ProgressLine::ProgressLine(std::string what) : what_(std::move(what)) {}

site::Progress ProgressLine::counter() {
  if (!isatty(STDERR_FILENO)) return {};
  return [this](std::size_t done, std::size_t of) {
    const std::lock_guard lock(mutex_);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun_).count();
    std::fprintf(stderr, "\r%s: %3.0f %%%s\033[K", what_.c_str(),
                 100 * static_cast<double>(done) / static_cast<double>(of), time_left(seconds, done, of).c_str());
    std::fflush(stderr);
    shown_ = true;
  };
}

void ProgressLine::done() {
  if (!shown_) return;
  std::fprintf(stderr, "\r\033[K");
  shown_ = false;
}

}  // namespace colloquy::app
