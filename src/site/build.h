// One build of a course, as the steps that app/build.cpp calls in order. Each step leaves its
// product in the Build and may only be called after those before it. Owner of the output folder.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

#include "base/diagnostic.h"
#include "base/result.h"
#include "package/manifest.h"
#include "site/cache_folder.h"
#include "site/keep_lines.h"
#include "site/output.h"
#include "site/scan.h"
#include "site/sound.h"
#include "site/workers.h"
#include "source/course.h"

namespace colloquy::site {

struct BuildSettings {
  std::filesystem::path course;           // its folder
  std::filesystem::path out;              // the package to write
  std::string prefix;                     // before paths in messages
  std::filesystem::path cache;            // "": the usual place
  speech::VoiceSources voices_from = {};  // `kept` is the course's own, whatever stands there
  std::string site;                       // "https://school.example" for canonical addresses; "" none
  unsigned threads = 0;                   // 0: as many as there are processors
  enum class Lock { update, locked } lock = Lock::update;
  enum class Drafts { left_out, included } drafts = Drafts::left_out;
  // cached: only tracks that were recorded before, so that pages need not wait for voices; quick: by the voices that
  // are done at once, where the best were not at it yet.
  enum class Voices { spoken, quick, cached, silent } voices = Voices::spoken;
  std::chrono::seconds speak_for{0};  // after so long the rest as in cached; 0: as long as it takes
  enum class For {
    publishing,
    watching
  } purpose = For::publishing;  // watching: findings beside the text, no E stops it
};

class Build {
 public:
  explicit Build(BuildSettings settings);

  // Whether the package already says what the course says: same files, same program, same settings.
  bool up_to_date() const;

  base::Result<void> scan();
  void read();
  void check();
  bool may_publish() const;       // no error stands in a lesson that is published
  base::Result<void> keep_ids();  // colloquy.lock
  base::Result<void> open_output();
  base::Result<void> record(const Progress& progress, const Wants& wants = {});
  // What `voices keep` does, after read(). Touches nothing but the course's folder of kept lines.
  base::Result<KeptCount> keep_lines(const Progress& progress);
  base::Result<void> draw_pages();
  base::Result<void> publish();

  // The course without its sound is kept, so that pages can be drawn before and after recording.
  const base::Diagnostics& findings() const { return findings_; }
  const base::Files& files() const { return scan_.files; }
  const Scan& scanned() const { return scan_; }
  const lesson::Course& course() const { return reading_.course; }
  const source::CourseReading& reading() const { return reading_; }
  const package::Manifest& manifest() const { return manifest_; }
  const Sound& sound() const { return sound_; }
  std::size_t files_written() const { return output_.written(); }

 private:
  bool published(const lesson::Lesson& lesson) const;
  std::string stamp_key() const;

  BuildSettings settings_;
  Workers workers_;
  CacheFolder cache_;
  Output output_;
  Scan scan_;
  source::CourseReading reading_;
  base::Diagnostics findings_;
  Sound sound_;
  package::Manifest manifest_;
};

// The address of a course on a server, from its folder's name: "therapeutic-relationship".
std::string course_slug(const std::string& folder);

}  // namespace colloquy::site
