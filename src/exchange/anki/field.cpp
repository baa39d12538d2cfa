#include "exchange/anki/field.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "base/utf8.h"
#include "exchange/anki/markup.h"
#include "exchange/escape.h"
#include "exchange/html_words.h"

namespace colloquy::exchange::anki {
namespace {

// Words of one look; what a look becomes in Markdown is decided when its neighbours are known.
struct Look {
  int bold = 0, italic = 0, code = 0, strike = 0, sub = 0, sup = 0, kbd = 0;
  std::string link;  // where it leads
  bool same(const Look& other) const {
    const auto on = [](int depth) { return depth > 0; };
    return on(bold) == on(other.bold) && on(italic) == on(other.italic) && on(code) == on(other.code) &&
           on(strike) == on(other.strike) && on(sub) == on(other.sub) && on(sup) == on(other.sup) &&
           on(kbd) == on(other.kbd) && link == other.link;
  }
};

struct Piece {
  enum class Kind { words, raw, line_break } kind = Kind::words;
  Look look;
  std::string text;  // words: plain; raw: Markdown that is whole in itself
};

constexpr std::size_t kLongestFormula = 2000, kLongestLink = 2000;

constexpr std::string_view kBlocks[] = {"p",  "div", "ul", "ol", "tr", "table", "pre",     "blockquote", "h1", "h2",
                                        "h3", "h4",  "h5", "h6", "hr", "br",    "section", "dt",         "dd"};
constexpr std::string_view kSilent[] = {"script", "style", "head", "title", "svg"};
constexpr std::string_view kEmbedded[] = {"audio", "video", "iframe", "object", "embed", "canvas", "input"};

template <typename List>
bool is_among(const List& list, std::string_view name) {
  return std::find(std::begin(list), std::end(list), name) != std::end(list);
}

bool is_web(std::string_view address) {
  return address.starts_with("https://") || address.starts_with("http://") || address.starts_with("mailto:");
}

// Whether CommonMark counts a character as punctuation or space, beside which a mark may not open or close; what is
// beyond ASCII is, where in doubt, counted so.
bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return c >= 0xc0 && c != 0xd7 && c != 0xf7 && !(c >= 0x2000 && c < 0x2c00) && !(c >= 0x3000 && c < 0x3040) &&
         !(c >= 0xfe10 && c < 0xfe70) && !(c >= 0xff00 && c < 0xff10) && c != 0xfffd;
}
bool begins_with_letter(std::string_view text) {
  std::size_t at = 0;
  return !text.empty() && is_letter(base::decode_utf8(text, at));
}
bool ends_with_letter(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && (static_cast<unsigned char>(text[at - 1]) & 0xc0) == 0x80) --at;
  if (at == 0) return false;
  --at;
  return is_letter(base::decode_utf8(text, at));
}

struct FormulaMarks {
  std::string_view open, close;
  bool display;
};
constexpr FormulaMarks kFormulas[] = {{"\\(", "\\)", false},
                                      {"\\[", "\\]", true},
                                      {"[$]", "[/$]", false},
                                      {"[$$]", "[/$$]", true},
                                      {"[latex]", "[/latex]", false}};

// Where a mark is found next, for places that only grow: what was found is looked for once.
class Next {
 public:
  std::size_t in(std::string_view text, std::string_view mark, std::size_t from) {
    if (!known_ || (at_ != std::string_view::npos && at_ < from)) at_ = text.find(mark, from);
    known_ = true;
    return at_;
  }

 private:
  bool known_ = false;
  std::size_t at_ = 0;
};

class Reader {
 public:
  explicit Reader(const FieldOptions& options) : options_(options) {}

  FieldText read(std::string_view html) {
    whole_ = html;
    while (!html.empty()) html.remove_prefix(step(html));
    while (gap_depth_ > 0) end_gap();
    out_.line = write();
    for (const std::string& what : lost_) out_.lost.push_back(what);
    return std::move(out_);
  }

 private:
  // Each gives how many bytes it took, at least one.
  std::size_t step(std::string_view html) {
    if (html.front() == '<') {
      const Tag tag = read_tag(html, ahead_);
      if (tag.length > 0) {
        apply(tag);
        return tag.length;
      }
      words("<");
      return 1;
    }
    if (html.front() == '&') {
      std::string meaning;
      const std::size_t taken = read_entity(html, meaning);
      words(taken == 0 ? "&" : meaning);
      return std::max<std::size_t>(taken, 1);
    }
    if (silent_.empty()) {
      if (const std::size_t taken = bracketed(html)) return taken;
      if (options_.gaps) {
        if (const std::size_t taken = gap(html)) return taken;
      }
    }
    const std::size_t next = html.find_first_of("<&[\\{}:", 1);
    words(html.substr(0, next));
    return next == std::string_view::npos ? html.size() : next;
  }

  // [sound:a.mp3], \(x\), \[x\], [latex]x[/latex], [$]x[/$].
  std::size_t bracketed(std::string_view html) {
    if (html.starts_with("[sound:")) {
      const std::size_t end = html.substr(0, 301).find(']');
      if (end == std::string_view::npos) return 0;
      std::string name = plain_field(html.substr(7, end - 7));
      const std::string about = escape(name, Place::inside);
      if (!name.empty()) put_media("", about, std::move(name));
      return end + 1;
    }
    const std::size_t here = whole_.size() - html.size();
    for (std::size_t i = 0; i < std::size(kFormulas); ++i) {
      const auto& [open, close, display] = kFormulas[i];
      if (!html.starts_with(open)) continue;
      const std::size_t from = here + open.size();
      const std::size_t end = closes_[i].in(whole_, close, from);
      if (end == std::string_view::npos || end + close.size() - here > kLongestFormula) return 0;
      // The one that begins last is the formula.
      if (opens_[i].in(whole_, open, from) < end) return 0;
      const std::string source = plain_field(whole_.substr(from, end - from));
      // Our own marks cannot hold these.
      if (source.empty() || source.find_first_of("$`") != std::string::npos || gap_depth_ > 0) return 0;
      raw(display ? "$$" + source + "$$" : "$" + source + "$");
      return end + close.size() - here;
    }
    return 0;
  }

  std::size_t gap(std::string_view html) {
    if (html.starts_with("{{c")) {
      std::size_t at = 3;
      int number = 0;
      while (at < html.size() && html[at] >= '0' && html[at] <= '9' && at < 6)
        number = 10 * number + (html[at++] - '0');
      if (at == 3 || html.substr(at, 2) != "::") return 0;
      begin_gap(number);
      return at + 2;
    }
    if (gap_depth_ > 0 && html.starts_with("}}")) {
      end_gap();
      return 2;
    }
    if (gap_depth_ == 1 && html.starts_with("::")) {
      in_hint_ = true;
      lost("a hint in a gap");
      return 2;
    }
    return 0;
  }

  void begin_gap(int number) {
    if (++gap_depth_ > 1) return lost("a gap within a gap");
    out_.gaps.push_back({number, {}});
    raw(std::string(1, kGapMark));
  }
  void end_gap() {
    if (--gap_depth_ == 0) in_hint_ = false;
  }

  void lost(std::string what) { lost_.insert(std::move(what)); }

  void apply(const Tag& tag) {
    const std::string& name = tag.name;
    if (!silent_.empty()) {
      if (tag.closing && name == silent_) silent_.clear();
      return;
    }
    if (is_among(kSilent, name)) {
      if (!tag.closing && !tag.inside.ends_with('/')) silent_ = name;
      if (name == "svg" || name == "script") lost(name == "svg" ? "a drawing (SVG)" : "a script");
      return;
    }
    if (name == "table") lost("a table became lines");
    if (name == "math") lost("a formula in MathML became words");
    if (is_among(kEmbedded, name)) return lost("something embedded (" + name + ")");
    if (name == "img") return picture(tag);
    if (name == "li") {
      line_break();
      if (!tag.closing) words("\u2022 ");
      return;
    }
    if (name == "td" || name == "th") return words(" ");
    if (is_among(kBlocks, name)) return line_break();
    const int change = tag.closing ? -1 : 1;
    const auto turn = [change](int& depth) { depth = std::max(depth + change, 0); };
    if (name == "b" || name == "strong") turn(look_.bold);
    if (name == "i" || name == "em") turn(look_.italic);
    if (name == "code" || name == "tt") turn(look_.code);
    if (name == "s" || name == "strike" || name == "del") turn(look_.strike);
    if (name == "sub") turn(look_.sub);
    if (name == "sup") turn(look_.sup);
    if (name == "kbd") turn(look_.kbd);
    if (name == "a") {
      const std::string address = tag.closing ? std::string() : attribute_of(tag, "href");
      look_.link = is_web(address) && address.size() <= kLongestLink ? address : std::string();
    }
  }

  void picture(const Tag& tag) {
    if (gap_depth_ > 0) return lost("a picture in a gap");
    std::string name = attribute_of(tag, "src");
    if (name.empty()) return;
    if (name.find("://") != std::string::npos || name.starts_with("data:"))
      return lost("a picture that is not in the package");
    // Anki percent-encodes what would not stand in an attribute.
    std::string decoded;
    for (std::size_t i = 0; i < name.size(); ++i) {
      unsigned byte = 0;
      if (name[i] == '%' && i + 2 < name.size() &&
          std::from_chars(name.data() + i + 1, name.data() + i + 3, byte, 16).ptr == name.data() + i + 3 &&
          byte >= 0x20) {
        decoded += static_cast<char>(byte);
        i += 2;
      } else {
        decoded += name[i];
      }
    }
    if (base::first_invalid_utf8(decoded) == base::kNoError) name = decoded;
    std::string about = attribute_of(tag, "alt");
    std::replace_if(about.begin(), about.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    if (about.empty()) about = name.substr(0, name.rfind('.'));
    about = escape(about, Place::inside);
    put_media("!", about, std::move(name));
  }

  void put_media(const std::string& mark, const std::string& about, std::string name) {
    const std::string address = options_.media ? options_.media(name) : std::string();
    if (address.empty()) return lost("\"" + shown(name, 120) + "\", which is not in the package");
    raw(mark + "[" + about + "](" + address + ")");
    out_.media.push_back(std::move(name));
  }

  void words(std::string_view text) {
    if (!silent_.empty() || in_hint_) return;
    std::string& to = gap_depth_ > 0 ? out_.gaps.back().answer : words_piece();
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t from = at;
      const char32_t c = base::decode_utf8(text, at);
      const bool space = c < 0x20 || c == ' ' || c == 0x7f || c == 0xa0 || c == 0x85 || c == 0x2028 || c == 0x2029;
      if (space)
        to += ' ';
      else
        to += text.substr(from, at - from);
    }
  }

  std::string& words_piece() {
    if (pieces_.empty() || pieces_.back().kind != Piece::Kind::words || !pieces_.back().look.same(look_))
      pieces_.push_back({Piece::Kind::words, look_, {}});
    return pieces_.back().text;
  }
  void raw(std::string markdown) { pieces_.push_back({Piece::Kind::raw, {}, std::move(markdown)}); }
  void line_break() {
    if (gap_depth_ > 0) return words(" ");
    pieces_.push_back({Piece::Kind::line_break, {}, {}});
  }

  // --- putting it together

  std::string write() {
    std::string out;
    bool broken = false;  // a break waits for something to stand after it
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const Piece& piece = pieces_[i];
      if (piece.kind == Piece::Kind::line_break) {
        broken = !out.empty();
        continue;
      }
      std::string text = piece.kind == Piece::Kind::raw ? piece.text : single_spaces(piece.text);
      if (out.empty() || broken || out.ends_with(' '))
        text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
      if (text.empty()) continue;
      if (broken) {
        while (out.ends_with(' ')) out.pop_back();
        out += "<br>";
        broken = false;
      }
      if (piece.kind == Piece::Kind::raw) {
        // "![" after a "!" and the like would be read together.
        if (out.ends_with('!') && text.starts_with('[')) out += ' ';
        out += text;
      } else {
        add(out, piece.look, text, following(i));
      }
    }
    while (out.ends_with(' ')) out.pop_back();
    return out;
  }

  static std::string single_spaces(std::string_view text) {
    std::string out;
    for (const char c : text) {
      if (c != ' ' || !out.ends_with(' ')) out += c;
    }
    return out;
  }

  // Whether a letter follows the piece, so that a mark between them has to be able to close.
  bool following(std::size_t i) const {
    if (i + 1 >= pieces_.size()) return false;
    const Piece& next = pieces_[i + 1];
    return next.kind != Piece::Kind::line_break && (next.kind == Piece::Kind::raw || begins_with_letter(next.text));
  }

  static void add(std::string& out, const Look& look, const std::string& text, bool letter_follows) {
    const std::size_t from = text.find_first_not_of(' ');
    if (from == std::string::npos) {
      out += ' ';
      return;
    }
    const std::size_t to = text.find_last_not_of(' ') + 1;
    const std::string core = text.substr(from, to - from);
    const bool space_before = from > 0, space_after = to < text.size();
    if (space_before) out += ' ';
    std::string words = escape(core, out.empty() ? Place::line_start : Place::inside);
    if (look.code > 0 && core.find_first_of("`\\") == std::string::npos) {
      out += (out.ends_with('`') ? " `" : "`") + core + "`";
    } else if (!look.link.empty()) {
      out += "[" + words + "](" + link_target(look.link) + ")";
    } else {
      // Marks of emphasis count only beside letters, or between space and anything.
      const bool opens = begins_with_letter(words) || !ends_with_letter(out);
      const bool closes = ends_with_letter(words) || space_after || !letter_follows;
      const bool alone = !out.ends_with('*') && !out.ends_with('~');
      std::string before, after;
      if (opens && closes && alone) {
        if (look.bold > 0) before += "**", after = "**" + after;
        if (look.italic > 0) before += '*', after = "*" + after;
        if (look.strike > 0) before += "~~", after = "~~" + after;
      }
      if (look.sub > 0) before += "<sub>", after = "</sub>" + after;
      if (look.sup > 0) before += "<sup>", after = "</sup>" + after;
      if (look.kbd > 0) before += "<kbd>", after = "</kbd>" + after;
      out += before + words + after;
    }
    if (space_after) out += ' ';
  }

  const FieldOptions& options_;
  std::string_view whole_;  // what is read
  Ahead ahead_;
  std::array<Next, std::size(kFormulas)> opens_, closes_;
  FieldText out_;
  std::vector<Piece> pieces_;
  Look look_;
  std::string silent_;  // the element whose words go
  int gap_depth_ = 0;
  bool in_hint_ = false;
  std::set<std::string> lost_;
};

}  // namespace

FieldText read_field(std::string_view html, const FieldOptions& options) {
  // Control characters mean nothing in HTML but space, and would be taken for our own mark.
  std::string clean(html);
  std::replace_if(
      clean.begin(), clean.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
  FieldText out = Reader(options).read(clean);
  for (FieldGap& gap : out.gaps) {
    std::string answer;
    for (const char c : gap.answer) {
      if (c != ' ' || (!answer.empty() && answer.back() != ' ')) answer += c;
    }
    while (answer.ends_with(' ')) answer.pop_back();
    gap.answer = std::move(answer);
  }
  return out;
}

std::string plain_field(std::string_view html) {
  std::string out;
  Ahead ahead;
  while (!html.empty()) {
    std::size_t taken = 0;
    if (html.front() == '<') taken = read_tag(html, ahead).length;
    if (html.front() == '&') taken = read_entity(html, out);
    if (taken == 0) {
      const char c = html.front();
      const bool space = static_cast<unsigned char>(c) <= 0x20;
      if (!space)
        out += c;
      else if (!out.empty() && out.back() != ' ')
        out += ' ';
      taken = 1;
    } else if (html.front() == '<' && !out.empty() && out.back() != ' ') {
      out += html.substr(0, 3) == "<br" || html.substr(0, 4) == "<div" ? " " : "";
    }
    html.remove_prefix(taken);
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace colloquy::exchange::anki
