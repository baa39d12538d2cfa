// Entries: **Term** (other form): meaning. Objectives, key concepts and glossary share them.
#include <algorithm>

#include "source/answers.h"
#include "source/directions.h"
#include "source/gaps.h"
#include "source/include.h"
#include "source/sections.h"

namespace colloquy::source {
namespace {

// Takes *(no card)* out; other directions stay.
void take_no_card(Reading& reading, lesson::Inlines& inlines, lesson::Term& term) {
  for (std::size_t i = 0; i < inlines.size();) {
    if (inlines[i].kind == lesson::Inline::Kind::direction) {
      const std::optional<Setting2> setting = as_setting(reading, *inlines[i].direction);
      if (setting && setting->key == "no-card") {
        term.card = false;
        inlines.erase(inlines.begin() + static_cast<std::ptrdiff_t>(i));
        continue;
      }
    }
    ++i;
  }
  trim(inlines);
}

void split_also(std::string_view list, std::vector<std::string>& out) {
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    const std::string word = unescaped(list.substr(0, comma));
    if (!word.empty()) out.push_back(word);
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
}

// Where term, other forms and meaning stand in an entry's text.
struct Shape {
  std::size_t term_from = 0, term_to = 0;
  std::string also;
  std::size_t meaning = 0;
  bool found = false;
};

std::size_t skip_spaces(std::string_view s, std::size_t at, std::size_t to) {
  while (at < to && (s[at] == ' ' || s[at] == '\t' || s[at] == kComment)) ++at;
  return at;
}

Shape bold_shape(const Passage& passage, std::size_t from, std::size_t to) {
  const std::string_view bare = passage.bare();
  Shape shape;
  if (bare.substr(from, 2) != "**") return shape;
  const std::size_t close = bare.substr(0, to).find("**", from + 2);
  if (close == std::string_view::npos) return shape;
  shape.term_from = from + 2;
  shape.term_to = close;
  std::size_t at = close + 2;
  while (shape.term_to > shape.term_from && bare[shape.term_to - 1] == ' ') --shape.term_to;
  if (shape.term_to > shape.term_from && bare[shape.term_to - 1] == ':') {
    --shape.term_to;
    while (shape.term_to > shape.term_from &&
           (bare[shape.term_to - 1] == ' ' || bare[shape.term_to - 1] == '\xA0' || bare[shape.term_to - 1] == '\xC2'))
      --shape.term_to;
    // **Term (abbreviation):** keeps its brackets inside.
    if (bare[shape.term_to - 1] == ')') {
      const std::size_t open = bare.substr(0, shape.term_to).rfind('(');
      if (open != std::string_view::npos && open > shape.term_from + 1) {
        shape.also = std::string(passage.text().substr(open + 1, shape.term_to - open - 2));
        shape.term_to = open;
        while (shape.term_to > shape.term_from && bare[shape.term_to - 1] == ' ') --shape.term_to;
      }
    }
    shape.meaning = skip_spaces(bare, at, to);
    shape.found = true;
    return shape;
  }
  at = skip_spaces(bare, at, to);
  if (at < to && bare[at] == '(') {
    const std::size_t end = bare.substr(0, to).find(')', at);
    if (end == std::string_view::npos) return shape;
    shape.also = std::string(passage.text().substr(at + 1, end - at - 1));
    at = skip_spaces(bare, end + 1, to);
  }
  if (at >= to || bare[at] != ':') return shape;
  shape.meaning = skip_spaces(bare, at + 1, to);
  shape.found = true;
  return shape;
}

// "Term (form): meaning" without stars, and "Term\n: meaning".
Shape plain_shape(const Passage& passage, std::size_t from, std::size_t to) {
  const std::string_view bare = passage.bare();
  Shape shape;
  const std::size_t line_end = std::min(bare.find('\n', from), to);
  std::size_t colon = from;
  for (;; ++colon) {
    colon = bare.substr(0, line_end).find(':', colon);
    if (colon == std::string_view::npos) break;
    if (colon + 1 >= line_end || bare[colon + 1] == ' ') break;
  }
  if (colon == std::string_view::npos) {
    std::size_t next = skip_spaces(bare, line_end + 1, to);
    if (line_end >= to || next >= to || bare[next] != ':') return shape;
    colon = next;
    shape.term_to = line_end;
  } else {
    shape.term_to = colon;
  }
  shape.term_from = from;
  while (shape.term_to > from && (bare[shape.term_to - 1] == ' ' || bare[shape.term_to - 1] == '\n')) --shape.term_to;
  if (shape.term_to > from && bare[shape.term_to - 1] == ')') {
    const std::size_t open = bare.substr(0, shape.term_to).rfind('(');
    if (open != std::string_view::npos && open > from) {
      shape.also = std::string(passage.text().substr(open + 1, shape.term_to - open - 2));
      shape.term_to = open;
      while (shape.term_to > from && bare[shape.term_to - 1] == ' ') --shape.term_to;
    }
  }
  shape.meaning = skip_spaces(bare, colon + 1, to);
  shape.found = shape.term_to > shape.term_from && shape.term_to - shape.term_from <= 120;
  return shape;
}

class EntryReader {
 public:
  EntryReader(Reading& reading, std::vector<lesson::Term>& out) : reading_(reading), out_(out) {}

  void read(const std::vector<const Node*>& nodes) {
    for (const Node* node : nodes) {
      if (is_paragraph(*node))
        paragraph(*node);
      else if (node->kind == BlockKind::list)
        list(*node);
      else if (node->kind == BlockKind::heading)
        reading_.anchor(heading_text(*node));
      else if (!is_comment(*node))
        more(*node);
    }
  }

 private:
  // A paragraph may hold several entries, one a line, when each begins with bold.
  void paragraph(const Node& node) {
    const Passage& passage = node.passage;
    std::vector<std::size_t> starts{0};
    for (std::size_t line = 1; line < passage.line_count(); ++line) {
      const std::size_t at = passage.line_start(line);
      if (bold_shape(passage, at, passage.line_end(line)).found) {
        starts.push_back(at);
        const std::uint32_t source_line = passage.span(at, at).line;
        const std::size_t edge = reading_.text.start_of(source_line);
        reading_.findings.report(
            "form/blank", passage.span(at, passage.line_end(line)),
            "Put an empty line before this entry: other Markdown programs run the two lines together.", "",
            {{reading_.text.span(edge, edge), "\n"}});
      }
    }
    report_lost_lines(passage);
    for (std::size_t i = 0; i < starts.size(); ++i) {
      const std::size_t end = i + 1 < starts.size() ? starts[i + 1] - 1 : passage.size();
      if (!entry(passage, starts[i], end, passage.span(starts[i], starts[i]).line, false)) continuation(node);
    }
  }

  // "Term" and ": meaning" that are glued to the entry above, or "Term" and "meaning" without colon.
  void report_lost_lines(const Passage& passage) {
    for (std::size_t line = 2; line < passage.line_count(); ++line) {
      const std::size_t at = passage.line_start(line);
      if (!passage.bare().substr(at).starts_with(": ")) continue;
      const std::size_t before = passage.line_start(line - 1);
      const std::size_t edge = reading_.text.start_of(passage.span(before, before).line);
      reading_.findings.report(
          "form/blank", passage.span(before, passage.line_end(line - 1)),
          "Put an empty line before this entry: other Markdown programs run the two lines together.", "",
          {{reading_.text.span(edge, edge), "\n"}});
      return;
    }
    if (passage.line_count() != 2 || out_.empty()) return;
    const std::string_view first = passage.bare().substr(0, passage.line_end(0));
    const char next = passage.text()[passage.line_start(1)];
    if (first.size() > 40 || first.starts_with("**") || std::count(first.begin(), first.end(), ' ') > 3 ||
        first.find_first_of(".:!?,;") != std::string_view::npos || !(next >= 'A' && next <= 'Z'))
      return;
    reading_.findings.report("form/entry", passage.span(passage.line_start(1), passage.line_start(1) + 1),
                             "A term and its meaning are joined by a colon.", "Write : before the meaning.");
  }

  void list(const Node& node) {
    // A list that follows an entry written as a paragraph belongs to its meaning, if it holds no entries.
    bool entries = false;
    for (const Node& item : node.children) {
      const Node* first = first_paragraph(item);
      if (first != nullptr && (bold_shape(first->passage, 0, first->passage.size()).found ||
                               plain_shape(first->passage, 0, first->passage.size()).found))
        entries = true;
    }
    if (!entries && !out_.empty() && after_paragraph_) return more(node);
    for (const Node& item : node.children) {
      const Node* first = first_paragraph(item);
      if (first == nullptr) {
        reading_.findings.report("form/entry", span_of(reading_, item), "A term and its meaning are joined by a colon.",
                                 "");
        continue;
      }
      if (!entry(first->passage, 0, first->passage.size(), item.line, true)) {
        reading_.note_at(item.line);
        reading_.findings.report("form/entry", span_of(reading_, *first),
                                 "A term and its meaning are joined by a colon.", "Write **Term:** meaning.");
        continue;
      }
      for (const Node& child : item.children) {
        if (&child != first) read_block(reading_, child, out_.back().meaning);
      }
    }
    after_paragraph_ = false;
  }

  bool entry(const Passage& passage, std::size_t from, std::size_t to, std::uint32_t line, bool in_list) {
    const std::string_view bare = passage.bare();
    from = skip_spaces(bare, from, to);
    Shape shape = bold_shape(passage, from, to);
    if (!shape.found)
      shape = bare.substr(from, 2) == "**" ||
                      (!in_list && bare.substr(from, to - from).find('\n') == std::string_view::npos &&
                       !is_short_plain(passage, from, to))
                  ? Shape()
                  : plain_shape(passage, from, to);
    if (!shape.found) return false;
    const std::string name = unescaped(passage.text().substr(shape.term_from, shape.term_to - shape.term_from));
    if (reading_.words.key(Place::label, name) == "include") {
      const lesson::Inlines inlines = read_inlines(reading_, passage, shape.meaning, to);
      include_entries(reading_, inlines, passage.span(from, to), out_);
      after_paragraph_ = true;
      return true;
    }
    lesson::Term term;
    term.term = name;
    split_also(shape.also, term.also);
    term.term_span = passage.span(shape.term_from, shape.term_to);
    term.span = passage.span(from, to);
    const Note* note = reading_.note_at(line);
    if (note != nullptr) {
      term.id = note->id;
      term.draft = reading_.keep_draft(line);
    }
    // The term's own marks (*emphasis* in a term) are looked at for what is left over.
    read_inlines(reading_, passage, shape.term_from, shape.term_to);
    lesson::Block block = read_paragraph(reading_, passage, shape.meaning, to);
    take_no_card(reading_, block.inlines, term);
    if (!block.inlines.empty() || block.kind == lesson::Block::Kind::math) term.meaning.push_back(std::move(block));
    out_.push_back(std::move(term));
    after_paragraph_ = !in_list;
    return true;
  }

  // Without stars, in a paragraph of one line: "Term: meaning" only if the term is short.
  static bool is_short_plain(const Passage& passage, std::size_t from, std::size_t to) {
    const std::size_t colon = passage.bare().substr(0, to).find(": ", from);
    if (colon == std::string_view::npos) return false;
    const std::string_view term = passage.bare().substr(from, colon - from);
    return std::count(term.begin(), term.end(), ' ') < 5 && term.find_first_of(".?!") == std::string_view::npos;
  }

  void continuation(const Node& node) {
    reading_.note_at(node.line);
    if (out_.empty() || out_.back().included_from != "" || is_like_entry(node.passage)) {
      reading_.findings.report("form/entry", span_of(reading_, node), "A term and its meaning are joined by a colon.",
                               "Write **Term:** meaning.");
      return;
    }
    more(node);
  }

  // Begins with bold or is a lone short line: meant as an entry, and no second paragraph of one.
  static bool is_like_entry(const Passage& passage) {
    return passage.bare().starts_with("**") || passage.bare().starts_with(':');
  }

  void more(const Node& node) {
    if (out_.empty()) {
      reading_.findings.report("form/entry", span_of(reading_, node), "A term and its meaning are joined by a colon.",
                               "Write **Term:** meaning.");
      return;
    }
    lesson::Blocks blocks;
    read_block(reading_, node, blocks);
    for (lesson::Block& block : blocks) {
      take_no_card(reading_, block.inlines, out_.back());
      out_.back().meaning.push_back(std::move(block));
    }
  }

  Reading& reading_;
  std::vector<lesson::Term>& out_;
  bool after_paragraph_ = false;
};

}  // namespace

std::vector<lesson::Term> read_entries(Reading& reading, const std::vector<const Node*>& nodes) {
  std::vector<lesson::Term> out;
  EntryReader(reading, out).read(nodes);
  for (lesson::Term& term : out) {
    if (term.meaning.empty() && term.included_from.empty()) {
      reading.findings.report("form/entry", term.term_span, quoted(term.term) + " has no meaning.",
                              "Write it after the colon.");
    }
  }
  return out;
}

}  // namespace colloquy::source
