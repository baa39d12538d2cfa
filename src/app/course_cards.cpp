#include "app/course_cards.h"

#include <sys/stat.h>

#include "app/report.h"
#include "base/file.h"
#include "site/lesson_data_of.h"
#include "source/address.h"

namespace colloquy::app {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kLargestFile = 512ull << 20;

base::Millis changed_at(const fs::path& path) {
  struct stat status{};
  if (::stat(path.c_str(), &status) != 0) return 0;
  return static_cast<base::Millis>(status.st_mtim.tv_sec) * 1000;
}

}  // namespace

base::Result<CourseCards> CourseCards::of(const std::string& course, const std::string& lesson) {
  CourseCards out;
  site::BuildSettings settings;
  settings.course = course;
  settings.prefix = path_prefix(course);
  out.build_ = std::make_unique<site::Build>(settings);
  site::Build& build = *out.build_;
  TRY_VOID(build.scan());
  build.read();
  TRY_VOID(build.keep_ids());
  out.info_ = {build.course().id, site::course_slug(build.scanned().name), build.course().title, 0};
  for (const lesson::Lesson& one : build.course().lessons) {
    if (one.draft || (!lesson.empty() && lesson != one.slug && lesson != one.path)) continue;
    const write::Resolve resolve = [&](std::string_view target) {
      const std::string path = source::linked_path(one.path, target);
      return path.empty() ? std::string() : out.name_of(path);
    };
    out.data_.push_back(
        std::make_unique<package::LessonData>(site::lesson_data_of(build.course(), one, site::TaughtBy({}), resolve)));
    const std::string title = one.number.empty() ? one.title : one.number + " " + one.title;
    out.lessons_.push_back({one.slug, title, changed_at(build.scanned().root / one.path), out.data_.back().get()});
  }
  if (out.lessons_.empty())
    return base::make_error(base::ErrorKind::not_found,
                            course + (lesson.empty() ? " has no lesson." : " has no lesson \"" + lesson + "\"."));
  return out;
}

std::string CourseCards::name_of(const std::string& path) {
  if (!build_->scanned().others.contains(path)) return {};
  if (const auto known = names_.find(path); known != names_.end()) return known->second;
  const fs::path base = fs::path(path).filename();
  std::string name = base.string();
  for (int n = 2; !paths_.try_emplace(name, path).second; ++n)
    name = base.stem().string() + "-" + std::to_string(n) + base.extension().string();
  return names_[path] = name;
}

base::Result<std::vector<exchange::anki::Media>> CourseCards::media() const {
  std::vector<exchange::anki::Media> out;
  for (const auto& [name, path] : paths_)
    out.push_back({name, TRY(base::read_file(build_->scanned().root / path, kLargestFile))});
  return out;
}

}  // namespace colloquy::app
