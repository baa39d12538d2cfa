#include "source/lock_file.h"

#include <algorithm>
#include <charconv>

namespace colloquy::source {
namespace {

constexpr std::string_view kHeader =
    "# colloquy.lock 1: ids of what learners remember. Written by colloquy; merge by union.";
// Text and key share the last column; no text of a lesson holds this arrow with two lines.
constexpr std::string_view kKeyMark = " \u21D2 ";
// A file that is no lock at all says so a few times, not on each of a million lines.
constexpr std::size_t kMostUnreadable = 20;

std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
  return out;
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

std::string write_lock(std::vector<LockEntry> entries) {
  // A long course's lock has as much text as the course: lines are made in one string and sorted as views.
  std::string all;
  std::size_t bytes = 0;
  for (const LockEntry& entry : entries)
    bytes += entry.id.size() + entry.kind.size() + entry.lesson.size() + entry.parent.size() + entry.text.size() +
             entry.key.size() + 24;
  all.reserve(bytes);
  std::vector<std::size_t> ends;
  ends.reserve(entries.size());
  for (LockEntry& entry : entries) {
    for (const std::string* field : {&entry.id, &entry.kind, &entry.lesson, &entry.parent}) (all += *field) += '\t';
    all += entry.gone ? std::string("gone") : std::to_string(entry.position);
    (all += '\t') += std::to_string(entry.edition);
    (all += '\t') += one_line(entry.text);
    if (!entry.key.empty()) (all += kKeyMark) += one_line(entry.key);
    ends.push_back(all.size());
    entry = {};
  }
  entries = {};
  std::vector<std::string_view> lines;
  lines.reserve(ends.size());
  for (std::size_t i = 0, at = 0; i < ends.size(); at = ends[i++])
    lines.push_back(std::string_view(all).substr(at, ends[i] - at));
  std::sort(lines.begin(), lines.end());
  lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
  std::string out;
  out.reserve(kHeader.size() + 1 + all.size() + lines.size());
  (out += kHeader) += '\n';
  for (const std::string_view line : lines) (out += line) += '\n';
  return out;
}

}  // namespace colloquy::source
