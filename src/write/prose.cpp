#include "write/prose.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "text/sentences.h"
#include "write/maths.h"

namespace colloquy::write {
namespace {

using lesson::Block;
using lesson::Blocks;
using lesson::Direction;
using lesson::Inline;
using lesson::Inlines;

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n';
}

bool has_scheme(std::string_view target) {
  const std::size_t colon = target.find(':');
  return target.substr(0, 2) == "//" ||
         (colon != std::string_view::npos && target.substr(0, colon).find_first_of("/?#") == std::string_view::npos);
}

std::string anchor_of_note(std::string_view prefix, std::string_view label) {
  std::string out(prefix);
  for (const char c : label) out += is_space(c) ? '-' : c;
  return out;
}

bool is_container(Inline::Kind kind) {
  switch (kind) {
    case Inline::Kind::emphasis:
    case Inline::Kind::strong:
    case Inline::Kind::strike:
    case Inline::Kind::link:
    case Inline::Kind::subscript:
    case Inline::Kind::superscript:
    case Inline::Kind::keyboard: return true;
    default: return false;
  }
}

bool keeps_children(const Inline& node) {
  return is_container(node.kind) || (node.kind == Inline::Kind::direction && !node.children.empty());
}

}  // namespace

bool is_sound(std::string_view address) {
  constexpr std::array<std::string_view, 7> kSound = {".mp3", ".ogg", ".opus", ".wav", ".flac", ".m4a", ".oga"};
  return std::any_of(kSound.begin(), kSound.end(), [&](std::string_view ending) { return address.ends_with(ending); });
}

// Writes one spoken paragraph: what is said in `span.l`, one a sentence, whatever emphasis or link
// runs across their borders (it is closed before a border and opened again behind it). Positions
// count the bytes of lesson::plain_text, which makes runs of white space one space.
class Prose::LineWriter {
 public:
  LineWriter(Prose& prose, Node& node, const std::string& plain) : prose_(prose), node_(node) {
    std::size_t at = 0;
    for (const std::string_view piece : text::split_sentences(plain)) {
      std::size_t end = piece.size();
      while (end > 0 && is_space(piece[end - 1])) --end;
      ends_.push_back(at + end);
      at += piece.size();
    }
    first_ = node.next;
    node.next += static_cast<int>(ends_.size());
  }

  Html finish(const Inlines& inlines) {
    for (const Inline& inline_node : inlines) write(inline_node);
    close_line();
    return std::move(out_);
  }

 private:
  void write(const Inline& node) {
    switch (node.kind) {
      case Inline::Kind::text: words(node.text); return;
      case Inline::Kind::soft_break: words(" "); return;
      case Inline::Kind::hard_break:
        here() += el("br", {});
        words("\n");
        return;
      case Inline::Kind::code:
      case Inline::Kind::math: whole(prose_.one(node), node.text); return;
      case Inline::Kind::image: whole(prose_.one(node), lesson::plain_text(node.children)); return;
      default: break;
    }
    if (!keeps_children(node)) {
      here() += prose_.one(node);
      return;
    }
    around_.push_back(&node);
    if (line_ >= 0) inside_.emplace_back();
    if (node.kind == Inline::Kind::link) ++prose_.inside_link_;
    for (const Inline& child : node.children) write(child);
    if (node.kind == Inline::Kind::link) --prose_.inside_link_;
    if (line_ >= 0) close_element();
    around_.pop_back();
  }

  void words(std::string_view text) {
    std::vector<Glossary::Mention> mentions;
    if (prose_.options_.glossary && prose_.inside_link_ == 0) mentions = prose_.options_.glossary->mentions(text);
    std::size_t next = 0;
    std::string run;
    const auto flush = [&] {
      if (!run.empty()) here() += Html(run);
      run.clear();
    };
    for (std::size_t i = 0; i < text.size();) {
      if (is_space(text[i])) {
        if (line_ >= 0 && position_ >= ends_[static_cast<std::size_t>(line_)]) {
          flush();
          close_line();
        }
        if (!after_space_) ++position_;
        after_space_ = true;
        run += text[i++];
        continue;
      }
      if (line_ < 0 || position_ >= ends_[static_cast<std::size_t>(line_)]) {
        flush();
        open_line();
      }
      after_space_ = false;
      while (next < mentions.size() && mentions[next].begin < i) ++next;
      if (next < mentions.size() && mentions[next].begin == i && line_ >= 0 && prose_.may_link(*mentions[next].term)) {
        const std::size_t size = mentions[next].end - i;
        if (position_ + size <= ends_[static_cast<std::size_t>(line_)]) {
          flush();
          here() += prose_.term(*mentions[next].term, text.substr(i, size));
          position_ += size;
          i += size;
          continue;
        }
      }
      run += text[i++];
      ++position_;
    }
    flush();
  }

  // Something that cannot be cut: it belongs to the line in which it begins.
  void whole(const Html& html, const std::string& plain) {
    if (std::any_of(plain.begin(), plain.end(), [](char c) { return !is_space(c); }) &&
        (line_ < 0 || position_ >= ends_[static_cast<std::size_t>(line_)])) {
      open_line();
    }
    here() += html;
    for (const char c : plain) {
      if (is_space(c)) {
        if (!after_space_) ++position_;
        after_space_ = true;
      } else {
        ++position_;
        after_space_ = false;
      }
    }
  }

  void open_line() {
    close_line();
    int line = 0;
    while (static_cast<std::size_t>(line) + 1 < ends_.size() && ends_[static_cast<std::size_t>(line)] <= position_)
      ++line;
    if (ends_.empty() || line <= written_) return;  // no words by the count of plain_text: stays outside
    line_ = line;
    written_ = line;
    inside_.assign(around_.size() + 1, Html());
  }

  void close_element() {
    assert(inside_.size() >= 2);
    const Html html = std::move(inside_.back());
    inside_.pop_back();
    if (!html.empty()) inside_.back() += prose_.wrapped(*around_[inside_.size() - 1], html);
  }

  void close_line() {
    if (line_ < 0) return;
    while (inside_.size() > 1) close_element();
    const std::string id = "L-" + node_.id + "-" + std::to_string(first_ + line_);
    out_ += el("span", {cls("l"), at("id", id)}, inside_.back());
    inside_.clear();
    line_ = -1;
  }

  Html& here() { return line_ >= 0 ? inside_.back() : out_; }

  Prose& prose_;
  Node& node_;
  std::vector<std::size_t> ends_;  // of the sentences, without the space behind them
  int first_ = 0;                  // number of this paragraph's first line in its node
  int line_ = -1;                  // open line, counted in this paragraph
  int written_ = -1;               // last line opened
  std::size_t position_ = 0;       // in the plain text
  bool after_space_ = true;
  std::vector<const Inline*> around_;  // elements we are inside of
  std::vector<Html> inside_;           // contents of the open line, then of each element of around_
  Html out_;
};

Html Prose::blocks(const Blocks& blocks) {
  Html out;
  for (const Block& each : blocks) out += block(each, nullptr);
  return out;
}

Html Prose::spoken(const Blocks& blocks, std::string_view node) {
  Node spoken_node{std::string(node), 0};
  if (options_.written) {
    if (const auto before = options_.written->find(spoken_node.id); before != options_.written->end()) {
      linked_ = before->second.linked;
      noted_ = before->second.noted;
      return before->second.html;
    }
  }
  Html out;
  for (const Block& each : blocks) out += block(each, &spoken_node);
  // What one page hears and the other reads is written for each.
  if (options_.written && !has_sound_) options_.written->emplace(spoken_node.id, Written{out, linked_, noted_});
  return out;
}

Html Prose::run(const Blocks& blocks) {
  Html out;
  for (const Block& each : blocks) {
    if (!out.empty()) out += el("br", {});
    if (each.kind == Block::Kind::paragraph || each.kind == Block::Kind::heading) {
      out += inlines(each.inlines);
    } else {
      out += Html(lesson::plain_text(Blocks{each}));
    }
  }
  return out;
}

Html Prose::inlines(const Inlines& inlines) {
  Html out;
  for (const Inline& node : inlines) out += one(node);
  return out;
}

Html Prose::paragraph(const Inlines& inlines_of, Node* node) {
  if (!node) return inlines(inlines_of);
  const std::string plain = lesson::plain_text(inlines_of);
  if (plain.empty()) return inlines(inlines_of);
  return LineWriter(*this, *node, plain).finish(inlines_of);
}

Html Prose::block(const Block& block, Node* node) {
  switch (block.kind) {
    case Block::Kind::paragraph: return el("p", {}, paragraph(block.inlines, node));
    case Block::Kind::heading: {
      const int level = std::clamp<int>(block.level, 3, 6);
      return el("h" + std::to_string(level), {at_if("id", block.more->id)}, inlines(block.inlines));
    }
    case Block::Kind::quote: return el("blockquote", {}, children(block, node, false));
    case Block::Kind::list: return list(block, node);
    case Block::Kind::item:
    case Block::Kind::footnote: return children(block, node, false);
    case Block::Kind::code: return el("pre", {at("tabindex", "0")}, el("code", {}, block.more->text));
    case Block::Kind::math: return el("p", {cls("formula")}, maths(block.more->text, MathStyle::display));
    case Block::Kind::table: return table(block);
    case Block::Kind::row:
    case Block::Kind::cell: return inlines(block.inlines);
    case Block::Kind::rule: return el("hr", {});
  }
  return {};
}

Html Prose::children(const Block& block_of, Node* node, bool tight) {
  Html out;
  for (const Block& child : block_of.children) {
    if (tight && child.kind == Block::Kind::paragraph) {
      out += paragraph(child.inlines, node);
    } else {
      out += block(child, node);
    }
  }
  return out;
}

Html Prose::list(const Block& block_of, Node* node) {
  Html items;
  for (const Block& item : block_of.children) {
    Html inside;
    if (item.checked >= 0) inside += el("span", {cls("box"), at("aria-hidden", "true")}, item.checked ? "☑ " : "☐ ");
    inside += children(item, node, block_of.tight);
    items += el("li", {}, inside);
  }
  if (!block_of.ordered) return el("ul", {}, items);
  Attributes attributes;
  if (block_of.more->start != 1) attributes.push_back(at("start", static_cast<long long>(block_of.more->start)));
  return el("ol", attributes, items);
}

Html Prose::table(const Block& block_of) {
  const auto row = [&](const Block& cells, std::string_view cell_name) {
    Html out;
    for (std::size_t i = 0; i < cells.children.size(); ++i) {
      const Block::Align align = i < block_of.more->aligns.size() ? block_of.more->aligns[i] : Block::Align::none;
      const std::string_view where = align == Block::Align::right ? "end" : align == Block::Align::center ? "mid" : "";
      Attributes attributes = {cls(where)};
      if (cell_name == "th") attributes.push_back(at("scope", "col"));
      out += el(cell_name, attributes, inlines(cells.children[i].inlines));
    }
    return el("tr", {}, out);
  };
  Html head, body;
  for (std::size_t i = 0; i < block_of.children.size(); ++i) {
    if (i == 0) {
      head += row(block_of.children[i], "th");
    } else {
      body += row(block_of.children[i], "td");
    }
  }
  if (!body.empty()) body = el("tbody", {}, body);
  return el("div", {cls("wide"), at("tabindex", "0")}, el("table", {}, el("thead", {}, head), body));
}

Html Prose::one(const Inline& node) {
  switch (node.kind) {
    case Inline::Kind::text: return text(node.text);
    case Inline::Kind::code: return el("code", {}, node.text);
    case Inline::Kind::math: return maths(node.text, node.display ? MathStyle::display : MathStyle::in_line);
    case Inline::Kind::soft_break: return "\n";
    case Inline::Kind::hard_break: return el("br", {}) + Html("\n");
    case Inline::Kind::image: return image(node);
    case Inline::Kind::footnote: {
      const std::string note = anchor_of_note(options_.footnote_prefix, node.text);
      const bool first = noted_.insert(note).second;
      return el("sup", {cls("fn"), at_if("id", first ? "to-" + note : "")},
                el("a", {at("href", "#" + note)}, node.text));
    }
    case Inline::Kind::gap:
      if (options_.gaps_as_places) return el("span", {at("data-gap", static_cast<long long>(node.gap))});
      return node.text.empty() ? el("span", {cls("blank")}, options_.gap_word) : Html(node.text);
    case Inline::Kind::direction:
      if (node.direction->kind == Direction::Kind::manner) return el("i", {cls("dir")}, node.direction->name);
      break;
    case Inline::Kind::link: ++inside_link_; break;
    default: break;
  }
  const Html inside = inlines(node.children);
  if (node.kind == Inline::Kind::link) --inside_link_;
  return wrapped(node, inside);
}

Html Prose::wrapped(const Inline& node, const Html& inside) {
  switch (node.kind) {
    case Inline::Kind::emphasis: return el("em", {}, inside);
    case Inline::Kind::strong: return el("strong", {}, inside);
    case Inline::Kind::strike: return el("s", {}, inside);
    case Inline::Kind::subscript: return el("sub", {}, inside);
    case Inline::Kind::superscript: return el("sup", {}, inside);
    case Inline::Kind::keyboard: return el("kbd", {}, inside);
    case Inline::Kind::direction:
      if (node.direction->kind == Direction::Kind::lang) {
        return el("span", {at("lang", node.direction->value), at("dir", "auto")}, inside);
      }
      return inside;
    case Inline::Kind::link: {
      if (!options_.links) return inside;
      const std::string target = resolved(node.link->target);
      if (target.empty() || !is_safe_address(target)) return inside;
      if (is_sound(target)) {
        has_sound_ = true;
        if (!options_.sound) return inside;
        return el("audio", {flag("controls"), at("preload", "none"), at("src", target),
                            at("aria-label", lesson::plain_text(node.children))});
      }
      if (!has_scheme(target)) return el("a", {at("href", target)}, inside);
      return el("a", {cls("ext"), at("rel", "noopener noreferrer"), at("href", target)}, inside);
    }
    default: return inside;
  }
}

bool Prose::may_link(const lesson::Term& term) const {
  return inside_link_ == 0 && &term != options_.not_this && !linked_.contains(&term);
}

Html Prose::term(const lesson::Term& term, std::string_view words) {
  linked_.insert(&term);
  return el("a", {cls("term"), at("href", "#" + term_anchor(term))}, words);
}

Html Prose::text(std::string_view text) {
  if (!options_.glossary || options_.glossary->empty() || inside_link_ > 0) return text;
  Html out;
  std::size_t from = 0;
  for (const Glossary::Mention& mention : options_.glossary->mentions(text)) {
    if (!may_link(*mention.term)) continue;
    out += Html(text.substr(from, mention.begin - from));
    out += term(*mention.term, text.substr(mention.begin, mention.end - mention.begin));
    from = mention.end;
  }
  out += Html(text.substr(from));
  return out;
}

Html Prose::image(const Inline& node) const {
  std::string alternative = lesson::plain_text(node.children);
  const std::string source = resolved(node.link->target);
  if (source.empty() || !is_safe_address(source)) return alternative;
  if (alternative == "decorative") alternative.clear();  // the format's word for a picture that says nothing
  return el("img", {at("src", source), at("alt", alternative), at("loading", "lazy"), at("decoding", "async")});
}

std::string Prose::resolved(std::string_view target) const {
  if (target.empty() || target.front() == '#' || has_scheme(target) || !options_.resolve || !*options_.resolve) {
    return std::string(target);
  }
  return (*options_.resolve)(target);
}

}  // namespace colloquy::write
