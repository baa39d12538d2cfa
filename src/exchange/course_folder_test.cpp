#include "exchange/course_folder.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include "base/file.h"

namespace colloquy::exchange {
namespace {

namespace fs = std::filesystem;

class CourseFolder : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("course-folder-" + std::to_string(::getpid()));
    fs::create_directories(folder_ / "course");
  }
  void TearDown() override { fs::remove_all(folder_); }
  fs::path folder_;
};

TEST_F(CourseFolder, AddsAllOrNothing) {
  const fs::path course = folder_ / "course";
  EXPECT_TRUE(add_to_course(course, {{"media/a.png", "a"}, {"one.md", "1"}}).ok());
  EXPECT_EQ(*base::read_file(course / "media" / "a.png"), "a");
  EXPECT_EQ(add_to_course(course, {{"media/b.png", "b"}, {"one.md", "2"}}).error().kind, base::ErrorKind::exists);
  EXPECT_FALSE(fs::exists(course / "media" / "b.png"));
  EXPECT_EQ(*base::read_file(course / "one.md"), "1");
  // The second cannot be written: the name of its folder is that of the first.
  EXPECT_FALSE(add_to_course(course, {{"new/c.png", "c"}, {"new/c.png/d.md", "d"}}).ok());
  EXPECT_FALSE(fs::exists(course / "new"));
}

TEST_F(CourseFolder, WritesThroughNoLink) {
  const fs::path course = folder_ / "course", outside = folder_ / "outside";
  fs::create_directory(outside);
  fs::create_directory_symlink(outside, course / "media");
  EXPECT_EQ(add_to_course(course, {{"media/a.png", "a"}, {"one.md", "1"}}).error().kind, base::ErrorKind::exists);
  EXPECT_TRUE(fs::is_empty(outside));
  EXPECT_FALSE(fs::exists(course / "one.md"));
  fs::create_symlink(outside / "two.md", course / "two.md");
  EXPECT_EQ(add_to_course(course, {{"two.md", "2"}}).error().kind, base::ErrorKind::exists);
  EXPECT_TRUE(fs::is_empty(outside));
}

}  // namespace
}  // namespace colloquy::exchange
