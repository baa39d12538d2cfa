#include "app/course_keeper.h"

#include <iostream>
#include <map>
#include <optional>
#include <utility>

#include "app/command.h"
#include "app/voice_packs.h"
#include "site/scan.h"
#include "site/watch.h"

namespace colloquy::app {
namespace {

namespace fs = std::filesystem;
using base::Result;

constexpr int kLookMs = 300;  // how long a stop may wait

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

base::Json changed_lessons(const Times& before, const Times& after) {
  base::Json slugs = base::Json::array();
  for (const auto& [slug, time] : after) {
    const auto old = before.find(slug);
    if (old == before.end() || old->second != time) slugs.push(slug);
  }
  return base::Json::object().set("lessons", std::move(slugs));
}

}  // namespace

Result<int> CourseKeeper::build(const Kept& kept, ChildBuild::Voices voices) const {
  ChildBuild build{kept.course, kept.package};
  build.voices = voices;
  build.purpose = live_ ? ChildBuild::For::watching : ChildBuild::For::publishing;
  return run_child_build(build);
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
  const int status = TRY(build(kept, ChildBuild::Voices::cached));
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
  std::error_code none;
  if (fs::exists(voice_packs(), none)) build_again(kept, ChildBuild::Voices::quick);  // the studio takes its time
  build_again(kept, ChildBuild::Voices::spoken);
  while (watch && !stopping_) {
    if (!watch->changed(kLookMs)) continue;
    // The words first, within a second; the voices follow.
    build_again(kept, ChildBuild::Voices::cached);
    build_again(kept, ChildBuild::Voices::spoken);
  }
}

void CourseKeeper::build_again(Kept& kept, ChildBuild::Voices voices) {
  if (stopping_) return;
  const std::shared_ptr<const api::Course> old = courses_.by_slug(kept.slug);
  const Times before = old ? page_times(*old, kept.package) : Times();
  const Result<int> status = build(kept, voices);
  if (!status.ok()) {
    std::cerr << "colloquy: " << status.error().message << '\n';
    return;
  }
  if (*status != kDone) return;  // it has said why; what was served before still is
  if (const Result<void> opened = put(kept); !opened.ok()) {
    std::cerr << "colloquy: " << opened.error().message << '\n';
    return;
  }
  const std::shared_ptr<const api::Course> fresh = courses_.by_slug(kept.slug);
  if (!live_ || !fresh) return;
  const base::Json changed = changed_lessons(before, page_times(*fresh, kept.package));
  if (!changed["lessons"].as_array().empty()) live_->publish(kept.slug, "changed", changed);
}

}  // namespace colloquy::app
