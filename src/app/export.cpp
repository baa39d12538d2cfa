// colloquy export: takes a course's cards along to where they are also learned.
#include <sys/stat.h>

#include <functional>
#include <iostream>
#include <map>

#include "app/command.h"
#include "app/options.h"
#include "app/report.h"
#include "base/file.h"
#include "exchange/anki/notes.h"
#include "exchange/anki/package.h"
#include "site/build.h"
#include "site/lesson_data_of.h"
#include "source/address.h"

namespace colloquy::app {
namespace {

namespace fs = std::filesystem;

// What to export: a course folder, all of it or one lesson ("COURSE#LESSON", by its address or file).
struct Wanted {
  std::string course, lesson, target;
  bool legacy = false;
};

int failed(const base::Error& error) {
  return error.kind == base::ErrorKind::invalid ? input_error(error) : world_failed(error);
}

base::Millis changed_at(const fs::path& path) {
  struct stat status{};
  if (::stat(path.c_str(), &status) != 0) return 0;
  return static_cast<base::Millis>(status.st_mtim.tv_sec) * 1000;
}

// Files that the cards show, under names of their own: two files of one name are told apart.
class MediaShelf {
 public:
  explicit MediaShelf(const site::Scan& scan) : scan_(scan) {}

  std::string name_of(const std::string& path) {
    if (!scan_.others.contains(path)) return {};
    if (const auto known = names_.find(path); known != names_.end()) return known->second;
    const std::string base = fs::path(path).filename().string();
    std::string name = base;
    for (int n = 2; !paths_.try_emplace(name, path).second; ++n)
      name = fs::path(base).stem().string() + "-" + std::to_string(n) + fs::path(base).extension().string();
    return names_[path] = name;
  }
  bool holds(std::string_view name) const { return paths_.contains(std::string(name)); }

  base::Result<std::vector<exchange::anki::Media>> read() const {
    std::vector<exchange::anki::Media> out;
    for (const auto& [name, path] : paths_)
      out.push_back({name, TRY(base::read_file(scan_.root / path, 512ull << 20))});
    return out;
  }

 private:
  const site::Scan& scan_;
  std::map<std::string, std::string> names_, paths_;  // path -> name, name -> path
};

base::Result<std::string> anki_package(const Wanted& wanted, std::size_t& notes) {
  site::BuildSettings settings;
  settings.course = wanted.course;
  settings.prefix = path_prefix(wanted.course);
  site::Build build(settings);
  TRY_VOID(build.scan());
  build.read();
  // Notes are known by the ids of their cards: these have to be the same next time.
  TRY_VOID(build.keep_ids());
  const lesson::Course& course = build.course();
  MediaShelf shelf(build.scanned());
  std::vector<package::LessonData> data;
  std::vector<exchange::anki::LessonNotes> lessons;
  data.reserve(course.lessons.size());
  for (const lesson::Lesson& lesson : course.lessons) {
    if (lesson.draft) continue;
    if (!wanted.lesson.empty() && wanted.lesson != lesson.slug && wanted.lesson != lesson.path) continue;
    const write::Resolve resolve = [&](std::string_view target) {
      const std::string path = source::linked_path(lesson.path, target);
      return path.empty() ? std::string() : shelf.name_of(path);
    };
    data.push_back(site::lesson_data_of(course, lesson, site::TaughtBy({}), resolve));
    const std::string title = lesson.number.empty() ? lesson.title : lesson.number + " " + lesson.title;
    lessons.push_back({lesson.slug, title, changed_at(build.scanned().root / lesson.path), &data.back()});
  }
  if (lessons.empty())
    return base::make_error(base::ErrorKind::not_found, wanted.course + " has no lesson \"" + wanted.lesson + "\".");
  const exchange::anki::MediaNames media = [&](std::string_view address) {
    return shelf.holds(address) ? std::string(address) : std::string();
  };
  const exchange::anki::CourseInfo info{course.id, site::course_slug(build.scanned().name), course.title, 0};
  const exchange::anki::Collection collection = exchange::anki::collection_of(info, lessons, media, nullptr);
  notes = collection.notes.size();
  if (notes == 0)
    return base::make_error(base::ErrorKind::invalid, wanted.course + ": no card stands in it; nothing is written.");
  return exchange::anki::write_package(collection, TRY(shelf.read()),
                                       wanted.legacy ? exchange::anki::Form::legacy : exchange::anki::Form::current);
}

int export_anki(const Wanted& wanted) {
  std::size_t notes = 0;
  const base::Result<std::string> package = anki_package(wanted, notes);
  if (!package.ok()) return failed(package.error());
  const base::Result<void> written = base::write_file(wanted.target, *package);
  if (!written.ok()) return failed(written.error());
  std::cout << notes << " notes are in " << wanted.target << "\n";
  return kDone;
}

const std::map<std::string, int (*)(const Wanted&)> kFormats = {{"anki", export_anki}};

}  // namespace

int export_command(const Arguments& arguments) {
  Wanted wanted;
  std::string format;
  Options options("export", "Take a course's cards along. FORMAT: anki, a package for Anki and its relatives.",
                  "colloquy export anki courses/mine -o mine.apkg");
  options.word("FORMAT", format, "anki")
      .word("COURSE", wanted.course, "the course folder; COURSE#LESSON for one lesson, by its address or file")
      .value("-o,--out", wanted.target, "the file to write: .apkg, or .colpkg for a whole collection")
      .flag("--legacy", wanted.legacy, "anki: the form that programs before 2021 read, too");
  if (const std::optional<int> status = options.parse(arguments)) return *status;
  const auto known = kFormats.find(format);
  if (known == kFormats.end()) {
    std::cerr << "colloquy: there is no exporter for \"" << format << "\"; there is anki.\n";
    return kUsage;
  }
  if (wanted.target.empty()) {
    std::cerr << "colloquy: say with -o which file to write.\n";
    return kUsage;
  }
  if (const std::size_t at = wanted.course.rfind('#'); at != std::string::npos) {
    wanted.lesson = wanted.course.substr(at + 1);
    wanted.course.erase(at);
  }
  return known->second(wanted);
}

}  // namespace colloquy::app
