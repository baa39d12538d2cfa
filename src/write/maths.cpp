#include "write/maths.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <utility>

#include "base/utf8.h"

namespace colloquy::write {
namespace {

constexpr int kDeepest = 40;  // groups inside groups; more is no lesson's formula

enum class Leaf { identifier, operation, fence, large, function };

struct Symbol {
  std::string_view text;
  Leaf leaf = Leaf::identifier;
};

const std::map<std::string_view, Symbol>& symbols() {
  using enum Leaf;
  static const std::map<std::string_view, Symbol> all = {
      {"alpha", {"α"}},
      {"beta", {"β"}},
      {"gamma", {"γ"}},
      {"delta", {"δ"}},
      {"epsilon", {"ϵ"}},
      {"varepsilon", {"ε"}},
      {"zeta", {"ζ"}},
      {"eta", {"η"}},
      {"theta", {"θ"}},
      {"vartheta", {"ϑ"}},
      {"iota", {"ι"}},
      {"kappa", {"κ"}},
      {"lambda", {"λ"}},
      {"mu", {"μ"}},
      {"nu", {"ν"}},
      {"xi", {"ξ"}},
      {"pi", {"π"}},
      {"rho", {"ρ"}},
      {"sigma", {"σ"}},
      {"tau", {"τ"}},
      {"upsilon", {"υ"}},
      {"phi", {"ϕ"}},
      {"varphi", {"φ"}},
      {"chi", {"χ"}},
      {"psi", {"ψ"}},
      {"omega", {"ω"}},
      {"Gamma", {"Γ"}},
      {"Delta", {"Δ"}},
      {"Theta", {"Θ"}},
      {"Lambda", {"Λ"}},
      {"Xi", {"Ξ"}},
      {"Pi", {"Π"}},
      {"Sigma", {"Σ"}},
      {"Phi", {"Φ"}},
      {"Psi", {"Ψ"}},
      {"Omega", {"Ω"}},
      {"infty", {"∞"}},
      {"partial", {"∂"}},
      {"nabla", {"∇"}},
      {"emptyset", {"∅"}},
      {"ell", {"ℓ"}},
      {"hbar", {"ℏ"}},
      {"degree", {"°"}},
      {"circ", {"∘", operation}},
      {"ldots", {"…"}},
      {"dots", {"…"}},
      {"cdots", {"⋯"}},
      {"prime", {"′", operation}},
      {"pm", {"±", operation}},
      {"mp", {"∓", operation}},
      {"times", {"×", operation}},
      {"div", {"÷", operation}},
      {"cdot", {"⋅", operation}},
      {"ast", {"∗", operation}},
      {"leq", {"≤", operation}},
      {"le", {"≤", operation}},
      {"geq", {"≥", operation}},
      {"ge", {"≥", operation}},
      {"neq", {"≠", operation}},
      {"ne", {"≠", operation}},
      {"approx", {"≈", operation}},
      {"sim", {"∼", operation}},
      {"equiv", {"≡", operation}},
      {"propto", {"∝", operation}},
      {"ll", {"≪", operation}},
      {"gg", {"≫", operation}},
      {"in", {"∈", operation}},
      {"notin", {"∉", operation}},
      {"subset", {"⊂", operation}},
      {"subseteq", {"⊆", operation}},
      {"cup", {"∪", operation}},
      {"cap", {"∩", operation}},
      {"land", {"∧", operation}},
      {"lor", {"∨", operation}},
      {"neg", {"¬", operation}},
      {"forall", {"∀", operation}},
      {"exists", {"∃", operation}},
      {"to", {"→", operation}},
      {"rightarrow", {"→", operation}},
      {"leftarrow", {"←", operation}},
      {"leftrightarrow", {"↔", operation}},
      {"Rightarrow", {"⇒", operation}},
      {"Leftarrow", {"⇐", operation}},
      {"iff", {"⇔", operation}},
      {"mid", {"∣", operation}},
      {"parallel", {"∥", operation}},
      {"perp", {"⊥", operation}},
      {"angle", {"∠", operation}},
      {"langle", {"⟨", fence}},
      {"rangle", {"⟩", fence}},
      {"lvert", {"|", fence}},
      {"rvert", {"|", fence}},
      {"{", {"{", fence}},
      {"}", {"}", fence}},
      {"sum", {"∑", large}},
      {"prod", {"∏", large}},
      {"int", {"∫", large}},
      {"%", {"%", operation}},
      {"sin", {"sin", function}},
      {"cos", {"cos", function}},
      {"tan", {"tan", function}},
      {"log", {"log", function}},
      {"ln", {"ln", function}},
      {"exp", {"exp", function}},
      {"min", {"min", function}},
      {"max", {"max", function}},
      {"lim", {"lim", function}},
      {"Pr", {"Pr", function}},
      {"det", {"det", function}},
      {"gcd", {"gcd", function}},
      {"$", {"$"}},
      {"#", {"#"}},
      {"&", {"&", operation}},
      {"_", {"_"}},
  };
  return all;
}

const std::map<std::string_view, std::string_view>& spaces() {
  static const std::map<std::string_view, std::string_view> all = {{",", "0.167em"}, {":", "0.222em"}, {";", "0.278em"},
                                                                   {" ", "0.25em"},  {"quad", "1em"},  {"qquad", "2em"},
                                                                   {"!", "0"}};
  return all;
}

const std::map<std::string_view, std::string_view>& accents() {
  static const std::map<std::string_view, std::string_view> all = {
      {"bar", "¯"}, {"overline", "¯"}, {"hat", "^"}, {"widehat", "^"}, {"tilde", "~"}, {"vec", "→"}, {"dot", "˙"}};
  return all;
}

// Recursive descent over the source. Any doubt sets `failed_`, and the whole formula is given up.
class Reader {
 public:
  explicit Reader(std::string_view source) : source_(source) {}

  std::optional<Html> whole() {
    Html row = sequence(false);
    if (failed_ || at_ != source_.size()) return std::nullopt;
    return row;
  }

 private:
  void skip_space() {
    while (at_ < source_.size() && (source_[at_] == ' ' || source_[at_] == '\n' || source_[at_] == '\t')) ++at_;
  }
  bool end() const { return at_ >= source_.size(); }
  Html fail() {
    failed_ = true;
    at_ = source_.size();
    return {};
  }

  // \right, which ends what \left began, and not \rightarrow.
  bool at_right() const {
    if (source_.substr(at_, 6) != "\\right") return false;
    const char next = at_ + 6 < source_.size() ? source_[at_ + 6] : ' ';
    return !((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z'));
  }

  // Name of the command after a backslash: letters, or one other character.
  std::string_view command() {
    const std::size_t start = at_;
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    while (at_ < source_.size() && letter(source_[at_])) ++at_;
    if (at_ == start && at_ < source_.size()) ++at_;
    return source_.substr(start, at_ - start);
  }

  // Atoms with their scripts, up to the end, a closing brace or \right.
  Html sequence(bool in_group) {
    Html row;
    for (skip_space(); !end() && !failed_; skip_space()) {
      if (source_[at_] == '}') {
        if (!in_group) return fail();
        break;
      }
      if (at_right()) break;
      row += scripted();
    }
    return row;
  }

  Html group() {  // one argument: {...} or a single atom
    skip_space();
    if (end() || ++depth_ > kDeepest) return fail();
    Html inside;
    if (source_[at_] == '{') {
      ++at_;
      inside = sequence(true);
      if (end() || source_[at_] != '}') return fail();
      ++at_;
      inside = el("mrow", {}, inside);
    } else {
      inside = atom();
    }
    --depth_;
    return inside;
  }

  Html scripted() {
    limits_ = false;
    Html base = atom();
    const bool under = limits_;
    Html below, above;
    bool has_below = false, has_above = false;
    for (skip_space(); !end() && !failed_; skip_space()) {
      if (source_[at_] == '_' && !has_below) {
        ++at_;
        below = group();
        has_below = true;
      } else if (source_[at_] == '^' && !has_above) {
        ++at_;
        above = group();
        has_above = true;
      } else if (source_[at_] == '\'' && !has_above) {
        ++at_;
        above = el("mo", {}, "′");
        has_above = true;
      } else {
        break;
      }
    }
    if (has_below && has_above) return el(under ? "munderover" : "msubsup", {}, base, below, above);
    if (has_below) return el(under ? "munder" : "msub", {}, base, below);
    if (has_above) return el(under ? "mover" : "msup", {}, base, above);
    return base;
  }

  Html atom() {
    const char c = source_[at_];
    if (c == '{') return group();
    if (c == '\\') {
      ++at_;
      return commanded(command());
    }
    if ((c >= '0' && c <= '9') || c == '.') return digits();
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      ++at_;
      return el("mi", {}, std::string(1, c));
    }
    constexpr std::string_view kOperators = "+-*/=<>!,;:()[]|?";
    if (kOperators.find(c) != std::string_view::npos) {
      ++at_;
      if (c == '-') return el("mo", {}, "−");
      return el("mo", {}, std::string(1, c));
    }
    if (static_cast<unsigned char>(c) >= 0x80) {
      const std::size_t start = at_;
      base::decode_utf8(source_, at_);
      return el("mi", {}, source_.substr(start, at_ - start));
    }
    return fail();
  }

  Html digits() {
    const std::size_t start = at_;
    const auto digit = [&](std::size_t i) { return i < source_.size() && source_[i] >= '0' && source_[i] <= '9'; };
    while (digit(at_) || (!end() && (source_[at_] == '.' || source_[at_] == ',') && digit(at_ + 1))) ++at_;
    if (at_ == start) {
      ++at_;
      return el("mo", {}, ".");
    }
    return el("mn", {}, source_.substr(start, at_ - start));
  }

  std::optional<std::string> braced_text() {
    skip_space();
    if (end() || source_[at_] != '{') return std::nullopt;
    const std::size_t close = source_.find('}', at_);
    const std::size_t start = at_ + 1;
    if (close == std::string_view::npos) return std::nullopt;
    const std::string_view inside = source_.substr(start, close - start);
    if (inside.find_first_of("\\{$") != std::string_view::npos) return std::nullopt;
    at_ = close + 1;
    return std::string(inside);
  }

  Html commanded(std::string_view name) {
    if (const auto it = symbols().find(name); it != symbols().end()) return leaf(it->second);
    if (const auto it = spaces().find(name); it != spaces().end()) return el("mspace", {at("width", it->second)});
    if (const auto it = accents().find(name); it != accents().end()) {
      return el("mover", {at("accent", "true")}, group(), el("mo", {}, it->second));
    }
    if (name == "frac" || name == "dfrac" || name == "tfrac") {
      const Html above = group();
      return el("mfrac", {}, above, group());
    }
    if (name == "binom") {
      const Html above = group();
      const Html below = group();
      return el("mrow", {}, el("mo", {}, "("), el("mfrac", {at("linethickness", "0")}, above, below),
                el("mo", {}, ")"));
    }
    if (name == "sqrt") return root();
    if (name == "text" || name == "mathrm" || name == "operatorname" || name == "mathbf" || name == "textbf") {
      const std::optional<std::string> words = braced_text();
      if (!words) return fail();
      if (name == "text" || name == "textbf") return el("mtext", {}, *words);
      return el("mi", {at("mathvariant", "normal")}, *words);
    }
    if (name == "left") return fenced();
    return fail();
  }

  Html leaf(const Symbol& symbol) {
    switch (symbol.leaf) {
      case Leaf::identifier: return el("mi", {}, symbol.text);
      case Leaf::function:
        limits_ = symbol.text == "lim" || symbol.text == "min" || symbol.text == "max";
        return el("mi", {}, symbol.text);
      case Leaf::large: limits_ = symbol.text != "∫"; return el("mo", {}, symbol.text);
      case Leaf::fence: return el("mo", {at("stretchy", "false")}, symbol.text);
      case Leaf::operation: return el("mo", {}, symbol.text);
    }
    return fail();
  }

  Html root() {
    skip_space();
    if (!end() && source_[at_] == '[') {
      const std::size_t close = source_.find(']', at_);
      if (close == std::string_view::npos) return fail();
      Reader index(source_.substr(at_ + 1, close - at_ - 1));
      const std::optional<Html> degree = index.whole();
      if (!degree) return fail();
      at_ = close + 1;
      return el("mroot", {}, group(), el("mrow", {}, *degree));
    }
    return el("msqrt", {}, group());
  }

  std::optional<Html> fence() {
    skip_space();
    if (end()) return std::nullopt;
    if (source_[at_] == '.') {
      ++at_;
      return Html();
    }
    Html mark = atom();
    if (failed_) return std::nullopt;
    return mark;
  }

  Html fenced() {
    if (++depth_ > kDeepest) return fail();
    const std::optional<Html> open = fence();
    if (!open) return fail();
    const Html inside = sequence(true);
    if (!at_right()) return fail();
    at_ += 6;
    const std::optional<Html> close = fence();
    if (!close) return fail();
    --depth_;
    return el("mrow", {}, *open, inside, *close);
  }

  std::string_view source_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool failed_ = false;
  bool limits_ = false;  // the last atom takes its scripts above and below
};

}  // namespace

std::optional<Html> to_mathml(std::string_view latex, MathStyle style) {
  std::optional<Html> row = Reader(latex).whole();
  if (!row || row->empty()) return std::nullopt;
  const bool display = style == MathStyle::display;
  Attributes attributes;
  if (display) attributes.push_back(at("display", "block"));
  return el("math", attributes, el("mrow", {}, *row));
}

Html maths(std::string_view latex, MathStyle style) {
  if (const std::optional<Html> html = to_mathml(latex, style)) return *html;
  return el("code", {cls("maths")}, latex);
}

}  // namespace colloquy::write
