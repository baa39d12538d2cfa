#include "exchange/page/lines.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "exchange/fold.h"

namespace colloquy::exchange::page {
namespace {

using base::ErrorKind;
using base::make_error;

struct Entity {
  std::string_view name;
  char32_t code_point;
};

constexpr Entity kEntities[] = {
    {"amp", '&'},      {"lt", '<'},       {"gt", '>'},        {"quot", '"'},     {"apos", '\''},
    {"nbsp", 0xA0},    {"lsquo", 0x2018}, {"rsquo", 0x2019},  {"ldquo", 0x201C}, {"rdquo", 0x201D},
    {"ndash", 0x2013}, {"mdash", 0x2014}, {"hellip", 0x2026}, {"bull", 0x2022},  {"middot", 0xB7},
    {"times", 0xD7},   {"deg", 0xB0},     {"laquo", 0xAB},    {"raquo", 0xBB},   {"shy", 0xAD},
};

// The character an entity at `text[0] == '&'` stands for, and its length; 0 if it is none.
char32_t decode_entity(std::string_view text, std::size_t& length) {
  const std::size_t end = text.substr(0, 12).find(';');
  if (end == std::string_view::npos || end < 2) return 0;
  const std::string_view name = text.substr(1, end - 1);
  length = end + 1;
  if (name.front() != '#') {
    const auto* found = std::find_if(std::begin(kEntities), std::end(kEntities),
                                     [&](const Entity& entity) { return entity.name == name; });
    return found == std::end(kEntities) ? 0 : found->code_point;
  }
  const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
  const std::string_view digits = name.substr(hex ? 2 : 1);
  std::uint32_t value = 0;
  const std::from_chars_result read =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
  if (digits.empty() || read.ec != std::errc() || read.ptr != digits.data() + digits.size()) return 0;
  if (value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return 0;
  return value < 0x20 ? U' ' : static_cast<char32_t>(value);
}

bool is_line_end(char32_t c) {
  return c == '\n' || c == 0x85 || c == 0x2028 || c == 0x2029;
}
bool is_plain_space(char32_t c) {
  return c == ' ' || c == '\t' || c == '\v' || c == '\f';
}
bool is_odd_space(char32_t c) {
  return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}
// Soft hyphen, zero-width space, byte order mark, controls: no reader sees them.
bool is_invisible(char32_t c) {
  return c == 0xAD || c == 0x200B || c == 0xFEFF || c < 0x20 || (c >= 0x7F && c < 0xA0);
}

class Cleaner {
 public:
  void take(char32_t c) {
    if (is_odd_space(c)) ++out_.odd_spaces;
    if (is_plain_space(c) || is_odd_space(c)) {
      space_ = !text_.empty();
    } else if (is_invisible(c)) {
      ++out_.removed;
    } else {
      if (space_) text_.push_back(' ');
      space_ = false;
      base::append_utf8(text_, c);
    }
  }
  void entity() { ++out_.entities; }
  void end_line() {
    ++number_;
    if (text_.empty()) {
      gap_ = true;
    } else {
      out_.lines.push_back({number_, std::move(text_), gap_ && !out_.lines.empty()});
      gap_ = false;
    }
    text_.clear();
    space_ = false;
  }
  Lines& out() { return out_; }

 private:
  Lines out_;
  std::string text_;
  std::uint32_t number_ = 0;
  bool space_ = false, gap_ = false;
};

std::string place(std::string_view bytes, std::size_t offset) {
  const auto line = std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(offset), '\n') + 1;
  return "line " + std::to_string(line) + " (byte " + std::to_string(offset + 1) + ")";
}

base::Result<void> look_at_bytes(std::string_view bytes) {
  if (bytes.size() > kMaxPageBytes) {
    return make_error(ErrorKind::too_large, "This is larger than " + std::to_string(kMaxPageBytes >> 20) +
                                                " MiB: no lesson page is. Copy the text of one page.");
  }
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    return make_error(ErrorKind::invalid, "This text is in UTF-16. Save it as UTF-8.");
  }
  const std::size_t nul = bytes.find('\0');
  if (nul != std::string_view::npos) {
    return make_error(ErrorKind::invalid, "This is not plain text: there is a NUL byte in " + place(bytes, nul) + ".");
  }
  const std::size_t bad = base::first_invalid_utf8(bytes);
  if (bad != base::kNoError) {
    return make_error(ErrorKind::invalid,
                      "This is not UTF-8: " + place(bytes, bad) + " holds a byte that cannot stand there.");
  }
  return {};
}

}  // namespace

base::Result<Lines> clean_lines(std::string_view bytes) {
  TRY_VOID(look_at_bytes(bytes));
  Cleaner cleaner;
  for (std::size_t i = 0; i < bytes.size();) {
    if (bytes[i] == '\r') {
      i += i + 1 < bytes.size() && bytes[i + 1] == '\n' ? 2 : 1;
      cleaner.end_line();
    } else if (std::size_t length = 0; bytes[i] == '&' && decode_entity(bytes.substr(i), length) != 0) {
      const char32_t c = decode_entity(bytes.substr(i), length);
      cleaner.entity();
      cleaner.take(is_line_end(c) ? U' ' : c);
      i += length;
    } else if (const char32_t c = base::decode_utf8(bytes, i); is_line_end(c)) {
      cleaner.end_line();
    } else {
      cleaner.take(c);
    }
    if (cleaner.out().lines.size() > kMaxPageLines) {
      return make_error(ErrorKind::too_large,
                        "This has more than " + std::to_string(kMaxPageLines) + " lines: no lesson page has.");
    }
  }
  cleaner.end_line();
  Lines out = std::move(cleaner.out());
  if (out.lines.empty()) return make_error(ErrorKind::invalid, "There is no text in this file.");
  const std::string first = fold_furniture(std::string_view(out.lines.front().text).substr(0, 40));
  if (out.lines.front().text.starts_with('<') && (first.starts_with("doctype html") || first.starts_with("html"))) {
    return make_error(ErrorKind::invalid,
                      "This is the source of a web page. Open the page, select all, copy, and save that text.");
  }
  return out;
}

}  // namespace colloquy::exchange::page
