#include "base/open_file.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "base/file.h"

namespace colloquy::base {
namespace {

TEST(OpenFile, StaysTheFileThatWasOpened) {
  const std::string path =
      (std::filesystem::temp_directory_path() / ("colloquy-open-" + std::to_string(::getpid()))).string();
  ASSERT_TRUE(write_file(path, "first"));
  const auto file = open_file(path);
  ASSERT_TRUE(file);
  EXPECT_EQ(file->size, 5u);
  EXPECT_TRUE(file->is_at(path));
  EXPECT_EQ(*file->read(), "first");
  ASSERT_TRUE(write_file(path, "other"));
  EXPECT_FALSE(file->is_at(path));
  EXPECT_EQ(*file->read(), "first");
  const auto shorter = open_file(path);
  std::filesystem::resize_file(path, 2);
  EXPECT_EQ(shorter->read().error().kind, ErrorKind::io);
  std::filesystem::remove(path);
  EXPECT_FALSE(file->is_at(path));
}

TEST(OpenFile, IsARegularFile) {
  EXPECT_FALSE(open_file("/tmp"));
  EXPECT_FALSE(open_file("/nonexistent/x"));
}

}  // namespace
}  // namespace colloquy::base
