#include "learn/number.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>

#include "base/utf8.h"
#include "text/chars.h"
#include "text/fold.h"

namespace colloquy::learn {
namespace {

constexpr std::string_view kWords[] = {"zero",     "one",      "two",      "three",   "four",    "five",
                                       "six",      "seven",    "eight",    "nine",    "ten",     "eleven",
                                       "twelve",   "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
                                       "eighteen", "nineteen", "twenty"};

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
    } else if (c == 0xBD) {
      out += "1/2";
    } else if (c == 0xBC) {
      out += "1/4";
    } else if (c == 0xBE) {
      out += "3/4";
    } else if (text::is_space(c)) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      base::append_utf8(out, c);
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
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

}  // namespace

ReadNumber read_number(std::string_view raw) {
  const std::string s = plain(raw);
  std::size_t i = 0;
  double sign = 1;
  if (i < s.size() && (s[i] == '-' || s[i] == '+')) {
    sign = s[i] == '-' ? -1 : 1;
    ++i;
    while (i < s.size() && s[i] == ' ') ++i;
  }
  const std::size_t begin = i;
  std::string digits;
  while (i < s.size() &&
         (is_digit(s[i]) || ((s[i] == '.' || s[i] == ',') && i + 1 < s.size() && is_digit(s[i + 1])) ||
          // "1 600": a space between three digits
          (s[i] == ' ' && i > begin && i + 3 < s.size() + 0 && is_digit(s[i - 1]) && is_digit(s[i + 1]) &&
           is_digit(s[i + 2]) && is_digit(s[i + 3]) && (i + 4 == s.size() || !is_digit(s[i + 4]))))) {
    if (s[i] != ' ') digits += s[i];
    ++i;
  }
  ReadNumber out;
  if (digits.empty()) {
    const std::size_t space = std::min(s.find(' '), s.size());
    const std::string word = text::fold_word(std::string_view(s).substr(0, space));
    const std::string_view* at = std::find(std::begin(kWords), std::end(kWords), word);
    if (at == std::end(kWords)) return out;
    out.values = {static_cast<double>(at - std::begin(kWords))};
    out.rest = space < s.size() ? s.substr(space + 1) : "";
    return out;
  }
  out.values = readings(digits);
  if (i + 1 < s.size() && s[i] == '/' && is_digit(s[i + 1])) {  // a fraction
    std::string below;
    for (++i; i < s.size() && is_digit(s[i]); ++i) below += s[i];
    const double divisor = to_double(below);
    if (divisor != 0) scale(out.values, 1 / divisor);
  } else if (i + 1 < s.size() && (s[i] == 'e' || s[i] == 'E') &&
             (is_digit(s[i + 1]) || (i + 2 < s.size() && (s[i + 1] == '-' || s[i + 1] == '+') && is_digit(s[i + 2])))) {
    std::size_t k = i + 1;
    const bool minus = s[k] == '-';
    if (s[k] == '-' || s[k] == '+') ++k;
    std::string power;
    for (; k < s.size() && is_digit(s[k]); ++k) power += s[k];
    scale(out.values, std::pow(10.0, (minus ? -1 : 1) * std::min(to_double(power), 400.0)));
    i = k;
  }
  scale(out.values, sign);
  while (i < s.size() && s[i] == ' ') ++i;
  out.rest = s.substr(i);
  return out;
}

}  // namespace colloquy::learn
