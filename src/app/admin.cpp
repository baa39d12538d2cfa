// colloquy admin: looking after a running class, beside the server and on the same database.
#include <future>
#include <iostream>

#include "api/courses.h"
#include "api/figures.h"
#include "api/session.h"
#include "app/archives.h"
#include "app/command.h"
#include "app/doctor.h"
#include "app/options.h"
#include "app/report.h"
#include "app/store_file.h"
#include "app/way_in.h"
#include "base/file.h"
#include "package/manifest.h"
#include "store/store.h"

namespace colloquy::app {
namespace {

using base::Result;

struct Wanted {
  std::string task, store, from, to, address = "http://localhost:8080";
  std::vector<std::string> what;
  std::string course;  // the first of them
  bool make_new = false, off = false;
};

std::string in_fours(const std::string& code) {
  std::string out;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (i > 0 && i % 4 == 0) out += '-';
    out += static_cast<char>(code[i] >= 'a' && code[i] <= 'z' ? code[i] - 'a' + 'A' : code[i]);
  }
  return out;
}

Result<void> set_code(store::Store& store, const std::string& course, const std::string& code) {
  std::promise<Result<store::Appended>> promise;
  store.change({store::change::ClassCode{course, code, base::SystemClock().now()}},
               [&](Result<store::Appended> done) { promise.set_value(std::move(done)); });
  const Result<store::Appended> done = promise.get_future().get();
  if (!done.ok()) return done.error();
  return {};
}

// COURSE is a course's id, or a package that says which course it is.
Result<std::string> course_id(const std::string& named) {
  std::error_code error;
  if (!std::filesystem::exists(std::filesystem::path(named) / "manifest.json", error)) return named;
  const std::string json = TRY(base::read_file(std::filesystem::path(named) / "manifest.json"));
  return TRY(package::read_manifest(json)).course;
}

int code(store::Store& store, const Wanted& wanted) {
  if (wanted.course.empty()) {
    std::cerr << "colloquy admin code: name the course\n";
    return kUsage;
  }
  const Result<std::string> course = course_id(wanted.course);
  if (!course.ok()) return world_failed(course.error());
  if (wanted.off || wanted.make_new) {
    base::SystemRandom random;
    const std::string fresh = wanted.off ? "" : api::read_code(api::new_class_code(random));
    if (const Result<void> set = set_code(store, *course, fresh); !set.ok()) return world_failed(set.error());
  }
  const Result<std::optional<std::string>> now = store.class_code_of_course(*course);
  if (!now.ok()) return world_failed(now.error());
  if (*now) {
    std::cout << in_fours(**now) << '\n';
  } else {
    std::cout << *course << " has no class code: anybody may enrol\n";
  }
  return kDone;
}

int learners(store::Store& store) {
  const Result<std::vector<store::LearnerId>> all = store.learners();
  if (!all.ok()) return world_failed(all.error());
  for (const store::LearnerId& learner : *all) {
    const Result<std::vector<store::Enrolment>> enrolments = store.enrolments(learner);
    if (!enrolments.ok()) return world_failed(enrolments.error());
    std::cout << learner;
    for (const store::Enrolment& one : *enrolments) std::cout << ' ' << one.course;
    std::cout << '\n';
  }
  return kDone;
}

// A package each: without it nobody knows which answers are right.
int figures(store::Store& store, const std::vector<std::string>& packages) {
  const base::SystemClock clock;
  for (const std::string& path : packages) {
    const Result<std::shared_ptr<const api::Course>> course = api::Course::open(path);
    if (!course.ok()) return world_failed(course.error());
    const Result<api::FiguresMade> made = api::make_figures(store, **course, clock.now());
    if (!made.ok()) return world_failed(made.error());
    std::cout << (*course)->id() << ": figures of " << made->tests << (made->tests == 1 ? " test" : " tests")
              << " from " << made->attempts << (made->attempts == 1 ? " attempt" : " attempts")
              << ", of flash cards from " << made->memories << (made->memories == 1 ? " learner\n" : " learners\n");
  }
  return kDone;
}

int replay(store::Store& store) {
  const Result<std::size_t> differing = store.replay();
  if (!differing.ok()) return world_failed(differing.error());
  std::cout << *differing << " learners whose stored progress differs from what their events give\n";
  return *differing == 0 ? kDone : kInputErrors;
}

}  // namespace

int admin_command(const Arguments& arguments) {
  Wanted wanted;
  Options options("admin", "Look after a class: its code, its learners, the truth of its database.",
                  "colloquy admin code therapeutic-relationship --new");
  options
      .one_of(
          "TASK", wanted.task,
          {"code", "way-in", "learners", "replay", "figures", "backup", "restore", "move", "doctor"},
          "code COURSE | way-in EMAIL | learners | replay | figures PACKAGE... | backup FILE | restore FILE | move | "
          "doctor")
      .optional_words("WHAT", wanted.what,
                      "for code: the course's id, or its package; for way-in: an account's address; for figures: built "
                      "packages; for backup and restore: a file")
      .flag("--new", wanted.make_new, "code: make a new one; from now on enrolling needs it")
      .flag("--off", wanted.off, "code: none is needed any more")
      .value("--address", wanted.address, "way-in: where people reach the server (default: http://localhost:8080)")
      .value("--from", wanted.from, "move: the store to read (a server may be running on it)")
      .value("--to", wanted.to, "move: the store to fill; it must hold no learners")
      .value("--store", wanted.store, "sqlite:FILE or postgresql://... (default: sqlite in the user's data folder)");
  if (const std::optional<int> status = options.parse(arguments)) return *status;
  if (wanted.task.empty()) {
    std::cerr << "colloquy admin: say what to do: code, way-in, learners, replay, figures, backup, restore, move or "
                 "doctor\n";
    return kUsage;
  }
  if (!wanted.what.empty()) wanted.course = wanted.what.front();
  if (wanted.what.size() > 1 && wanted.task != "figures") {
    std::cerr << "colloquy admin " << wanted.task << ": one thing at a time\n";
    return kUsage;
  }
  if (wanted.task == "figures" && wanted.what.empty()) {
    std::cerr << "colloquy admin figures: name the packages (built course folders)\n";
    return kUsage;
  }
  if (wanted.task == "move") {
    if (!wanted.from.empty() && !wanted.to.empty()) return move(wanted.from, wanted.to);
    std::cerr << "colloquy admin move: say --from and --to, each sqlite:FILE or postgresql://...\n";
    return kUsage;
  }
  if (wanted.task == "doctor") return doctor(store_address(wanted.store));
  const bool needs_file = wanted.task == "backup" || wanted.task == "restore";
  if (needs_file && wanted.course.empty()) {
    std::cerr << "colloquy admin " << wanted.task << ": name the file\n";
    return kUsage;
  }
  Result<std::unique_ptr<store::Store>> store = store::open_store(store_address(wanted.store));
  if (!store.ok()) return world_failed(store.error());
  if (wanted.task == "code") return code(**store, wanted);
  if (wanted.task == "way-in") return way_in(**store, wanted.course, wanted.address);
  if (wanted.task == "figures") return figures(**store, wanted.what);
  if (wanted.task == "learners") return learners(**store);
  if (wanted.task == "backup") return backup(**store, wanted.course);
  if (wanted.task == "restore") return restore(**store, wanted.course);
  return replay(**store);
}

}  // namespace colloquy::app
