#include "source/masks.h"

#include <algorithm>

#include "base/utf8.h"

namespace colloquy::source {
namespace {

bool is_ascii_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n';
}

bool is_word_byte(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Bytes of `line` that open containers: spaces, quotation and list marks.
std::size_t prefix_length(std::string_view line) {
  std::size_t i = 0;
  while (i < line.size()) {
    if (line[i] == ' ' || line[i] == '\t' || line[i] == '>') {
      ++i;
      continue;
    }
    std::size_t end = i;
    if (line[i] == '-' || line[i] == '*' || line[i] == '+') {
      ++end;
    } else {
      while (end < line.size() && line[end] >= '0' && line[end] <= '9' && end - i < 9) ++end;
      if (end == i || end >= line.size() || (line[end] != '.' && line[end] != ')')) return i;
      ++end;
    }
    if (end < line.size() && line[end] != ' ' && line[end] != '\t') return i;
    i = end;
  }
  return i;
}

std::size_t quote_prefix_length(std::string_view line) {
  return std::min(line.find_first_not_of(" \t>"), line.size());
}

struct Fence {
  char mark = 0;
  std::size_t length = 0;
};

Fence fence_at(std::string_view rest) {
  if (rest.empty() || (rest[0] != '`' && rest[0] != '~')) return {};
  std::size_t length = 0;
  while (length < rest.size() && rest[length] == rest[0]) ++length;
  if (length < 3) return {};
  if (rest[0] == '`' && rest.find('`', length) != std::string_view::npos) return {};
  return {rest[0], length};
}

bool closes(std::string_view line, Fence fence) {
  const std::string_view rest = line.substr(quote_prefix_length(line));
  std::size_t length = 0;
  while (length < rest.size() && rest[length] == fence.mark) ++length;
  return length >= fence.length && rest.find_first_not_of(" \t", length) == std::string_view::npos;
}

// One pass over the text, line by line, with a look ahead to the end of the paragraph.
class Masker {
 public:
  Masker(const SourceText& text, Findings& findings) : text_(text), findings_(findings), s_(text.text()) {
    masks_.bare = s_;
    masks_.blocks = s_;
  }

  Masks run() {
    for (line_ = 1; line_ <= text_.line_count(); ++line_) {
      const std::string_view line = text_.line(line_);
      const std::size_t prefix = prefix_length(line);
      const std::size_t start = text_.start_of(line_);
      if (start + prefix < done_) {
        if (start + line.size() > done_) scan(done_, start + line.size());
        continue;
      }
      const Fence fence = fence_at(line.substr(prefix));
      if (fence.length != 0) {
        mask_fence(fence, prefix);
      } else {
        scan(start + prefix, start + line.size());
      }
    }
    return std::move(masks_);
  }

 private:
  void mask(std::size_t from, std::size_t to, char value) {
    for (std::size_t i = from; i < to; ++i) {
      if (s_[i] != '\n') masks_.bare[i] = value;
    }
  }

  // Hides [from, to) from the block parser; the containers' marks of later lines stay.
  void fill(std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      if (s_[i] == '\n') {
        ++i;
        const std::size_t end = std::min(s_.find('\n', i), to);
        if (end <= i) {
          --i;
          continue;
        }
        i += quote_prefix_length(s_.substr(i, end - i));
        if (i >= to) break;
        if (s_[i] == '\n') {
          --i;
          continue;
        }
      }
      masks_.blocks[i] = 'x';
    }
  }

  void mask_fence(Fence fence, std::size_t prefix) {
    const std::uint32_t first = line_;
    const std::string_view opening = text_.line(first);
    const bool quoted = opening.substr(0, prefix).find('>') != std::string_view::npos;
    std::uint32_t last = first + 1;
    for (; last <= text_.line_count(); ++last) {
      const std::string_view line = text_.line(last);
      const bool blank = line.find_first_not_of(" \t") == std::string_view::npos;
      const std::size_t indent = std::min(line.find_first_not_of(" \t"), line.size());
      if (quoted && (blank || line[indent] != '>')) break;
      if (closes(line, fence) && (prefix < 2 || quoted || indent >= 2)) {
        const std::size_t from = text_.start_of(first) + prefix;
        mask(from, text_.start_of(last) + line.size(), kCode);
        done_ = text_.start_of(last) + line.size();
        line_ = last;
        return;
      }
      if (!blank && prefix >= 2 && !quoted && indent < 2) break;
    }
    // Never closed: Markdown would take the rest of the lesson for code. Read it as if the fence
    // were not there, and say nothing of what looks wrong up to the next heading.
    const std::size_t at = text_.start_of(first) + prefix;
    findings_.report("form/fence-open", text_.span(at, at + fence.length),
                     "This code block never ends, and hides the rest of the lesson.",
                     "Close it with " + std::string(fence.length, fence.mark) + " on a line of its own.");
    std::uint32_t ruin = first + 1;
    while (ruin <= text_.line_count() && !text_.line(ruin).starts_with("## ")) ++ruin;
    std::uint32_t head = first;
    while (head > 1 && !text_.line(head).starts_with("## ")) --head;
    findings_.ruin(text_.file(), head, ruin - 1);
    mask(at, text_.start_of(first) + opening.size(), kCode);
    for (std::size_t i = at; i < text_.start_of(first) + opening.size(); ++i) masks_.blocks[i] = 'x';
  }

  // End of the paragraph that [from, line end) belongs to: an empty line, or one that begins a
  // list entry, a heading, a quotation or a fence.
  std::size_t paragraph_end(std::uint32_t line) const {
    const std::string_view opening = text_.line(line);
    const bool quoted = opening.substr(0, prefix_length(opening)).find('>') != std::string_view::npos;
    for (++line; line <= text_.line_count(); ++line) {
      const std::string_view next = text_.line(line);
      const std::size_t indent = std::min(next.find_first_not_of(" \t"), next.size());
      const std::size_t content = quoted ? quote_prefix_length(next) : indent;
      const std::string_view rest = next.substr(content);
      if (rest.empty() || rest[0] == '#' || (rest[0] == '>' && !quoted) || fence_at(rest).length != 0) break;
      if (prefix_length(rest) > 0) break;
    }
    const std::size_t end = text_.start_of(line - 1) + text_.line(line - 1).size();
    return end;
  }

  void scan(std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to;) {
      const char c = s_[i];
      std::size_t next = i + 1;
      if (c == '\\' && i + 1 < to && is_ascii_punctuation(s_[i + 1])) {
        mask(i, i + 2, kEscape);
        next = i + 2;
      } else if (c == '`') {
        next = scan_code(i);
      } else if (c == '$') {
        next = scan_math(i);
      } else if (c == '<' && s_.substr(i, 4) == "<!--") {
        next = scan_comment(i);
      } else if (c == '-' && s_.substr(i, 3) == "-->") {
        findings_.report("form/comment-open", text_.span(i, i + 3), "A comment ends here that never begins.",
                         "Write <!-- before it.");
        findings_.ruin(text_.file(), text_.line_at(i), text_.line_at(i) + 1);
        next = i + 3;
      }
      i = next;
      if (i > to) {
        done_ = i;
        return;
      }
    }
  }

  std::size_t scan_code(std::size_t at) {
    std::size_t length = 0;
    while (at + length < s_.size() && s_[at + length] == '`') ++length;
    const std::size_t end = paragraph_end(text_.line_at(at));
    for (std::size_t i = at + length; i < end;) {
      if (s_[i] != '`') {
        ++i;
        continue;
      }
      std::size_t run = 0;
      while (i + run < s_.size() && s_[i + run] == '`') ++run;
      if (run == length) {
        mask(at, i + run, kCode);
        fill(at, i + run);
        return i + run;
      }
      i += run;
    }
    return at + length;
  }

  std::size_t scan_math(std::size_t at) {
    const bool display = at + 1 < s_.size() && s_[at + 1] == '$';
    const std::size_t open = at + (display ? 2 : 1);
    if (open >= s_.size()) return open;
    if (!display) {
      if (is_space(s_[open])) return open;
      if (at > 0 && is_word_byte(s_[at - 1])) return open;
    }
    const std::size_t end = paragraph_end(text_.line_at(at));
    for (std::size_t i = open; i < end; ++i) {
      if (s_[i] == '\\') {
        ++i;
        continue;
      }
      if (s_[i] != '$') continue;
      // Another one that opens: then the first closes nowhere, and is reported as left over.
      if (!display && is_space(s_[i - 1]) && i + 1 < end && !is_space(s_[i + 1])) return open;
      if (display) {
        if (i + 1 >= end || s_[i + 1] != '$') continue;
        if (i == open) return open;
        mask(at, i + 2, kMath);
        fill(at, i + 2);
        return i + 2;
      }
      if (is_space(s_[i - 1]) || (i + 1 < s_.size() && s_[i + 1] >= '0' && s_[i + 1] <= '9')) continue;
      mask(at, i + 1, kMath);
      fill(at, i + 1);
      return i + 1;
    }
    return open;
  }

  std::size_t scan_comment(std::size_t at) {
    const std::uint32_t line = text_.line_at(at);
    const std::size_t line_start = text_.start_of(line);
    const bool first = prefix_length(text_.line(line)) == at - line_start;
    const std::size_t limit = first ? s_.size() : paragraph_end(line);
    const std::size_t close = s_.find("-->", at + 4);
    const std::size_t inner = s_.find("<!--", at + 4);
    if (close == std::string_view::npos || close + 3 > limit || inner < close) {
      findings_.report("form/comment-open", text_.span(at, at + 4),
                       "This comment never ends, and hides the rest of the lesson.", "Write --> at its end.");
      findings_.ruin(text_.file(), line, line);
      const std::size_t end = line_start + text_.line(line).size();
      mask(at, end, kComment);
      for (std::size_t i = at; i < end; ++i) masks_.blocks[i] = first ? ' ' : 'x';
      return end;
    }
    const std::size_t end = close + 3;
    const std::size_t line_end = std::min(s_.find('\n', end), s_.size());
    const bool last = s_.substr(end, line_end - end).find_first_not_of(" \t") == std::string_view::npos;
    mask(at, end, kComment);
    const bool alone = first && last;
    if (!alone) fill(at, end);
    masks_.comments.push_back({at, end, alone});
    return end;
  }

  const SourceText& text_;
  Findings& findings_;
  std::string_view s_;
  Masks masks_;
  std::uint32_t line_ = 1;
  std::size_t done_ = 0;  // bytes before this one are masked or seen
};

}  // namespace

Masks make_masks(const SourceText& text, Findings& findings) {
  return Masker(text, findings).run();
}

}  // namespace colloquy::source
