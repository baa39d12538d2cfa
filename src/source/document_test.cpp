#include "source/document.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "base/file.h"

namespace colloquy::source {
namespace {

std::vector<std::string> lessons() {
  namespace fs = std::filesystem;
  std::vector<std::string> out{"",
                               "\n",
                               "a",
                               "\xEF\xBB\xBF# T\n\ntext",
                               "---\ntitle: x\n---\n# A\n",
                               "---\nnever ends\n",
                               "a\r\nb\r\n\r\n## C",
                               "a\rb\r",
                               "\n\n\n",
                               "```\n# no heading\n```\n",
                               "\xFF\xFE bytes"};
  const char* shared = std::getenv("COLLOQUY_SHARED");
  for (const fs::path& root :
       {fs::path(COLLOQUY_SOURCE_DIR) / "courses",
        (shared == nullptr ? fs::path(COLLOQUY_SOURCE_DIR) / ".." / "shared" : fs::path(shared)) / "reference" /
            "lesson-examples"}) {
    if (!fs::exists(root)) continue;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root)) {
      if (entry.path().extension() != ".md") continue;
      base::Result<std::string> bytes = base::read_file(entry.path());
      if (bytes.ok()) out.push_back(std::move(bytes).value());
    }
  }
  return out;
}

std::string with_crlf(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') out += '\r';
    out += c;
  }
  return out;
}

TEST(Document, WritesBackEveryByte) {
  for (const std::string& text : lessons()) {
    EXPECT_EQ(write_back(Document(text)), text);
    EXPECT_EQ(write_back(Document(with_crlf(text))), with_crlf(text));
    EXPECT_EQ(write_back(Document("\xEF\xBB\xBF" + text)), "\xEF\xBB\xBF" + text);
    // Cut anywhere, and with any byte gone, it is still the same bytes.
    for (std::size_t i = 0; i < text.size(); i += 397) {
      EXPECT_EQ(write_back(Document(text.substr(0, i))), text.substr(0, i));
      std::string gone = text;
      gone.erase(i, 1);
      EXPECT_EQ(write_back(Document(gone)), gone);
    }
  }
}

TEST(Document, KnowsItsParts) {
  const Document document("---\ntitle: x\n---\n\n## Cards\n- a -> b\n\n```\n# code\n```\n");
  std::vector<Document::Kind> kinds;
  for (const Document::Piece& piece : document.pieces()) kinds.push_back(piece.kind);
  using enum Document::Kind;
  EXPECT_EQ(kinds, (std::vector<Document::Kind>{front_matter, blank, heading, text, blank, text}));
  EXPECT_EQ(document.pieces()[2].level, 2);
  EXPECT_EQ(document.pieces()[2].line, 5u);
}

TEST(Document, AnEditChangesOnlyItsBytes) {
  Document document("# \xC3\x89t\xC3\xA9\r\n**A:** x\r\n**B:** y\r\n");
  const std::size_t applied = document.apply(
      {{base::Span{1, 1, 3, 1, 6}, "Hiver"}, {base::Span{1, 3, 1, 3, 1}, "\n"}, {base::Span{1, 3, 1, 3, 1}, "\n"}});
  EXPECT_EQ(applied, 2u);
  EXPECT_EQ(write_back(document), "# Hiver\r\n**A:** x\r\n\r\n**B:** y\r\n");
}

TEST(Document, OverlappingEditsAreLeftOut) {
  Document document("abcdef\n");
  EXPECT_EQ(document.apply({{base::Span{1, 1, 1, 1, 4}, "X"}, {base::Span{1, 1, 3, 1, 5}, "Y"}}), 1u);
  EXPECT_EQ(write_back(document), "Xdef\n");
}

}  // namespace
}  // namespace colloquy::source
