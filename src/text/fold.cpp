#include "text/fold.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <numeric>
#include <vector>

#include "base/char_set.h"
#include "base/utf8.h"
#include "text/chars.h"

namespace colloquy::text {
namespace {

struct Pair {
  char16_t first, second, composite;
};

#include "text/tables/compose_tables.inc"
#include "text/tables/fold_tables.inc"

// Hangul syllables are composed by arithmetic (Unicode standard, section 3.12).
constexpr char32_t kSyllable = 0xAC00, kLead = 0x1100, kVowel = 0x1161, kTail = 0x11A7;
constexpr char32_t kLeads = 19, kVowels = 21, kTails = 28;

void decompose(std::vector<char32_t>& out, char32_t c) {
  if (c < 0x80) {
    out.push_back(c >= 'A' && c <= 'Z' ? c + 32 : c);
    return;
  }
  if (c >= kSyllable && c < kSyllable + kLeads * kVowels * kTails) {
    const char32_t i = c - kSyllable;
    out.push_back(kLead + i / (kVowels * kTails));
    out.push_back(kVowel + i % (kVowels * kTails) / kTails);
    if (i % kTails != 0) out.push_back(kTail + i % kTails);
    return;
  }
  const char16_t* at = c < 0x10000
                           ? std::lower_bound(std::begin(kFoldFrom), std::end(kFoldFrom), static_cast<char16_t>(c))
                           : std::end(kFoldFrom);
  if (at == std::end(kFoldFrom) || *at != c) {
    out.push_back(c);
    return;
  }
  const std::ptrdiff_t i = at - std::begin(kFoldFrom);
  const std::uint8_t* length = std::begin(kFoldLength) + i;
  const char16_t* to = std::begin(kFoldTo) + std::accumulate(length - i % 16, length, std::size_t{kFoldAt[i / 16]});
  out.insert(out.end(), to, to + *length);
}

char32_t composite(char32_t a, char32_t b) {
  if (b < 0x300) return 0;  // no letter below the combining marks joins another
  if (a >= kLead && a < kLead + kLeads && b >= kVowel && b < kVowel + kVowels) {
    return kSyllable + ((a - kLead) * kVowels + (b - kVowel)) * kTails;
  }
  if (a >= kSyllable && a < kSyllable + kLeads * kVowels * kTails && (a - kSyllable) % kTails == 0 && b > kTail &&
      b < kTail + kTails) {
    return a + (b - kTail);
  }
  const Pair* at = std::lower_bound(
      std::begin(kPairs), std::end(kPairs), std::pair(a, b),
      [](const Pair& p, const auto& x) { return std::pair<char32_t, char32_t>(p.first, p.second) < x; });
  return at != std::end(kPairs) && at->first == a && at->second == b ? at->composite : 0;
}

// Puts runs of combining marks into canonical order (stable by class).
void order_marks(std::vector<char32_t>& text) {
  for (std::size_t i = 0; i < text.size();) {
    if (combining_class(text[i]) == 0) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && combining_class(text[end]) != 0) ++end;
    std::stable_sort(text.begin() + static_cast<std::ptrdiff_t>(i), text.begin() + static_cast<std::ptrdiff_t>(end),
                     [](char32_t a, char32_t b) { return combining_class(a) < combining_class(b); });
    i = end;
  }
}

void compose(std::vector<char32_t>& text) {
  std::vector<char32_t> out;
  std::size_t starter = text.size();  // index in out
  std::uint8_t last_class = 0;
  for (const char32_t c : text) {
    const std::uint8_t k = combining_class(c);
    if (starter < out.size() && (out.size() - 1 == starter || last_class < k)) {
      if (const char32_t joined = composite(out[starter], c); joined != 0) {
        out[starter] = joined;
        continue;
      }
    }
    out.push_back(c);
    if (k == 0) starter = out.size() - 1;
    last_class = k;
  }
  text.swap(out);
}

std::vector<char32_t> decomposed(std::string_view text) {
  std::vector<char32_t> out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) decompose(out, base::decode_utf8(text, i));
  order_marks(out);
  return out;
}

std::string encode(const std::vector<char32_t>& text) {
  std::string out;
  out.reserve(text.size());
  for (const char32_t c : text) base::append_utf8(out, c);
  return out;
}

// Words with one space between them: punctuation parts them, an apostrophe inside does not.
std::vector<char32_t> only_words(const std::vector<char32_t>& text) {
  std::vector<char32_t> out;
  bool gap = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    const bool inside = i > 0 && i + 1 < text.size() && is_word(text[i - 1]) && is_word(text[i + 1]);
    if (is_apostrophe(c) && inside) continue;
    if (is_space(c) || is_punctuation(c) || c < 0x20 || c == 0x7F || (c >= 0x200B && c <= 0x200F) || c == 0xAD) {
      gap = gap || is_space(c) || is_punctuation(c);
      continue;
    }
    if (gap && !out.empty()) out.push_back(' ');
    gap = false;
    out.push_back(c);
  }
  return out;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

// fold() and fold_word() of ASCII text, which nearly all text is: the same result without tables.
std::string fold_ascii(std::string_view text) {
  const auto is_word_char = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  static constexpr base::CharSet kSymbols("$+<=>^`|~");
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (is_word_char(c) || kSymbols.contains(c)) {
      if (gap && !out.empty()) out += ' ';
      gap = false;
      out += lower(c);
    } else if (c == '\'' && i > 0 && i + 1 < text.size() && is_word_char(text[i - 1]) && is_word_char(text[i + 1])) {
      continue;
    } else if (is_space(static_cast<unsigned char>(c)) || (c > 0x20 && c < 0x7F)) {
      gap = true;
    }
  }
  return out;
}

std::string encode_composed(std::vector<char32_t> text) {
  compose(text);
  return encode(text);
}

// Latin, Greek and Cyrillic accents; the vowel marks of Arabic and Hebrew, which writers leave out.
// Other scripts' marks carry the sound and stay.
bool is_accent(char32_t c) {
  return (c >= 0x0300 && c <= 0x036F) || (c >= 0x0591 && c <= 0x05C7 && is_mark(c)) || (c >= 0x064B && c <= 0x0652) ||
         c == 0x0670 || c == 0x0640;
}

char32_t without_accent(char32_t c) {
  switch (c) {  // letters whose stroke is no combining mark
    case 0xF8: return 'o';
    case 0x142: return 'l';
    case 0x111: return 'd';
    case 0x131: return 'i';
    default: return c;
  }
}

void remove_accents(std::vector<char32_t>& text) {
  std::erase_if(text, is_accent);
  for (char32_t& c : text) c = without_accent(c);
}

char32_t plain(char32_t c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2039:
    case 0x203A:
    case 0x02BC: return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0xAB:
    case 0xBB: return '"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212: return '-';
    default: return c;
  }
}

// What may go from an answer's end: punctuation, but not what belongs to a number or a percentage.
bool is_end_mark(char32_t c) {
  return is_space(c) || (is_punctuation(c) && c != '%' && c != '*' && c != '#' && c != '/' && c != '-');
}
bool is_front_mark(char32_t c) {
  return is_end_mark(c) && c != '.' && c != '@';
}

// fold_answer() of ASCII text.
std::string fold_answer_ascii(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (!is_space(static_cast<unsigned char>(c)))
      out += lower(c);
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (!out.empty() && is_end_mark(static_cast<unsigned char>(out.back()))) out.pop_back();
  out.erase(out.begin(), std::find_if_not(out.begin(), out.end(),
                                          [](char c) { return is_front_mark(static_cast<unsigned char>(c)); }));
  return out;
}

}  // namespace

std::string fold_case(std::string_view text) {
  if (is_ascii(text)) {
    std::string out(text);
    for (char& c : out) c = lower(c);
    return out;
  }
  return encode_composed(decomposed(text));
}

std::string fold(std::string_view text) {
  if (is_ascii(text)) return fold_ascii(text);
  std::vector<char32_t> d = decomposed(text);
  compose(d);
  return encode(only_words(d));
}

std::string fold_word(std::string_view text) {
  if (is_ascii(text)) return fold_ascii(text);
  std::vector<char32_t> d = decomposed(text);
  remove_accents(d);
  return encode_composed(only_words(d));
}

std::string fold_answer(std::string_view text) {
  if (is_ascii(text)) return fold_answer_ascii(text);
  std::vector<char32_t> d = decomposed(text);
  remove_accents(d);
  std::vector<char32_t> out;
  for (const char32_t raw : d) {
    const char32_t c = plain(raw);
    if (is_space(c)) {
      if (!out.empty() && out.back() != ' ') out.push_back(' ');
    } else {
      out.push_back(c);
    }
  }
  while (!out.empty() && is_end_mark(out.back())) out.pop_back();
  out.erase(out.begin(), std::find_if_not(out.begin(), out.end(), is_front_mark));
  return encode_composed(std::move(out));
}

}  // namespace colloquy::text
