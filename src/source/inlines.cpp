#include "source/inlines.h"

#include <algorithm>

#include "base/char_set.h"
#include "base/utf8.h"
#include "source/directions.h"
#include "source/gaps.h"
#include "source/leftovers.h"

namespace colloquy::source {
namespace {

using lesson::Inline;
using lesson::Inlines;

// What stands for something else in the line that Markdown is given: one private-use character
// of plane 15 a token, its number its place in the table.
constexpr char32_t kFirstToken = 0xF0000;

// One piece of a passage, on its way to Inlines.
class Piece {
 public:
  Piece(Reading& reading, const Passage& passage, std::size_t from, std::size_t to, std::vector<lesson::Gap>* gaps)
      : reading_(reading),
        passage_(passage),
        from_(from),
        to_(to),
        gaps_(gaps),
        leftovers_(reading, passage, from, to) {}

  Inlines read() {
    directions_ = find_directions(reading_, passage_, from_, to_);
    if (has_gap(passage_, from_, to_)) take_gaps();
    make_line();
    Inlines out;
    if (is_simple()) {
      add_text(line_, 0, out);
    } else {
      convert(
          markdown::parse_inlines(line_, line_.find('[') == std::string::npos ? std::string_view()
                                                                              : std::string_view(reading_.definitions)),
          out);
      leftovers_.report(broken_, escaped_);
    }
    pair_html(out);
    attach(out);
    return out;
  }

 private:
  void take_gaps() {
    if (gaps_ == nullptr) {
      const std::size_t at = find_gap_mark(passage_, from_, to_);
      reading_.findings.report("form/stray-gap", passage_.span(at, at + 2),
                               "A gap belongs into cards or a test: here it would be published with its answer.",
                               "Write \\[[ if the brackets are meant.");
      broken_.push_back({from_, to_});
      return;
    }
    gap_marks_ = find_gaps(reading_, passage_, from_, to_, broken_);
  }

  void push(char c, std::size_t origin) {
    line_ += c;
    origin_.push_back(origin);
  }

  void token(Inline node, std::size_t origin) {
    std::string code;
    base::append_utf8(code, kFirstToken + static_cast<char32_t>(tokens_.size()));
    for (const char c : code) push(c, origin);
    tokens_.push_back(std::move(node));
  }

  void make_line() {
    const std::string_view text = passage_.text();
    const std::string_view bare = passage_.bare();
    std::size_t direction = 0, gap = 0;
    line_.reserve(to_ - from_ + 8);
    origin_.reserve(to_ - from_ + 8);
    for (std::size_t i = from_; i < to_;) {
      if (direction < directions_.size() && directions_[direction].from == i) {
        for (lesson::Direction& said : parse_direction(reading_, passage_, directions_[direction])) {
          Inline node;
          node.kind = Inline::Kind::direction;
          node.direction = std::move(said);
          token(std::move(node), i);
        }
        i = directions_[direction++].to;
        continue;
      }
      if (gap < gap_marks_.size() && gap_marks_[gap].from == i) {
        Inline node;
        node.kind = Inline::Kind::gap;
        node.gap = static_cast<std::uint32_t>(gaps_->size());
        gaps_->push_back(parse_gap(reading_, passage_, gap_marks_[gap]));
        token(std::move(node), i);
        i = gap_marks_[gap++].to;
        continue;
      }
      switch (bare[i]) {
        case kMath: i = take_math(i); continue;
        case kComment: ++i; continue;
        case kEscape:
          if (i + 1 < to_ && bare[i + 1] == kEscape) {
            Inline node;
            node.text = std::string(text.substr(i + 1, 1));
            if (text[i + 1] == '[' || text[i + 1] == ']') escaped_.push_back(i);
            token(std::move(node), i);
            i += 2;
            continue;
          }
          break;
        case '\n': i = take_break(i); continue;
        default: break;
      }
      if (bare[i] == '[' && i + 1 < to_ && bare[i + 1] == '^') {
        const std::size_t close = bare.find(']', i);
        if (close < to_ && close > i + 2 &&
            bare.substr(i, close - i).find_first_of(" \n[", 1) == std::string_view::npos) {
          Inline node;
          node.kind = Inline::Kind::footnote;
          node.text = std::string(text.substr(i + 2, close - i - 2));
          token(std::move(node), i);
          i = close + 1;
          continue;
        }
      }
      // An author's own private-use character of plane 15 is text, and no token of ours.
      if (static_cast<unsigned char>(text[i]) == 0xF3 && i + 3 < to_ &&
          static_cast<unsigned char>(text[i + 1]) >= 0xB0) {
        Inline node;
        node.text = std::string(text.substr(i, 4));
        token(std::move(node), i);
        i += 4;
        continue;
      }
      push(text[i], i);
      ++i;
    }
  }

  std::size_t take_math(std::size_t i) {
    const std::string_view text = passage_.text();
    const std::string_view bare = passage_.bare();
    const bool display = text.substr(i, 2) == "$$";
    const std::size_t open = i + (display ? 2 : 1);
    std::size_t close = open;
    while (close < to_ && (bare[close] == kMath || bare[close] == '\n')) {
      if (text[close] == '\\') {
        close += 2;
        continue;
      }
      if (text[close] == '$' && (!display || text.substr(close, 2) == "$$")) break;
      ++close;
    }
    close = std::min(close, to_);
    Inline node;
    node.kind = Inline::Kind::math;
    node.display = display;
    node.text = trimmed(text.substr(open, close - open));
    token(std::move(node), i);
    return std::min(close + (display ? 2 : 1), to_);
  }

  std::size_t take_break(std::size_t i) {
    Inline node;
    node.kind = Inline::Kind::soft_break;
    std::size_t spaces = 0;
    while (!line_.empty() && (line_.back() == ' ' || line_.back() == '\t')) {
      line_.pop_back();
      origin_.pop_back();
      ++spaces;
    }
    if (spaces >= 2) node.kind = Inline::Kind::hard_break;
    if (!line_.empty() && line_.back() == '\\' && passage_.bare()[i - 1] == '\\') {
      line_.pop_back();
      origin_.pop_back();
      node.kind = Inline::Kind::hard_break;
    }
    push(' ', i);
    token(std::move(node), i);
    push(' ', i);
    return i + 1;
  }

  bool is_simple() const { return line_.find_first_of("*_`[]<>&~\\!$") == std::string::npos; }

  void add_node(Inline node, Inlines& out) {
    if (node.kind == Inline::Kind::text) {
      if (node.text.empty()) return;
      if (!out.empty() && out.back().kind == Inline::Kind::text) {
        out.back().text += node.text;
        return;
      }
    }
    if (node.kind == Inline::Kind::soft_break || node.kind == Inline::Kind::hard_break) {
      if (!out.empty() && out.back().kind == Inline::Kind::text) {
        std::string& text = out.back().text;
        while (!text.empty() && text.back() == ' ') text.pop_back();
        if (text.empty()) out.pop_back();
      }
    }
    out.push_back(std::move(node));
  }

  // Text with tokens in it. `column`: byte of the line at which it begins.
  void add_text(std::string_view text, std::size_t, Inlines& out) {
    std::string run;
    bool after_break = false;
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t at = i;
      const char32_t c = base::decode_utf8(text, i);
      if (c >= kFirstToken && c < kFirstToken + tokens_.size()) {
        Inline plain;
        plain.text = std::move(run);
        run.clear();
        add_node(std::move(plain), out);
        Inline& made = tokens_[c - kFirstToken];
        after_break = made.kind == Inline::Kind::soft_break || made.kind == Inline::Kind::hard_break;
        add_node(made, out);
      } else {
        if (after_break && c == ' ') {
          after_break = false;
          continue;
        }
        after_break = false;
        run.append(text, at, i - at);
      }
    }
    Inline plain;
    plain.text = std::move(run);
    add_node(std::move(plain), out);
  }

  // Literal text (code, addresses): a break in it is a space.
  std::string without_tokens(std::string_view text) const {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t at = i;
      const char32_t c = base::decode_utf8(text, i);
      if (c >= kFirstToken && c < kFirstToken + tokens_.size()) {
        if (!out.empty() && out.back() == ' ' && i < text.size() && text[i] == ' ') ++i;
        out += tokens_[c - kFirstToken].text;
      } else {
        out.append(text, at, i - at);
      }
    }
    return out;
  }

  std::size_t place(std::uint32_t column) const {
    if (origin_.empty()) return from_;
    return origin_[std::min<std::size_t>(column - 1, origin_.size() - 1)];
  }

  void convert(const std::vector<markdown::Inline>& nodes, Inlines& out) {
    for (const markdown::Inline& node : nodes) {
      Inline made;
      switch (node.kind) {
        case markdown::InlineKind::text:
          leftovers_.note(node, line_, origin_);
          add_text(node.text, node.column, out);
          continue;
        case markdown::InlineKind::code:
          made.kind = Inline::Kind::code;
          made.text = without_tokens(node.text);
          out.push_back(std::move(made));
          continue;
        case markdown::InlineKind::html: add_html(node, out); continue;
        case markdown::InlineKind::emphasis: made.kind = Inline::Kind::emphasis; break;
        case markdown::InlineKind::strong: made.kind = Inline::Kind::strong; break;
        case markdown::InlineKind::strike: made.kind = Inline::Kind::strike; break;
        case markdown::InlineKind::link:
        case markdown::InlineKind::image: {
          made.kind = node.kind == markdown::InlineKind::link ? Inline::Kind::link : Inline::Kind::image;
          made.link = {{without_tokens(node.target), without_tokens(node.title)}};
          const std::size_t at = place(node.column);
          const std::size_t end = link_end(at);
          reading_.links.push_back({made.link->target, passage_.span(at, end), folder_of(reading_.path)});
          break;
        }
      }
      convert(node.children, made.children);
      out.push_back(std::move(made));
    }
  }

  // One past the link or picture that begins at `at`, as near as the raw text tells.
  std::size_t link_end(std::size_t at) const {
    const std::string_view bare = passage_.bare().substr(0, to_);
    const std::size_t middle = bare.find("](", at);
    if (middle == std::string_view::npos) return std::min(bare.find_first_of(">]", at + 1), to_ - 1) + 1;
    return std::min(bare.find(')', middle), to_ - 1) + 1;
  }

  void add_html(const markdown::Inline& node, Inlines& out) {
    std::string name;
    for (std::size_t i = 1;
         i < node.text.size() && (node.text[i] == '/' || (node.text[i] >= 'a' && node.text[i] <= 'z') ||
                                  (node.text[i] >= 'A' && node.text[i] <= 'Z'));
         ++i) {
      if (node.text[i] != '/') name += static_cast<char>(node.text[i] | 0x20);
    }
    const std::string bare = node.text.substr(1, node.text.size() - 2);
    const std::string plain = trimmed(bare.starts_with('/') ? std::string_view(bare).substr(1)
                                      : bare.ends_with('/') ? std::string_view(bare).substr(0, bare.size() - 1)
                                                            : std::string_view(bare));
    const bool allowed =
        plain.size() == name.size() && (name == "br" || name == "sub" || name == "sup" || name == "kbd");
    Inline made;
    if (!allowed) {
      const std::size_t at = place(node.column);
      if (!html_reported_) {
        reading_.findings.report("form/html", passage_.span(at, std::min(at + node.text.size(), to_)),
                                 "This HTML is not kept: " + node.text.substr(0, 60) + ".",
                                 "Only <br>, <sub>, <sup> and <kbd> are; write \\< if the sign is meant.");
      }
      html_reported_ = true;
      made.text = without_tokens(node.text);
      add_node(std::move(made), out);
      return;
    }
    if (name == "br") {
      made.kind = Inline::Kind::hard_break;
      add_node(std::move(made), out);
      return;
    }
    // Opening and closing tags are paired afterwards; until then they stand as marked text.
    made.kind = name == "sub"   ? Inline::Kind::subscript
                : name == "sup" ? Inline::Kind::superscript
                                : Inline::Kind::keyboard;
    made.text = node.text.starts_with("</") ? "/" : "<";
    out.push_back(std::move(made));
  }

  static bool is_tag(const Inline& node, std::string_view mark) {
    return (node.kind == Inline::Kind::subscript || node.kind == Inline::Kind::superscript ||
            node.kind == Inline::Kind::keyboard) &&
           node.text == mark;
  }

  void pair_html(Inlines& nodes) {
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      pair_html(nodes[i].children);
      if (!is_tag(nodes[i], "/")) continue;
      std::size_t open = i;
      while (open-- > 0) {
        if (is_tag(nodes[open], "<") && nodes[open].kind == nodes[i].kind) break;
      }
      if (open == static_cast<std::size_t>(-1)) {
        nodes.erase(nodes.begin() + static_cast<std::ptrdiff_t>(i--));
        continue;
      }
      nodes[open].text.clear();
      nodes[open].children.assign(std::make_move_iterator(nodes.begin() + static_cast<std::ptrdiff_t>(open) + 1),
                                  std::make_move_iterator(nodes.begin() + static_cast<std::ptrdiff_t>(i)));
      nodes.erase(nodes.begin() + static_cast<std::ptrdiff_t>(open) + 1,
                  nodes.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      i = open;
    }
    for (Inline& node : nodes) {
      if (is_tag(node, "<")) node.text.clear();
    }
  }

  // say: and lang take the word before them, or the emphasis before them, as their children.
  void attach(Inlines& nodes) {
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      attach(nodes[i].children);
      Inline& node = nodes[i];
      if (node.kind != Inline::Kind::direction || i == 0) continue;
      if (node.direction->kind != lesson::Direction::Kind::say && node.direction->kind != lesson::Direction::Kind::lang)
        continue;
      std::size_t before = i - 1;
      if (nodes[before].kind == Inline::Kind::text) {
        std::string& text = nodes[before].text;
        std::size_t end = text.size();
        while (end > 0 && text[end - 1] == ' ') --end;
        if (end == 0 && before > 0) {
          // "_word_ *(lang la)*": the emphasis stands before a lone space.
          text.clear();
          --before;
        } else {
          const std::size_t space = end == 0 ? std::string::npos : text.rfind(' ', end - 1);
          const std::size_t start = space == std::string::npos ? 0 : space + 1;
          Inline word;
          word.text = text.substr(start, end - start);
          text.resize(start);
          if (!word.text.empty()) node.children.push_back(std::move(word));
          continue;
        }
      }
      if (nodes[before].kind == Inline::Kind::direction && !nodes[before].children.empty()) continue;
      Inline taken = std::move(nodes[before]);
      nodes[i].children.push_back(std::move(taken));
      nodes.erase(nodes.begin() + static_cast<std::ptrdiff_t>(before), nodes.begin() + static_cast<std::ptrdiff_t>(i));
      i = before;
    }
    std::erase_if(nodes, [](const Inline& node) { return node.kind == Inline::Kind::text && node.text.empty(); });
  }

  Reading& reading_;
  const Passage& passage_;
  std::size_t from_, to_;
  std::vector<lesson::Gap>* gaps_;
  std::vector<DirectionMark> directions_;
  std::vector<GapMark> gap_marks_, broken_;
  std::string line_;
  std::vector<std::size_t> origin_;
  std::vector<Inline> tokens_;
  Leftovers leftovers_;
  std::vector<std::size_t> escaped_;  // brackets
  bool html_reported_ = false;
};

}  // namespace

void trim(Inlines& inlines) {
  while (!inlines.empty() &&
         (inlines.front().kind == Inline::Kind::text || inlines.front().kind == Inline::Kind::soft_break)) {
    std::string& text = inlines.front().text;
    text.erase(0, std::min(text.find_first_not_of(" \t"), text.size()));
    if (!text.empty()) break;
    inlines.erase(inlines.begin());
  }
  while (!inlines.empty() &&
         (inlines.back().kind == Inline::Kind::text || inlines.back().kind == Inline::Kind::soft_break ||
          inlines.back().kind == Inline::Kind::hard_break)) {
    std::string& text = inlines.back().text;
    const std::size_t end = text.find_last_not_of(" \t");
    text.resize(end == std::string::npos ? 0 : end + 1);
    if (!text.empty()) break;
    inlines.pop_back();
  }
}

namespace {

// Words alone, in one line or several: most pieces of a lesson are, and need no Markdown.
bool is_plain(std::string_view bare) {
  // Marks of Markdown and of the format (source/masks.h), and the first byte of a token.
  static constexpr base::CharSet kNotPlain(std::string_view("\0\1\2\3\4*_`[]<>&~\\!$\xF3", 18));
  for (std::size_t i = 0; i < bare.size(); ++i) {
    const char c = bare[i];
    if (kNotPlain.contains(c)) return false;
    // Two spaces at a line's end make a line break.
    if (c == '\n' && i >= 2 && bare[i - 1] == ' ' && bare[i - 2] == ' ') return false;
  }
  return true;
}

Inlines plain_inlines(std::string_view text) {
  Inlines out;
  out.reserve(1 + 2 * static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')));
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::size_t last = end;
    while (last > at && end < text.size() && (text[last - 1] == ' ' || text[last - 1] == '\t')) --last;
    if (last > at) {
      Inline words;
      words.text = std::string(text.substr(at, last - at));
      out.push_back(std::move(words));
    }
    if (end < text.size()) {
      Inline pause;
      pause.kind = Inline::Kind::soft_break;
      out.push_back(std::move(pause));
    }
    at = end + 1;
  }
  trim(out);
  return out;
}

// Text that grew piece by piece holds twice the room it needs, and the model is kept for the whole build.
void shrink(Inlines& inlines) {
  inlines.shrink_to_fit();
  for (Inline& node : inlines) {
    node.text.shrink_to_fit();
    shrink(node.children);
  }
}

}  // namespace

Inlines read_inlines(Reading& reading, const Passage& passage, std::size_t from, std::size_t to,
                     std::vector<lesson::Gap>* gaps) {
  while (from < to && (passage.text()[from] == ' ' || passage.text()[from] == '\n')) ++from;
  if (from >= to) return {};
  if (is_plain(passage.bare().substr(from, to - from))) return plain_inlines(passage.text().substr(from, to - from));
  Inlines out = Piece(reading, passage, from, to, gaps).read();
  trim(out);
  shrink(out);
  return out;
}

}  // namespace colloquy::source
