#include "source/blocks.h"

#include <algorithm>
#include <optional>

#include "source/link_definitions.h"

namespace colloquy::source {
namespace {

// A place in a line: byte, and column with tabs expanded to stops of four.
struct Cursor {
  std::size_t byte = 0;
  std::size_t column = 0;
};

void step(std::string_view line, Cursor& at) {
  at.column += line[at.byte] == '\t' ? 4 - at.column % 4 : 1;
  ++at.byte;
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t") == std::string_view::npos;
}

struct Container {
  bool quote = false;
  std::uint32_t line = 0;  // on which it opens
  Cursor content;          // where its content begins on that line
  std::size_t indent = 0;  // columns that a later line needs within its parent (item)
};

// Text of the line's cells between unescaped bars.
struct Cell {
  std::size_t from, to;
};

std::vector<Cell> split_row(std::string_view line, std::size_t from) {
  std::vector<Cell> cells;
  std::size_t end = line.find_last_not_of(" \t");
  end = end == std::string_view::npos ? line.size() : end + 1;
  from = std::min(line.find_first_not_of(" \t", from), line.size());
  if (from < end && line[from] == '|') ++from;
  std::size_t start = from;
  for (std::size_t i = from; i < end; ++i) {
    if (line[i] == '\\' && i + 1 < end)
      ++i;
    else if (line[i] == '|') {
      cells.push_back({start, i});
      start = i + 1;
    }
  }
  if (start < end) cells.push_back({start, end});
  for (Cell& cell : cells) {
    while (cell.from < cell.to && (line[cell.from] == ' ' || line[cell.from] == '\t')) ++cell.from;
    while (cell.to > cell.from && (line[cell.to - 1] == ' ' || line[cell.to - 1] == '\t')) --cell.to;
  }
  return cells;
}

class Maker {
 public:
  Maker(const SourceText& text, const Masks& masks, Findings& findings)
      : text_(text), masks_(masks), findings_(findings) {}

  // A lazy line that is cut off belongs after the container that it is not in; a list takes none,
  // for its children are entries.
  enum class Spills { take, leave };
  std::vector<Node> children(const std::vector<markdown::Block>& blocks, Spills spills = Spills::take) {
    std::vector<Node> out;
    const std::size_t depth = containers_.size();
    for (const markdown::Block& block : blocks) {
      out.push_back(make(block));
      if (spills == Spills::leave) continue;
      for (Spill& spill : spilled_) {
        if (spill.depth == depth) out.push_back(std::move(spill.node));
      }
      std::erase_if(spilled_, [&](const Spill& spill) { return spill.depth == depth; });
    }
    return out;
  }

 private:
  struct Spill {
    std::size_t depth;
    Node node;
  };

  // Where the content of `line` begins inside all containers; `matched` counts those whose marks
  // or indentation it has.
  Cursor enter(std::uint32_t number, std::size_t& matched) const {
    const std::string_view line = text_.line(number);
    Cursor at;
    matched = 0;
    for (const Container& container : containers_) {
      if (number == container.line) {
        at = container.content;
        ++matched;
        continue;
      }
      Cursor next = at;
      if (container.quote) {
        while (next.byte < line.size() && (line[next.byte] == ' ' || line[next.byte] == '\t')) step(line, next);
        if (next.byte >= line.size() || line[next.byte] != '>') break;
        step(line, next);
        if (next.byte < line.size() && line[next.byte] == ' ') step(line, next);
      } else {
        while (next.byte < line.size() && next.column < at.column + container.indent &&
               (line[next.byte] == ' ' || line[next.byte] == '\t'))
          step(line, next);
        if (next.column < at.column + container.indent && next.byte < line.size()) break;
      }
      at = next;
      ++matched;
    }
    return at;
  }

  std::size_t offset(std::uint32_t line, std::size_t byte) const { return text_.start_of(line) + byte; }

  Cursor cursor_at(std::uint32_t number, std::size_t byte) const {
    const std::string_view line = text_.line(number);
    Cursor at;
    while (at.byte < byte && at.byte < line.size()) step(line, at);
    return at;
  }

  Node make(const markdown::Block& block) {
    Node node;
    node.kind = block.kind;
    node.line = std::min(block.line, std::max<std::uint32_t>(1, text_.line_count()));
    node.last_line = std::min(block.last_line, std::max<std::uint32_t>(1, text_.line_count()));
    node.column = block.column;
    node.level = block.level;
    node.ordered = block.ordered;
    node.tight = block.tight;
    node.start = block.start;
    node.text = block.text;
    node.info = block.info;
    node.aligns = block.aligns;
    switch (block.kind) {
      case BlockKind::quote: open_quote(block, node); break;
      case BlockKind::item: open_item(block, node); break;
      case BlockKind::list: node.children = children(block.children, Spills::leave); break;
      case BlockKind::footnote: node.children = children(block.children); break;
      case BlockKind::table: make_table(block, node); break;
      case BlockKind::paragraph: make_paragraph(node, node.line, node.last_line); break;
      case BlockKind::heading: make_heading(node); break;
      case BlockKind::html: make_html(node); break;
      case BlockKind::code:
        if (!block.fenced) indented_code(node);
        break;
      default: break;
    }
    return node;
  }

  void open_quote(const markdown::Block& block, Node& node) {
    Container container{true, node.line, cursor_at(node.line, block.column - 1), 0};
    const std::string_view line = text_.line(node.line);
    if (container.content.byte < line.size()) step(line, container.content);
    if (container.content.byte < line.size() && line[container.content.byte] == ' ') step(line, container.content);
    containers_.push_back(container);
    node.children = children(block.children);
    containers_.pop_back();
  }

  void open_item(const markdown::Block& block, Node& node) {
    std::size_t matched = 0;
    const Cursor parent = enter(node.line, matched);
    const std::string_view line = text_.line(node.line);
    Cursor mark = cursor_at(node.line, block.column - 1);
    while (mark.byte < line.size() && line[mark.byte] >= '0' && line[mark.byte] <= '9') step(line, mark);
    if (mark.byte < line.size()) step(line, mark);
    Container container{false, node.line, mark, 0};
    const std::size_t text_at = std::min(line.find_first_not_of(" \t", mark.byte), line.size());
    if (text_at < line.size()) {
      const Cursor content = cursor_at(node.line, text_at);
      // Five spaces and more: one of them divides, the others begin indented code.
      if (content.column - mark.column <= 4)
        container.content = content;
      else
        step(line, container.content);
    } else {
      container.content.byte = line.size();
      container.content.column = mark.column + 1;
    }
    container.indent = container.content.column > parent.column ? container.content.column - parent.column : 0;
    containers_.push_back(container);
    node.children = children(block.children);
    containers_.pop_back();
  }

  void make_paragraph(Node& node, std::uint32_t first, std::uint32_t last) {
    node.passage = Passage(text_);
    node.last_line = last;
    bool begun = false;
    for (std::uint32_t n = first; n <= last; ++n) {
      const std::string_view line = text_.line(n);
      std::size_t matched = containers_.size();
      Cursor at;
      if (n == node.line)
        at.byte = std::min<std::size_t>(node.column - 1, line.size());
      else
        at = enter(n, matched);
      at.byte = std::min(line.find_first_not_of(" \t", at.byte), line.size());
      if (!begun && definition_at(line.substr(at.byte))) continue;
      if (matched < containers_.size() && !is_blank(line)) {
        if (lazy(node, n, at.byte, matched, last)) {
          node.last_line = n - 1;
          return;
        }
      }
      begun = true;
      node.passage.add_line(masks_, offset(n, at.byte), offset(n, line.size()));
    }
  }

  // Reports a lazy line. True: it opens with a label, and has been made a paragraph of its own.
  bool lazy(Node& node, std::uint32_t n, std::size_t byte, std::size_t matched, std::uint32_t last) {
    const std::string_view line = text_.line(n);
    const bool quote = containers_[matched].quote;
    const bool label = line.substr(byte).starts_with("**");
    const std::string_view start = line.substr(byte, 4);
    if (!node.lazy && (start == "[x] " || start == "[ ] " || start == "[X] ")) {
      findings_.report("form/box", text_.span(offset(n, byte), offset(n, byte + 3)),
                       "An answer starts with a dash and a box.", "Write - before it.");
      findings_.ruin(text_.file(), node.line, last);
    } else if (!node.lazy) {
      const std::string what = quote ? "quotation" : "list entry";
      findings_.report("form/lazy", text_.span(offset(n, byte), offset(n, line.size())),
                       "Markdown counts this line to the " + what + " above.",
                       quote ? "Begin it with > if it belongs there, else put an empty line before it."
                             : "Indent it if it belongs there, else put an empty line before it.");
      if (!label) findings_.ruin(text_.file(), node.line, last);
    }
    node.lazy = true;
    if (!label) return false;
    Node rest;
    rest.kind = BlockKind::paragraph;
    rest.line = n;
    rest.column = static_cast<std::uint32_t>(byte + 1);
    rest.lazy = true;
    const std::vector<Container> inner(containers_.begin() + static_cast<std::ptrdiff_t>(matched), containers_.end());
    containers_.resize(matched);
    make_paragraph(rest, n, last);
    containers_.insert(containers_.end(), inner.begin(), inner.end());
    spilled_.push_back({matched, std::move(rest)});
    return true;
  }

  void make_heading(Node& node) {
    const std::string_view line = text_.line(node.line);
    std::size_t from = std::min<std::size_t>(node.column - 1, line.size());
    if (from >= line.size() || line[from] != '#') return underlined(node);
    from = std::min(line.find_first_not_of('#', from), line.size());
    from = std::min(line.find_first_not_of(" \t", from), line.size());
    std::size_t to = line.find_last_not_of(" \t");
    to = to == std::string_view::npos ? from : std::max(to + 1, from);
    // Closing marks: ## Title ##
    std::size_t close = to;
    while (close > from && line[close - 1] == '#') --close;
    if (close < to && (close == from || line[close - 1] == ' ')) to = close;
    while (to > from && (line[to - 1] == ' ' || line[to - 1] == '\t')) --to;
    node.last_line = node.line;
    node.passage = Passage(text_);
    node.passage.add_line(masks_, offset(node.line, from), offset(node.line, to));
  }

  void underlined(Node& node) {
    std::uint32_t under = node.line + 1;
    for (; under <= text_.line_count(); ++under) {
      const std::string_view line = text_.line(under);
      const std::size_t from = line.find_first_not_of(" \t>");
      const std::size_t to = line.find_last_not_of(" \t");
      if (from == std::string_view::npos) continue;
      const std::string_view mark = line.substr(from, to + 1 - from);
      if (mark.find_first_not_of(mark[0]) == std::string_view::npos && (mark[0] == '-' || mark[0] == '=')) break;
    }
    under = std::min(under, text_.line_count());
    findings_.report("form/setext", text_.line_span(under), "This line makes a heading of the line above it.",
                     "Put an empty line before it, or write ## before a title.");
    node.kind = BlockKind::paragraph;
    make_paragraph(node, node.line, std::max(node.line, under - 1));
    node.last_line = under;
  }

  void make_html(Node& node) {
    if (node.text.find("<!--") != std::string::npos &&
        masks_.bare[offset(node.line, std::min<std::size_t>(node.column - 1, text_.line(node.line).size()))] ==
            kComment)
      return;
    node.kind = BlockKind::paragraph;
    make_paragraph(node, node.line, node.last_line);
  }

  void indented_code(Node& node) {
    findings_.report("form/indented-code", text_.line_span(node.line),
                     "This line is indented so far that Markdown takes it for program code.",
                     "Take the indentation away, or put code between two lines of ```.");
    findings_.ruin(text_.file(), node.line, node.last_line);
    node.kind = BlockKind::paragraph;
    make_paragraph(node, node.line, node.last_line);
  }

  void make_table(const markdown::Block& block, Node& node) {
    for (const markdown::Block& row : block.children) {
      Node made;
      made.kind = BlockKind::row;
      made.line = made.last_line = std::min(row.line, text_.line_count());
      const std::string_view line = text_.line(made.line);
      std::size_t matched = 0;
      const Cursor at = enter(made.line, matched);
      for (const Cell& cell : split_row(line, at.byte)) {
        Node inner;
        inner.kind = BlockKind::cell;
        inner.line = inner.last_line = made.line;
        inner.column = static_cast<std::uint32_t>(cell.from + 1);
        inner.passage = Passage(text_);
        inner.passage.add_line(masks_, offset(made.line, cell.from), offset(made.line, cell.to));
        made.children.push_back(std::move(inner));
      }
      if (made.children.size() != block.aligns.size()) {
        const bool more = made.children.size() > block.aligns.size();
        findings_.report("form/table-cells", text_.line_span(made.line),
                         "This row has " + std::to_string(made.children.size()) + " cells, the head of its table has " +
                             std::to_string(block.aligns.size()) + ".",
                         more ? "Markdown would drop what is too much: write \\| for a bar inside a cell."
                              : "Put a bar before each cell.");
        findings_.ruin(text_.file(), made.line, made.line);
      }
      node.children.push_back(std::move(made));
    }
  }

  const SourceText& text_;
  const Masks& masks_;
  Findings& findings_;
  std::vector<Container> containers_;
  std::vector<Spill> spilled_;
};

}  // namespace

Blocks make_blocks(const SourceText& text, const Masks& masks, std::uint32_t first_line, Findings& findings) {
  Blocks out;
  const Definitions definitions = find_definitions(text, masks, first_line, findings);
  out.definitions = definitions.links;
  std::string input = masks.blocks;
  // The front matter's lines stay as empty ones, so that all later lines keep their numbers.
  for (std::size_t i = 0; first_line > 1 && i < input.size() &&
                          i < (first_line <= text.line_count() ? text.start_of(first_line) : input.size());
       ++i) {
    if (input[i] != '\n') input[i] = ' ';
  }
  const markdown::Block document = markdown::parse_blocks(input, definitions.footnotes);
  out.nodes = Maker(text, masks, findings).children(document.children);
  return out;
}

}  // namespace colloquy::source
