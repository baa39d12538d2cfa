#include "app/course_keeper.h"

#include <iostream>
#include <map>
#include <optional>
#include <utility>

#include "app/command.h"
#include "app/voice_sources.h"
#include "site/scan.h"
#include "site/watch.h"

namespace colloquy::app {
namespace {

namespace fs = std::filesystem;
using base::Result;

constexpr int kLookMs = 300;   // how long a stop may wait
constexpr int kSpeakFor = 60;  // seconds between two packages

// When each lesson's pages were last written, by slug: the build writes only what differs.
using Times = std::map<std::string, fs::file_time_type>;

Times page_times(const api::Course& course, const fs::path& package) {
  Times out;
  for (const package::LessonEntry& lesson : course.manifest().lessons) {
    std::error_code error;
    const fs::file_time_type visitor = fs::last_write_time(package / lesson.visitor_page, error);
    const fs::file_time_type learner = fs::last_write_time(package / lesson.learner_page, error);
    out[lesson.slug] = std::max(visitor, learner);
  }
  return out;
}

bool studio_is_there() {
  std::error_code none;
  const base::Result<speech::VoiceSources> sources = voice_sources({});
  return fs::exists(voice_packs() / "kokoro", none) || (sources.ok() && sources->service);
}

base::Json changed_lessons(const Times& before, const Times& after) {
  base::Json slugs = base::Json::array();
  for (const auto& [slug, time] : after) {
    const auto old = before.find(slug);
    if (old == before.end() || old->second != time) slugs.push(slug);
  }
  return base::Json::object().set("lessons", std::move(slugs));
}

}  // namespace

ChildBuild CourseKeeper::child_build(const Kept& kept, ChildBuild::Voices voices) const {
  ChildBuild build{kept.course, kept.package};
  build.voices = voices;
  build.purpose = live_ ? ChildBuild::For::watching : ChildBuild::For::publishing;
  return build;
}

Result<void> CourseKeeper::put(Kept& kept) {
  std::shared_ptr<const api::Course> course = TRY(api::Course::open(kept.package));
  kept.slug = course->slug();
  courses_.put(std::move(course));
  return {};
}

Result<int> CourseKeeper::take(const std::string& path) {
  std::error_code error;
  Kept kept;
  if (fs::exists(fs::path(path) / "manifest.json", error)) {
    kept.package = path;
    TRY_VOID(put(kept));
    return static_cast<int>(kDone);
  }
  kept.course = site::course_root(path);
  kept.package = package_folder(kept.course);
  const int status = TRY(run_child_build(child_build(kept, ChildBuild::Voices::cached)));
  if (status != kDone) return status;
  TRY_VOID(put(kept));
  kept_.push_back(std::move(kept));
  return static_cast<int>(kDone);
}

void CourseKeeper::start() {
  for (const Kept& kept : kept_) threads_.emplace_back([this, kept] { look_after(kept); });
}

void CourseKeeper::stop() {
  stopping_ = true;
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

// One thread a course folder.
void CourseKeeper::look_after(Kept kept) {
  std::optional<site::Watch> watch;
  if (live_) {
    Result<site::Watch> opened = site::Watch::open(kept.course);
    if (opened.ok()) {
      watch.emplace(std::move(opened).value());
    } else {
      std::cerr << "colloquy: " << opened.error().message << '\n';
    }
  }
  bool saved = false;  // since the last build began
  const auto interrupted = [&] {
    saved = saved || (watch && watch->changed(0));
    return saved || stopping_;
  };
  const auto stopped = [&] { return stopping_.load(); };
  // The words first, within a second; then voices that need no time; then the studio, a little more with each build.
  for (bool first = true, fresh = true; !stopping_; fresh = false) {
    if (fresh || saved) {
      saved = false;
      if (!first) build_again(kept, child_build(kept, ChildBuild::Voices::cached), stopped);
      first = false;
      speak(kept, interrupted);
      continue;
    }
    if (!watch) return;
    saved = watch->changed(kLookMs);
  }
}

void CourseKeeper::speak(Kept& kept, const GivenUp& interrupted) {
  if (studio_is_there() && !speak_with(ChildBuild::Voices::quick, kept, interrupted)) return;
  speak_with(ChildBuild::Voices::spoken, kept, interrupted);
}

// Publishes what these voices have done every minute. False: something failed, was saved, or the server stops.
bool CourseKeeper::speak_with(ChildBuild::Voices voices, Kept& kept, const GivenUp& interrupted) {
  ChildBuild build = child_build(kept, voices);
  build.speak_for = kSpeakFor;
  for (std::string before; build_again(kept, build, interrupted) && !interrupted();) {
    const std::shared_ptr<const api::Course> course = courses_.by_slug(kept.slug);
    const package::Manifest& manifest = course->manifest();
    const bool done = voices == ChildBuild::Voices::quick ? manifest.speech : manifest.waiting == 0;
    if (done || manifest.build == before) return done;
    before = manifest.build;
    std::cout << kept.slug << ": " << manifest.waiting << " parts and chapters wait for their "
              << (studio_is_there() ? "studio voices" : "sound") << std::endl;
  }
  return false;
}

bool CourseKeeper::build_again(Kept& kept, const ChildBuild& build, const GivenUp& given_up) {
  if (stopping_) return false;
  const std::shared_ptr<const api::Course> old = courses_.by_slug(kept.slug);
  const Times before = old ? page_times(*old, kept.package) : Times();
  const Result<int> status = run_child_build(build, given_up);
  if (!status.ok()) {
    std::cerr << "colloquy: " << status.error().message << '\n';
    return false;
  }
  if (*status != kDone) return false;  // it has said why; what was served before still is
  if (const Result<void> opened = put(kept); !opened.ok()) {
    std::cerr << "colloquy: " << opened.error().message << '\n';
    return false;
  }
  const std::shared_ptr<const api::Course> now = courses_.by_slug(kept.slug);
  if (!live_ || !now) return true;
  const base::Json changed = changed_lessons(before, page_times(*now, kept.package));
  if (!changed["lessons"].as_array().empty()) live_->publish(kept.slug, "changed", changed);
  return true;
}

}  // namespace colloquy::app
