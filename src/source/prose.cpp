#include "source/prose.h"

#include <algorithm>

#include "base/char_set.h"
#include "base/utf8.h"
#include "source/directions.h"
#include "source/gaps.h"
#include "text/chars.h"

namespace colloquy::source {
namespace {

using lesson::Inline;
using lesson::Inlines;

// What stands for something else in the line that Markdown is given: one private-use character
// of plane 15 a token, its number its place in the table.
constexpr char32_t kFirstToken = 0xF0000;

struct Leftover {
  char mark;
  std::size_t at;  // in the passage
  std::size_t length;
};

// One piece of a passage, on its way to Inlines.
class Piece {
 public:
  Piece(Reading& reading, const Passage& passage, std::size_t from, std::size_t to, std::vector<lesson::Gap>* gaps)
      : reading_(reading), passage_(passage), from_(from), to_(to), gaps_(gaps) {}

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
      report_leftovers();
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

  // Marks that Markdown has left as text. Escaped ones are tokens by now, so what looks like a mark
  // is one; the library joins neighbouring text, so the place is found again by reading along.
  void note_leftovers(const markdown::Inline& node) {
    std::size_t at = node.column - 1;
    for (std::size_t i = 0; i < node.text.size();) {
      if (at < line_.size() && line_[at] == '&' && node.text[i] != '&') {
        at = std::min(line_.find(';', at), line_.size() - 1) + 1;
        base::decode_utf8(node.text, i);
        continue;
      }
      const char mark = node.text[i];
      std::size_t length = 1;
      if (std::string_view("*_~`[]$\\").find(mark) != std::string_view::npos) {
        while (mark != '[' && mark != ']' && i + length < node.text.size() && node.text[i + length] == mark) ++length;
        if (at < origin_.size()) leftovers_.push_back({mark, origin_[at], length});
      }
      i += length;
      at += length;
    }
  }

  void convert(const std::vector<markdown::Inline>& nodes, Inlines& out) {
    for (const markdown::Inline& node : nodes) {
      Inline made;
      switch (node.kind) {
        case markdown::InlineKind::text:
          note_leftovers(node);
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

  bool is_broken(std::size_t at) const {
    for (const GapMark& gap : broken_) {
      if (at >= gap.from && at < gap.to) return true;
    }
    return false;
  }

  char before(std::size_t at) const { return at > from_ ? passage_.text()[at - 1] : ' '; }
  char after(std::size_t at) const { return at < to_ ? passage_.text()[at] : ' '; }

  bool is_harmless(const Leftover& left) const {
    const char a = before(left.at), b = after(left.at + left.length);
    const auto space = [](char c) { return c == ' ' || c == '\n' || c == '\t'; };
    const auto word = [](char c) {
      return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
             static_cast<unsigned char>(c) >= 0x80;
    };
    switch (left.mark) {
      case '*': return left.length == 1 && ((space(a) && space(b)) || (a >= '0' && a <= '9' && b >= '0' && b <= '9'));
      case '_': return (word(a) && word(b)) || (space(a) && space(b)) || left.length > 2;
      case '~': return left.length != 2;
      case '$': {
        // Money: "$5", "US$ 5".
        const bool capital = a >= 'A' && a <= 'Z';
        return (left.length == 1 && b >= '0' && b <= '9') || (space(a) && space(b)) ||
               (capital && left.at > from_ + 1 && passage_.text()[left.at - 2] >= 'A' &&
                passage_.text()[left.at - 2] <= 'Z');
      }
      case '\\': return !((b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z'));  // \frac
      default: return false;
    }
  }

  void report_leftovers() {
    std::vector<Leftover> open;
    std::vector<Leftover> lone;
    bool stars = false;
    const std::string_view start = passage_.bare().substr(from_, 4);
    if (start == "[x] " || start == "[ ] " || start == "[X] ") {
      reading_.findings.report("form/box", passage_.span(from_, from_ + 3), "An answer starts with a dash and a box.",
                               "Write - before it.");
      return;
    }
    // An escaped bracket may be the partner of a plain one: \[[3]].
    std::size_t spare = escaped_.size();
    for (const Leftover& left : leftovers_) {
      if (is_broken(left.at) || in_direction_half(left.at)) continue;
      if (left.mark == '[') {
        open.push_back(left);
      } else if (left.mark == ']') {
        if (open.empty() && spare > 0) {
          --spare;
        } else if (open.empty()) {
          lone.push_back(left);
        } else {
          const Leftover first = open.back();
          open.pop_back();
          const char next = after(left.at + 1);
          // [words](address without its end, or [words]address)
          if (next == '(')
            lone.push_back(first);
          else if (first.at + 1 < left.at &&
                   (next == '/' || next == '#' || next == '.' ||
                    ((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z'))) &&
                   passage_.bare().substr(left.at, to_ - left.at).find(')') != std::string_view::npos)
            lone.push_back(first);
        }
      } else if (!stars && !is_harmless(left)) {
        stars = true;
        report_mark(left);
      }
    }
    while (!open.empty() && spare > 0) open.pop_back(), --spare;
    lone.insert(lone.end(), open.begin(), open.end());
    if (!lone.empty() && !stars) {
      const Leftover& left =
          *std::min_element(lone.begin(), lone.end(), [](const Leftover& a, const Leftover& b) { return a.at < b.at; });
      reading_.findings.report(
          "form/bracket", passage_.span(left.at, left.at + left.length), "This bracket has no partner.",
          "A link is [words](address); write \\" + std::string(1, left.mark) + " if the bracket is meant.");
    }
  }

  void report_mark(const Leftover& left) {
    const std::string mark(left.length, left.mark);
    const base::Span span = passage_.span(left.at, left.at + left.length);
    if (left.mark == '$' || left.mark == '\\') {
      reading_.findings.report(
          "form/stars", span,
          left.mark == '$' ? quoted(mark) + " is left over here." : "Mathematics stands here without its $.",
          "A formula stands between two $; write \\$ if the sign is meant.");
    } else {
      reading_.findings.report("form/stars", span, quoted(mark) + " is left over here.",
                               left.mark == '`' ? "Code stands between two of them; write \\` if the sign is meant."
                                                : "Emphasis stands between two of them; write \\" + mark.substr(0, 1) +
                                                      " if the sign is meant.");
    }
  }

  // The star of a half direction is reported as form/cue-open.
  bool in_direction_half(std::size_t at) const {
    const std::string_view bare = passage_.bare();
    if (bare[at] != '*') return false;
    if (at + 1 < to_ && bare[at + 1] == '(' && (at == from_ || bare[at - 1] != '*')) return true;
    return at > from_ && bare[at - 1] == ')' && (at + 1 >= to_ || bare[at + 1] != '*') &&
           std::count(bare.begin() + static_cast<std::ptrdiff_t>(from_),
                      bare.begin() + static_cast<std::ptrdiff_t>(to_), '*') %
                   2 ==
               1;
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
  std::vector<Leftover> leftovers_;
  std::vector<std::size_t> escaped_;  // brackets
  bool html_reported_ = false;
};

// - [x] text: 1; - [ ] text: 0; else -1. Moves `from` past the box.
int box_at(const Passage& passage, std::size_t& from) {
  const std::string_view bare = passage.bare();
  if (bare.size() < from + 4 || bare[from] != '[' || bare[from + 2] != ']' || bare[from + 3] != ' ') return -1;
  const char c = bare[from + 1];
  if (c != 'x' && c != 'X' && c != ' ') return -1;
  from += 4;
  return c == ' ' ? 0 : 1;
}

lesson::Block::Align align_of(markdown::Align align) {
  switch (align) {
    case markdown::Align::left: return lesson::Block::Align::left;
    case markdown::Align::center: return lesson::Block::Align::center;
    case markdown::Align::right: return lesson::Block::Align::right;
    case markdown::Align::none: break;
  }
  return lesson::Block::Align::none;
}

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

lesson::Block read_paragraph(Reading& reading, const Passage& passage, std::size_t from, std::size_t to,
                             std::vector<lesson::Gap>* gaps) {
  lesson::Block block;
  block.span = passage.span(from, to);
  block.inlines = read_inlines(reading, passage, from, to, gaps);
  if (block.inlines.size() == 1 && block.inlines[0].kind == Inline::Kind::math && block.inlines[0].display) {
    block.kind = lesson::Block::Kind::math;
    block.more.own().text = block.inlines[0].text;
    block.inlines.clear();
  }
  return block;
}

std::vector<lesson::Direction> take_directions(Inlines& inlines) {
  std::vector<lesson::Direction> out;
  for (std::size_t i = 0; i < inlines.size();) {
    if (inlines[i].kind == Inline::Kind::direction && inlines[i].direction->kind == lesson::Direction::Kind::manner) {
      out.push_back(std::move(inlines[i].direction.own()));
      inlines.erase(inlines.begin() + static_cast<std::ptrdiff_t>(i));
    } else {
      for (lesson::Direction& inner : take_directions(inlines[i].children)) out.push_back(std::move(inner));
      ++i;
    }
  }
  trim(inlines);
  return out;
}

base::Span span_of(const Reading& reading, const Node& node) {
  base::Span span = reading.text.lines_span(node.line, node.last_line);
  if (node.column > 1 && node.line <= reading.text.line_count()) {
    const std::size_t at =
        reading.text.start_of(node.line) + std::min<std::size_t>(node.column - 1, reading.text.line(node.line).size());
    const base::Span first = reading.text.span(at, at);
    span.column = first.column;
  }
  return span;
}

void read_block(Reading& reading, const Node& node, lesson::Blocks& out, std::vector<lesson::Gap>* gaps) {
  using Kind = lesson::Block::Kind;
  lesson::Block block;
  block.span = span_of(reading, node);
  switch (node.kind) {
    case BlockKind::html: return;
    case BlockKind::paragraph: {
      if (node.passage.empty()) return;
      lesson::Block paragraph = read_paragraph(reading, node.passage, 0, node.passage.size(), gaps);
      if (!paragraph.inlines.empty() || paragraph.kind == Kind::math) out.push_back(std::move(paragraph));
      return;
    }
    case BlockKind::heading:
      block.kind = Kind::heading;
      block.level = static_cast<std::int8_t>(node.level);
      block.inlines = read_inlines(reading, node.passage, 0, node.passage.size());
      block.more.own().id = reading.anchor(lesson::plain_text(block.inlines));
      break;
    case BlockKind::quote:
      block.kind = Kind::quote;
      block.children = read_blocks(reading, node.children, gaps);
      break;
    case BlockKind::list:
      block.kind = Kind::list;
      block.ordered = node.ordered;
      if (node.start != 1) block.more.own().start = node.start;
      block.tight = node.tight;
      block.children = read_blocks(reading, node.children, gaps);
      break;
    case BlockKind::item: {
      block.kind = Kind::item;
      bool first = true;
      for (const Node& child : node.children) {
        std::size_t from = 0;
        if (first && child.kind == BlockKind::paragraph &&
            (block.checked = static_cast<std::int8_t>(box_at(child.passage, from))) >= 0) {
          block.children.push_back(read_paragraph(reading, child.passage, from, child.passage.size(), gaps));
        } else {
          read_block(reading, child, block.children, gaps);
        }
        first = false;
      }
      break;
    }
    case BlockKind::code:
      block.kind = Kind::code;
      block.more.own().text = node.text;
      block.more.own().info = node.info;
      break;
    case BlockKind::table:
      block.kind = Kind::table;
      for (const markdown::Align align : node.aligns) block.more.own().aligns.push_back(align_of(align));
      block.children = read_blocks(reading, node.children, gaps);
      break;
    case BlockKind::row:
      block.kind = Kind::row;
      for (std::size_t i = 0; i < node.children.size(); ++i)
        read_block(reading, node.children[i], block.children, gaps);
      break;
    case BlockKind::cell:
      block.kind = Kind::cell;
      block.inlines = read_inlines(reading, node.passage, 0, node.passage.size(), gaps);
      break;
    case BlockKind::rule: block.kind = Kind::rule; break;
    case BlockKind::footnote: {
      block.kind = Kind::footnote;
      block.more.own().info = node.info;
      block.children = read_blocks(reading, node.children, gaps);
      reading.lesson.footnotes.push_back(std::move(block));
      return;
    }
    case BlockKind::document: return;
  }
  out.push_back(std::move(block));
}

lesson::Blocks read_blocks(Reading& reading, const std::vector<Node>& nodes, std::vector<lesson::Gap>* gaps) {
  lesson::Blocks out;
  out.reserve(nodes.size());
  for (const Node& node : nodes) read_block(reading, node, out, gaps);
  return out;
}

lesson::Blocks read_remark(Reading& reading, const Node& quote) {
  return read_blocks(reading, quote.children);
}

}  // namespace colloquy::source
