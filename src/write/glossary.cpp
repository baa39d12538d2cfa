#include "write/glossary.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "text/chars.h"
#include "text/fold.h"

namespace colloquy::write {
namespace {

struct Word {
  std::size_t begin = 0, end = 0;
};

std::vector<Word> words_in(std::string_view text) {
  std::vector<Word> words;
  std::size_t begin = std::string_view::npos;
  const auto close = [&](std::size_t at) {
    if (begin != std::string_view::npos) words.push_back({begin, at});
    begin = std::string_view::npos;
  };
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t start = i;
    const char byte = text[i];
    bool word;
    if (static_cast<unsigned char>(byte) < 0x80) {  // most text, without a look into tables
      ++i;
      word = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
             (byte == '\'' && begin != std::string_view::npos);
    } else {
      const char32_t c = base::decode_utf8(text, i);
      word = text::is_word(c) || (begin != std::string_view::npos && text::is_apostrophe(c));
    }
    if (!word) {
      close(start);
    } else if (begin == std::string_view::npos) {
      begin = start;
    }
  }
  close(text.size());
  return words;
}

std::string folded(std::string_view word) {
  std::string out;
  for (const char c : word) {
    if (static_cast<unsigned char>(c) >= 0x80) return text::fold_case(word);
    out += (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

// Two capitals in a word: it is spelt, not written ("WAIT", "pH" has one and is a word).
bool is_abbreviation(std::string_view wording) {
  int capitals = 0;
  for (std::size_t i = 0; i < wording.size();) {
    if (text::is_upper(base::decode_utf8(wording, i))) ++capitals;
  }
  return capitals >= 2 && wording.find(' ') == std::string_view::npos;
}

bool joins(std::string_view between) {
  return between == " " || between == "-" || between == "\u00A0" || between == "\n";
}

bool equals(const std::string& form, std::string_view written, bool exact, bool last) {
  const std::string own = exact ? std::string(written) : folded(written);
  return own == form || (last && form.size() > 3 && own == form + "s");
}

}  // namespace

void Glossary::add(const lesson::Term& term) {
  add_form(term.term, term);
  for (const std::string& form : term.also) add_form(form, term);
}

void Glossary::add_form(std::string_view wording, const lesson::Term& term) {
  Form form;
  form.term = &term;
  form.exact = is_abbreviation(wording);
  for (const Word& word : words_in(wording)) {
    const std::string_view written = wording.substr(word.begin, word.end - word.begin);
    form.words.push_back(form.exact ? std::string(written) : folded(written));
  }
  if (form.words.empty()) return;
  const std::string first = folded(form.words.front());
  may_begin_[static_cast<unsigned char>(first.front())] = true;
  if (first.front() >= 'a' && first.front() <= 'z') may_begin_[static_cast<unsigned char>(first.front() - 32)] = true;
  for (std::size_t byte = 0x80; byte < may_begin_.size(); ++byte) may_begin_[byte] = true;  // folded to anything
  std::vector<Form>& same = forms_[first];
  if (std::any_of(same.begin(), same.end(), [&](const Form& other) { return other.words == form.words; })) return;
  const auto shorter = [&](const Form& other) { return other.words.size() < form.words.size(); };
  same.insert(std::find_if(same.begin(), same.end(), shorter), std::move(form));
}

std::vector<Glossary::Mention> Glossary::mentions(std::string_view text) const {
  std::vector<Mention> out;
  if (forms_.empty()) return out;
  const std::vector<Word> words = words_in(text);
  const auto written = [&](std::size_t i) { return text.substr(words[i].begin, words[i].end - words[i].begin); };
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!may_begin_[static_cast<unsigned char>(text[words[i].begin])]) continue;  // most words begin no term
    std::string first = folded(written(i));
    auto found = forms_.find(first);
    if (found == forms_.end() && first.size() > 4 && first.back() == 's') {
      first.pop_back();
      found = forms_.find(first);
    }
    if (found == forms_.end()) continue;
    for (const Form& form : found->second) {
      const std::size_t last = i + form.words.size() - 1;
      if (last >= words.size()) continue;
      bool same = true;
      for (std::size_t k = 0; same && k < form.words.size(); ++k) {
        const std::size_t at = i + k;
        same = equals(form.words[k], written(at), form.exact, at == last) &&
               (k == 0 || joins(text.substr(words[at - 1].end, words[at].begin - words[at - 1].end)));
      }
      if (!same) continue;
      out.push_back({words[i].begin, words[last].end, form.term});
      i = last;
      break;
    }
  }
  return out;
}

std::string term_anchor(const lesson::Term& term) {
  return term.anchor.empty() ? "term-" + term.id : term.anchor;
}

}  // namespace colloquy::write
