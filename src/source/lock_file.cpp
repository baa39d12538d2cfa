#include "source/lock_file.h"

#include <algorithm>
#include <charconv>
#include <span>

namespace colloquy::source {
namespace {

constexpr std::string_view kHeader =
    "# colloquy.lock 1: ids of what learners remember. Written by colloquy; merge by union.";
// Text and key share the last column; no text of a lesson holds this arrow with two lines.
constexpr std::string_view kKeyMark = " \u21D2 ";
// A file that is no lock at all says so a few times, not on each of a million lines.
constexpr std::size_t kMostUnreadable = 20;

void append_one_line(std::string& out, std::string_view text) {
  const std::size_t from = out.size();
  out += text;
  const auto parts = [](char c) { return c == '\t' || c == '\n' || c == '\r'; };
  std::replace_if(out.begin() + static_cast<std::ptrdiff_t>(from), out.end(), parts, ' ');
}

bool read_int(std::string_view text, int& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size();
}

bool read_line(std::string_view line, LockEntry& entry) {
  std::string_view fields[7];
  for (int i = 0; i < 7; ++i) {
    const std::size_t tab = i < 6 ? line.find('\t') : line.size();
    if (tab == std::string_view::npos) return false;
    fields[i] = line.substr(0, tab);
    line.remove_prefix(std::min(line.size(), tab + 1));
  }
  entry.id = fields[0];
  entry.kind = fields[1];
  entry.lesson = fields[2];
  entry.parent = fields[3];
  entry.gone = fields[4] == "gone";
  if (!entry.gone && !read_int(fields[4], entry.position)) return false;
  if (!read_int(fields[5], entry.edition) || entry.id.empty()) return false;
  const std::size_t mark = fields[6].rfind(kKeyMark);
  entry.text = fields[6].substr(0, std::min(mark, fields[6].size()));
  if (mark != std::string_view::npos) entry.key = fields[6].substr(mark + kKeyMark.size());
  return true;
}

}  // namespace

std::vector<LockEntry> read_lock(std::string_view text, base::FileId file, base::Diagnostics& findings) {
  std::vector<LockEntry> entries;
  entries.reserve(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1);
  std::uint32_t number = 0;
  std::size_t unreadable = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    ++number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    LockEntry entry;
    if (read_line(line, entry)) {
      entries.push_back(std::move(entry));
      continue;
    }
    if (++unreadable > kMostUnreadable) continue;
    const bool conflict = line.starts_with("<<<<<<<") || line.starts_with("=======") || line.starts_with(">>>>>>>") ||
                          line.starts_with("|||||||");
    findings.push_back({"form/lock-line",
                        base::Severity::warning,
                        {file, number, 1, number, 1},
                        conflict ? "A mark of an unfinished merge stands here: it was skipped."
                                 : "This line of the lock file cannot be read: it was skipped.",
                        "Run colloquy check --fix to write the file anew.",
                        {}});
  }
  if (unreadable > kMostUnreadable) {
    findings.push_back({"form/lock-line",
                        base::Severity::warning,
                        {file, number, 1, number, 1},
                        std::to_string(unreadable - kMostUnreadable) + " more lines of the lock file cannot be read.",
                        "Run colloquy check --fix to write the file anew.",
                        {}});
  }
  return entries;
}

namespace {

// Lines of some entries, in one string, sorted as views of it.
struct Lines {
  std::string text;
  std::vector<std::string_view> sorted;
};

// Uses the entries up: a long course's lock has as much text as the course, which need not be there twice.
Lines lines_of(std::span<LockEntry> entries) {
  Lines out;
  std::size_t bytes = 0;
  for (const LockEntry& entry : entries)
    bytes += entry.id.size() + entry.kind.size() + entry.lesson.size() + entry.parent.size() + entry.text.size() +
             entry.key.size() + 24;
  out.text.reserve(bytes);
  std::vector<std::size_t> ends;
  ends.reserve(entries.size());
  for (LockEntry& entry : entries) {
    for (const std::string* field : {&entry.id, &entry.kind, &entry.lesson, &entry.parent})
      (out.text += *field) += '\t';
    out.text += entry.gone ? std::string("gone") : std::to_string(entry.position);
    (out.text += '\t') += std::to_string(entry.edition);
    append_one_line(out.text += '\t', entry.text);
    if (!entry.key.empty()) append_one_line(out.text += kKeyMark, entry.key);
    ends.push_back(out.text.size());
    entry = {};
  }
  out.sorted.reserve(ends.size());
  for (std::size_t i = 0, at = 0; i < ends.size(); at = ends[i++])
    out.sorted.push_back(std::string_view(out.text).substr(at, ends[i] - at));
  std::sort(out.sorted.begin(), out.sorted.end());
  return out;
}

}  // namespace

std::string write_lock(std::vector<LockEntry> entries, const base::Each& each) {
  constexpr std::size_t kParts = 8;
  std::vector<Lines> parts(kParts);
  const std::size_t some = (entries.size() + kParts - 1) / kParts;
  each(kParts, [&](std::size_t i) {
    const std::size_t from = std::min(i * some, entries.size());
    parts[i] = lines_of(std::span(entries).subspan(from, std::min(some, entries.size() - from)));
  });
  entries = {};
  std::vector<std::string_view> lines;
  std::size_t bytes = 0;
  for (const Lines& part : parts) {
    const std::ptrdiff_t before = static_cast<std::ptrdiff_t>(lines.size());
    lines.insert(lines.end(), part.sorted.begin(), part.sorted.end());
    std::inplace_merge(lines.begin(), lines.begin() + before, lines.end());
    bytes += part.text.size();
  }
  lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
  std::string out;
  out.reserve(kHeader.size() + 1 + bytes + lines.size());
  (out += kHeader) += '\n';
  for (const std::string_view line : lines) (out += line) += '\n';
  return out;
}

}  // namespace colloquy::source
