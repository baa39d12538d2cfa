#include "app/spoken_course.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>

#include "app/report.h"
#include "app/voice_sources.h"
#include "base/file.h"
#include "exchange/bank/export.h"

namespace colloquy::app {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;
using base::Result;

constexpr std::uint64_t kLargestFile = 512ull << 20;
const std::vector<site::Track> kSilence;

constexpr std::string_view kFolders = "colloquy-export-";  // then the process, a hyphen and six signs

// What exports left behind that were interrupted: the folders of this user whose process is gone.
void sweep(const fs::path& where) {
  std::error_code ignored;
  for (fs::directory_iterator each(where, ignored), end; !ignored && each != end; each.increment(ignored)) {
    const std::string name = each->path().filename().string();
    if (!name.starts_with(kFolders)) continue;
    const long process = std::strtol(name.c_str() + kFolders.size(), nullptr, 10);
    struct stat facts{};
    const bool ours =
        ::lstat(each->path().c_str(), &facts) == 0 && S_ISDIR(facts.st_mode) && facts.st_uid == ::geteuid();
    std::error_code kept;
    if (ours && process > 0 && ::kill(static_cast<pid_t>(process), 0) != 0 && errno == ESRCH)
      fs::remove_all(each->path(), kept);
  }
}

Result<fs::path> make_folder() {
  std::error_code error;
  sweep(fs::temp_directory_path(error));
  const std::string name = std::string(kFolders) + std::to_string(::getpid()) + "-XXXXXX";
  std::string pattern = (fs::temp_directory_path(error) / name).string();
  if (!::mkdtemp(pattern.data()))
    return base::make_error(ErrorKind::io, "No folder can be made in " + fs::temp_directory_path(error).string() + ".");
  return fs::path(pattern);
}

// A book says when it was changed. The clock would make every export another file, so it is what SOURCE_DATE_EPOCH
// says (reproducible-builds.org), else the first day that archives know.
std::string modified() {
  const char* given = std::getenv("SOURCE_DATE_EPOCH");
  const time_t seconds = given && *given ? static_cast<time_t>(std::strtoll(given, nullptr, 10)) : 315532800;
  struct tm parts{};
  char out[40];
  if (!::gmtime_r(&seconds, &parts) || std::strftime(out, sizeof out, "%Y-%m-%dT%H:%M:%SZ", &parts) == 0)
    return "1980-01-01T00:00:00Z";
  return out;
}

void add_once(std::vector<std::string>& names, const std::string& name) {
  if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

// The narrator's name, where it is a person of the cast.
std::string narrator_of(const lesson::Lesson& lesson) {
  for (const lesson::Speaker& speaker : lesson.cast) {
    if (speaker.name == lesson.narrator) return speaker.name;
  }
  for (const lesson::Speaker& speaker : lesson.cast) {
    if (lesson.narrator.empty() && speaker.role == lesson::Speaker::Role::narrator) return speaker.name;
  }
  return {};
}

}  // namespace

SpokenCourse::SpokenCourse(site::BuildSettings settings, fs::path folder)
    : build_(std::move(settings)), folder_(std::move(folder)) {}

SpokenCourse::~SpokenCourse() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

Result<std::unique_ptr<SpokenCourse>> SpokenCourse::of(const std::string& course, const std::string& lesson,
                                                       write::Spoken which, Sound sound, const std::string& voices) {
  const speech::VoiceSources sources = TRY(voice_sources(voices));
  const fs::path folder = TRY(make_folder());
  site::BuildSettings settings;
  settings.course = course;
  settings.out = folder / "package";
  settings.prefix = path_prefix(course);
  settings.voices_from = sources;
  std::unique_ptr<SpokenCourse> out(new SpokenCourse(std::move(settings), folder));
  TRY_VOID(out->read(lesson));
  if (sound == Sound::wanted) TRY_VOID(out->speak(which));
  return out;
}

Result<void> SpokenCourse::read(const std::string& lesson) {
  TRY_VOID(build_.scan());
  build_.read();
  build_.check();
  if (!build_.may_publish()) {
    report_findings(build_);
    return base::make_error(ErrorKind::invalid,
                            "nothing is written: mend the errors first, or mark the lesson with draft: true.");
  }
  TRY_VOID(build_.keep_ids());
  const auto lessons = exchange::bank::lessons_of(build_.course(), lesson);
  if (!lessons.ok()) return base::make_error(ErrorKind::invalid, lessons.error().message);
  lessons_ = *lessons;
  if (lessons_.empty()) return base::make_error(ErrorKind::invalid, "there is no finished lesson in this course.");
  lesson_ = lesson.empty() ? std::string() : lessons_.front()->id;
  return {};
}

Result<void> SpokenCourse::speak(write::Spoken which) {
  TRY_VOID(build_.open_output());
  ProgressLine progress("speaking");
  using Kind = package::TrackEntry::Kind;
  const site::Wants wants = [&](const lesson::Lesson& lesson, Kind kind) {
    if (which == (kind == Kind::chapter ? write::Spoken::conversation : write::Spoken::chapters)) return false;
    return std::find(lessons_.begin(), lessons_.end(), &lesson) != lessons_.end();
  };
  return build_.record(progress.counter(), wants);
}

const std::vector<site::Track>& SpokenCourse::tracks(const lesson::Lesson& lesson) const {
  const auto found = build_.sound().tracks.find(lesson.id);
  return found == build_.sound().tracks.end() ? kSilence : found->second;
}

fs::path SpokenCourse::mp3(const site::Track& track) const {
  return folder_ / "package" / "gated" / track.mp3;
}

bool SpokenCourse::has_sound() const {
  return std::any_of(lessons_.begin(), lessons_.end(),
                     [&](const lesson::Lesson* one) { return !tracks(*one).empty(); });
}

write::BookFacts SpokenCourse::facts() const {
  const lesson::Course& course = build_.course();
  write::BookFacts out;
  out.id = write::book_id(course.id, lesson_);
  out.lang = course.lang;
  out.title = course.title;
  out.licence = course.licence;
  out.authors = course.authors;
  out.modified = modified();
  if (lessons_.size() == 1) {
    const lesson::Lesson& only = *lessons_.front();
    out.lang = only.lang;
    if (!lesson_.empty()) out.title = only.title;
    if (!only.licence.empty()) out.licence = only.licence;
    if (!only.authors.empty()) out.authors = only.authors;
  }
  for (const lesson::Lesson* one : lessons_) {
    for (const std::string& author : one->authors) add_once(out.authors, author);
    for (const site::Track& track : tracks(*one)) {
      for (const package::LineTime& line : track.timeline.lines)
        add_once(out.narrators, line.speaker.empty() ? narrator_of(*one) : line.speaker);
    }
  }
  return out;
}

Result<std::string> SpokenCourse::file(const std::string& path) const {
  if (!has_file(path)) return base::make_error(ErrorKind::not_found, path);
  return base::read_file(build_.scanned().root / path, kLargestFile);
}

std::string SpokenCourse::name_of(const lesson::Lesson& lesson) const {
  return build_.files().name(lesson.file);
}

std::string numbered_title(const lesson::Lesson& lesson) {
  return lesson.number.empty() ? lesson.title : lesson.number + " " + lesson.title;
}

}  // namespace colloquy::app
