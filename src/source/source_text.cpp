#include "source/source_text.h"

#include <algorithm>

#include "base/char_set.h"
#include "base/utf8.h"

namespace colloquy::source {
namespace {

using base::Diagnostic;
using base::Diagnostics;
using base::Severity;
using base::Span;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// CRLF and lone CR become LF.
std::string with_plain_lines(std::string_view bytes) {
  if (bytes.find('\r') == std::string_view::npos) return std::string(bytes);
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] != '\r') {
      out += bytes[i];
    } else {
      out += '\n';
      if (i + 1 < bytes.size() && bytes[i + 1] == '\n') ++i;
    }
  }
  return out;
}

// How many containers a line opens at most, by its marks and by its indentation.
struct Depth {
  std::size_t marks = 0;
  std::size_t indent = 0;
};

Depth depth_of(std::string_view line) {
  Depth depth;
  std::size_t i = 0;
  for (; i < line.size(); ++i) {
    const char c = line[i];
    if (c == ' ')
      ++depth.indent;
    else if (c == '\t')
      depth.indent += 4;
    else if (c == '>' || c == '-' || c == '*' || c == '+')
      ++depth.marks;
    else if (c >= '0' && c <= '9') {
      std::size_t end = i;
      while (end < line.size() && line[end] >= '0' && line[end] <= '9') ++end;
      if (end >= line.size() || (line[end] != '.' && line[end] != ')')) break;
      ++depth.marks;
      i = end;
    } else
      break;
  }
  // A rule (-----) or a line of stars is no nesting: nesting needs spaces between.
  const std::string_view prefix = line.substr(0, i);
  if (prefix.find('>') == std::string_view::npos && prefix.find("- ") == std::string_view::npos &&
      prefix.find("* ") == std::string_view::npos && prefix.find("+ ") == std::string_view::npos &&
      prefix.find(". ") == std::string_view::npos && prefix.find(") ") == std::string_view::npos) {
    depth.marks = std::min<std::size_t>(depth.marks, 1);
  }
  return depth;
}

void too_large(Diagnostics& findings, Span span, std::string message, std::string help) {
  findings.push_back({"form/too-large", Severity::error, span, std::move(message), std::move(help), {}});
}

std::size_t count_marks(std::string_view line) {
  constexpr base::CharSet kMarks("*_`[]$<~!\\");
  return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [&](char c) { return kMarks.contains(c); }));
}

// The first bound that the text breaks, reported. True: it may be read.
bool is_readable(const SourceText& text, Diagnostics& findings) {
  if (text.line_count() > kMaxLines) {
    const Span here{text.file(), static_cast<std::uint32_t>(kMaxLines + 1), 1,
                    static_cast<std::uint32_t>(kMaxLines + 1), 1};
    too_large(findings, here, "This file has more than 50,000 lines: it is too large to be a lesson.",
              "Divide it into several lessons.");
    return false;
  }
  std::size_t run = 0, run_marks = 0;
  for (std::uint32_t n = 1; n <= text.line_count(); ++n) {
    const std::string_view line = text.line(n);
    const Span here{text.file(), n, 1, n, 1};
    if (line.size() > kMaxLineBytes) {
      too_large(findings, here, "This line is longer than 65,536 bytes: it is too long to be read.",
                "Break it into several lines.");
      return false;
    }
    run = line.find_first_not_of(" \t") == std::string_view::npos ? 0 : run + line.size() + 1;
    if (run > kMaxBlockBytes) {
      too_large(findings, here,
                "More than 262,144 bytes stand here without an empty line: that is too much to be read.",
                "Put empty lines between paragraphs.");
      return false;
    }
    const std::size_t marks = count_marks(line);
    run_marks = run == 0 ? 0 : run_marks + marks;
    if (marks > kMaxLineMarks || run_marks > kMaxBlockMarks) {
      too_large(findings, here, "More marks stand here than a paragraph can hold.",
                "Put empty lines between paragraphs.");
      return false;
    }
    const Depth depth = depth_of(line);
    if (depth.marks > kMaxNesting || depth.indent > kMaxIndent) {
      too_large(findings, here, "Quotations or lists stand too deep inside each other here.",
                "Write at most 40 inside each other.");
      return false;
    }
  }
  return true;
}

// Bytes that are no text become question marks, so that the rest can still be read; more than a
// few of them show that the file is of another kind altogether. True: it may be read.
bool mend_bytes(std::string& bytes, base::FileId file, Diagnostics& findings) {
  constexpr int kMostBadBytes = 16;
  int bad = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::string_view rest = std::string_view(bytes).substr(at);
    const std::size_t offset = std::min(base::first_invalid_utf8(rest), rest.find('\0'));
    if (offset == base::kNoError) break;
    at += offset;
    bytes[at] = '?';
    if (bad == 0) {
      const SourceText before(file, with_plain_lines(std::string_view(bytes).substr(0, at + 1)));
      findings.push_back({"form/utf8",
                          Severity::error,
                          before.span(before.text().size() - 1, before.text().size()),
                          "This byte is not UTF-8 text.",
                          "Save the file as UTF-8.",
                          {}});
    }
    if (++bad > kMostBadBytes) return false;
    ++at;
  }
  return true;
}

}  // namespace

SourceText::SourceText(base::FileId file, std::string text) : file_(file), text_(std::move(text)) {
  starts_.reserve(text_.size() / 40 + 1);
  for (std::size_t at = 0; at < text_.size();) {
    starts_.push_back(at);
    const std::size_t end = text_.find('\n', at);
    if (end == std::string::npos) break;
    at = end + 1;
  }
}

std::string_view SourceText::line(std::uint32_t line) const {
  if (line == 0 || line > starts_.size()) return {};
  const std::size_t from = starts_[line - 1];
  std::size_t to = line < starts_.size() ? starts_[line] : text_.size();
  if (to > from && text_[to - 1] == '\n') --to;
  return std::string_view(text_).substr(from, to - from);
}

std::uint32_t SourceText::line_at(std::size_t offset) const {
  const std::vector<std::size_t>::const_iterator next = std::upper_bound(starts_.begin(), starts_.end(), offset);
  return static_cast<std::uint32_t>(std::max<std::ptrdiff_t>(1, next - starts_.begin()));
}

std::uint32_t SourceText::column_at(std::uint32_t line, std::size_t offset) const {
  const std::size_t from = starts_[line - 1];
  return static_cast<std::uint32_t>(base::count_code_points(std::string_view(text_).substr(from, offset - from)) + 1);
}

Span SourceText::span(std::size_t from, std::size_t to) const {
  if (starts_.empty()) return {file_, 1, 1, 1, 1};
  from = std::min(from, text_.size());
  to = std::clamp(to, from, text_.size());
  const std::uint32_t first = line_at(from);
  const std::uint32_t last = to == from ? first : line_at(to - 1);
  return {file_, first, column_at(first, from), last, column_at(last, to)};
}

Span SourceText::line_span(std::uint32_t line) const {
  return lines_span(line, line);
}

Span SourceText::lines_span(std::uint32_t first, std::uint32_t last) const {
  if (starts_.empty()) return {file_, 1, 1, 1, 1};
  first = std::clamp<std::uint32_t>(first, 1, line_count());
  last = std::clamp<std::uint32_t>(last, first, line_count());
  while (last > first && line(last).find_first_not_of(" \t") == std::string_view::npos) --last;
  const std::string_view head = line(first);
  const std::string_view tail = line(last);
  const std::size_t indent = std::min(head.find_first_not_of(" \t"), head.size());
  const std::size_t end = tail.find_last_not_of(" \t");
  return span(start_of(first) + indent, start_of(last) + (end == std::string_view::npos ? 0 : end + 1));
}

SourceText decode(std::string_view bytes, base::FileId file, Diagnostics& findings) {
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  if (bytes.size() > kMaxBytes) {
    too_large(findings, Span{file, 1, 1, 1, 1}, "This file is larger than 2 MiB: it is too large to be a lesson.",
              "Divide it into several lessons.");
    return SourceText(file, "");
  }
  std::string clean(bytes);
  if (!mend_bytes(clean, file, findings)) return SourceText(file, "");
  SourceText text(file, with_plain_lines(clean));
  if (!is_readable(text, findings)) return SourceText(file, "");
  return text;
}

}  // namespace colloquy::source
