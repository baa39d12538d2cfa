#include <algorithm>
#include <cctype>

#include "exchange/fold.h"
#include "exchange/page/shape.h"
#include "exchange/spaces.h"

namespace colloquy::exchange::page {
namespace {

constexpr std::size_t kMostLetters = 12;

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

struct Found {
  std::size_t begin = 0, end = 0;  // the letters
  std::size_t words = 0;           // where the words begin
};

// A run of 2 to 12 capitals followed by a dash, a colon or an equals sign.
bool find_letters(std::string_view line, Found& out) {
  for (std::size_t i = 0; i < line.size();) {
    if (!is_capital(line[i]) || (i > 0 && std::isalnum(static_cast<unsigned char>(line[i - 1])))) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < line.size() && is_capital(line[end])) ++end;
    const std::string_view rest = line.substr(end);
    for (const std::string_view mark : {"\u2014", " \u2014 ", "\u2013", " \u2013 ", " - ", ": ", " = ", "="}) {
      if (end - i < 2 || end - i > kMostLetters || !rest.starts_with(mark)) continue;
      out = {i, end, end + mark.size()};
      return true;
    }
    i = end;
  }
  return false;
}

// "and Trust" lends T: the joining word goes into round brackets, which lend no letter.
std::string item_of(std::string_view text, char& initial) {
  std::string item(trim(text));
  for (const std::string_view joining : {"and ", "or ", "& "}) {
    if (!item.starts_with(joining)) continue;
    const std::string word(trim(joining));
    item = "(" + word + ") " + item.substr(joining.size());
    initial = item.size() > word.size() + 3 ? item[word.size() + 3] : '\0';
    return item;
  }
  initial = item.empty() ? '\0' : item.front();
  return item;
}

// Takes one word a letter, as far as the commas go. What follows is the sentence after.
bool split_words(std::string_view text, std::string_view letters, std::vector<std::string>& words, std::string& rest) {
  std::size_t at = 0, matching = 0;
  while (words.size() < letters.size() && at < text.size()) {
    const bool last_letter = words.size() + 1 == letters.size();
    std::size_t end = std::min(text.find(',', at), text.size());
    std::string_view piece = trim(text.substr(at, end - at));
    if (last_letter && count_words(piece) > 3) {
      // "..., Trust are vital": no comma closes the list, so the last word is one word.
      end = std::min(text.find(' ', text.find_first_not_of(' ', at)), text.size());
      piece = trim(text.substr(at, end - at));
    }
    at = std::min(end + 1, text.size());
    if (last_letter && at == text.size() && piece.ends_with('.')) piece.remove_suffix(1);
    if (piece.empty() || count_words(piece) > 4) return false;
    char initial = 0;
    words.push_back(item_of(piece, initial));
    matching += std::toupper(static_cast<unsigned char>(initial)) == letters[words.size() - 1] ? 1 : 0;
  }
  rest = trim(text.substr(at));
  // Half of the letters must fit: then it is meant as an acronym, and check names those that do not.
  return words.size() == letters.size() && matching * 2 >= letters.size();
}

bool split_acronym(const Line& line, Block& out) {
  std::string_view text = line.text;
  if (text.starts_with("- ")) text = trim(text.substr(2));
  Found found;
  if (text.size() > 2000 || !find_letters(text, found)) return false;
  const std::string_view letters = text.substr(found.begin, found.end - found.begin);
  out = {Block::Kind::aid, line.number, std::string(text.substr(0, found.end)), "", {}, {}};
  return split_words(text.substr(found.words), letters, out.words, out.text);
}

}  // namespace

std::vector<Block> shape_acronyms(const std::vector<Line>& lines) {
  std::vector<Block> out;
  for (const Line& line : lines) {
    if (line.text == "-") continue;
    Block aid;
    if (!split_acronym(line, aid)) aid = {Block::Kind::paragraph, line.number, "", line.text, {}, {}};
    out.push_back(std::move(aid));
  }
  return out;
}

}  // namespace colloquy::exchange::page
