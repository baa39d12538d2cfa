#include "learn/number.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <optional>

#include "base/utf8.h"
#include "text/chars.h"
#include "text/fold.h"

namespace colloquy::learn {
namespace {

constexpr std::string_view kWords[] = {"zero",     "one",      "two",      "three",   "four",    "five",
                                       "six",      "seven",    "eight",    "nine",    "ten",     "eleven",
                                       "twelve",   "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
                                       "eighteen", "nineteen", "twenty"};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Digits of other scripts, minus signs and no-break spaces made plain. Case stays: units need it.
std::string plain(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = base::decode_utf8(text, i);
    if (c >= 0x0660 && c <= 0x0669) {
      out += static_cast<char>('0' + (c - 0x0660));
    } else if (c >= 0x06F0 && c <= 0x06F9) {
      out += static_cast<char>('0' + (c - 0x06F0));
    } else if (c >= 0xFF10 && c <= 0xFF19) {
      out += static_cast<char>('0' + (c - 0xFF10));
    } else if (c >= 0x0966 && c <= 0x096F) {
      out += static_cast<char>('0' + (c - 0x0966));
    } else if (c == 0x2212 || c == 0x2013) {
      out += '-';
    } else if (c == 0x066B) {
      out += ',';
    } else if (c >= 0xBC && c <= 0xBE) {
      if (!out.empty() && is_digit(out.back())) out += ' ';  // "3½" is three and a half
      out += c == 0xBC ? "1/4" : c == 0xBD ? "1/2" : "3/4";
    } else if (text::is_space(c)) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      base::append_utf8(out, c);
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

double to_double(const std::string& s) {
  double value = 0;
  const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), value);
  return error == std::errc() && end == s.data() + s.size() ? value : NAN;
}

// Groups of three after the first sign: "1,600,000", "1.600".
bool is_grouped(std::string_view s, char sign) {
  const std::size_t first = s.find(sign);
  if (first == std::string_view::npos || first == 0 || first > 3) return false;
  for (std::size_t i = first; i < s.size(); i += 4) {
    if (s[i] != sign || i + 4 > s.size()) return false;
    for (std::size_t k = 1; k <= 3; ++k) {
      if (!is_digit(s[i + k])) return false;
    }
  }
  return true;
}

std::string without(std::string_view s, char sign) {
  std::string out(s);
  std::erase(out, sign);
  return out;
}

std::vector<double> readings(std::string_view digits) {
  std::vector<double> out;
  const auto add = [&](const std::string& s) {
    const double v = to_double(s);
    if (!std::isnan(v) && std::find(out.begin(), out.end(), v) == out.end()) out.push_back(v);
  };
  const std::size_t commas = static_cast<std::size_t>(std::count(digits.begin(), digits.end(), ','));
  const std::size_t points = static_cast<std::size_t>(std::count(digits.begin(), digits.end(), '.'));
  if (commas == 0 && points <= 1) add(std::string(digits));
  if (points == 0 && commas == 1) {
    std::string s(digits);
    std::replace(s.begin(), s.end(), ',', '.');
    add(s);
  }
  if (commas > 0 && points == 0 && is_grouped(digits, ',')) add(without(digits, ','));
  if (points > 0 && commas == 0 && is_grouped(digits, '.')) add(without(digits, '.'));
  if (commas > 0 && points > 0) {  // the last of the two signs is the decimal one
    const bool comma_last = digits.rfind(',') > digits.rfind('.');
    std::string s = without(digits, comma_last ? '.' : ',');
    std::replace(s.begin(), s.end(), ',', '.');
    add(s);
  }
  return out;
}

void scale(std::vector<double>& values, double by) {
  for (double& v : values) v *= by;
}

// Reads from the beginning of a plain text; what is read is taken away.
class Reader {
 public:
  explicit Reader(std::string_view text) : left_(text) {}
  std::string_view left() const { return left_; }
  char at(std::size_t i) const { return i < left_.size() ? left_[i] : '\0'; }

  void spaces() {
    while (at(0) == ' ') left_.remove_prefix(1);
  }

  double sign() {
    if (at(0) != '-' && at(0) != '+') return 1;
    const double sign = at(0) == '-' ? -1 : 1;
    left_.remove_prefix(1);
    spaces();
    return sign;
  }

  // Digits with points and commas within; a space may stand before a group of three.
  std::string digits() {
    std::string out;
    for (;; left_.remove_prefix(1)) {
      const bool mark = (at(0) == '.' || at(0) == ',') && is_digit(at(1));
      const bool group = at(0) == ' ' && !out.empty() && is_digit(at(1)) && is_digit(at(2)) && is_digit(at(3)) &&
                         !is_digit(at(4)) && at(4) != '/';
      if (!is_digit(at(0)) && !mark && !group) return out;
      if (!group) out += at(0);
    }
  }

  std::string plain_digits() {
    std::string out;
    for (; is_digit(at(0)); left_.remove_prefix(1)) out += at(0);
    return out;
  }

  // "/4" after what stands above it: what to divide by; none where there is no fraction. 0 divides nothing.
  std::optional<double> divisor() {
    if (at(0) != '/' || !is_digit(at(1))) return std::nullopt;
    left_.remove_prefix(1);
    return to_double(plain_digits());
  }

  // " 1/2" after a whole number.
  std::optional<double> fraction() {
    Reader ahead = *this;
    ahead.spaces();
    const std::string above = ahead.plain_digits();
    const std::optional<double> below = above.empty() ? std::nullopt : ahead.divisor();
    if (!below || *below == 0) return std::nullopt;
    *this = ahead;
    return to_double(above) / *below;
  }

  // "e-19"
  std::optional<double> power() {
    if (at(0) != 'e' && at(0) != 'E') return std::nullopt;
    const bool is_signed = at(1) == '-' || at(1) == '+';
    if (!is_digit(at(is_signed ? 2 : 1))) return std::nullopt;
    const double sign = at(1) == '-' ? -1 : 1;
    left_.remove_prefix(is_signed ? 2 : 1);
    return sign * std::min(to_double(plain_digits()), 400.0);
  }

 private:
  std::string_view left_;
};

ReadNumber read_word(std::string_view text) {
  const std::size_t space = std::min(text.find(' '), text.size());
  const std::string word = text::fold_word(text.substr(0, space));
  const std::string_view* at = std::find(std::begin(kWords), std::end(kWords), word);
  if (at == std::end(kWords)) return {};
  ReadNumber out;
  out.values = {static_cast<double>(at - std::begin(kWords))};
  if (space < text.size()) out.rest = text.substr(space + 1);
  return out;
}

}  // namespace

ReadNumber read_number(std::string_view raw) {
  const std::string text = plain(raw);
  Reader reader(text);
  const double sign = reader.sign();
  const std::string digits = reader.digits();
  if (digits.empty()) return read_word(text);
  ReadNumber out;
  out.values = readings(digits);
  if (const std::optional<double> divisor = reader.divisor()) {
    if (*divisor == 0) return {};
    scale(out.values, 1 / *divisor);
  } else if (const std::optional<double> fraction = reader.fraction()) {
    for (double& value : out.values) value += *fraction;
  } else if (const std::optional<double> power = reader.power()) {
    scale(out.values, std::pow(10.0, *power));
  }
  scale(out.values, sign);
  reader.spaces();
  out.rest = reader.left();
  return out;
}

}  // namespace colloquy::learn
