#include "text/words.h"

#include <algorithm>
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

// `word` is folded, with plain apostrophes inside.
void open_contraction(std::string word, std::vector<std::string>& out) {
  const auto ends = [&](std::string_view e) { return word.size() > e.size() && std::string_view(word).ends_with(e); };
  if (word == "can't" || word == "cannot") return void(out.insert(out.end(), {"can", "not"}));
  if (word == "won't") return void(out.insert(out.end(), {"will", "not"}));
  if (word == "shan't") return void(out.insert(out.end(), {"shall", "not"}));
  if (ends("n't")) return void(out.insert(out.end(), {word.substr(0, word.size() - 3), "not"}));
  for (const Contraction& c : kContractions) {
    if (ends(c.ending))
      return void(out.insert(out.end(), {word.substr(0, word.size() - c.ending.size()), std::string(c.opened)}));
  }
  if (ends("'s")) {
    word.resize(word.size() - 2);
    const bool is = std::find(std::begin(kIsBefore), std::end(kIsBefore), word) != std::end(kIsBefore);
    out.push_back(std::move(word));
    if (is) out.push_back("is");
    return;
  }
  std::erase(word, '\'');
  if (!word.empty()) out.push_back(std::move(word));
}

}  // namespace

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> out;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t at = i;
    if (!is_space(decode_utf8(text, i))) continue;
    if (at > begin) out.push_back(text.substr(begin, at - begin));
    begin = i;
  }
  if (begin < text.size()) out.push_back(text.substr(begin));
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
  for (const std::string_view word : split_words(text)) {
    std::size_t here = 0;
    for (std::size_t i = 0; i < word.size();) here += is_ideograph(decode_utf8(word, i)) ? 1u : 0u;
    ideographs += here;
    if (here == 0 && is_spoken(word)) ++n;
  }
  return n + (ideographs + 1) / 2;
}

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> out;
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
    const bool number = is_digit(static_cast<unsigned char>(bytes.front()));
    if (number) {
      out.push_back(fold_answer(bytes));
    } else if (apostrophe) {
      open_contraction(fold_answer(bytes), out);
    } else {
      bytes = fold_word(bytes);
      if (!bytes.empty()) open_contraction(std::move(bytes), out);
    }
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
