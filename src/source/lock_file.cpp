#include "source/lock_file.h"

#include <algorithm>
#include <charconv>

namespace colloquy::source {
namespace {

constexpr std::string_view kHeader =
    "# colloquy.lock 1: ids of what learners remember. Written by colloquy; merge by union.";
// Text and key share the last column; no text of a lesson holds this arrow with two lines.
constexpr std::string_view kKeyMark = " \u21D2 ";

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
  std::uint32_t number = 0;
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
  return entries;
}

std::string write_lock(std::vector<LockEntry> entries) {
  std::vector<std::string> lines;
  lines.reserve(entries.size());
  for (const LockEntry& entry : entries) {
    std::string line = entry.id + '\t' + entry.kind + '\t' + entry.lesson + '\t' + entry.parent + '\t';
    line += entry.gone ? std::string("gone") : std::to_string(entry.position);
    line += '\t' + std::to_string(entry.edition) + '\t' + one_line(entry.text);
    if (!entry.key.empty()) line += std::string(kKeyMark) + one_line(entry.key);
    lines.push_back(std::move(line));
  }
  std::sort(lines.begin(), lines.end());
  lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
  std::string out(kHeader);
  out += '\n';
  for (const std::string& line : lines) out += line + '\n';
  return out;
}

}  // namespace colloquy::source
