#include "exchange/page/import.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include "base/file.h"
#include "exchange/page/write.h"

namespace colloquy::exchange::page {
namespace {

namespace fs = std::filesystem;

class ImportPage : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("colloquy-import-" + std::to_string(::getpid()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    write("page.txt", "5.1.1 - Trust\nGlossary\n- Hope\nTo expect well.\n");
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const std::string& name, std::string_view text) {
    ASSERT_TRUE(base::write_file(folder_ / name, text).ok());
  }
  std::string text(const std::string& name) { return base::read_file(folder_ / name).value(); }
  base::Result<ImportReport> import(const std::string& target) {
    return import_page(folder_ / "page.txt", folder_ / target);
  }
  std::size_t files() {
    return static_cast<std::size_t>(
        std::distance(fs::recursive_directory_iterator(folder_), fs::recursive_directory_iterator()));
  }

  fs::path folder_;
};

TEST_F(ImportPage, MakesACourse) {
  const base::Result<ImportReport> done = import("a/b/course/");
  ASSERT_TRUE(done.ok()) << done.error().message;
  EXPECT_EQ(done->files, (std::vector<std::string>{"trust.md", "course.yaml"}));
  EXPECT_EQ(text("a/b/course/trust.md"),
            "---\ntitle: Trust\nnumber: \"5.1.1\"\n---\n\n## Glossary\n\n**Hope:** To expect well.\n");
  EXPECT_EQ(text("a/b/course/course.yaml"), "format: 1\ntitle: Trust\nlang: en\n");
}

TEST_F(ImportPage, ATermExplainedTwiceDoesNotKeepTheCourseFromBeingBuilt) {
  write("page.txt",
        "5 - Trust\nGlossary\n- Hope\nTo expect well.\nKey Concepts\n-\nHope: So.\nGlossary\n- Hopes\nTo expect.\n");
  ASSERT_TRUE(import("course").ok());
  EXPECT_NE(text("course/course.yaml").find("rules:\n  teaching/same-term: warn\n"), std::string::npos);
}

TEST_F(ImportPage, FillsAnEmptyFolder) {
  fs::create_directory(folder_ / "empty");
  EXPECT_TRUE(import("empty").ok());
  EXPECT_TRUE(fs::exists(folder_ / "empty" / "course.yaml"));
}

TEST_F(ImportPage, AddsToACourseAndDeclaresOnlyNewSpeakers) {
  write("course/course.yaml", "format: 1\ntitle: C\ncast:\n  Teacher: female-1\n");
  write("page.txt",
        "5.1.1 - Trust\nInteractive Audio Lesson\nPart\nUnlock Audio Lesson\nTeacher: What is it?\nAna: A feeling.\n");
  ASSERT_TRUE(import("course").ok());
  EXPECT_EQ(text("course/course.yaml"), "format: 1\ntitle: C\ncast:\n  Teacher: female-1\n");
  EXPECT_TRUE(
      text("course/trust.md")
          .starts_with("---\ntitle: Trust\nnumber: \"5.1.1\"\ncast:\n  Ana: { voice: male-1, role: student }\n---\n"));
  const base::Result<ImportReport> again = import("course");
  ASSERT_FALSE(again.ok());
  EXPECT_EQ(again.error().kind, base::ErrorKind::exists);
}

TEST_F(ImportPage, RefusesAFolderThatIsNoCourse) {
  write("full/letter.txt", "dear");
  write("file", "x");
  const std::size_t before = files();
  EXPECT_EQ(import("full").error().kind, base::ErrorKind::exists);
  EXPECT_EQ(import("file").error().kind, base::ErrorKind::exists);
  EXPECT_EQ(import("file/below").ok(), false);
  EXPECT_EQ(files(), before);
}

TEST_F(ImportPage, LeavesNothingBehindOnError) {
  const std::size_t before = files();
  write("page.txt", "a\xFF");
  const base::Result<ImportReport> bad = import("course");
  ASSERT_FALSE(bad.ok());
  EXPECT_EQ(bad.error().message, (folder_ / "page.txt").string() +
                                     ": This is not UTF-8: line 1 (byte 2) holds a byte that cannot stand there.");
  EXPECT_EQ(import_page(folder_ / "none.txt", folder_ / "course").error().kind, base::ErrorKind::not_found);
  EXPECT_EQ(import_page("/dev/zero", folder_ / "course").error().kind, base::ErrorKind::too_large);
  EXPECT_EQ(files(), before);
}

TEST(PrintReport, NamesWhatWasDone) {
  base::Result<PageImport> page = read_page("5 - T\nEnroll to start learning\nKey Concepts\nIt is: so.\n");
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(print_report(report_on(page.value())),
            "5 T\n\n   in   out  part (words)\n    3     3  Key concepts\n    3     3  together\n\nDropped: 1 line\n"
            "    2: Enroll to start learning  (gate of the platform)\n\nHeadings renamed\n    3: Key Concepts -> Key "
            "concepts\n");
}

}  // namespace
}  // namespace colloquy::exchange::page
