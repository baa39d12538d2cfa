#include "api/roll.h"

#include <algorithm>
#include <set>

#include "api/email.h"

namespace colloquy::api {
namespace {

bool separates(char c) {
  return c == ',' || c == ';' || c == '\t';
}

// The fields of the next line, which is taken off `text`. A quoted field may hold separators and, doubled, quotes.
std::vector<std::string> next_line(std::string_view& text, std::string& raw) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  std::size_t at = 0;
  for (; at < text.size() && (quoted || text[at] != '\n'); ++at) {
    const char c = text[at];
    if (c == '"') {
      const bool doubled = quoted && at + 1 < text.size() && text[at + 1] == '"';
      if (doubled) {
        fields.back() += '"';
        ++at;
      } else {
        quoted = !quoted;
      }
    } else if (!quoted && separates(c)) {
      fields.emplace_back();
    } else if (c != '\r') {
      fields.back() += c;
    }
  }
  raw = std::string(text.substr(0, std::min<std::size_t>(at, 100)));
  while (!raw.empty() && (static_cast<unsigned char>(raw.back()) >= 0x80 || raw.back() == '\r')) raw.pop_back();
  text.remove_prefix(std::min(at + 1, text.size()));
  return fields;
}

}  // namespace

Roll read_roll(std::string_view text) {
  constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  Roll roll;
  std::set<std::string> seen;
  bool is_first = true;
  while (!text.empty() && roll.entries.size() < Roll::kMost) {
    std::string raw;
    const std::vector<std::string> fields = next_line(text, raw);
    Roll::Entry entry;
    std::string name;
    for (const std::string& field : fields) {
      const std::optional<std::string> email = read_email(field);
      if (email && entry.email.empty()) {
        entry.email = *email;
      } else if (const std::optional<std::string> part = read_name(field)) {
        name.append(name.empty() ? "" : " ").append(*part);
      }
    }
    const bool is_empty = raw.find_first_not_of(" \t\r,;\"") == std::string::npos;
    if (entry.email.empty()) {
      // The head line names its columns; it holds no address.
      if (!is_empty && !(is_first && fields.size() > 1)) roll.not_read.push_back(raw);
    } else if (seen.insert(entry.email).second) {
      entry.name = read_name(name).value_or(entry.email.substr(0, entry.email.find('@')));
      roll.entries.push_back(std::move(entry));
    }
    if (!is_empty) is_first = false;
  }
  return roll;
}

}  // namespace colloquy::api
