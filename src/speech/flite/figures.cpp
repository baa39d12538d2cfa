#include "speech/flite/figures.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "base/ascii.h"

namespace colloquy::speech {
namespace {

struct Entry {
  std::string_view written, said;
};

// After a number.
constexpr std::array kUnits = std::to_array<Entry>({
    {"kg", "kilograms"},  {"g", "grams"},           {"mg", "milligrams"},  {"km", "kilometers"},
    {"m", "meters"},      {"cm", "centimeters"},    {"mm", "millimeters"}, {"ml", "milliliters"},
    {"l", "liters"},      {"h", "hours"},           {"min", "minutes"},    {"ms", "milliseconds"},
    {"s", "seconds"},     {"ft", "feet"},           {"in", "inches"},      {"lb", "pounds"},
    {"lbs", "pounds"},    {"oz", "ounces"},         {"mi", "miles"},       {"hz", "hertz"},
    {"khz", "kilohertz"}, {"mhz", "megahertz"},     {"ghz", "gigahertz"},  {"kb", "kilobytes"},
    {"mb", "megabytes"},  {"gb", "gigabytes"},      {"tb", "terabytes"},   {"kw", "kilowatts"},
    {"kj", "kilojoules"}, {"kcal", "kilocalories"},
});

// Before a number, with a point.
constexpr std::array kBefore = std::to_array<Entry>({
    {"no", "number"},      {"nos", "numbers"},  {"fig", "figure"},   {"figs", "figures"}, {"vol", "volume"},
    {"ch", "chapter"},     {"chap", "chapter"}, {"p", "page"},       {"pp", "pages"},     {"eq", "equation"},
    {"sec", "section"},    {"ex", "exercise"},  {"jan", "january"},  {"feb", "february"}, {"mar", "march"},
    {"apr", "april"},      {"jun", "june"},     {"jul", "july"},     {"aug", "august"},   {"sep", "september"},
    {"sept", "september"}, {"oct", "october"},  {"nov", "november"}, {"dec", "december"},
});

constexpr std::array<std::string_view, 10> kDecades = {"",        "",        "twenties",  "thirties", "forties",
                                                       "fifties", "sixties", "seventies", "eighties", "nineties"};

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool begins_with_digit(std::string_view text) {
  return !text.empty() && text.front() >= '0' && text.front() <= '9';
}

std::string_view said_of(std::span<const Entry> table, std::string_view written) {
  const auto at = std::find_if(table.begin(), table.end(), [&](const Entry& one) { return one.written == written; });
  return at == table.end() ? std::string_view() : at->said;
}

constexpr std::array<std::string_view, 20> kSmall = {
    "zero", "one",    "two",    "three",    "four",     "five",    "six",     "seven",     "eight",    "nine",
    "ten",  "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 10> kTens = {"",      "ten",   "twenty",  "thirty", "forty",
                                                    "fifty", "sixty", "seventy", "eighty", "ninety"};

// Two digits as words, since flite reads neighbouring figures one by one.
void put_two(std::string_view digits, std::vector<std::string>& out) {
  const auto n = static_cast<std::size_t>((digits[0] - '0') * 10 + digits[1] - '0');
  if (n < kSmall.size()) {
    out.emplace_back(kSmall[n]);
    return;
  }
  out.emplace_back(kTens[n / 10]);
  if (n % 10 > 0) out.emplace_back(kSmall[n % 10]);
}

// The words of a year from 1001 to 1999; none of another number.
std::vector<std::string> year_of(std::string_view digits) {
  if (digits.size() != 4 || !is_number(digits) || digits[0] != '1' || digits == "1000") return {};
  std::vector<std::string> out;
  put_two(digits.substr(0, 2), out);
  const std::string_view rest = digits.substr(2);
  if (rest == "00") {
    out.emplace_back("hundred");
  } else if (rest[0] == '0') {
    out.emplace_back("oh");
    out.emplace_back(kSmall[static_cast<std::size_t>(rest[1] - '0')]);
  } else {
    put_two(rest, out);
  }
  return out;
}

// "1980s", "90s".
std::vector<std::string> decade_of(std::string_view text) {
  if (text.size() < 3 || text.back() != 's') return {};
  const std::string_view digits = text.substr(0, text.size() - 1);
  if (!is_number(digits) || (digits.size() != 2 && digits.size() != 4) || digits.back() != '0') return {};
  const auto ten = static_cast<std::size_t>(digits[digits.size() - 2] - '0');
  if (kDecades[ten].empty()) return {};
  std::vector<std::string> out;
  if (digits.size() == 4) put_two(digits.substr(0, 2), out);
  out.emplace_back(kDecades[ten]);
  return out;
}

}  // namespace

void say_figures(std::vector<Piece>& pieces) {
  std::vector<std::string> written;  // as they came
  for (const Piece& piece : pieces) written.push_back(piece.name);
  std::vector<Piece> out;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    Piece& piece = pieces[i];
    if (!piece.say.empty() || !piece.phones.empty()) {
      out.push_back(std::move(piece));
      continue;
    }
    std::vector<std::string> words = year_of(piece.name);
    if (words.empty()) words = decade_of(piece.name);
    const bool after_number = i > 0 && begins_with_digit(written[i - 1]) && out.back().punctuation.empty();
    const bool before_number = i + 1 < pieces.size() && begins_with_digit(written[i + 1]);
    if (words.empty() && after_number) {
      std::string unit(said_of(kUnits, base::ascii_lower(piece.name)));
      if (!unit.empty() && written[i - 1] == "1") unit = unit == "feet" ? "foot" : unit.substr(0, unit.size() - 1);
      if (!unit.empty()) words = {unit};
    }
    if (words.empty() && before_number && piece.punctuation == ".") {
      if (const std::string_view said = said_of(kBefore, base::ascii_lower(piece.name)); !said.empty()) {
        words = {std::string(said)};
        piece.punctuation.clear();
      }
    }
    if (words.empty()) {
      out.push_back(std::move(piece));
      continue;
    }
    for (std::string& word : words) out.push_back({std::move(word), "", "", piece.token, ""});
    out.back().punctuation = piece.punctuation;
  }
  pieces = std::move(out);
}

}  // namespace colloquy::speech
