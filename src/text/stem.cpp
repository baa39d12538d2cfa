#include "text/stem.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "text/words.h"

namespace colloquy::text {
namespace {

// Letters: a vowel is one of aeiouy; a Y that stands for a consonant is written in upper case
// while the word is worked on.
bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

bool is_double(std::string_view s) {
  if (s.size() < 2 || s[s.size() - 1] != s[s.size() - 2]) return false;
  return std::string_view("bdfgmnprt").find(s.back()) != std::string_view::npos;
}

bool is_valid_li_ending(char c) {
  return std::string_view("cdeghkmnrt").find(c) != std::string_view::npos;
}

// Start of the region after the first non-vowel that follows a vowel, from `from` on.
std::size_t region_after(std::string_view s, std::size_t from) {
  for (std::size_t i = from + 1; i < s.size(); ++i) {
    if (!is_vowel(s[i]) && is_vowel(s[i - 1])) return i + 1;
  }
  return s.size();
}

// A short syllable at the end of s: a vowel at the start and a non-vowel, or a vowel between
// non-vowels of which the last is none of w, x, Y.
bool ends_in_short_syllable(std::string_view s) {
  const std::size_t n = s.size();
  if (n == 2) return is_vowel(s[0]) && !is_vowel(s[1]);
  return n > 2 && !is_vowel(s[n - 3]) && is_vowel(s[n - 2]) && !is_vowel(s[n - 1]) && s[n - 1] != 'w' &&
         s[n - 1] != 'x' && s[n - 1] != 'Y';
}

struct Rule {
  std::string_view ending, to;
};

class Stemmer {
 public:
  explicit Stemmer(std::string_view word) : w_(word) {}

  std::string run() {
    prepare();
    step0();
    step1a();
    for (const std::string_view word :
         {"inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"}) {
      if (w_ == word) return w_;
    }
    step1b();
    step1c();
    step2();
    step3();
    step4();
    step5();
    for (char& c : w_) c = c == 'Y' ? 'y' : c;
    return w_;
  }

 private:
  bool ends(std::string_view e) const { return std::string_view(w_).ends_with(e); }
  bool in_r1(std::size_t length) const { return w_.size() - length >= r1_; }
  bool in_r2(std::size_t length) const { return w_.size() - length >= r2_; }
  void cut(std::size_t length) { w_.resize(w_.size() - length); }
  void replace(std::size_t length, std::string_view to) {
    cut(length);
    w_ += to;
  }
  bool vowel_before(std::size_t length) const {
    return std::any_of(w_.begin(), w_.end() - static_cast<std::ptrdiff_t>(length), is_vowel);
  }

  void prepare() {
    if (w_.front() == '\'') w_.erase(0, 1);
    for (std::size_t i = 0; i < w_.size(); ++i) {
      if (w_[i] == 'y' && (i == 0 || is_vowel(w_[i - 1]))) w_[i] = 'Y';
    }
    r1_ = region_after(w_, 0);
    for (const std::string_view prefix : {"gener", "commun", "arsen"}) {
      if (std::string_view(w_).starts_with(prefix)) r1_ = prefix.size();
    }
    r2_ = region_after(w_, r1_);
  }

  void step0() {
    for (const std::string_view e : {"'s'", "'s", "'"}) {
      if (ends(e)) return cut(e.size());
    }
  }

  void step1a() {
    if (ends("sses")) return cut(2);
    if (ends("ied") || ends("ies")) return cut(w_.size() > 4 ? 2 : 1);
    if (ends("us") || ends("ss") || !ends("s")) return;
    // Delete if a vowel stands somewhere before the letter that precedes the s.
    if (w_.size() > 2 && std::any_of(w_.begin(), w_.end() - 2, is_vowel)) cut(1);
  }

  void step1b() {
    for (const std::string_view e : {"eedly", "eed"}) {
      if (!ends(e)) continue;
      if (in_r1(e.size())) replace(e.size(), "ee");
      return;
    }
    for (const std::string_view e : {"ingly", "edly", "ing", "ed"}) {
      if (!ends(e)) continue;
      if (!vowel_before(e.size())) return;
      cut(e.size());
      if (ends("at") || ends("bl") || ends("iz")) {
        w_ += 'e';
      } else if (is_double(w_)) {
        cut(1);
      } else if (r1_ >= w_.size() && ends_in_short_syllable(w_)) {
        w_ += 'e';
      }
      return;
    }
  }

  void step1c() {
    if (w_.size() > 2 && (ends("y") || ends("Y")) && !is_vowel(w_[w_.size() - 2])) w_.back() = 'i';
  }

  void step2() {
    static constexpr Rule kRules[] = {{"ational", "ate"}, {"fulness", "ful"}, {"iveness", "ive"}, {"ization", "ize"},
                                      {"ousness", "ous"}, {"biliti", "ble"},  {"lessli", "less"}, {"tional", "tion"},
                                      {"alism", "al"},    {"aliti", "al"},    {"ation", "ate"},   {"entli", "ent"},
                                      {"fulli", "ful"},   {"iviti", "ive"},   {"ousli", "ous"},   {"abli", "able"},
                                      {"alli", "al"},     {"anci", "ance"},   {"ator", "ate"},    {"enci", "ence"},
                                      {"izer", "ize"},    {"bli", "ble"},     {"ogi", "og"},      {"li", ""}};
    for (const Rule& r : kRules) {
      if (!ends(r.ending)) continue;
      if (!in_r1(r.ending.size())) return;
      if (r.ending == "ogi" && (w_.size() < 4 || w_[w_.size() - 4] != 'l')) return;
      if (r.ending == "li" && (w_.size() < 3 || !is_valid_li_ending(w_[w_.size() - 3]))) return;
      return replace(r.ending.size(), r.to);
    }
  }

  void step3() {
    static constexpr Rule kRules[] = {{"ational", "ate"}, {"tional", "tion"}, {"alize", "al"},
                                      {"ative", ""},      {"icate", "ic"},    {"iciti", "ic"},
                                      {"ical", "ic"},     {"ness", ""},       {"ful", ""}};
    for (const Rule& r : kRules) {
      if (!ends(r.ending)) continue;
      if (!in_r1(r.ending.size()) || (r.ending == "ative" && !in_r2(r.ending.size()))) return;
      return replace(r.ending.size(), r.to);
    }
  }

  void step4() {
    for (const std::string_view e : {"ement", "able", "ance", "ence", "ible", "ment", "ant", "ate", "ent", "ion", "ism",
                                     "iti", "ive", "ize", "ous", "al", "er", "ic"}) {
      if (!ends(e)) continue;
      if (!in_r2(e.size())) return;
      if (e == "ion" && (w_.size() < 4 || (w_[w_.size() - 4] != 's' && w_[w_.size() - 4] != 't'))) return;
      return cut(e.size());
    }
  }

  void step5() {
    if (ends("e")) {
      if (in_r2(1) || (in_r1(1) && !ends_in_short_syllable(std::string_view(w_).substr(0, w_.size() - 1)))) cut(1);
    } else if (ends("l") && in_r2(1) && w_.size() > 1 && w_[w_.size() - 2] == 'l') {
      cut(1);
    }
  }

  std::string w_;
  std::size_t r1_ = 0;
  std::size_t r2_ = 0;
};

constexpr std::pair<std::string_view, std::string_view> kExceptions[] = {
    {"skis", "ski"},      {"skies", "sky"},    {"dying", "die"},  {"lying", "lie"},   {"tying", "tie"},
    {"idly", "idl"},      {"gently", "gentl"}, {"ugly", "ugli"},  {"early", "earli"}, {"only", "onli"},
    {"singly", "singl"},  {"sky", "sky"},      {"news", "news"},  {"howe", "howe"},   {"atlas", "atlas"},
    {"cosmos", "cosmos"}, {"bias", "bias"},    {"andes", "andes"}};

}  // namespace

std::string stem(std::string_view word) {
  if (word.size() < 3 ||
      !std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '\''; })) {
    return std::string(word);
  }
  for (const auto& [from, to] : kExceptions) {
    if (word == from) return std::string(to);
  }
  return Stemmer(word).run();
}

std::vector<std::string> content_stems(std::string_view text) {
  std::vector<std::string> out = content_words(text);
  for (std::string& w : out) w = stem(w);
  return out;
}

}  // namespace colloquy::text
