#include "source/labels.h"

#include <algorithm>

#include "text/fold.h"

namespace colloquy::source {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t';
}

// A comment may stand before a label on its line.
std::size_t skip_hidden(const Passage& passage, std::size_t at) {
  const std::string_view bare = passage.bare();
  while (at < bare.size() && (is_space(bare[at]) || bare[at] == kComment)) ++at;
  return at;
}

std::string reserved_key(const Reading& reading, const LabelPlace& place, std::string_view name) {
  const std::string key = reading.words.key(Place::label, name);
  return std::find(place.reserved.begin(), place.reserved.end(), key) == place.reserved.end() ? std::string() : key;
}

// The name's end within [from, to), and the directions that stand in round brackets after it.
void take_name(Reading& reading, const Passage& passage, std::size_t from, std::size_t to, Label& label) {
  const std::string_view text = passage.text();
  while (from < to && (is_space(text[from]) || text[from] == '\n')) ++from;
  while (to > from && (is_space(text[to - 1]) || text.substr(0, to).ends_with("\xC2\xA0")))
    to -= text[to - 1] == '\xA0' ? 2 : 1;
  if (to > from && text[to - 1] == ')') {
    const std::size_t open = text.substr(0, to).rfind('(');
    if (open != std::string_view::npos && open > from && is_space(text[open - 1])) {
      lesson::Direction said;
      said.name = trimmed(text.substr(open + 1, to - open - 2));
      said.span = passage.span(open + 1, to - 1);
      const std::string before = trimmed(text.substr(from, open - from));
      if (!said.name.empty() &&
          (reading.speaker(before) != nullptr || !reading.words.key(Place::label, before).empty())) {
        label.directions.push_back(std::move(said));
        to = open;
        while (to > from && is_space(text[to - 1])) --to;
      }
    }
  }
  label.name_from = from;
  label.name_to = to;
  label.name = trimmed(text.substr(from, to - from));
  std::string plain;
  for (std::size_t i = 0; i < label.name.size(); ++i) {
    if (label.name[i] == '\\' && i + 1 < label.name.size() && label.name[i + 1] == ':') continue;
    plain += label.name[i];
  }
  label.name = plain;
}

bool is_known(const Reading& reading, const LabelPlace& place, std::string_view name) {
  return (place.speakers && reading.speaker(name) != nullptr) || !reserved_key(reading, place, name).empty();
}

// **Name:** or **Name**: (or without a colon, which `colon` tells).
std::optional<Label> bold_label(Reading& reading, const Passage& passage, std::size_t at, bool& colon) {
  const std::string_view bare = passage.bare();
  if (bare.substr(at, 2) != "**" || bare.substr(at, 3) == "***") return std::nullopt;
  const std::size_t line_end = std::min(bare.find('\n', at), bare.size());
  const std::size_t close = bare.substr(0, line_end).find("**", at + 2);
  if (close == std::string_view::npos || close == at + 2) return std::nullopt;
  Label label;
  label.from = at;
  std::size_t end = close;
  while (end > at + 2 && is_space(bare[end - 1])) --end;
  label.text = close + 2;
  colon = bare[end - 1] == ':';
  if (colon) {
    --end;
  } else {
    std::size_t next = close + 2;
    while (next < line_end && is_space(bare[next])) ++next;
    if (next < line_end && bare[next] == ':' && (next + 1 >= line_end || is_space(bare[next + 1]))) {
      colon = true;
      label.text = next + 1;
    }
  }
  if (end <= at + 2) return std::nullopt;
  take_name(reading, passage, at + 2, end, label);
  if (label.name.empty()) return std::nullopt;
  return label;
}

// A known name with stars or a colon too few: "*Guide:** text", "**Guide: text", "**Guide** text".
std::optional<Label> damaged_label(Reading& reading, const Passage& passage, std::size_t at, const LabelPlace& place) {
  const std::string_view bare = passage.bare();
  const std::size_t line_end = std::min(bare.find('\n', at), bare.size());
  std::size_t name = at;
  while (name < line_end && bare[name] == '*') ++name;
  const std::size_t stars_before = name - at;
  if (stars_before > 2) return std::nullopt;
  const std::size_t end = std::min(bare.find_first_of("*:", name), line_end);
  if (end == line_end || end == name) return std::nullopt;
  std::size_t after = end;
  std::size_t stars_after = 0, colons = 0;
  while (after < line_end && (bare[after] == '*' || bare[after] == ':')) {
    if (bare[after] == '*' && after + 1 < line_end && bare[after + 1] == '(') break;
    (bare[after] == '*' ? stars_after : colons) += 1;
    ++after;
  }
  if (stars_before + stars_after == 0 || (stars_before == 0 && stars_after > 2)) return std::nullopt;
  if (colons == 0 && !(stars_before == 2 && stars_after == 2)) return std::nullopt;
  if (stars_before == 2 && stars_after == 2 && colons >= 1) return std::nullopt;
  Label label;
  label.from = at;
  label.text = after;
  take_name(reading, passage, name, end, label);
  if (!is_known(reading, place, label.name)) return std::nullopt;
  const base::Span span = passage.span(at, after);
  if (colons == 0) {
    reading.findings.report("form/label-colon", span, "A colon is missing after the name: **" + label.name + ":**", "");
  } else {
    const std::size_t mark = stars_before == 0 || stars_before == 2 ? after - stars_after : at;
    reading.findings.report(
        "form/stars",
        passage.span(
            mark, mark + std::max<std::size_t>(1, stars_before == 0 || stars_before == 2 ? stars_after : stars_before)),
        "A name has two stars on each side: **" + label.name + ":**", "");
  }
  return label;
}

std::optional<Label> plain_label(Reading& reading, const Passage& passage, std::size_t at, bool first,
                                 const LabelPlace& place) {
  const std::string_view bare = passage.bare();
  const std::size_t line_end = std::min(bare.find('\n', at), bare.size());
  const std::size_t colon = bare.substr(0, std::min(line_end, at + 80)).find(':', at);
  if (colon == std::string_view::npos || colon == at) return std::nullopt;
  if (colon + 1 < line_end && !is_space(bare[colon + 1])) return std::nullopt;
  for (std::size_t i = at; i < colon; ++i) {
    if (bare[i] == '*' || bare[i] == '[' || bare[i] == kCode || bare[i] == kMath) return std::nullopt;
  }
  Label label;
  label.from = at;
  label.text = colon + 1;
  label.bold = false;
  take_name(reading, passage, at, colon, label);
  if (place.speakers && reading.speaker(label.name) != nullptr) return label;
  if (first && !reserved_key(reading, place, label.name).empty()) return label;
  return std::nullopt;
}

}  // namespace

std::optional<Label> label_at(Reading& reading, const Passage& passage, std::size_t at, bool first,
                              const LabelPlace& place) {
  at = skip_hidden(passage, at);
  if (at >= passage.size()) return std::nullopt;
  bool colon = false;
  std::optional<Label> label = bold_label(reading, passage, at, colon);
  if (label && colon) {
    label->key = reserved_key(reading, place, label->name);
    if (label->key.empty() && !place.any_bold && !(place.speakers && reading.speaker(label->name) != nullptr))
      return std::nullopt;
  } else {
    label = damaged_label(reading, passage, at, place);
    if (!label) label = plain_label(reading, passage, at, first, place);
    if (!label) return std::nullopt;
    label->key = reserved_key(reading, place, label->name);
    // A member of the cast may bear a reserved word's name in another language's file.
    if (place.speakers && reading.speaker(label->name) != nullptr && label->key.empty()) label->key.clear();
  }
  while (label->text < passage.size() && is_space(passage.text()[label->text])) ++label->text;
  return label;
}

std::vector<Segment> cut_at_labels(Reading& reading, const Passage& passage, const LabelPlace& place) {
  std::vector<Segment> out;
  for (std::size_t line = 0; line < passage.line_count(); ++line) {
    const std::size_t start = passage.line_start(line);
    std::optional<Label> label = label_at(reading, passage, start, line == 0, place);
    const std::uint32_t source_line = passage.span(start, start).line;
    if (line == 0 || label) {
      if (line > 0) {
        out.back().to = passage.line_end(line - 1);
        const std::size_t at = passage.source().start_of(source_line);
        reading.findings.report(
            "form/blank", passage.span(label->from, label->text),
            "Put an empty line before this speaker: other Markdown programs run the two lines together.", "",
            {{passage.source().span(at, at), "\n"}});
      }
      Segment segment;
      segment.from = label ? label->text : start;
      segment.label = std::move(label);
      segment.line = source_line;
      out.push_back(std::move(segment));
    }
    out.back().to = passage.line_end(line);
  }
  return out;
}

}  // namespace colloquy::source
