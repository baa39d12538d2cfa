// colloquy_planted [--seed N] [--count N] COURSE: plants faults of every rule in a clean course, each
// alone and at a place chosen by the seed, and looks whether the check finds it by the right rule at
// the right file and line. Prints what was planted and found of each rule, and every miss. Exit 1:
// the untouched course is not clean, a rule has no fault or was never found, or less than 98 % were.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <map>
#include <numeric>
#include <set>

#include "base/file.h"
#include "check/rules.h"
#include "course_check.h"
#include "planters.h"
#include "source/form_rules.h"

namespace {

using namespace colloquy;
namespace fs = std::filesystem;

using Texts = std::map<std::string, std::string>;  // path -> bytes

// Rules that no text of a course can break before this check, and who shows them instead. Those of
// recordings (sound/recording, silent, clipped) need sound files: site/recordings_test shows them.
const std::map<std::string, std::string> kNotInATextAlone = {
    {"form/lock-stale", "the program compares colloquy.lock after reading: tests/journey"},
    {"sound/recording-old", "the lock must remember a recording: tests/cases/sound/recording-old"},
};

Texts read_folder(const fs::path& folder) {
  Texts out;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    base::Result<std::string> bytes = base::read_file(entry.path());
    if (bytes.ok()) out[fs::relative(entry.path(), folder).generic_string()] = std::move(bytes).value();
  }
  return out;
}

struct Planting {
  std::string lesson;
  Texts texts;
  std::string file;  // where the finding is expected
  std::size_t line = 0;
};

struct Tally {
  std::size_t planted = 0, found = 0, others = 0;
};

class Runner {
 public:
  Runner(Texts course, unsigned seed) : course_(std::move(course)), random_(seed) {
    for (const auto& [path, bytes] : course_) {
      if (path.ends_with(".md") && path.find('/') != std::string::npos && !path.ends_with("index.md"))
        lessons_.push_back(path);
    }
    for (const base::RuleInfo& rule : source::form_rules()) rules_.emplace(rule.id);
    for (const base::RuleInfo& rule : check::rule_infos()) rules_.emplace(rule.id);
  }

  bool untouched_is_clean() {
    const cases::Checked checked = cases::check_course(course_);
    std::printf("%zu findings in the untouched course\n%s", checked.findings.size(), checked.text.c_str());
    return checked.findings.empty();
  }

  void plant(const planted::Planter& planter) {
    const std::optional<Planting> planting = planted_by(planter);
    if (!planting) return fail("no lesson has a place for a fault of " + planter.rule);
    Tally& tally = of_rule_[planter.rule];
    ++tally.planted;
    const cases::Checked checked = cases::check_course(planting->texts);
    std::string others;
    bool hit = false;
    for (const base::Diagnostic& d : checked.findings) {
      if (!rules_.contains(d.rule)) fail(d.rule + " is found, and no list of rules knows it");
      const std::string& file = checked.files.name(d.span.file);
      if (d.rule == planter.rule && file == planting->file && d.span.line == planting->line)
        hit = true;
      else
        others += "\n    but " + file + ":" + std::to_string(d.span.line) + " " + d.rule + " " + d.message;
    }
    tally.found += hit ? 1 : 0;
    const std::size_t expected = findings_before(planting->lesson) + (hit ? 1 : 0);
    tally.others += checked.findings.size() - std::min(expected, checked.findings.size());
    if (!hit)
      std::printf("missed %s at %s:%zu%s\n", planter.rule.c_str(), planting->file.c_str(), planting->line,
                  others.c_str());
  }

  bool close() {
    Tally all;
    for (const std::string& rule : rules_) {
      const Tally& tally = of_rule_[rule];
      const auto reason = kNotInATextAlone.find(rule);
      if (reason == kNotInATextAlone.end())
        std::printf("%-28s %3zu planted %3zu found\n", rule.c_str(), tally.planted, tally.found);
      else
        std::printf("%-28s not planted: %s\n", rule.c_str(), reason->second.c_str());
      if (reason == kNotInATextAlone.end() && tally.found == 0) fail(rule + " was never found");
      all.planted += tally.planted, all.found += tally.found, all.others += tally.others;
    }
    std::printf(
        "%zu faults of %zu rules planted, %zu found by their rule at their file and line (%.1f %%); "
        "%.2f other findings each\n",
        all.planted, rules_.size() - kNotInATextAlone.size(), all.found,
        100.0 * static_cast<double>(all.found) / static_cast<double>(std::max<std::size_t>(1, all.planted)),
        static_cast<double>(all.others) / static_cast<double>(std::max<std::size_t>(1, all.planted)));
    return !failed_ && all.planted >= 200 && all.found * 100 >= all.planted * 98;
  }

 private:
  // The lesson with what belongs to it: of the other lessons only the next one. All of them would cost
  // time and show nothing new.
  Texts around(std::size_t which) const {
    Texts out = course_;
    for (std::size_t i = 0; i < lessons_.size(); ++i) {
      if (i != which && i != which + 1) out.erase(lessons_[i]);
    }
    return out;
  }

  // One fault in the first of the lessons, in random order, that has a place for it.
  std::optional<Planting> planted_by(const planted::Planter& planter) {
    std::vector<std::size_t> order(lessons_.size());
    std::iota(order.begin(), order.end(), 0u);
    std::shuffle(order.begin(), order.end(), random_);
    for (const std::size_t which : order) {
      const std::string& path = lessons_[which];
      const std::string later = which + 1 < lessons_.size() ? lessons_[which + 1] : std::string();
      planted::Ground ground{.path = path,
                             .lesson = planted::LessonText::parse(course_.at(path)),
                             .later = planted::LessonText::parse(later.empty() ? later : course_.at(later)),
                             .course = planted::LessonText::parse(course_.at("course.yaml")),
                             .files = {{"colloquy.lock", course_.at("colloquy.lock")}}};
      const std::optional<planted::Fault> fault = planter.plant(ground, random_);
      if (!fault) continue;
      Planting out{path, around(which), fault->file.empty() ? path : fault->file, fault->line};
      out.texts[path] = ground.lesson.text();
      if (!later.empty()) out.texts[later] = ground.later.text();
      out.texts["course.yaml"] = ground.course.text();
      for (const auto& [name, bytes] : ground.files) out.texts[name] = bytes;
      return out;
    }
    return std::nullopt;
  }

  // What is found around a lesson before anything is planted, because other lessons are missing.
  std::size_t findings_before(const std::string& lesson) {
    const auto [at, fresh] = before_.try_emplace(lesson, 0);
    const auto which = std::find(lessons_.begin(), lessons_.end(), lesson) - lessons_.begin();
    if (fresh) at->second = cases::check_course(around(static_cast<std::size_t>(which))).findings.size();
    return at->second;
  }

  void fail(const std::string& sentence) {
    std::printf("%s\n", sentence.c_str());
    failed_ = true;
  }

  Texts course_;
  std::vector<std::string> lessons_;
  std::set<std::string> rules_;
  std::map<std::string, Tally> of_rule_;
  std::map<std::string, std::size_t> before_;  // findings_before, by lesson
  planted::Random random_;
  bool failed_ = false;
};

}  // namespace

int main(int argc, char** argv) {
  unsigned seed = 20260101;
  std::size_t count = 260;
  std::string folder;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--seed") == 0 && i + 1 < argc)
      seed = static_cast<unsigned>(std::atoi(argv[++i]));
    else if (std::strcmp(argv[i], "--count") == 0 && i + 1 < argc)
      count = static_cast<std::size_t>(std::atoi(argv[++i]));
    else
      folder = argv[i];
  }
  if (!fs::exists(fs::path(folder) / "course.yaml")) {
    std::fprintf(stderr, "usage: colloquy_planted [--seed N] [--count N] COURSE\n");
    return 2;
  }
  Runner runner(read_folder(folder), seed);
  const bool clean = runner.untouched_is_clean();
  const std::vector<planted::Planter> planters = planted::all_planters();
  // Each way once, and on from the first while more are wanted.
  for (std::size_t n = 0; n < std::max(count, planters.size()); ++n) runner.plant(planters[n % planters.size()]);
  return runner.close() && clean ? 0 : 1;
}
