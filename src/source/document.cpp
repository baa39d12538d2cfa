#include "source/document.h"

#include <algorithm>

#include "base/utf8.h"

namespace colloquy::source {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";

std::string_view without_end(std::string_view line) {
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
  return line;
}

int heading_level(std::string_view line) {
  const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
  if (marks == 0 || marks > 6 || (marks < line.size() && line[marks] != ' ' && line[marks] != '\t')) return 0;
  return static_cast<int>(marks);
}

bool is_fence(std::string_view line, char& mark) {
  const std::size_t at = std::min(line.find_first_not_of(" \t"), line.size());
  const std::string_view rest = line.substr(at);
  if (!rest.starts_with("```") && !rest.starts_with("~~~")) return false;
  if (mark != 0 && rest[0] != mark) return false;
  mark = mark == 0 ? rest[0] : '\0';
  return true;
}

}  // namespace

Document::Document(std::string bytes) : bytes_(std::move(bytes)) {
  cut();
}

void Document::cut() {
  pieces_.clear();
  lines_.clear();
  line_end_ = bytes_.find("\r\n") != std::string::npos ? "\r\n" : "\n";
  std::size_t at = 0;
  std::uint32_t number = 0;
  if (std::string_view(bytes_).starts_with(kMark)) {
    pieces_.push_back({Kind::mark, 0, 0, kMark.size(), 1});
    at = kMark.size();
  }
  bool front = false;
  char fence = 0;
  while (at < bytes_.size()) {
    const std::size_t stop = bytes_.find_first_of("\r\n", at);
    std::size_t end = stop == std::string::npos ? bytes_.size() : stop + 1;
    if (stop != std::string::npos && bytes_[stop] == '\r' && end < bytes_.size() && bytes_[end] == '\n') ++end;
    lines_.push_back(at);
    ++number;
    const std::string_view line = without_end(std::string_view(bytes_).substr(at, end - at));
    Piece piece{Kind::text, 0, at, end, number};
    const bool rule = line == "---";
    bool closing = false;
    if (number == 1 && rule && bytes_.find("\n---", end - 1) != std::string::npos)
      front = true;
    else if (front && rule)
      closing = true;
    if (front) {
      piece.kind = Kind::front_matter;
    } else if (is_fence(line, fence) || fence != 0) {
      piece.kind = Kind::text;
    } else if (line.find_first_not_of(" \t") == std::string_view::npos) {
      piece.kind = Kind::blank;
    } else if ((piece.level = heading_level(line)) > 0) {
      piece.kind = Kind::heading;
    }
    if (closing) front = false;
    Piece* last = pieces_.empty() ? nullptr : &pieces_.back();
    if (last != nullptr && last->kind == piece.kind && piece.kind != Kind::heading && piece.kind != Kind::mark)
      last->to = end;
    else
      pieces_.push_back(piece);
    at = end;
  }
}

std::size_t Document::offset(std::uint32_t line, std::uint32_t column) const {
  if (line == 0 || line > lines_.size()) return bytes_.size();
  const std::size_t from = lines_[line - 1];
  const std::size_t to = line < lines_.size() ? lines_[line] : bytes_.size();
  const std::string_view text = without_end(std::string_view(bytes_).substr(from, to - from));
  return from + base::offset_of_code_point(text, column == 0 ? 0 : column - 1);
}

std::size_t Document::apply(const std::vector<base::Edit>& edits) {
  struct Change {
    std::size_t from, to;
    std::string text;
  };
  std::vector<Change> changes;
  for (const base::Edit& edit : edits) {
    Change change{offset(edit.span.line, edit.span.column), offset(edit.span.end_line, edit.span.end_column), ""};
    for (const char c : edit.text) {
      if (c == '\n')
        change.text += line_end_;
      else
        change.text += c;
    }
    if (change.to < change.from) continue;
    changes.push_back(std::move(change));
  }
  std::stable_sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) { return a.from < b.from; });
  std::string out;
  std::size_t at = 0, applied = 0;
  const Change* last = nullptr;
  for (const Change& change : changes) {
    // Two rules may ask for the same bytes, or for the same insertion: once is enough.
    if (change.from < at || (last != nullptr && last->from == change.from && last->to == change.to)) continue;
    out.append(bytes_, at, change.from - at);
    out += change.text;
    at = change.to;
    last = &change;
    ++applied;
  }
  out.append(bytes_, at, std::string::npos);
  bytes_ = std::move(out);
  cut();
  return applied;
}

std::string write_back(const Document& document) {
  std::string out;
  out.reserve(document.bytes().size());
  for (const Document::Piece& piece : document.pieces()) out += document.text(piece);
  return out;
}

}  // namespace colloquy::source
