#include "source/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <cstring>
#include <memory>

namespace colloquy::source::markdown {
namespace {

struct ParserDeleter {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
struct NodeDeleter {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using Parser = std::unique_ptr<cmark_parser, ParserDeleter>;
using Tree = std::unique_ptr<cmark_node, NodeDeleter>;

struct Extensions {
  cmark_syntax_extension* table;
  cmark_syntax_extension* strikethrough;
};

// Registering is not thread-safe in the library, a function's static is.
const Extensions& extensions() {
  static const Extensions found = [] {
    cmark_gfm_core_extensions_ensure_registered();
    return Extensions{cmark_find_syntax_extension("table"), cmark_find_syntax_extension("strikethrough")};
  }();
  return found;
}

std::string text_of(const char* s) {
  return s == nullptr ? std::string() : std::string(s);
}

std::uint32_t positive(int n) {
  return n < 1 ? 1u : static_cast<std::uint32_t>(n);
}

void fill_table(cmark_node* node, Block& block) {
  const std::uint16_t columns = cmark_gfm_extensions_get_table_columns(node);
  const std::uint8_t* aligns = cmark_gfm_extensions_get_table_alignments(node);
  for (std::uint16_t i = 0; i < columns; ++i) {
    const char c = aligns == nullptr ? 0 : static_cast<char>(aligns[i]);
    block.aligns.push_back(c == 'l' ? Align::left : c == 'c' ? Align::center : c == 'r' ? Align::right : Align::none);
  }
}

// False: an inline node, or one that has no place in a lesson.
bool fill(cmark_node* node, Block& block) {
  const cmark_node_type type = cmark_node_get_type(node);
  block.line = positive(cmark_node_get_start_line(node));
  block.last_line = std::max(block.line, positive(cmark_node_get_end_line(node)));
  block.column = positive(cmark_node_get_start_column(node));
  if (type == CMARK_NODE_DOCUMENT)
    block.kind = BlockKind::document;
  else if (type == CMARK_NODE_BLOCK_QUOTE)
    block.kind = BlockKind::quote;
  else if (type == CMARK_NODE_LIST) {
    block.kind = BlockKind::list;
    block.ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    block.start = cmark_node_get_list_start(node);
    block.tight = cmark_node_get_list_tight(node) != 0;
  } else if (type == CMARK_NODE_ITEM)
    block.kind = BlockKind::item;
  else if (type == CMARK_NODE_CODE_BLOCK) {
    int length = 0, offset = 0;
    char mark = 0;
    block.kind = BlockKind::code;
    block.fenced = cmark_node_get_fenced(node, &length, &offset, &mark) != 0;
    block.text = text_of(cmark_node_get_literal(node));
    block.info = text_of(cmark_node_get_fence_info(node));
  } else if (type == CMARK_NODE_HTML_BLOCK) {
    block.kind = BlockKind::html;
    block.text = text_of(cmark_node_get_literal(node));
  } else if (type == CMARK_NODE_PARAGRAPH)
    block.kind = BlockKind::paragraph;
  else if (type == CMARK_NODE_HEADING) {
    block.kind = BlockKind::heading;
    block.level = cmark_node_get_heading_level(node);
  } else if (type == CMARK_NODE_THEMATIC_BREAK)
    block.kind = BlockKind::rule;
  else if (type == CMARK_NODE_FOOTNOTE_DEFINITION) {
    block.kind = BlockKind::footnote;
    block.info = text_of(cmark_node_get_literal(node));
  } else {
    const char* name = cmark_node_get_type_string(node);
    if (std::strcmp(name, "table") == 0) {
      block.kind = BlockKind::table;
      fill_table(node, block);
    } else if (std::strcmp(name, "table_row") == 0 || std::strcmp(name, "table_header") == 0) {
      block.kind = BlockKind::row;
    } else {
      return false;
    }
  }
  return true;
}

// Depth is bounded: the text was refused if it nests deeper than source_text.h allows.
void convert(cmark_node* node, Block& block) {
  for (cmark_node* child = cmark_node_first_child(node); child != nullptr; child = cmark_node_next(child)) {
    Block converted;
    if (!fill(child, converted)) continue;
    if (converted.kind != BlockKind::paragraph && converted.kind != BlockKind::heading &&
        converted.kind != BlockKind::row)
      convert(child, converted);
    block.children.push_back(std::move(converted));
  }
}

void sort_by_line(Block& block) {
  // Footnotes are moved to the end by the library: bring them back to where they were written.
  std::stable_sort(block.children.begin(), block.children.end(),
                   [](const Block& a, const Block& b) { return a.line < b.line; });
}

void convert_inlines(cmark_node* node, std::vector<Inline>& out) {
  for (cmark_node* child = cmark_node_first_child(node); child != nullptr; child = cmark_node_next(child)) {
    Inline made;
    made.column = positive(cmark_node_get_start_column(child));
    const cmark_node_type type = cmark_node_get_type(child);
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE || type == CMARK_NODE_HTML_INLINE) {
      made.kind = type == CMARK_NODE_TEXT   ? InlineKind::text
                  : type == CMARK_NODE_CODE ? InlineKind::code
                                            : InlineKind::html;
      made.text = text_of(cmark_node_get_literal(child));
    } else if (type == CMARK_NODE_EMPH)
      made.kind = InlineKind::emphasis;
    else if (type == CMARK_NODE_STRONG)
      made.kind = InlineKind::strong;
    else if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) {
      made.kind = type == CMARK_NODE_LINK ? InlineKind::link : InlineKind::image;
      made.target = text_of(cmark_node_get_url(child));
      made.title = text_of(cmark_node_get_title(child));
    } else if (std::strcmp(cmark_node_get_type_string(child), "strikethrough") == 0)
      made.kind = InlineKind::strike;
    else {
      made.text = " ";
    }
    convert_inlines(child, made.children);
    out.push_back(std::move(made));
  }
}

constexpr int kOptions = CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE | CMARK_OPT_UNSAFE;

}  // namespace

Block parse_blocks(std::string_view text, const std::vector<std::string>& footnotes) {
  Parser parser(cmark_parser_new(kOptions | CMARK_OPT_FOOTNOTES));
  cmark_parser_attach_syntax_extension(parser.get(), extensions().table);
  cmark_parser_feed(parser.get(), text.data(), text.size());
  if (!footnotes.empty()) {
    std::string uses = "\n\n";
    for (const std::string& label : footnotes) uses += "[^" + label + "] ";
    uses += '\n';
    cmark_parser_feed(parser.get(), uses.data(), uses.size());
  }
  const Tree tree(cmark_parser_finish(parser.get()));
  Block document;
  convert(tree.get(), document);
  const std::size_t lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
  if (!footnotes.empty()) {
    std::erase_if(document.children, [&](const Block& block) { return block.line > lines; });
    sort_by_line(document);
  }
  return document;
}

std::vector<Inline> parse_inlines(std::string_view line, std::string_view definitions) {
  // A full stop keeps whatever stands first from being a block's mark, and is punctuation, so that
  // emphasis opens after it. It is taken away again.
  std::string text(1, '.');
  text += line;
  if (!definitions.empty()) {
    text += "\n\n";
    text += definitions;
  }
  Parser parser(cmark_parser_new(kOptions));
  cmark_parser_attach_syntax_extension(parser.get(), extensions().strikethrough);
  cmark_parser_feed(parser.get(), text.data(), text.size());
  const Tree tree(cmark_parser_finish(parser.get()));
  std::vector<Inline> out;
  cmark_node* paragraph = cmark_node_first_child(tree.get());
  if (paragraph != nullptr) convert_inlines(paragraph, out);
  if (!out.empty() && out.front().kind == InlineKind::text && out.front().text.starts_with('.')) {
    out.front().text.erase(0, 1);
    if (out.front().text.empty())
      out.erase(out.begin());
    else
      out.front().column = 2;
  }
  struct Shift {
    static void by_one(std::vector<Inline>& nodes) {
      for (Inline& node : nodes) {
        if (node.column > 1) --node.column;
        by_one(node.children);
      }
    }
  };
  Shift::by_one(out);
  return out;
}

}  // namespace colloquy::source::markdown
