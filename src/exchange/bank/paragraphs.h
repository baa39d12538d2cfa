// Paragraphs of the lesson format in the making: words come in as they are meant and are escaped when they are put
// together with the next mark. Pure.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace colloquy::exchange::bank {

class Paragraphs {
 public:
  // Runs of white space are one space. "\(x\)" and "\[x\]" become mathematics.
  void words(std::string_view text);
  // Marks hug their words: space goes outside, and without words there are none. A paragraph's end closes them.
  void open(std::string before, std::string after);
  void close();
  // Something whole that is no word, written already.
  void thing(std::string_view written);

  void open_list(bool ordered);
  void close_list();
  void open_item();
  void open_quote();
  void close_quote();
  // Lines that stand for themselves, written already.
  void block(std::string text);
  void end();

  // None of them empty; only lists, quotations and blocks have several lines.
  std::vector<std::string> take();

 private:
  struct Mark {
    std::string before, after;
  };
  struct List {
    bool ordered;
    int number;
    std::string marker() const;
  };

  void begin_marks();
  void flush();
  void quote(const std::string& line);
  void item(const std::string& line);

  std::string words_, line_;
  std::vector<Mark> marks_;
  std::size_t begun_ = 0;  // marks of the first so many stand in the line
  std::vector<List> lists_;
  bool fresh_item_ = false;
  bool in_list_ = false, in_quote_ = false;  // the last block is one that goes on
  int quotes_ = 0;
  std::vector<std::string> out_;
};

}  // namespace colloquy::exchange::bank
