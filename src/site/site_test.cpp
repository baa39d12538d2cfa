#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <thread>

#include "base/file.h"
#include "site/build.h"
#include "site/cache_folder.h"
#include "site/fix.h"
#include "site/gzip.h"
#include "site/links.h"
#include "site/output.h"
#include "site/scan.h"
#include "site/watch.h"
#include "site/workers.h"
#include "source/address.h"

namespace colloquy::site {
namespace {

namespace fs = std::filesystem;

class Folder : public testing::Test {
 protected:
  void SetUp() override {
    root_ = fs::temp_directory_path() / ("colloquy-site-" + std::to_string(::getpid()));
    fs::remove_all(root_);
    fs::create_directories(root_);
  }
  void TearDown() override { fs::remove_all(root_); }
  void write(const std::string& path, std::string_view bytes) {
    ASSERT_TRUE(base::write_file(root_ / path, bytes).ok());
  }
  fs::path root_;
};

using ScanTest = Folder;

TEST_F(ScanTest, ReadsTextsAndCountsTheRest) {
  write("course.yaml", "title: T\n");
  write("1-a/1-b.md", "# B\n");
  write("1-a/media/p.png", "png");
  write(".git/config", "x");
  write("_site/manifest.json", "{}");
  write("_site/pages/x.md", "never read");
  const base::Result<Scan> scan = scan_course(root_, "c/");
  ASSERT_TRUE(scan.ok());
  ASSERT_EQ(scan->texts.size(), 2u);
  EXPECT_EQ(scan->files.name(scan->texts[0].file), "c/1-a/1-b.md");
  EXPECT_EQ(scan->others.at("1-a/media/p.png"), 3u);
  EXPECT_TRUE(scan->exists("course.yaml"));
  EXPECT_FALSE(scan->exists(".git/config"));
}

TEST_F(ScanTest, FollowsNoLinkThatLeavesTheFolder) {
  write("a.md", "# A\n");
  fs::create_symlink("/etc/passwd", root_ / "secret.txt");
  fs::create_symlink(root_ / "a.md", root_ / "same.md");
  const base::Result<Scan> scan = scan_course(root_, "");
  EXPECT_EQ(scan->find("secret.txt"), nullptr);
  EXPECT_NE(scan->find("same.md"), nullptr);
}

TEST_F(ScanTest, TheStampSeesEveryChangeButTheLock) {
  write("a.md", "# A\n");
  const std::string before = *stamp_course(root_);
  write("colloquy.lock", "x");
  EXPECT_EQ(*stamp_course(root_), before);
  write("a.md", "# AB\n");
  EXPECT_NE(*stamp_course(root_), before);
}

TEST_F(ScanTest, ACourseIsFoundFromInside) {
  write("course.yaml", "");
  write("1-a/1-b.md", "");
  EXPECT_TRUE(fs::equivalent(course_root(root_ / "1-a/1-b.md"), root_));
  EXPECT_TRUE(fs::equivalent(course_root(root_ / "1-a"), root_));
}

using BuildTest = Folder;

// `may_publish` of the course for `purpose`, with its lines spoken by no one.
bool publishable(const fs::path& course, BuildSettings::For purpose, BuildSettings::Drafts drafts) {
  BuildSettings settings;
  settings.course = course;
  settings.out = course / "_site";
  settings.cache = course / ".cache";
  settings.purpose = purpose;
  settings.drafts = drafts;
  settings.threads = 1;
  Build build(settings);
  EXPECT_TRUE(build.scan().ok());
  build.read();
  build.check();
  return build.may_publish();
}

TEST_F(BuildTest, WhatAMachineDraftedIsNotPublishedUnlessAskedFor) {
  using For = BuildSettings::For;
  using Drafts = BuildSettings::Drafts;
  const std::string lesson = "---\ntitle: T\n---\n## Conversation\n\n### P\n\n<!-- MARK: book.txt:1 -->\n**Bo:** Hi.\n";
  write("course.yaml", "format: 1\ntitle: T\ncast:\n  Bo: { role: teacher }\n");
  write("book.txt", "Hi.\n");
  write("1-a.md", std::string(lesson).replace(lesson.find("MARK"), 4, "source"));
  EXPECT_TRUE(publishable(root_, For::publishing, Drafts::left_out));
  write("1-a.md", std::string(lesson).replace(lesson.find("MARK"), 4, "draft"));
  EXPECT_FALSE(publishable(root_, For::publishing, Drafts::left_out));
  EXPECT_TRUE(publishable(root_, For::publishing, Drafts::included));
  EXPECT_TRUE(publishable(root_, For::watching, Drafts::included));
}

TEST_F(BuildTest, ASoundThatACardLetsHearIsBehindTheGate) {
  write("course.yaml", "format: 1\ntitle: T\nlicence: CC0-1.0\n");
  write("1-a.md",
        "# A\n\n## Flash cards\n\n- [the tone](media/t.mp3) -> a note\n- Which colour? -> ![a square](media/r.png)\n");
  write("media/t.mp3", "not heard by everybody");
  write("media/r.png", "png");
  BuildSettings settings;
  settings.course = root_;
  settings.out = root_ / "_site";
  settings.cache = root_ / ".cache";
  settings.voices = BuildSettings::Voices::silent;
  settings.threads = 1;
  Build build(settings);
  ASSERT_TRUE(build.scan().ok());
  build.read();
  build.check();
  ASSERT_TRUE(build.keep_ids().ok() && build.open_output().ok());
  ASSERT_TRUE(build.record({}).ok() && build.draw_pages().ok() && build.publish().ok());
  const auto manifest = package::read_manifest(*base::read_file(root_ / "_site/manifest.json"));
  ASSERT_TRUE(manifest.ok());
  ASSERT_EQ(manifest->lessons[0].sounds.size(), 1u);
  EXPECT_TRUE(fs::exists(root_ / "_site/gated" / manifest->lessons[0].sounds[0]));
  for (const auto& file : fs::directory_iterator(root_ / "_site/files")) EXPECT_EQ(file.path().extension(), ".png");
  const std::string page = *base::read_file(root_ / "_site" / manifest->lessons[0].visitor_page);
  EXPECT_NE(page.find("the tone"), std::string::npos);
  EXPECT_EQ(page.find("<audio"), std::string::npos);
  const std::string data = *base::read_file(root_ / "_site" / manifest->lessons[0].data);
  EXPECT_NE(data.find("/gated/" + manifest->lessons[0].sounds[0]), std::string::npos);
}

using OutputTest = Folder;

TEST_F(OutputTest, RemovesWhatNoLongerBelongsAndOnlyThat) {
  package::Manifest manifest;
  manifest.course = "c", manifest.slug = "c";
  {
    Output output(root_ / "out");
    ASSERT_TRUE(output.open().ok());
    ASSERT_TRUE(output.put("pages/a.html", "A", Twin::gzip).ok());
    ASSERT_TRUE(output.put("pages/b.html", "B").ok());
    ASSERT_TRUE(output.finish(manifest).ok());
  }
  Output output(root_ / "out");
  ASSERT_TRUE(output.open().ok());
  ASSERT_TRUE(output.put("pages/a.html", "A", Twin::gzip).ok());
  EXPECT_EQ(output.written(), 0u) << "the same bytes are not written again";
  ASSERT_TRUE(output.finish(manifest).ok());
  EXPECT_TRUE(fs::exists(root_ / "out/pages/a.html.gz"));
  EXPECT_FALSE(fs::exists(root_ / "out/pages/b.html"));
}

TEST_F(OutputTest, RefusesAFolderOfOthers) {
  write("mine/thesis.doc", "years of work");
  EXPECT_EQ(Output(root_ / "mine").open().error().kind, base::ErrorKind::exists);
  EXPECT_EQ(Output(root_ / "mine/thesis.doc").open().error().kind, base::ErrorKind::exists);
}

TEST_F(OutputTest, TheVersionDoesNotSayWhatWasThereBefore) {
  std::string first, again;
  for (std::string* version : {&first, &again}) {
    Output output(root_ / "out");
    ASSERT_TRUE(output.open().ok());
    ASSERT_TRUE(output.put_hashed("gated", "opus", "sound of a whole part").ok());
    ASSERT_TRUE(output.put("pages/a.html", "A").ok());
    *version = output.fingerprint();
  }
  EXPECT_EQ(first, again);
}

TEST_F(OutputTest, ACutOffFileIsWrittenAgain) {
  Output output(root_ / "out");
  ASSERT_TRUE(output.open().ok());
  const std::string name = *output.put_hashed("gated", "opus", "sound of a whole part");
  write("out/gated/" + name, "sound");
  EXPECT_EQ(*output.put_hashed("gated", "opus", "sound of a whole part"), name);
  EXPECT_EQ(*base::read_file(root_ / "out/gated" / name), "sound of a whole part");
}

TEST(Gzip, TheSameBytesEveryTime) {
  const std::string text(5000, 'a');
  EXPECT_EQ(gzip(text), gzip(text));
  EXPECT_LT(gzip(text).size(), 100u);
}

TEST(RelativePath, StaysWhereItBelongs) {
  EXPECT_EQ(source::relative_path("1-a/b.md", "media/p.png"), "1-a/media/p.png");
  EXPECT_EQ(source::relative_path("1-a/b.md", "../shared/t.md"), "shared/t.md");
  EXPECT_EQ(source::relative_path("b.md", "../../etc/passwd"), "../../etc/passwd");
}

base::Edit edit(std::uint32_t line, std::uint32_t column, std::uint32_t end_line, std::uint32_t end_column,
                std::string text) {
  return {{1, line, column, end_line, end_column}, std::move(text)};
}

TEST(Fix, EditsByLineAndColumn) {
  EXPECT_EQ(with_edits("one\ntwo\n", {edit(2, 1, 2, 4, "zwei")}), "one\nzwei\n");
  EXPECT_EQ(with_edits("one\ntwo", {edit(2, 1, 2, 1, "\n"), edit(1, 1, 1, 1, "# ")}), "# one\n\ntwo");
  EXPECT_EQ(with_edits("na\xC3\xAFve x\n", {edit(1, 7, 1, 8, "y")}), "na\xC3\xAFve y\n") << "columns are code points";
  EXPECT_EQ(with_edits("a\r\nb\r\n", {edit(1, 2, 1, 2, "!")}), "a!\r\nb\r\n");
  EXPECT_EQ(with_edits("\xEF\xBB\xBF"
                       "ab\n",
                       {edit(1, 1, 1, 2, "x")}),
            "\xEF\xBB\xBFxb\n");
}

TEST(Fix, OfTwoThatOverlapTheFirstWins) {
  EXPECT_EQ(with_edits("abcdef", {edit(1, 1, 1, 4, "X"), edit(1, 3, 1, 6, "Y")}), "Xdef");
  EXPECT_EQ(with_edits("abc", {edit(9, 1, 9, 2, "?")}), "abc") << "beyond the text";
}

TEST(Workers, DoEachOnce) {
  for (const unsigned threads : {1u, 2u, 8u}) {
    std::vector<std::atomic<int>> done(100);
    Workers(threads).each(100, [&](std::size_t i) { ++done[i]; });
    for (const std::atomic<int>& n : done) EXPECT_EQ(n, 1);
  }
}

using CacheTest = Folder;

TEST_F(CacheTest, KeepsAndForgetsTheOldest) {
  const CacheFolder cache(root_);
  cache.put("tracks", "aaaa", std::string(1000, 'a'));
  cache.put("tracks", "bbbb", std::string(1000, 'b'));
  fs::last_write_time(root_ / "tracks/aa/aaaa", fs::file_time_type::clock::now() - std::chrono::hours(1));
  cache.trim("tracks", 1500);
  EXPECT_FALSE(cache.get("tracks", "aaaa").has_value());
  EXPECT_EQ(cache.get("tracks", "bbbb")->size(), 1000u);
}

using WatchTest = Folder;

TEST_F(WatchTest, SeesAFileSavedInANewFolder) {
  write("a.md", "# A\n");
  base::Result<Watch> watch = Watch::open(root_);
  ASSERT_TRUE(watch.ok());
  EXPECT_FALSE(watch->changed(10));
  std::thread editor([&] { write("1-new/1-b.md", "# B\n"); });
  EXPECT_TRUE(watch->changed(3000));
  editor.join();
  while (watch->changed(100)) {
  }
  write("1-new/1-b.md", "# Bo\n");
  EXPECT_TRUE(watch->changed(3000));
}

}  // namespace
}  // namespace colloquy::site
