// A course on disk and the whole build of it, for tests of what stands in the package.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/file.h"
#include "site/build.h"

namespace colloquy::site {

class BuiltCourse : public testing::Test {
 protected:
  explicit BuiltCourse(const std::string& name)
      : root_(std::filesystem::temp_directory_path() / ("colloquy-" + name + '-' + std::to_string(::getpid()))) {
    std::filesystem::remove_all(root_);
  }
  ~BuiltCourse() override { std::filesystem::remove_all(root_); }

  void write(const std::string& path, std::string_view bytes) {
    ASSERT_TRUE(base::write_file(root_ / "course" / path, bytes).ok());
  }

  // All passes of `colloquy build`, none of which may fail.
  std::unique_ptr<Build> build_all(BuildSettings settings = {}) {
    settings.course = root_ / "course";
    if (settings.out.empty()) settings.out = root_ / "out";
    if (settings.cache.empty()) settings.cache = root_ / "cache";
    auto build = std::make_unique<Build>(settings);
    EXPECT_TRUE(build->scan().ok());
    build->read();
    build->check();
    EXPECT_TRUE(build->may_publish());
    EXPECT_TRUE(build->keep_ids().ok());
    EXPECT_TRUE(build->open_output().ok());
    const base::Result<void> recorded = build->record({});
    EXPECT_TRUE(recorded.ok()) << recorded.error().message;
    EXPECT_TRUE(build->draw_pages().ok());
    EXPECT_TRUE(build->publish().ok());
    return build;
  }

  // Of the package.
  std::string file(const std::string& name) {
    const base::Result<std::string> bytes = base::read_file(root_ / "out" / name);
    EXPECT_TRUE(bytes.ok()) << name;
    return bytes.ok() ? *bytes : "";
  }

  const std::filesystem::path root_;
};

}  // namespace colloquy::site
