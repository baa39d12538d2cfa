// Texts of a lesson on their way out, as HTML or as words alone. Pure but for what reads the pictures, which is given.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "exchange/bank/bank.h"
#include "lesson/prose.h"

namespace colloquy::exchange::bank {

// The bytes of a file of the course, by its path below the course's folder.
using ReadFile = std::function<base::Result<std::string>(const std::string& path)>;

enum class Style {
  words,     // no marks at all
  html,      // pictures give the words that stand for them
  pictures,  // html, and pictures come along
};

// The texts of one question.
class Texts {
 public:
  // `lesson_path`: of the lesson's file, which pictures are named relative to.
  Texts(std::string lesson_path, Style style, const ReadFile& read)
      : path_(std::move(lesson_path)), style_(style), read_(read) {}

  // Plain words as such, anything else as HTML. A gap is one kGapHere.
  Text text(const lesson::Blocks& blocks);
  std::string words(const lesson::Blocks& blocks);

  // What could not be said so far, as "links within the course".
  const std::set<std::string>& lost() const { return lost_; }
  void lose(const std::string& what) { lost_.insert(what); }
  // Pictures that the texts so far show.
  std::vector<File> take_files() { return std::move(files_); }

 private:
  void write(const lesson::Inlines& inlines, std::string& out);
  void write(const lesson::Inline& one, std::string& out);
  void write(const lesson::Blocks& blocks, std::string& out);
  void write(const lesson::Block& block, std::string& out);
  void table(const lesson::Block& block, std::string& out);
  void link(const lesson::Inline& one, std::string& out);
  void picture(const lesson::Inline& one, std::string& out);

  std::string path_;
  Style style_;
  const ReadFile& read_;
  std::set<std::string> lost_;
  std::vector<File> files_;
};

}  // namespace colloquy::exchange::bank
