#include "exchange/bank/html.h"

#include <algorithm>
#include <utility>

#include "exchange/html_words.h"
#include "exchange/moodle/pictures.h"
#include "exchange/moodle/read.h"
#include "exchange/spaces.h"
#include "source/address.h"

namespace colloquy::exchange::bank {
namespace {

using lesson::Block;
using lesson::Inline;

// Words that mean the same with and without HTML, and that no format takes for a mark of its own.
bool is_tame(std::string_view words) {
  return words.find_first_of("<>&\\") == std::string_view::npos && words.find("  ") == std::string_view::npos &&
         !words.starts_with('[') && !words.starts_with('%') && !words.starts_with("//");
}

std::string_view tag_of(Inline::Kind kind) {
  switch (kind) {
    case Inline::Kind::emphasis: return "em";
    case Inline::Kind::strong: return "strong";
    case Inline::Kind::strike: return "del";
    case Inline::Kind::subscript: return "sub";
    case Inline::Kind::superscript: return "sup";
    case Inline::Kind::keyboard: return "kbd";
    default: return "";
  }
}

}  // namespace

std::string Texts::words(const lesson::Blocks& blocks) {
  return on_one_line(lesson::plain_text(blocks));
}

Text Texts::text(const lesson::Blocks& blocks) {
  if (style_ == Style::words || blocks.empty()) return {Markup::moodle, words(blocks)};
  const bool one = blocks.size() == 1 && blocks[0].kind == Block::Kind::paragraph;
  Text out{Markup::html, {}};
  if (one)
    write(blocks[0].inlines, out.words);
  else
    write(blocks, out.words);
  out.words = trim(out.words);
  // A link that leads nowhere there has left nothing but its words.
  if (one && is_tame(out.words)) out.markup = Markup::moodle;
  return out;
}

void Texts::write(const lesson::Inlines& inlines, std::string& out) {
  for (const Inline& one : inlines) write(one, out);
}

void Texts::write(const Inline& one, std::string& out) {
  switch (one.kind) {
    case Inline::Kind::text: out += escape_html(one.text); break;
    case Inline::Kind::code: out.append("<code>").append(escape_html(one.text)).append("</code>"); break;
    case Inline::Kind::math:
      out.append(one.display ? "\\[" : "\\(").append(escape_html(one.text)).append(one.display ? "\\]" : "\\)");
      break;
    case Inline::Kind::emphasis:
    case Inline::Kind::strong:
    case Inline::Kind::strike:
    case Inline::Kind::subscript:
    case Inline::Kind::superscript:
    case Inline::Kind::keyboard: {
      const std::string_view tag = tag_of(one.kind);
      out.append("<").append(tag).append(">");
      if (one.children.empty()) out += escape_html(one.text);
      write(one.children, out);
      out.append("</").append(tag).append(">");
      break;
    }
    case Inline::Kind::link: link(one, out); break;
    case Inline::Kind::image: picture(one, out); break;
    case Inline::Kind::soft_break: out += ' '; break;
    case Inline::Kind::hard_break: out += "<br>"; break;
    case Inline::Kind::footnote: lose("footnotes"); break;
    case Inline::Kind::direction: write(one.children, out); break;
    case Inline::Kind::gap: out += kGapHere; break;
  }
}

void Texts::link(const Inline& one, std::string& out) {
  const std::string& target = one.link->target;
  const bool leads_out =
      target.starts_with("https://") || target.starts_with("http://") || target.starts_with("mailto:");
  if (!leads_out) {
    lose("links within the course");
    return write(one.children, out);
  }
  out.append("<a href=\"").append(escape_attribute(target)).append("\">");
  write(one.children, out);
  out += "</a>";
}

void Texts::picture(const Inline& one, std::string& out) {
  const std::string alt = lesson::plain_text(one.children);
  const std::string path = source::linked_path(path_, one.link->target);
  std::string name = path.substr(path.rfind('/') + 1);
  base::Result<std::string> bytes = base::make_error(base::ErrorKind::not_found, "");
  if (style_ == Style::pictures && moodle::is_picture_name(name)) bytes = read_(path);
  if (!bytes.ok() || bytes->size() > moodle::kLargestPicture) {
    lose("pictures");
    out += escape_html(alt);
    return;
  }
  // Two folders may hold different pictures of one name.
  const auto clash = [&] {
    return std::find_if(files_.begin(), files_.end(), [&](const File& file) { return file.name == name; });
  };
  const std::string first = name;
  int number = 1;
  auto same = clash();
  while (same != files_.end() && same->bytes != *bytes) {
    name = std::to_string(++number) + "-" + first;
    same = clash();
  }
  if (same == files_.end()) files_.push_back({name, std::move(*bytes)});
  out.append("<img src=\"").append(moodle::kPictureFolder).append(moodle::encode_name(name));
  out.append("\" alt=\"").append(escape_attribute(alt)).append("\">");
}

void Texts::write(const lesson::Blocks& blocks, std::string& out) {
  for (const Block& block : blocks) write(block, out);
}

void Texts::write(const Block& block, std::string& out) {
  switch (block.kind) {
    case Block::Kind::paragraph:
      out += "<p>";
      write(block.inlines, out);
      out += "</p>";
      break;
    case Block::Kind::heading: {
      const std::string tag = "h" + std::to_string(static_cast<int>(block.level));
      out.append("<").append(tag).append(">");
      write(block.inlines, out);
      out.append("</").append(tag).append(">");
      break;
    }
    case Block::Kind::quote:
      out += "<blockquote>";
      write(block.children, out);
      out += "</blockquote>";
      break;
    case Block::Kind::list:
      out += block.ordered ? "<ol>" : "<ul>";
      write(block.children, out);
      out += block.ordered ? "</ol>" : "</ul>";
      break;
    case Block::Kind::item:
      out += "<li>";
      for (const Block& child : block.children) {
        if (child.kind == Block::Kind::paragraph && block.children.size() == 1)
          write(child.inlines, out);
        else
          write(child, out);
      }
      out += "</li>";
      break;
    case Block::Kind::code:
      out.append("<pre><code>").append(escape_html(block.more->text)).append("</code></pre>");
      break;
    case Block::Kind::math: out.append("<p>\\[").append(escape_html(block.more->text)).append("\\]</p>"); break;
    case Block::Kind::table: table(block, out); break;
    case Block::Kind::row:
    case Block::Kind::cell: break;
    case Block::Kind::rule: out += "<hr>"; break;
    case Block::Kind::footnote: lose("footnotes"); break;
  }
}

void Texts::table(const Block& block, std::string& out) {
  out += "<table>";
  bool head = true;
  for (const Block& row : block.children) {
    const std::string tag = std::exchange(head, false) ? "th" : "td";
    out += "<tr>";
    for (const Block& cell : row.children) {
      out.append("<").append(tag).append(">");
      write(cell.inlines, out);
      out.append("</").append(tag).append(">");
    }
    out += "</tr>";
  }
  out += "</table>";
}

}  // namespace colloquy::exchange::bank
