#include "source/reading.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "source/suggestion.h"
#include "text/chars.h"
#include "text/fold.h"

namespace colloquy::source {

std::string trimmed(std::string_view text) {
  const std::size_t from = text.find_first_not_of(" \t\n");
  if (from == std::string_view::npos) return {};
  return std::string(text.substr(from, text.find_last_not_of(" \t\n") + 1 - from));
}

std::string fold_name(std::string_view name) {
  std::string out = trimmed(name);
  for (char& c : out) {
    if (static_cast<unsigned char>(c) >= 0x80) return text::fold_case(out);
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

bool equal_folded(std::string_view a, std::string_view b) {
  return fold_name(a) == fold_name(b);
}

std::string quoted(std::string_view text) {
  return "\"" + std::string(text) + "\"";
}

std::set<std::string> folded_names(const std::vector<std::string>& names) {
  std::set<std::string> out;
  for (const std::string& name : names) out.insert(fold_name(name));
  return out;
}

std::string folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string() : std::string(path.substr(0, slash + 1));
}

std::optional<std::string> resolve(std::string_view folder, std::string_view target) {
  std::vector<std::string_view> parts;
  const std::string joined = std::string(folder) + std::string(target);
  std::string_view rest = joined;
  while (!rest.empty()) {
    const std::size_t slash = std::min(rest.find('/'), rest.size());
    const std::string_view part = rest.substr(0, slash);
    rest.remove_prefix(std::min(slash + 1, rest.size()));
    if (part.empty() || part == ".") continue;
    if (part == "..") {
      if (parts.empty()) return std::nullopt;
      parts.pop_back();
    } else {
      parts.push_back(part);
    }
  }
  std::string out;
  for (const std::string_view part : parts) {
    if (!out.empty()) out += '/';
    out += part;
  }
  return out;
}

const Note* Reading::note_at(std::uint32_t line) {
  const std::map<std::uint32_t, Note>::iterator found = notes.find(line);
  if (found == notes.end()) return nullptr;
  if (!found->second.plain) found->second.used = true;  // plain speaks of headings alone, which look for it themselves
  return &found->second;
}

bool Reading::keep_draft(std::uint32_t line) {
  const std::map<std::uint32_t, Note>::iterator found = notes.find(line);
  if (found == notes.end() || !found->second.draft) return false;
  found->second.draft_kept = true;
  return true;
}

const lesson::Speaker* Reading::speaker(std::string_view name) const {
  for (; cast_known < lesson.cast.size(); ++cast_known)
    cast_by_name.try_emplace(fold_name(lesson.cast[cast_known].name), cast_known);
  const std::map<std::string, std::size_t>::const_iterator found = cast_by_name.find(fold_name(name));
  return found == cast_by_name.end() ? nullptr : &lesson.cast[found->second];
}

std::optional<std::string> Reading::near_name(std::string_view name, const std::vector<std::string>& known,
                                              double at_least) {
  if (!may_guess_among(known.size())) return std::nullopt;
  guesses_left -= known.size();
  return suggestion(name, known, at_least);
}

std::string Reading::teacher() const {
  for (const lesson::Speaker& member : lesson.cast) {
    if (member.role == lesson::Speaker::Role::teacher) return member.name;
  }
  for (const lesson::Speaker& member : lesson.cast) {
    if (member.role != lesson::Speaker::Role::narrator) return member.name;
  }
  return words.canonical("teacher");
}

std::string Reading::anchor(std::string_view heading) {
  std::string out;
  const std::string folded = text::fold_case(heading);
  for (std::size_t i = 0; i < folded.size();) {
    const std::size_t at = i;
    const char32_t c = base::decode_utf8(folded, i);
    if (c == ' ' || c == '-')
      out += '-';
    else if (c == '_' || text::is_word(c))
      out.append(folded, at, i - at);
  }
  const int before = anchors[out]++;
  if (before > 0) {
    out += '-' + std::to_string(before);
    ++anchors[out];
  }
  lesson.anchors.push_back(out);
  return out;
}

namespace {

// "sources/handbook.txt:12-14"
struct Place2 {
  std::string path;
  long first = 0, last = 0;
};

Place2 parse_place(std::string_view text) {
  Place2 place;
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) {
    place.path = trimmed(text);
    return place;
  }
  place.path = trimmed(text.substr(0, colon));
  const std::string lines = trimmed(text.substr(colon + 1));
  const char* end = lines.data() + lines.size();
  const std::from_chars_result first = std::from_chars(lines.data(), end, place.first);
  place.last = place.first;
  if (first.ec != std::errc() ||
      (first.ptr != end && (*first.ptr != '-' || std::from_chars(first.ptr + 1, end, place.last).ptr != end)))
    place.first = place.last = -1;
  return place;
}

void check_span(Reading& reading, std::string_view value, base::Span span) {
  const Place2 place = parse_place(value);
  const std::optional<std::string> path = resolve("", place.path);
  const std::optional<SourceFile> file = path ? reading.around.tree.text(*path) : std::nullopt;
  if (!file) {
    if (path && reading.around.tree.exists(*path)) return;
    reading.findings.report("form/span", span, "There is no file " + quoted(place.path) + ".",
                            "Name a file by its path from the course folder, then :LINE or :FIRST-LAST.");
    return;
  }
  if (place.first == 0 && place.last == 0) return;
  const long lines = static_cast<long>(std::count(file->bytes.begin(), file->bytes.end(), '\n')) +
                     (file->bytes.empty() || file->bytes.back() == '\n' ? 0 : 1);
  if (place.first < 1 || place.last < place.first) {
    reading.findings.report("form/span", span, "These lines cannot be read: " + quoted(value) + ".",
                            "Write :LINE or :FIRST-LAST after the file.");
  } else if (place.last > lines) {
    reading.findings.report(
        "form/span", span,
        place.path + " has no line " + std::to_string(place.first > lines ? place.first : place.last) + ".",
        "It has " + std::to_string(lines) + " lines.");
  }
}

}  // namespace

void read_notes(Reading& reading) {
  const std::string_view text = reading.text.text();
  for (const Comment& comment : reading.masks.comments) {
    if (comment.to < comment.from + 7) continue;
    const std::string_view body = text.substr(comment.from + 4, comment.to - comment.from - 7);
    const std::string inner = trimmed(body);
    const std::size_t colon = inner.find(':');
    const std::string key = trimmed(std::string_view(inner).substr(0, colon));
    const std::string value =
        colon == std::string::npos ? std::string() : trimmed(std::string_view(inner).substr(colon + 1));
    const bool plain = inner == "plain";
    const bool known = plain || (colon != std::string::npos &&
                                 (key == "draft" || key == "source" || key == "id" || key == "inferred"));
    if (!known) continue;
    const base::Span span = reading.text.span(comment.from, comment.to);
    std::uint32_t line = reading.text.line_at(comment.from);
    if (plain) {
      // After the heading: on its line, or on the next one that is not empty.
      if (comment.alone) {
        while (line > 1 && trimmed(reading.text.line(line - 1)).empty()) --line;
        if (line > 1) --line;
      }
    } else {
      line = reading.text.line_at(comment.to - 1) + 1;
      while (line <= reading.text.line_count()) {
        const std::string next = trimmed(reading.text.line(line));
        if (!next.empty() && !next.starts_with("<!--")) break;
        ++line;
      }
    }
    Note& note = reading.notes[line];
    note.span = span;
    if (plain)
      note.plain = true;
    else if (key == "draft")
      note.draft = true;
    else if (key == "id")
      note.id = value;
    else if (key == "inferred")
      note.inferred = true;
    if (key == "draft" || key == "source") check_span(reading, value, span);
  }
}

void check_notes(Reading& reading) {
  for (const std::pair<const std::uint32_t, Note>& note : reading.notes) {
    if (note.second.used && note.second.draft && !note.second.draft_kept)
      reading.lesson.drafts.push_back(note.second.span);
    if (note.second.used ||
        (!note.second.plain && note.second.id.empty() && !note.second.draft && !note.second.inferred))
      continue;
    if (note.second.plain) {
      reading.findings.report("form/comment-place", note.second.span, "This comment follows no heading.",
                              "Put it at the end of the heading's line, or on the next line.");
    } else {
      reading.findings.report("form/comment-place", note.second.span,
                              "This comment speaks of the block below it, but nothing there can carry it.",
                              "Put it on its own line before a line, card, question, term or aid.");
    }
  }
}

}  // namespace colloquy::source
