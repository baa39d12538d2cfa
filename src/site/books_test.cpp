// What books need of this folder: the cover's file, and ffmpeg for audio books.
#include <gtest/gtest.h>
#include <stdlib.h>
#include <unistd.h>

#include <filesystem>

#include "base/file.h"
#include "site/m4b.h"
#include "site/png.h"

namespace colloquy::site {
namespace {

namespace fs = std::filesystem;

TEST(Png, SaysItsSizeAndIsTheSameEveryTime) {
  const write::Picture picture = write::draw_cover("Mending bicycles", 300, 200);
  const std::string file = png_file(picture);
  EXPECT_EQ(file, png_file(picture));
  EXPECT_TRUE(file.starts_with("\x89PNG\r\n\x1a\n"));
  EXPECT_EQ(file.substr(16, 8), std::string("\0\0\x01\x2C\0\0\0\xC8", 8));
  EXPECT_TRUE(file.ends_with(std::string("\0\0\0\0IEND\xAE\x42\x60\x82", 12)));
  EXPECT_LT(file.size(), 12000u);
}

// A folder that is all the PATH there is.
class WithoutFfmpeg : public testing::Test {
 protected:
  void SetUp() override {
    before_ = ::getenv("PATH");
    folder_ = fs::temp_directory_path() / ("colloquy-books-" + std::to_string(::getpid()));
    fs::create_directories(folder_);
    ::setenv("PATH", folder_.c_str(), 1);
  }
  void TearDown() override {
    ::setenv("PATH", before_.c_str(), 1);
    fs::remove_all(folder_);
  }
  void pretend(const std::string& program) {
    ASSERT_TRUE(base::write_file(folder_ / "ffmpeg", program).ok());
    fs::permissions(folder_ / "ffmpeg", fs::perms::owner_all);
  }
  fs::path folder_;
  std::string before_;
};

TEST_F(WithoutFfmpeg, SaysSo) {
  EXPECT_EQ(look_for_ffmpeg().error().kind, base::ErrorKind::not_found);
  EXPECT_EQ(write_m4b(folder_ / "a.m4b", {}, {}).error().kind, base::ErrorKind::not_found);
}

TEST_F(WithoutFfmpeg, AnFfmpegThatFailsLeavesNothing) {
  ASSERT_TRUE(base::write_file(folder_ / "a.mp3", "no sound").ok());
  ASSERT_TRUE(base::write_file(folder_ / "out/old.m4b", "the old book").ok());
  for (const char* program :
       {"#!/bin/sh\nexit 1\n",
        "#!/bin/sh\nfor last; do :; done\ncase $last in file:*) echo x > ${last#file:};; esac\nexit 1\n"}) {
    pretend(program);
    const M4bBook book{{{folder_ / "a.mp3", 600000}}, ";FFMETADATA1\n", "cover"};
    EXPECT_EQ(write_m4b(folder_ / "out/old.m4b", book, {}).error().kind, base::ErrorKind::io);
    EXPECT_EQ(*base::read_file(folder_ / "out/old.m4b"), "the old book");
    EXPECT_EQ(std::distance(fs::directory_iterator(folder_ / "out"), fs::directory_iterator()), 1);
  }
  pretend("#!/bin/sh\nexit 0\n");
  EXPECT_TRUE(look_for_ffmpeg().ok());
}

TEST_F(WithoutFfmpeg, ATrackThatIsGoneIsNamed) {
  pretend("#!/bin/sh\nwhile read x; do :; done\n");
  const auto made = write_m4b(folder_ / "out/a.m4b", {{{folder_ / "gone.mp3", 1000}}, {}, {}}, {});
  ASSERT_FALSE(made.ok());
  EXPECT_NE(made.error().message.find("gone.mp3"), std::string::npos);
}

}  // namespace
}  // namespace colloquy::site
