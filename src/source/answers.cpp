#include "source/answers.h"

#include <algorithm>

#include "source/gaps.h"

namespace colloquy::source {
namespace {

bool blank(char c) {
  return c == ' ' || c == '\t' || c == '\n';
}

base::Span first_line_span(const Passage& passage, std::size_t from) {
  return passage.span(from, passage.line_end(0) > from ? passage.line_end(0) : from);
}

// A line in the middle of an entry's paragraph that looks like an answer of its own.
void report_lost_boxes(Reading& reading, const Passage& passage) {
  for (std::size_t line = 1; line < passage.line_count(); ++line) {
    const std::size_t at = passage.line_start(line);
    const std::string_view rest = passage.bare().substr(at);
    if (rest.starts_with("[x] ") || rest.starts_with("[ ] ") || rest.starts_with("[X] ") || rest.starts_with("-[")) {
      reading.findings.report("form/box", passage.span(at, std::min(at + 3, passage.size())),
                              "An answer starts with a dash and a box.", "Write - before it.");
      return;
    }
  }
}

// A short line that ends a sentence or an answer, and a line after it that begins with a capital:
// nobody wraps so early, so the second was meant as a remark.
void report_lost_remark(Reading& reading, const Passage& passage) {
  constexpr std::size_t kWrapped = 72, kShort = 30;
  for (std::size_t line = 1; line < passage.line_count(); ++line) {
    const std::size_t at = passage.line_start(line), end = passage.line_end(line - 1);
    if (end - passage.line_start(line - 1) >= kWrapped || at >= passage.size()) continue;
    const char last = passage.text()[end - 1];
    const char first = passage.text()[at];
    const bool ended = std::string_view(".!?\"~").find(last) != std::string_view::npos || last == '\x9D';
    if (!ended && (end - passage.line_start(line - 1) >= kShort || last == ',' || last == ':')) continue;
    if (!(first >= 'A' && first <= 'Z')) continue;
    reading.findings.report("form/remark", passage.span(at, passage.line_end(line)),
                            "This line goes on with the answer above it. Is it a remark?",
                            "Begin a remark with >, and an answer of its own with a dash.");
    return;
  }
}

}  // namespace

std::vector<const Node*> pointers(const std::vector<Node>& nodes) {
  std::vector<const Node*> out;
  out.reserve(nodes.size());
  for (const Node& node : nodes) out.push_back(&node);
  return out;
}

BoxState box_of(const Passage& passage, std::size_t& text) {
  const std::string_view bare = passage.bare();
  text = 0;
  if (bare.size() < 2) return BoxState::none;
  const auto at = [&](std::size_t i) { return i < bare.size() ? bare[i] : '\n'; };
  const auto is_x = [](char c) { return c == 'x' || c == 'X'; };
  if (at(0) == '[' && (is_x(at(1)) || at(1) == ' ') && at(2) == ']') {
    text = 3;
    while (text < bare.size() && at(text) == ' ') ++text;
    if (at(3) == '(' || at(3) == ':') return at(1) == ' ' ? BoxState::broken : BoxState::none;  // a link [x](...)
    if (!blank(at(3))) return BoxState::broken;
    return at(1) == ' ' ? BoxState::empty : BoxState::ticked;
  }
  // Near-misses: [] text, [ x] text, [x text, x] text, [ text, ] text
  std::size_t end = 0;
  if (at(0) == '[' && at(1) != '[') {
    std::size_t i = 1;
    while (at(i) == ' ') ++i;
    if (at(i) == ']')
      end = i + 1;
    else if (is_x(at(i)) && (at(i + 1) == ']' || at(i + 1) == ' ')) {
      end = i + 1;
      while (at(end) == ' ') ++end;
      if (at(end) == ']')
        ++end;
      else if (at(i + 1) == ' ' && i == 1 && bare.find(']') != std::string_view::npos)
        return BoxState::none;
    } else if (i > 1)
      end = i;
  } else if (is_x(at(0)) && at(1) == ']')
    end = 2;
  else if (at(0) == ']' && at(1) == ' ')
    end = 1;
  if (end == 0 || at(end) == '(') return BoxState::none;
  text = end;
  while (text < bare.size() && at(text) == ' ') ++text;
  return BoxState::broken;
}

const Node* first_paragraph(const Node& item) {
  for (const Node& child : item.children) {
    if (is_paragraph(child)) return &child;
    if (child.kind != BlockKind::html) return nullptr;
  }
  return nullptr;
}

bool is_paragraph(const Node& node) {
  return node.kind == BlockKind::paragraph && !node.passage.empty();
}

bool has_boxes(const std::vector<const Node*>& items) {
  for (const Node* item : items) {
    const Node* paragraph = first_paragraph(*item);
    std::size_t text = 0;
    if (paragraph != nullptr && box_of(paragraph->passage, text) != BoxState::none) return true;
  }
  return false;
}

bool has_arrows(const std::vector<const Node*>& items) {
  std::size_t arrows = 0;
  for (const Node* item : items) {
    const Node* paragraph = first_paragraph(*item);
    if (paragraph != nullptr && find_arrow(paragraph->passage, 0, paragraph->passage.size())) ++arrows;
  }
  return arrows > 0 && arrows * 2 >= items.size();
}

std::optional<Arrow> find_arrow(const Passage& passage, std::size_t from, std::size_t to) {
  const std::string_view bare = passage.bare();
  for (std::size_t i = from; i < to; ++i) {
    Arrow arrow;
    if (bare.substr(i, 3) == "<->")
      arrow = {i, i + 3, true};
    else if (bare.substr(i, 2) == "->" && !(i > from && bare[i - 1] == '<'))
      arrow = {i, i + 2, false};
    else if (bare.substr(i, 3) == "→")
      arrow = {i, i + 3, false};
    else if (bare.substr(i, 3) == "↔")
      arrow = {i, i + 3, true};
    else
      continue;
    const bool before = i == from || blank(bare[i - 1]);
    const bool after = arrow.to >= to || blank(bare[arrow.to]);
    if (before && after && arrow.to <= to) return arrow;
  }
  return std::nullopt;
}

std::vector<const Node*> collect_items(const std::vector<const Node*>& nodes, std::size_t& at) {
  std::vector<const Node*> out;
  const bool ordered = nodes[at]->ordered;
  while (at < nodes.size() && nodes[at]->kind == BlockKind::list && nodes[at]->ordered == ordered) {
    for (const Node& item : nodes[at]->children) out.push_back(&item);
    ++at;
    std::size_t next = at;
    while (next < nodes.size() && nodes[next]->kind == BlockKind::html) ++next;
    if (next < nodes.size() && nodes[next]->kind == BlockKind::list && nodes[next]->ordered == ordered) at = next;
  }
  return out;
}

std::vector<lesson::Option> read_options(Reading& reading, const std::vector<const Node*>& items) {
  std::vector<lesson::Option> out;
  for (const Node* item : items) {
    lesson::Option option;
    option.span = span_of(reading, *item);
    const Note* note = reading.note_at(item->line);
    if (note != nullptr) option.id = note->id;
    const Node* first = first_paragraph(*item);
    if (first == nullptr) {
      reading.findings.report("form/box", option.span, "This line has no box, the others have.",
                              "A box is [x] or [ ] with a space after it.");
    }
    for (const Node& child : item->children) {
      if (&child == first) {
        std::size_t text = 0;
        const BoxState box = box_of(child.passage, text);
        if (box == BoxState::broken) {
          reading.findings.report("form/box", first_line_span(child.passage, 0),
                                  "A box is [x] or [ ] with a space after it.", "");
          reading.findings.ruin(reading.text.file(), child.line, child.line);
        } else if (box == BoxState::none) {
          reading.findings.report("form/box", first_line_span(child.passage, 0),
                                  "This line has no box, the others have.",
                                  "Write [x] before it if it is right, else [ ].");
        }
        option.right = box == BoxState::ticked;
        report_lost_boxes(reading, child.passage);
        report_lost_remark(reading, child.passage);
        lesson::Block block = read_paragraph(reading, child.passage, text, child.passage.size());
        if (block.inlines.empty() && block.kind == lesson::Block::Kind::paragraph) {
          if (box == BoxState::ticked || box == BoxState::empty) {
            if (item->children.size() == 1)
              reading.findings.report("form/option-empty", option.span, "This option has no text.",
                                      "Write it after the box.");
          }
        } else {
          option.text.push_back(std::move(block));
        }
      } else if (child.kind == BlockKind::quote) {
        for (lesson::Block& block : read_remark(reading, child)) option.feedback.push_back(std::move(block));
      } else if (child.kind == BlockKind::list && has_boxes(pointers(child.children))) {
        reading.findings.report("form/nested-options", span_of(reading, child),
                                "These options stand inside another option.",
                                "Indent all options of a question alike.");
      } else if (option.feedback.empty() || child.kind == BlockKind::html) {
        read_block(reading, child, option.text);
      } else {
        reading.findings.report("form/after-answers", span_of(reading, child),
                                "After the remark of an option nothing else may stand.",
                                "Move it above the remark, or begin it with >.");
      }
    }
    if (option.text.empty() && first == nullptr && item->children.empty()) option.text.clear();
    out.push_back(std::move(option));
  }
  return out;
}

std::vector<lesson::Idea> read_ideas(Reading& reading, const std::vector<const Node*>& items) {
  std::vector<lesson::Idea> out;
  for (const Node* item : items) {
    lesson::Idea idea;
    idea.span = span_of(reading, *item);
    const Note* note = reading.note_at(item->line);
    if (note != nullptr) idea.id = note->id;
    const Node* first = first_paragraph(*item);
    for (const Node& child : item->children) {
      if (&child == first) {
        const Passage& passage = child.passage;
        std::size_t from = 0, to = passage.size();
        while (to > from && blank(passage.bare()[to - 1])) --to;
        report_lost_boxes(reading, passage);
        report_lost_remark(reading, passage);
        const bool opens = passage.bare().starts_with("~~"),
                   closes = to >= 4 && passage.bare().substr(0, to).ends_with("~~");
        const bool half =
            !opens && !closes && (passage.bare().starts_with('~') || passage.bare().substr(0, to).ends_with('~'));
        if (opens && closes) {
          idea.against = true;
          from = 2;
          to -= 2;
        } else if (opens || closes || half) {
          const std::size_t at = opens || (half && passage.bare().starts_with('~')) ? 0 : to - (closes ? 2 : 1);
          reading.findings.report("form/stars", passage.span(at, std::min(at + 2, passage.size())),
                                  "A misconception has ~~ on both sides.", "");
          reading.findings.ruin(reading.text.file(), child.line, child.last_line);
          idea.against = true;
        }
        report_double_space(reading, passage, from, to);
        // Wordings are compared as words: read them as Markdown for its findings, and keep plain text.
        if (has_gap(passage, from, to) || passage.bare().find_first_of("*_`[<") != std::string_view::npos) {
          const lesson::Inlines inlines = read_inlines(reading, passage, from, to);
          std::string plain = lesson::plain_text(inlines);
          std::size_t start = 0;
          while (start <= plain.size()) {
            const std::size_t end = std::min(plain.find(" / ", start), plain.size());
            const std::string piece = trimmed(std::string_view(plain).substr(start, end - start));
            if (!piece.empty()) idea.accept.push_back(piece);
            start = end + 3;
          }
        } else {
          idea.accept = split_wordings(passage, from, to, Asterisk::plain);
        }
      } else if (child.kind == BlockKind::quote) {
        for (lesson::Block& block : read_remark(reading, child)) idea.feedback.push_back(std::move(block));
      } else if (child.kind != BlockKind::html) {
        reading.findings.report("form/you-text", span_of(reading, child),
                                "Under a key idea only a remark (>) may stand.",
                                "Begin it with >, or make it an idea of its own.");
      }
    }
    if (idea.accept.empty()) {
      reading.findings.report("form/option-empty", idea.span, "This key idea is empty.", "Write it after the dash.");
    } else {
      out.push_back(std::move(idea));
    }
  }
  return out;
}

}  // namespace colloquy::source
