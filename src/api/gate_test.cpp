// The gate: a word is planted in every place that it keeps, and every address of the server is asked
// for as every kind of caller. No visitor sees one; the enrolled see theirs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "api/class_test.h"

namespace colloquy::api {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

// Every value that a place in a pattern may take, right and guessed.
std::vector<std::string> values_of(const std::string& name, const fs::path& package) {
  if (name == "course") return {kSlug, "nothing"};
  if (name == "slug") return {kClosed, kOpen, "ground", "data"};
  if (name == "attempt" || name == "session" || name == "person" || name == "feed") return {"nothing"};
  if (name == "file") {
    std::vector<std::string> names = {"manifest.json", "nothing.opus", "l-trust.json", "trust.learner.html"};
    for (const auto& one : fs::recursive_directory_iterator(package)) {
      if (one.is_regular_file()) names.push_back(one.path().filename().string());
    }
    return names;
  }
  std::vector<std::string> ids = {"nothing"};
  for (const std::string lesson : {"l-trust", "l-welcome"}) {
    for (const char* id : {"/p1", "/p2", "/c0", "/c1", "/q1", "/q3"}) ids.push_back(lesson + id);
  }
  return ids;
}

// All paths of a route: the pattern with every combination of values.
std::vector<std::string> paths_of(std::string_view pattern, const fs::path& package) {
  std::vector<std::string> paths = {""};
  while (!pattern.empty()) {
    const std::size_t open = pattern.find('{');
    for (std::string& path : paths) path += pattern.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = pattern.find('}');
    std::string name(pattern.substr(open + 1, close - open - 1));
    if (name.ends_with('*')) name.pop_back();
    std::vector<std::string> longer;
    for (const std::string& path : paths) {
      for (const std::string& value : values_of(name, package)) longer.push_back(path + value);
    }
    paths = std::move(longer);
    pattern.remove_prefix(close + 1);
  }
  return paths;
}

std::string everything(const Class::Answer& answer) {
  std::string out = answer.body;
  for (const auto& [name, value] : answer.headers) out += "\n" + name + ": " + value;
  return out;
}

// Asks for every path of every route, by GET and POST, plainly and as a fragment.
template <typename Judge>
void walk(Class& school, const std::string& as, Judge&& judge) {
  const Class::Fields form = {
      {"text", "wait quietly"}, {"option", "o1"},    {"option", "a"}, {"show", "1"}, {"hint", "1"},
      {"gap-0", "x"},           {"lesson", kClosed}, {"skip", "1"}};
  for (const Route& route : routes()) {
    for (const std::string& path : paths_of(route.pattern, school.folder / "package")) {
      if (path == "/account/leave" || path == "/account/enter" || path.ends_with("/enrol"))
        continue;  // change who asks
      judge(path, school.get(path, as));
      judge(path, school.get(path + "?lesson=ground/trust", as));
      judge(path, school.get(path, as, {{"Range", "bytes=0-4000"}, {"X-Fragment", "1"}}));
      judge(path, school.post(path, form, as));
      judge(path, school.post(path, {{"grade", "3"}, {"lesson", kClosed}}, as, {{"X-Fragment", "1"}}));
    }
  }
}

TEST(Gate, AVisitorNeverSeesAPlantedWord) {
  Class school;
  std::size_t asked = 0;
  walk(school, "", [&](const std::string& path, const Class::Answer& answer) {
    ++asked;
    for (const std::string& word : canaries()) EXPECT_THAT(everything(answer), Not(HasSubstr(word))) << path;
    for (const std::string& word : test_canaries()) EXPECT_THAT(everything(answer), Not(HasSubstr(word))) << path;
  });
  EXPECT_GT(asked, 400u);
}

TEST(Gate, WhoHasLeftTheCourseIsAVisitorAgain) {
  Class school;
  const std::string left = school.left();
  walk(school, left, [&](const std::string& path, const Class::Answer& answer) {
    for (const std::string& word : canaries()) EXPECT_THAT(everything(answer), Not(HasSubstr(word))) << path;
    for (const std::string& word : test_canaries()) EXPECT_THAT(everything(answer), Not(HasSubstr(word))) << path;
  });
}

TEST(Gate, NamesThatExistAndNamesThatDoNotAnswerTheSame) {
  Class school;
  const Class::Answer there = school.get("/c/course/gated/trust1.opus");
  const Class::Answer missing = school.get("/c/course/gated/nothing.opus");
  EXPECT_EQ(there.status, 403);
  EXPECT_EQ(there.body, missing.body);
  EXPECT_EQ(there.headers, missing.headers);
  EXPECT_EQ(missing.status, 403);
}

TEST(Gate, TheEnrolledHaveItAll) {
  Class school;
  const std::string cookie = school.enrol();
  for (const char* file : {"trust1.opus", "trust2.mp3", "trust3.vtt", "trust4.json"}) {
    const Class::Answer answer = school.get(std::string("/c/course/gated/") + file, cookie);
    EXPECT_EQ(answer.status, 200) << file;
    EXPECT_THAT(answer.body, HasSubstr("Xclosed"));
    EXPECT_THAT(answer.header("Cache-Control"), HasSubstr("private"));
  }
  const Class::Answer page = school.get("/c/course/ground/trust/", cookie);
  EXPECT_THAT(page.body, HasSubstr("learnerXclosed"));
  EXPECT_THAT(page.header("Cache-Control"), HasSubstr("private"));
  EXPECT_EQ(page.header("Vary"), "Cookie");
}

TEST(Gate, AnOpenLessonSoundsForEverybody) {
  Class school;
  const Class::Answer answer = school.get("/c/course/gated/welcome1.opus");
  EXPECT_EQ(answer.status, 200);
  EXPECT_THAT(answer.body, HasSubstr("soundXopened"));
}

TEST(Gate, NoAddressLeadsToTheData) {
  Class school;
  const std::string cookie = school.enrol();
  for (const char* path :
       {"/c/course/data/l-trust.json", "/c/course/gated/l-trust.json", "/c/course/files/l-trust.json",
        "/c/course/manifest.json", "/c/course/files/manifest.json", "/c/course/gated/manifest.json"}) {
    EXPECT_NE(school.get(path, cookie).status, 200) << path;
  }
}

}  // namespace
}  // namespace colloquy::api
