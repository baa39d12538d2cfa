// The known words of a lesson: headings, labels, directions, true and false. One file a language
// (vocabulary/*.txt, in the binary); a lesson is read with its language's words, the English ones,
// and what the course adds under headings:. Everything is compared folded: case, punctuation, "&"
// for "and", leading numbers and emoji do not count.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace colloquy::source {

// Where a word stands; one word may mean different things in different places.
enum class Place { section, level, layer, aid, test_part, rehearsal_part, label, answer, direction, role };

struct Word {
  std::string key;        // "test"
  std::string canonical;  // as it is to be written in this language: "Practice test"
};

class Vocabulary {
 public:
  // `more`: the course's headings:. Unknown languages are read with the English words.
  Vocabulary(std::string_view lang, const std::map<std::string, std::vector<std::string>>& more);

  // The word's key at this place, "" when it has none.
  std::string key(Place place, std::string_view text) const;
  // The known word that `text` seems to be a misspelling of (similarity >= .8).
  std::optional<Word> near(Place place, std::string_view text) const;
  // As a lesson of this language writes it.
  std::string canonical(std::string_view key) const;
  // All words of a place as they are written.
  std::vector<std::string> words(Place place) const;

  static std::string fold(std::string_view text);

 private:
  struct Entry {
    std::string folded, written;
    Place place;
    std::string key;
  };
  void add(std::string_view file, const char* lang);
  std::vector<Entry> entries_;
  std::map<std::string, std::string, std::less<>> canonical_;
};

// The vocabulary of `lang` without additions: made once.
const Vocabulary& plain_vocabulary(std::string_view lang);

// One line of a vocabulary file: a key and its words.
struct VocabularyLine {
  std::string key;
  std::vector<std::string> words;
};
std::vector<VocabularyLine> parse_vocabulary(std::string_view text);
std::optional<Place> place_of(std::string_view key);
std::vector<std::string> vocabulary_languages();

}  // namespace colloquy::source
