#include "source/condition.h"

#include <charconv>

#include "base/utf8.h"
#include "text/chars.h"

namespace colloquy::source {
namespace {

using lesson::Condition;
using lesson::Effect;

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  bool done() {
    skip();
    return at_ >= text_.size();
  }

  bool take(std::string_view mark) {
    skip();
    if (!text_.substr(at_).starts_with(mark)) return false;
    at_ += mark.size();
    return true;
  }

  std::optional<int> number() {
    skip();
    int value = 0;
    const std::from_chars_result read = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
    if (read.ec != std::errc() || value > 1'000'000) return std::nullopt;
    at_ = static_cast<std::size_t>(read.ptr - text_.data());
    return value;
  }

  std::string name() {
    skip();
    const std::size_t start = at_;
    while (at_ < text_.size()) {
      std::size_t next = at_;
      const char32_t c = base::decode_utf8(text_, next);
      if (!text::is_word(c) && c != '_' &&
          !(c == '-' && at_ > start && next < text_.size() && text_[next] != ' ' &&
            !(text_[next] >= '0' && text_[next] <= '9')))
        break;
      at_ = next;
    }
    return std::string(text_.substr(start, at_ - start));
  }

 private:
  void skip() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t')) ++at_;
  }
  std::string_view text_;
  std::size_t at_ = 0;
};

bool take_product(Scanner& scan, int sign, std::vector<Condition::Term>& out) {
  Condition::Term term;
  term.factor = sign;
  const std::optional<int> number = scan.number();
  if (number) {
    term.factor *= *number;
    if (scan.take("*")) {
      term.name = scan.name();
      if (term.name.empty()) return false;
    }
  } else {
    term.name = scan.name();
    if (term.name.empty()) return false;
  }
  out.push_back(std::move(term));
  return true;
}

bool take_sum(Scanner& scan, std::vector<Condition::Term>& out) {
  int sign = scan.take("-") ? -1 : 1;
  for (;;) {
    if (!take_product(scan, sign, out) || out.size() > 100) return false;
    if (scan.take("+"))
      sign = 1;
    else if (scan.take("-"))
      sign = -1;
    else
      return true;
  }
}

}  // namespace

std::optional<Condition> parse_condition(std::string_view text) {
  Scanner scan(text);
  Condition condition;
  condition.text = std::string(text);
  if (!take_sum(scan, condition.left)) return std::nullopt;
  if (scan.take(">=") || scan.take("≥"))
    condition.compare = Condition::Compare::at_least;
  else if (scan.take("<=") || scan.take("≤"))
    condition.compare = Condition::Compare::at_most;
  else if (scan.take("="))
    condition.compare = Condition::Compare::equal;
  else if (scan.take("<"))
    condition.compare = Condition::Compare::less;
  else if (scan.take(">"))
    condition.compare = Condition::Compare::more;
  else
    return std::nullopt;
  if (!take_sum(scan, condition.right) || !scan.done()) return std::nullopt;
  return condition;
}

std::optional<Effect> parse_effect(std::string_view text) {
  Scanner scan(text);
  Effect effect;
  effect.name = scan.name();
  if (effect.name.empty()) return std::nullopt;
  int sign = 1;
  if (scan.take("="))
    effect.kind = Effect::Kind::set;
  else if (scan.take("-"))
    sign = -1;
  else if (!scan.take("+"))
    return std::nullopt;
  if (effect.kind == Effect::Kind::set && scan.take("-")) sign = -1;
  const std::optional<int> number = scan.number();
  if (!number || !scan.done()) return std::nullopt;
  effect.amount = sign * *number;
  return effect;
}

}  // namespace colloquy::source
