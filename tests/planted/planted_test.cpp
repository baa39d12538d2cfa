// Faults of every rule of teaching and sound, planted into the lessons of the demonstration course
// at seeded places: each has to be found at its file and line, and the clean course has to be
// silent. COLLOQUY_PLANTED=204 sets how many; by default two a rule.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>

#include "base/file.h"
#include "check/rules.h"
#include "course_check.h"
#include "lesson_text.h"

namespace colloquy::planted {
namespace {

namespace fs = std::filesystem;

const fs::path kCourse = fs::path(COLLOQUY_SOURCE_DIR) / "courses" / "therapeutic-relationship";

std::map<std::string, std::string> course_files() {
  std::map<std::string, std::string> out;
  for (const auto& entry : fs::recursive_directory_iterator(kCourse)) {
    if (!entry.is_regular_file()) continue;
    const auto bytes = base::read_file(entry.path());
    if (bytes.ok()) out[fs::relative(entry.path(), kCourse).generic_string()] = *bytes;
  }
  return out;
}

std::vector<Planter> all_planters() {
  std::vector<Planter> out;
  for (const auto& list : {conversation_planters(), word_planters(), item_planters(), other_planters()})
    out.insert(out.end(), list.begin(), list.end());
  return out;
}

TEST(Planted, EveryRuleHasAPlanter) {
  std::set<std::string> planted;
  for (const Planter& p : all_planters()) planted.insert(p.rule);
  for (const base::RuleInfo& rule : check::rule_infos()) EXPECT_TRUE(planted.contains(std::string(rule.id))) << rule.id;
}

TEST(Planted, TheCleanCourseIsSilent) {
  EXPECT_EQ(cases::check_course(course_files()).text, "");
}

TEST(Planted, FaultsAreFoundWhereTheyAre) {
  const std::map<std::string, std::string> files = course_files();
  std::vector<std::string> lessons;
  for (const auto& [path, bytes] : files) {
    if (path.ends_with(".md") && path.find('/') != std::string::npos && !path.ends_with("index.md"))
      lessons.push_back(path);
  }
  ASSERT_GE(lessons.size(), 2u);
  const std::vector<Planter> planters = all_planters();
  const char* wanted = std::getenv("COLLOQUY_PLANTED");
  const std::size_t count = wanted != nullptr ? static_cast<std::size_t>(std::atoi(wanted)) : 2 * planters.size();
  Random random(20260101);
  std::size_t planted = 0, found = 0, extra = 0;
  std::map<std::string, bool> seen;  // rule -> found at least once
  for (std::size_t i = 0; planted < count && i < 3 * count; ++i) {
    const Planter& planter = planters[i % planters.size()];
    // One lesson, and a later one for rules across lessons: a whole course would only take longer.
    const std::size_t which = random() % (lessons.size() - 1);
    Ground ground{LessonText::parse(files.at(lessons[which])), LessonText::parse(files.at(lessons[which + 1])),
                  LessonText::parse(files.at("course.yaml"))};
    const std::optional<Fault> fault = planter.plant(ground, random);
    if (!fault) continue;
    ++planted;
    std::map<std::string, std::string> course = {{lessons[which], ground.lesson.text()},
                                                 {"course.yaml", ground.course.text()},
                                                 {"sources/handbook.txt", "One line.\n"}};
    for (const auto& [path, bytes] : files) {
      if (!path.ends_with(".md") && path != "course.yaml" && path != "colloquy.lock") course[path] = bytes;
    }
    if (planter.rule == "teaching/used-early") course[lessons[which + 1]] = ground.later.text();
    const cases::Checked checked = cases::check_course(course);
    const std::string file = fault->in_course_file ? "course.yaml" : lessons[which];
    const bool hit = std::any_of(checked.findings.begin(), checked.findings.end(), [&](const base::Diagnostic& d) {
      return d.rule == planter.rule && checked.files.name(d.span.file) == file && d.span.line == fault->line;
    });
    found += hit ? 1 : 0;
    seen[planter.rule] = seen[planter.rule] || hit;
    extra += checked.findings.size() - (hit ? 1 : 0);
    if (!hit) {
      std::printf("missed: %s at %s:%zu\n", planter.rule.c_str(), file.c_str(), fault->line);
      for (const base::Diagnostic& d : checked.findings)
        std::printf("   but: %s %u %s\n", d.rule.c_str(), d.span.line, d.message.c_str());
    }
  }
  std::printf("%zu faults planted, %zu found at their file and line; %.2f other findings each\n", planted, found,
              static_cast<double>(extra) / static_cast<double>(planted));
  for (const auto& [rule, once] : seen) EXPECT_TRUE(once) << rule << " was never found";
  EXPECT_GE(static_cast<double>(found), 0.98 * static_cast<double>(planted));
}

}  // namespace
}  // namespace colloquy::planted
