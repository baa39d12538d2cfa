#include "text/words.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/utf8.h"
#include "text/chars.h"
#include "text/fold.h"

namespace colloquy::text {
namespace {

using base::decode_utf8;

// Words of grammar. No negations, no numbers, and no word that is often the answer itself.
constexpr std::string_view kStop[] = {
    "a",          "about", "above",   "after",  "again",   "all",   "also",  "am",      "an",     "and",    "any",
    "are",        "as",    "at",      "be",     "because", "been",  "being", "both",    "but",    "by",     "can",
    "could",      "did",   "do",      "does",   "doing",   "done",  "down",  "during",  "each",   "either", "etc",
    "for",        "from",  "further", "get",    "gets",    "got",   "had",   "has",     "have",   "having", "he",
    "her",        "here",  "hers",    "him",    "himself", "his",   "how",   "i",       "if",     "in",     "into",
    "is",         "it",    "its",     "itself", "just",    "let",   "may",   "me",      "might",  "more",   "most",
    "much",       "must",  "my",      "myself", "of",      "off",   "on",    "once",    "one",    "only",   "onto",
    "or",         "other", "our",     "ours",   "out",     "over",  "own",   "quite",   "rather", "really", "same",
    "shall",      "she",   "should",  "so",     "some",    "such",  "than",  "that",    "the",    "their",  "them",
    "themselves", "then",  "there",   "these",  "they",    "this",  "those", "through", "to",     "too",    "under",
    "until",      "up",    "upon",    "us",     "very",    "was",   "we",    "were",    "what",   "when",   "where",
    "whether",    "which", "while",   "who",    "whom",    "whose", "why",   "will",    "with",   "would",  "you",
    "your",       "yours", "yourself"};

constexpr std::string_view kNegation[] = {"barely", "cannot", "hardly", "neither", "never",   "no",     "nobody",
                                          "none",   "nor",    "not",    "nothing", "nowhere", "seldom", "without"};

template <std::size_t N>
constexpr bool sorted(const std::string_view (&list)[N]) {
  return std::is_sorted(std::begin(list), std::end(list));
}
static_assert(sorted(kStop) && sorted(kNegation));

template <std::size_t N>
bool has(const std::string_view (&list)[N], std::string_view word) {
  return std::binary_search(std::begin(list), std::end(list), word);
}

struct Contraction {
  std::string_view ending, opened;
};
constexpr Contraction kContractions[] = {
    {"'re", "are"}, {"'ve", "have"}, {"'ll", "will"}, {"'m", "am"}, {"'d", "would"}};

// Pronouns and question words after which 's is "is"; after other words it is a possessive.
constexpr std::string_view kIsBefore[] = {"he",    "here", "how",   "it",  "she", "that",
                                          "there", "what", "where", "who", "why"};

using Take = std::function<void(std::string_view)>;

// What stands between white space.
template <typename TakePiece>
void each_piece(std::string_view text, TakePiece&& take) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t at = i;
    if (text[i] > ' ') {  // most of most texts: no white space
      ++i;
      continue;
    }
    if (!is_space(decode_utf8(text, i))) continue;
    if (at > begin) take(text.substr(begin, at - begin));
    begin = i;
  }
  if (begin < text.size()) take(text.substr(begin));
}

// `word` is folded, with plain apostrophes inside.
void open_contraction(std::string_view word, const Take& take) {
  const auto ends = [&](std::string_view e) { return word.size() > e.size() && word.ends_with(e); };
  const auto both = [&](std::string_view first, std::string_view second) { take(first), take(second); };
  if (word == "can't" || word == "cannot") return both("can", "not");
  if (word == "won't") return both("will", "not");
  if (word == "shan't") return both("shall", "not");
  if (ends("n't")) return both(word.substr(0, word.size() - 3), "not");
  for (const Contraction& c : kContractions) {
    if (ends(c.ending)) return both(word.substr(0, word.size() - c.ending.size()), c.opened);
  }
  if (ends("'s")) {
    word.remove_suffix(2);
    take(word);
    if (std::find(std::begin(kIsBefore), std::end(kIsBefore), word) != std::end(kIsBefore)) take("is");
    return;
  }
  std::string plain(word);
  std::erase(plain, '\'');
  if (!plain.empty()) take(plain);
}

void give_folded(std::string_view folded, bool apostrophe, const Take& take) {
  if (apostrophe || folded == "cannot") return open_contraction(folded, take);
  if (!folded.empty()) take(folded);
}

// The small letter or digit that an ASCII character is folded to; 0 for what is no part of a word.
constexpr std::array<char, 128> kAsciiFolded = [] {
  std::array<char, 128> out{};
  for (std::size_t c = '0'; c <= '9'; ++c) out[c] = static_cast<char>(c);
  for (std::size_t c = 'a'; c <= 'z'; ++c) out[c] = out[c - 32] = static_cast<char>(c);
  return out;
}();

// What stands between two pieces of white space, which may hold several words or none. `room` is for
// the folded words: as long as the text, letter under letter.
void words_of_ascii(std::string_view text, std::string& room, const Take& take) {
  const auto folded_at = [&](std::size_t i) {
    return i < text.size() ? kAsciiFolded[static_cast<unsigned char>(text[i])] : '\0';
  };
  const auto is_number_at = [&](std::size_t i) { return is_digit(static_cast<unsigned char>(text[i])); };
  room.resize(std::max(room.size(), text.size()));
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (folded_at(i) == '\0') continue;
    const std::size_t begin = i;
    bool apostrophe = false;
    for (;; ++i) {
      if (const char folded = folded_at(i)) {
        room[i] = folded;
        continue;
      }
      const char c = i < text.size() ? text[i] : '\0';
      const bool joins = folded_at(i + 1) != '\0' &&
                         (c == '\'' || ((c == '.' || c == ',') && is_number_at(i - 1) && is_number_at(i + 1)));
      if (!joins) break;
      room[i] = c;
      apostrophe = apostrophe || c == '\'';
    }
    const std::string_view word = std::string_view(room).substr(begin, i - begin);
    is_number_at(begin) ? take(fold_answer(word)) : give_folded(word, apostrophe, take);
  }
}

void words_of_any(std::string_view text, const Take& take) {
  std::u32string raw;
  for (std::size_t i = 0; i < text.size();) raw.push_back(decode_utf8(text, i));
  std::u32string word;
  const auto finish = [&] {
    if (word.empty()) return;
    std::string bytes;
    bool apostrophe = false;
    for (const char32_t c : word) {
      apostrophe = apostrophe || c == '\'';
      base::append_utf8(bytes, c);
    }
    word.clear();
    if (is_digit(static_cast<unsigned char>(bytes.front())))
      take(fold_answer(bytes));
    else if (apostrophe)
      open_contraction(fold_answer(bytes), take);
    else
      give_folded(fold_word(bytes), apostrophe, take);
  };
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const char32_t c = raw[i];
    const bool inside = i > 0 && i + 1 < raw.size() && is_word(raw[i - 1]) && is_word(raw[i + 1]);
    if (is_ideograph(c)) {
      finish();
      word.push_back(c);
      finish();
    } else if (is_word(c)) {
      word.push_back(c);
    } else if (inside && is_apostrophe(c)) {
      word.push_back('\'');
    } else if (inside && (c == '.' || c == ',') && is_digit(raw[i - 1]) && is_digit(raw[i + 1])) {
      word.push_back(c);
    } else if (c != 0xAD && c != 0x200D && c != 0x200C) {  // soft hyphen and joiners part nothing
      finish();
    }
  }
  finish();
}

}  // namespace

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> out;
  each_piece(text, [&](std::string_view piece) { out.push_back(piece); });
  return out;
}

bool is_spoken(std::string_view word) {
  for (std::size_t i = 0; i < word.size();) {
    if (is_word(decode_utf8(word, i))) return true;
  }
  return false;
}

std::size_t count_words(std::string_view text) {
  std::size_t n = 0, ideographs = 0;
  each_piece(text, [&](std::string_view word) {
    std::size_t here = 0;
    for (std::size_t i = 0; i < word.size();) {
      if (static_cast<unsigned char>(word[i]) < 0x80)
        ++i;
      else
        here += is_ideograph(decode_utf8(word, i)) ? 1u : 0u;
    }
    ideographs += here;
    if (here == 0 && is_spoken(word)) ++n;
  });
  return n + (ideographs + 1) / 2;
}

void each_word(std::string_view text, const std::function<void(std::string_view)>& take) {
  std::string room;
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  each_piece(text, [&](std::string_view piece) {
    std::all_of(piece.begin(), piece.end(), is_ascii) ? words_of_ascii(piece, room, take) : words_of_any(piece, take);
  });
}

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> out;
  each_word(text, [&](std::string_view word) { out.emplace_back(word); });
  return out;
}

std::vector<std::string> content_words(std::string_view text) {
  std::vector<std::string> out = words(text);
  std::erase_if(out, [](const std::string& w) { return is_stop_word(w); });
  return out;
}

bool is_stop_word(std::string_view folded) {
  return has(kStop, folded);
}
bool is_negation(std::string_view folded) {
  return has(kNegation, folded);
}

std::string initials(std::string_view text) {
  std::string out;
  for (const std::string_view word : split_words(text)) {
    for (std::size_t i = 0; i < word.size();) {
      const std::size_t at = i;
      const char32_t c = decode_utf8(word, i);
      if (!is_letter(c)) continue;
      if (c >= 'a' && c <= 'z') {
        out.push_back(static_cast<char>(c - 32));
      } else {
        out.append(word.substr(at, i - at));
      }
      break;
    }
  }
  return out;
}

}  // namespace colloquy::text
