#include "exchange/page/sort.h"

#include <algorithm>

#include "exchange/fold.h"
#include "exchange/spaces.h"

namespace colloquy::exchange::page {
namespace {

using Sure = Note::Sure;

// How far ahead a question is asked of the page; keeps sorting linear.
constexpr std::size_t kLookAhead = 500;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// "5.1.1 - Title", "5.1 Title", "5.1.1: Title". A single number needs a mark after it ("5 - Title"),
// for a title may begin with a number.
bool split_number(std::string_view line, std::string& number, std::string& title) {
  std::size_t end = 0;
  while (end < line.size() && (is_digit(line[end]) || (line[end] == '.' && end > 0 && is_digit(line[end - 1])))) ++end;
  if (end == 0 || end > 24) return false;
  std::string_view head = line.substr(0, end), rest = trim(line.substr(end));
  bool marked = head.ends_with('.');
  if (marked) head.remove_suffix(1);
  for (const std::string_view mark : {"-", "\u2013", "\u2014", ":", ")"}) {
    if (!rest.starts_with(mark)) continue;
    rest = trim(rest.substr(mark.size()));
    marked = true;
    break;
  }
  if (rest.empty() || (!marked && (head.find('.') == std::string_view::npos || line[end] != ' '))) return false;
  number = head;
  title = rest;
  return true;
}

// A heading typed in Markdown: the marks are taken off. Returns their number.
int strip_hashes(std::string_view& line) {
  std::size_t n = 0;
  while (n < line.size() && line[n] == '#') ++n;
  if (n == 0 || n > 6 || n >= line.size() || line[n] != ' ') return 0;
  line = trim(line.substr(n));
  return static_cast<int>(n);
}

Marks marks_for(SectionKind kind) {
  if (kind == SectionKind::conversation) return Marks::part_title;
  if (kind == SectionKind::audiobook) return Marks::chapter_title;
  return Marks::nothing;
}

class Sorter {
 public:
  explicit Sorter(const std::vector<Line>& lines) : lines_(lines) { open_section(SectionKind::lede, "", "", 0); }

  SortedPage run() {
    for (at_ = 0; at_ < lines_.size(); ++at_) place(lines_[at_]);
    return std::move(out_);
  }

 private:
  SortedSection& current() { return out_.sections.back(); }
  SectionKind kind() { return current().section.kind; }
  Part& part() { return current().section.parts.back(); }
  std::vector<Line>& part_lines() { return current().lines.back(); }

  void place(const Line& line) {
    std::string_view text = line.text;
    const int hashes = strip_hashes(text);
    open_implied(line);
    if (is_marked_title()) return open_part(3, text, line);
    if (const Heading* heading = find_heading(text, kind(), 2)) return open_known(*heading, line);
    if (const Heading* heading = find_heading(text, kind(), 3)) return open_level(*heading, line);
    if (const Heading* heading = find_heading(text, kind(), 4)) return open_layer(*heading, line);
    if (const Furniture* entry = find_furniture(line.text, kind())) return drop(*entry, line);
    if (is_page_title(line)) return;
    if (open_unknown(line, text, hashes)) return;
    keep(line);
  }

  void keep(const Line& line) {
    part().words_in += count_words(line.text);
    part_lines().push_back(line);
  }

  void note(const Line& line, Sure sure, std::string text) {
    out_.page.notes.push_back({line.number, sure, std::move(text)});
  }

  void rename(const Line& line, std::string_view to) {
    if (line.text != to) out_.page.renamed.push_back({line.number, line.text, std::string(to)});
  }

  void drop(const Furniture& entry, const Line& line) {
    out_.page.dropped.push_back({line.number, line.text, std::string(entry.reason)});
    if (entry.marks != Marks::chapter_title || entry.match != Match::pattern) return;
    const std::string_view of = line.text;
    const std::size_t first = of.find_first_of("0123456789"), last = of.find_last_not_of("0123456789");
    chapter_is_last_ = of.substr(first, of.find(' ', first) - first) == of.substr(last + 1);
  }

  // The marker that says "the line above is a title" may follow after other furniture only.
  bool is_marked_title() {
    const Marks wanted = marks_for(kind());
    if (wanted == Marks::nothing || find_furniture(lines_[at_].text, kind())) return false;
    const bool own_heading = find_heading(lines_[at_].text, kind(), 2) &&
                             find_heading(lines_[at_].text, kind(), 2)->section == kind() && part().level == 0;
    if (own_heading || at_ + 1 >= lines_.size()) return false;
    const std::string& next = lines_[at_ + 1].text;
    if (const Furniture* marker = find_marker(next)) return marker->marks == wanted;
    // Without markers, a chapter's title is what stands above "Chapter Content".
    const Heading* layer = find_heading(next, kind(), 4);
    return wanted == Marks::chapter_title && layer && layer->ours == "Content" && !markers_used() &&
           !ends_sentence(lines_[at_].text) && !find_heading(lines_[at_].text, kind(), 4);
  }

  // Whether the section that is open now has lines that mark titles.
  bool markers_used() {
    if (markers_known_for_ == out_.sections.size()) return markers_used_;
    markers_known_for_ = out_.sections.size();
    markers_used_ = marker_ahead(section_start_);
    return markers_used_;
  }

  bool marker_ahead(std::size_t from) {
    const Marks wanted = marks_for(kind());
    for (std::size_t i = from; i < lines_.size() && i < from + kLookAhead; ++i) {
      const Furniture* marker = find_marker(lines_[i].text);
      if (marker && marker->marks == wanted) return true;
      if (i <= section_start_ || !find_heading(lines_[i].text, kind(), 2)) continue;
      // A heading ends the section, unless it is a title that happens to read like one.
      const Furniture* next = i + 1 < lines_.size() ? find_marker(lines_[i + 1].text) : nullptr;
      return next && next->marks == wanted;
    }
    return false;
  }

  void open_section(SectionKind kind, std::string title, std::string page_title, std::uint32_t line) {
    SortedSection sorted;
    sorted.section = {kind, std::move(title), std::move(page_title), line, {Part{}}};
    sorted.section.parts.front().line = line;
    sorted.lines.resize(1);
    out_.sections.push_back(std::move(sorted));
    section_start_ = at_ + 1;
    chapter_is_last_ = false;
  }

  // Where the heading of a section is missing, a line that only stands in that section opens it: the
  // title above a marker, or a heading that leaves no doubt.
  void open_implied(const Line& line) {
    SectionKind implied = kind();
    const Furniture* marker = at_ + 1 < lines_.size() ? find_marker(lines_[at_ + 1].text) : nullptr;
    if (const Heading* heading = find_telling(line.text)) {
      implied = heading->section;
    } else if (marker && !find_marker(line.text) && !find_heading(line.text, kind(), 2)) {
      implied = marker->marks == Marks::part_title ? SectionKind::conversation : SectionKind::audiobook;
    }
    if (implied == kind() || (kind() == SectionKind::lede && title_line_.empty())) return;
    note(line, Sure::likely, "The heading \"" + std::string(title_of(implied)) + "\" is missing on the page: added.");
    open_section(implied, std::string(title_of(implied)), "", line.number);
    section_start_ = at_;
  }

  void open_part(int level, std::string_view title, const Line& line) {
    Part part;
    part.level = level;
    part.title = title;
    part.page_title = line.text;
    part.line = line.number;
    current().section.parts.push_back(std::move(part));
    current().lines.emplace_back();
  }

  void open_known(const Heading& heading, const Line& line) {
    rename(line, heading.ours);
    for (const SortedSection& other : out_.sections) {
      if (other.section.kind == heading.section) {
        note(line, Sure::certain,
             "\"" + line.text + "\" comes a second time (first in line " + std::to_string(other.section.line) +
                 "); both are kept.");
        break;
      }
    }
    open_section(heading.section, std::string(heading.ours), line.text, line.number);
  }

  void open_level(const Heading& heading, const Line& line) {
    // "Detailed Summary" straight under "Detailed" says the same again.
    if (part().level == 3 && part().title == heading.ours && part_lines().empty()) {
      out_.page.renamed.push_back(
          {line.number, line.text, "(repeats \"" + part().page_title + "\" and is folded into it)"});
      return;
    }
    rename(line, heading.ours);
    open_part(3, heading.ours, line);
  }

  void open_layer(const Heading& heading, const Line& line) {
    if (part().level == 0) {
      open_part(3, "Chapter " + std::to_string(chapters() + 1), line);
      part().page_title.clear();
      note(line, Sure::guess, "A chapter without a title is called \"" + part().title + "\".");
    }
    if (heading.ours == "Content" && part().level == 3 && part_lines().empty()) {
      out_.page.renamed.push_back({line.number, line.text, "(stands directly under the chapter's title)"});
      return;
    }
    rename(line, heading.ours);
    open_part(4, heading.ours, line);
  }

  std::size_t chapters() {
    std::size_t n = 0;
    for (const Part& each : current().section.parts) n += each.level == 3 ? 1 : 0;
    return n;
  }

  // The page's own first line, and the same line again where a page was pasted twice.
  bool is_page_title(const Line& line) {
    PageImport& page = out_.page;
    if (!title_line_.empty() && line.text == title_line_) {
      page.dropped.push_back({line.number, line.text, "repeats the page's title"});
      return true;
    }
    if (kind() != SectionKind::lede || !title_line_.empty()) return false;
    std::string number, title;
    const bool numbered = split_number(line.text, number, title);
    if (!numbered && (numbered_title_ahead() || line.text.size() > 200)) return false;
    title_line_ = line.text;
    page.number = number;
    page.title = numbered ? title : line.text;
    if (!numbered) note(line, Sure::likely, "The first line is taken for the lesson's title; it has no number.");
    return true;
  }

  bool numbered_title_ahead() {
    std::string number, title;
    for (std::size_t i = at_ + 1; i < lines_.size() && i < at_ + 20; ++i) {
      if (find_heading(lines_[i].text, kind(), 2)) return false;
      if (lines_[i].text.size() < 200 && split_number(lines_[i].text, number, title)) return true;
    }
    return false;
  }

  const Line* next_text() {
    for (std::size_t i = at_ + 1; i < lines_.size() && i < at_ + 8; ++i) {
      if (!find_furniture(lines_[i].text, kind())) return &lines_[i];
    }
    return nullptr;
  }

  // A line that looks like a heading and is in no table. What it opens depends on where it stands.
  bool open_unknown(const Line& line, std::string_view text, int hashes) {
    if (hashes == 0) {
      const Line* next = next_text();
      if (!looks_like_title(text) || !next || !looks_like_sentence(next->text)) return false;
    }
    switch (kind()) {
      case SectionKind::conversation: return unknown_in_conversation(line, text, hashes);
      case SectionKind::audiobook:
        if (hashes == 3 || (hashes > 0 && part().level == 0)) return open_part(3, text, line), true;
        if (hashes == 0 && !(chapter_is_last_ && part().level == 4 && !part_lines().empty())) return false;
        break;
      case SectionKind::overview:
      case SectionKind::examples:
        if (hashes == 0 || hashes > 2) return false;  // a title inside the text: shape.h
        break;
      case SectionKind::concepts:
      case SectionKind::glossary:
        if (hashes == 0 && !entries_are_complete()) return false;
        break;
      case SectionKind::aids:
        if (hashes == 0 && (part().level == 0 || part_lines().empty())) return false;
        break;
      case SectionKind::lede:
        if (title_line_.empty()) return false;
        break;
      default: break;
    }
    open_plain(line, text, hashes > 0 ? Sure::likely : Sure::guess);
    return true;
  }

  bool unknown_in_conversation(const Line& line, std::string_view text, int hashes) {
    const bool closed = !part_lines().empty() && opens_summary(part_lines().back().text);
    if (hashes == 3 || (hashes == 0 && !markers_used())) {
      if (hashes == 0 && comes_again(line)) return false;  // a speaker's name alone on its line
      note(line, hashes > 0 || closed ? Sure::likely : Sure::guess,
           "\"" + std::string(text) + "\" is read as the title of a part.");
      open_part(3, text, line);
      return true;
    }
    if (hashes == 0 && !closed) return false;
    if (hashes == 0 && marker_ahead(at_)) {
      note(line, Sure::guess, "\"" + std::string(text) + "\" is read as the title of a part.");
      open_part(3, text, line);
      return true;
    }
    open_plain(line, text, Sure::guess);
    return true;
  }

  bool comes_again(const Line& line) {
    for (std::size_t i = std::max(section_start_, at_ < 40 ? 0 : at_ - 40); i < lines_.size() && i < at_ + 40; ++i) {
      if (i != at_ && lines_[i].text == line.text) return true;
    }
    return false;
  }

  // In a list written with dashes, a line without one after a finished entry is no entry.
  bool entries_are_complete() {
    const std::vector<Line>& lines = part_lines();
    if (lines.size() < 2) return false;
    bool dashes = false;
    for (std::size_t i = 0; i < lines.size() && i < 4; ++i) dashes = dashes || lines[i].text.starts_with('-');
    return dashes && !lines.back().text.starts_with('-') && lines[lines.size() - 2].text.starts_with('-');
  }

  void open_plain(const Line& line, std::string_view text, Sure sure) {
    if (const Heading* meant = find_misspelt(text)) {
      note(line, Sure::likely, "\"" + std::string(text) + "\" is read as \"" + std::string(meant->words) + "\".");
      return open_known(*meant, line);
    }
    note(line, sure, "\"" + std::string(text) + "\" is in no table: it is kept as a plain section.");
    open_section(SectionKind::plain, std::string(text), line.text, line.number);
  }

  const std::vector<Line>& lines_;
  std::size_t at_ = 0;
  std::size_t section_start_ = 0;
  std::size_t markers_known_for_ = 0;
  bool markers_used_ = false;
  bool chapter_is_last_ = false;
  std::string title_line_;
  SortedPage out_;
};

}  // namespace

SortedPage sort_lines(const std::vector<Line>& lines) {
  return Sorter(lines).run();
}

}  // namespace colloquy::exchange::page
