#include "speech/flite/front_end.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "speech/flite/figures.h"
#include "speech/flite/heteronyms.h"
#include "speech/flite/initialisms.h"
#include "speech/flite/names.h"

namespace colloquy::speech {
namespace {

struct Folding {
  char32_t from;
  char32_t to;  // inclusive
  std::string_view ascii;
};

// Letters of the Latin script without their marks, and signs by their English names (blanks divide
// words). What is not here is not spoken.
constexpr Folding kFoldings[] = {
    {U'À', U'Å', "A"},
    {U'Æ', U'Æ', "AE"},
    {U'Ç', U'Ç', "C"},
    {U'È', U'Ë', "E"},
    {U'Ì', U'Ï', "I"},
    {U'Ñ', U'Ñ', "N"},
    {U'Ò', U'Ö', "O"},
    {U'Ø', U'Ø', "O"},
    {U'Ù', U'Ü', "U"},
    {U'Ý', U'Ý', "Y"},
    {U'ß', U'ß', "ss"},
    {U'à', U'å', "a"},
    {U'æ', U'æ', "ae"},
    {U'ç', U'ç', "c"},
    {U'è', U'ë', "e"},
    {U'ì', U'ï', "i"},
    {U'ñ', U'ñ', "n"},
    {U'ò', U'ö', "o"},
    {U'ø', U'ø', "o"},
    {U'ù', U'ü', "u"},
    {U'ý', U'ý', "y"},
    {U'ÿ', U'ÿ', "y"},
    {U'Ā', U'Ā', "A"},
    {U'ā', U'ā', "a"},
    {U'ă', U'ă', "a"},
    {U'ą', U'ą', "a"},
    {U'Ć', U'Ć', "C"},
    {U'ć', U'ć', "c"},
    {U'Č', U'Č', "C"},
    {U'č', U'č', "c"},
    {U'ď', U'ď', "d"},
    {U'đ', U'đ', "d"},
    {U'ē', U'ē', "e"},
    {U'ė', U'ė', "e"},
    {U'ę', U'ę', "e"},
    {U'ě', U'ě', "e"},
    {U'ğ', U'ğ', "g"},
    {U'ī', U'ī', "i"},
    {U'ı', U'ı', "i"},
    {U'Ł', U'Ł', "L"},
    {U'ł', U'ł', "l"},
    {U'ń', U'ń', "n"},
    {U'ň', U'ň', "n"},
    {U'ō', U'ō', "o"},
    {U'ő', U'ő', "o"},
    {U'Œ', U'Œ', "OE"},
    {U'œ', U'œ', "oe"},
    {U'ř', U'ř', "r"},
    {U'Ś', U'Ś', "S"},
    {U'ś', U'ś', "s"},
    {U'Ş', U'Ş', "S"},
    {U'ş', U'ş', "s"},
    {U'Š', U'Š', "S"},
    {U'š', U'š', "s"},
    {U'ţ', U'ţ', "t"},
    {U'ť', U'ť', "t"},
    {U'ū', U'ū', "u"},
    {U'ů', U'ů', "u"},
    {U'ű', U'ű', "u"},
    {U'ź', U'ź', "z"},
    {U'ż', U'ż', "z"},
    {U'Ž', U'Ž', "Z"},
    {U'ž', U'ž', "z"},
    {U'‘', U'’', "'"},
    {U'ʼ', U'ʼ', "'"},
    {U'′', U'′', "'"},
    {U'…', U'…', ","},
    {U'¿', U'¿', ""},
    {U'¡', U'¡', ""},
    {U'‐', U'‑', "-"},
    {U'‒', U'―', ","},
    {U'°', U'°', " degrees "},
    {U'±', U'±', " plus or minus "},
    {U'×', U'×', " times "},
    {U'÷', U'÷', " divided by "},
    {U'−', U'−', " minus "},
    {U'≈', U'≈', " about "},
    {U'≠', U'≠', " is not "},
    {U'≤', U'≤', " at most "},
    {U'≥', U'≥', " at least "},
    {U'→', U'→', " to "},
    {U'½', U'½', " one half "},
    {U'¼', U'¼', " one quarter "},
    {U'¾', U'¾', " three quarters "},
    {U'€', U'€', " euros "},
    {U'£', U'£', " pounds "},
    {U'§', U'§', " section "},
    {U'²', U'²', " squared "},
    {U'³', U'³', " cubed "},
    {U'µ', U'µ', " micro "},
    {U'©', U'©', " copyright "},
    {U'&', U'&', " and "},
    {U'%', U'%', " percent "},
    {U'=', U'=', " equals "},
    {U'+', U'+', " plus "},
    {U'@', U'@', " at "},
    {U'<', U'<', " less than "},
    {U'>', U'>', " more than "},
};

struct Abbreviation {
  std::string_view written;  // lower case, with its dots
  std::string_view spoken;
};

constexpr Abbreviation kAbbreviations[] = {
    {"e.g.", "for example"}, {"eg.", "for example"}, {"i.e.", "that is"},   {"ie.", "that is"},
    {"etc.", "et cetera"},   {"etc", "et cetera"},   {"s/he", "she or he"}, {"he/she", "he or she"},
    {"vs.", "versus"},       {"vs", "versus"},       {"cf.", "compare"},    {"approx.", "approximately"},
    {"prof.", "professor"},  {"dr.", "doctor"},      {"capt.", "captain"},  {"sgt.", "sergeant"},
    {"lt.", "lieutenant"},   {"gen.", "general"},    {"rev.", "reverend"},  {"jr.", "junior"},
    {"dept.", "department"}, {"gov.", "governor"},   {"mt.", "mount"},
};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// ASCII with blanks where one displayed word becomes several spoken ones.
std::string fold(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::decode_utf8(text, at);
    if (c == U'\u00a0' || c == U'\u202f' || c == U'\u2009') {
      out += ' ';
      continue;
    }
    const Folding* found = nullptr;
    for (const Folding& folding : kFoldings) {
      if (c >= folding.from && c <= folding.to) found = &folding;
    }
    if (c == U'£' || c == U'€') {  // the sum is said before its money
      while (at < text.size() &&
             (is_digit(text[at]) || (text[at] == '.' && at + 1 < text.size() && is_digit(text[at + 1])))) {
        out += text[at++];
      }
    }
    if (found != nullptr) {
      out += found->ascii;
    } else if (c < 0x80) {
      out += static_cast<char>(c);
    }
  }
  return out;
}

// The strongest stop in `marks`, as flite knows it.
std::string stop_of(std::string_view marks) {
  for (const char stop : {'?', '!', '.', ';', ':', ','}) {
    if (marks.find(stop) != std::string_view::npos) return std::string(1, stop);
  }
  // A closing bracket is a small break, as a comma is.
  if (marks.find(')') != std::string_view::npos || marks.find(']') != std::string_view::npos) return ",";
  return "";
}

// A word, and what flite must not see in it: marks inside are breaks ("listening,and").
void add_word(std::string_view word, std::size_t token, std::vector<Piece>& pieces) {
  const std::string written = base::ascii_lower(word);
  for (const Abbreviation& abbreviation : kAbbreviations) {
    std::string_view bare = written;
    while (!bare.empty() && (bare.back() == ',' || bare.back() == ')' || bare.back() == ';')) bare.remove_suffix(1);
    while (!bare.empty() && (bare.front() == '(' || bare.front() == '[')) bare.remove_prefix(1);
    if (bare != abbreviation.written) continue;
    std::string_view rest = abbreviation.spoken;
    while (!rest.empty()) {
      const std::size_t blank = rest.find(' ');
      pieces.push_back({std::string(rest.substr(0, blank)), "", "", token, ""});
      rest = blank == std::string_view::npos ? std::string_view() : rest.substr(blank + 1);
    }
    const std::string_view marks = std::string_view(written).substr(written.find(bare) + bare.size());
    pieces.back().punctuation = stop_of(marks);
    return;
  }
  std::size_t at = 0;
  if (word.size() > 1 && word[0] == '-' && is_digit(word[1])) pieces.push_back({"minus", "", "", token, ""});
  while (at < word.size()) {
    // The next run of what can be a spoken word: letters, digits, and signs inside it.
    while (at < word.size() && !is_letter(word[at]) && !is_digit(word[at]) && word[at] != '$') {
      if (!pieces.empty() && pieces.back().token == token && pieces.back().punctuation.empty()) {
        pieces.back().punctuation = stop_of(word.substr(at, 1));
      }
      ++at;
    }
    std::size_t end = at;
    while (end < word.size()) {
      const char c = word[end];
      const bool inside = end > at && end + 1 < word.size();
      const char next = end + 1 < word.size() ? word[end + 1] : '\0';
      const bool digits = inside && is_digit(word[end - 1]) && is_digit(next);
      const bool initials = inside && c == '.' && is_letter(word[end - 1]) && is_letter(next);
      if (is_letter(c) || is_digit(c) || c == '$' || (c == '\'' && inside && is_letter(next)) ||
          (digits && (c == '.' || c == ',' || c == ':' || c == '/' || c == '-')) || initials) {
        ++end;
        continue;
      }
      break;
    }
    if (end == at) {
      if (at < word.size()) ++at;
      continue;
    }
    if (const auto letters = spelled_out(word.substr(at, end - at))) {
      for (const std::string& letter : *letters) pieces.push_back({"x", "", "", token, letter});
      at = end;
      continue;
    }
    // flite's lexicon reads at most 63 letters of a word; nobody says longer ones in one breath.
    constexpr std::size_t kLongest = 40;
    for (std::size_t from = at; from < end; from += kLongest) {
      pieces.push_back({std::string(word.substr(from, std::min(kLongest, end - from))), "", "", token, ""});
    }
    at = end;
  }
}

}  // namespace

std::vector<Piece> pieces_of(const std::vector<Token>& tokens) {
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string text = fold(tokens[i].text);
    const std::size_t before = pieces.size();
    if (tokens[i].say == kSaidBefore) {
      std::size_t end = text.size();
      while (end > 0 && !is_letter(text[end - 1]) && !is_digit(text[end - 1])) --end;
      if (before > 0) pieces.back().punctuation = stop_of(std::string_view(text).substr(end));
      continue;
    }
    if (!tokens[i].say.empty()) {
      std::size_t end = text.size();
      while (end > 0 && !is_letter(text[end - 1]) && !is_digit(text[end - 1])) --end;
      pieces.push_back({"x", stop_of(std::string_view(text).substr(end)), tokens[i].say, i, ""});
    } else {
      std::string_view rest = text;
      while (!rest.empty()) {
        const std::size_t blank = rest.find(' ');
        add_word(rest.substr(0, blank), i, pieces);
        rest = blank == std::string_view::npos ? std::string_view() : rest.substr(blank + 1);
      }
    }
    // A lone dash or dots: the word before them takes the break.
    if (pieces.size() == before && before > 0 && pieces.back().punctuation.empty()) {
      pieces.back().punctuation = stop_of(text == "-" || text == "--" ? "," : text);
    }
    if (pieces.size() > before && tokens[i].pause_after_ms && pieces.back().punctuation.empty()) {
      pieces.back().punctuation = ",";
    }
  }
  say_figures(pieces);
  for (Piece& piece : pieces) {
    if (piece.say.empty() && piece.phones.empty()) piece.phones = phones_of_name(base::ascii_lower(piece.name));
  }
  tell_heteronyms(pieces);
  return pieces;
}

}  // namespace colloquy::speech
