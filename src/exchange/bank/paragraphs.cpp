#include "exchange/bank/paragraphs.h"

#include <algorithm>
#include <utility>

#include "exchange/escape.h"
#include "exchange/spaces.h"

namespace colloquy::exchange::bank {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
constexpr std::size_t kDeepestList = 6;

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

// Words with mathematics in them, "\(x\)" and "\[x\]", as "$x$" and "$$x$$".
std::string escape_around_maths(std::string_view words, Place place) {
  std::string out;
  std::size_t at = 0;
  for (std::size_t open = words.find('\\'); open != kNone && open + 1 < words.size();) {
    const char kind = words[open + 1];
    const std::size_t close = kind == '('   ? words.find("\\)", open + 2)
                              : kind == '[' ? words.find("\\]", open + 2)
                                            : kNone;
    if (kind != '(' && kind != '[') {
      open = words.find('\\', open + 2);
      continue;
    }
    if (close == kNone) break;
    const std::string_view inside = trim(words.substr(open + 2, close - open - 2));
    if (!inside.empty() && inside.find('$') == kNone) {
      const std::string_view mark = kind == '(' ? "$" : "$$";
      out += escape(words.substr(at, open - at), out.empty() ? place : Place::inside);
      out.append(mark).append(inside).append(mark);
      at = close + 2;
    }
    open = words.find('\\', close + 2);
  }
  return out + escape(words.substr(at), out.empty() ? place : Place::inside);
}

}  // namespace

std::string Paragraphs::List::marker() const {
  return ordered ? std::to_string(std::max(number, 1)) + ". " : "- ";
}

void Paragraphs::words(std::string_view text) {
  for (const char c : text) {
    if (is_space(c)) {
      if (!(words_.empty() ? line_.empty() || line_.back() == ' ' : words_.back() == ' ')) words_ += ' ';
      continue;
    }
    begin_marks();
    words_ += c;
  }
}

void Paragraphs::open(std::string before, std::string after) {
  marks_.push_back({std::move(before), std::move(after)});
}

void Paragraphs::close() {
  if (marks_.empty()) return;
  const Mark mark = std::move(marks_.back());
  marks_.pop_back();
  if (begun_ <= marks_.size()) return;
  begun_ = marks_.size();
  flush();
  const bool space = line_.ends_with(' ');
  while (line_.ends_with(' ')) line_.pop_back();
  line_ += mark.after;
  if (space) line_ += ' ';
}

void Paragraphs::thing(std::string_view written) {
  begin_marks();
  flush();
  line_ += written;
}

void Paragraphs::open_list(bool ordered) {
  end();
  lists_.push_back({ordered, 0});
}

void Paragraphs::close_list() {
  end();
  if (!lists_.empty()) lists_.pop_back();
  fresh_item_ = false;
  if (lists_.empty()) in_list_ = false;
}

void Paragraphs::open_item() {
  end();
  fresh_item_ = !lists_.empty();
  if (fresh_item_) ++lists_.back().number;
}

void Paragraphs::open_quote() {
  end();
  ++quotes_;
}

void Paragraphs::close_quote() {
  end();
  if (quotes_ > 0) --quotes_;
  if (quotes_ == 0) in_quote_ = false;
}

void Paragraphs::block(std::string text) {
  end();
  in_list_ = in_quote_ = false;
  out_.push_back(std::move(text));
}

void Paragraphs::end() {
  while (!marks_.empty()) close();
  flush();
  while (line_.ends_with(' ')) line_.pop_back();
  if (line_.empty()) return;
  std::string line = std::exchange(line_, {});
  if (quotes_ > 0) return quote(line);
  if (!lists_.empty() && lists_.size() <= kDeepestList) return item(line);
  in_list_ = in_quote_ = false;
  out_.push_back(std::move(line));
}

std::vector<std::string> Paragraphs::take() {
  end();
  return std::move(out_);
}

void Paragraphs::begin_marks() {
  if (begun_ == marks_.size()) return;
  flush();
  while (begun_ < marks_.size()) line_ += marks_[begun_++].before;
}

void Paragraphs::flush() {
  line_ += escape_around_maths(words_, line_.empty() ? Place::line_start : Place::inside);
  words_.clear();
}

void Paragraphs::quote(const std::string& line) {
  if (std::exchange(in_quote_, true))
    out_.back().append("\n>\n> ").append(line);
  else
    out_.push_back("> " + line);
}

// A further paragraph of an item goes on in its line.
void Paragraphs::item(const std::string& line) {
  if (in_list_ && !std::exchange(fresh_item_, false)) {
    out_.back().append(" ").append(line);
    return;
  }
  fresh_item_ = false;
  std::string written;
  for (std::size_t i = 0; in_list_ && i + 1 < lists_.size(); ++i) written.append(lists_[i].marker().size(), ' ');
  written.append(lists_.back().marker()).append(line);
  if (std::exchange(in_list_, true))
    out_.back().append("\n").append(written);
  else
    out_.push_back(std::move(written));
}

}  // namespace colloquy::exchange::bank
