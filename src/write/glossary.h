// The words of a lesson that have a definition, and where running text mentions them.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/entry.h"

namespace colloquy::write {

// Holds pointers to the terms it was given: they must outlive it. Of two terms with one wording the
// first stays.
class Glossary {
 public:
  struct Mention {
    std::size_t begin = 0, end = 0;  // bytes of the text searched
    const lesson::Term* term = nullptr;
  };

  void add(const lesson::Term& term);
  // Whole-word mentions in `text` from left to right, the longest wording first. Case is free, except
  // for abbreviations ("WAIT" is not "wait"); a plural s is allowed.
  std::vector<Mention> mentions(std::string_view text) const;
  bool empty() const { return forms_.empty(); }

 private:
  struct Form {
    std::vector<std::string> words;  // folded, or as written for an abbreviation
    bool exact = false;
    const lesson::Term* term = nullptr;
  };
  void add_form(std::string_view wording, const lesson::Term& term);
  // By first folded word, longest form first.
  std::map<std::string, std::vector<Form>, std::less<>> forms_;
  std::array<bool, 256> may_begin_{};  // by the first byte of a written word: whether a form may begin so
};

// The id of a term's definition on its page.
std::string term_anchor(const lesson::Term& term);

}  // namespace colloquy::write
