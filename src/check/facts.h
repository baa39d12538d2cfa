// What several rules want to know of a lesson, worked out once: its prose in order with places, its
// words as stems, its terms. Made for one call of check() and thrown away.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/each.h"
#include "lesson/course.h"

namespace colloquy::check {

// What a piece of prose is part of.
enum class Where : std::uint8_t {
  lede,
  objective,
  intro,
  note,
  turn,
  aside,
  summary,
  idea,
  option,
  remark,
  overview,
  chapter,
  concept_entry,
  example,
  aid,
  card_front,
  card_back,
  stem,
  answer,
  hint,
  material,
  glossary,
  reference,
  rehearsal,
  plain,
  footnote,
};

// A word's stem as a hash of 64 bits: phrases are compared quickly and lessons need no common table.
// Among a million different stems the chance that any two are taken for one is below 1 in 10 million.
using Stem = std::uint64_t;
using Stems = std::vector<Stem>;

struct Prose {
  Where where = Where::plain;
  const lesson::Blocks* blocks = nullptr;  // null: `text` is not made of blocks (an idea's wording)
  const void* owner = nullptr;             // the Term, Question, Card ... it belongs to
  base::Span span;
  std::string text;  // plain words
  Stems stems;       // of all its words, in order; forgotten when the lesson's own rules are done (stems_of)
};

// A glossary term or key concept, with all the names it goes by.
struct TermFact {
  const lesson::Term* term = nullptr;
  bool is_concept = false;
  std::vector<Stems> names;  // the term, then its other forms
};

// Stems of texts. Remembers the words it has met, for lessons say the same few hundred again and again.
class Stemmer {
 public:
  Stems stems(std::string_view text);  // of all words
  // The same; adds to `fresh` the stems of words not met by this function since begin().
  Stems stems(std::string_view text, Stems& fresh);
  void begin() { ++round_; }
  Stems content(std::string_view text);  // of words that are no stop words

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
  };
  struct Known {
    Stem stem;
    bool stop;
    std::uint32_t met = 0;  // the round in which it was fresh
  };
  Known& known(std::string_view word);
  std::unordered_map<std::string, Known, Hash, std::equal_to<>> known_;
  std::uint32_t round_ = 0;
};

// Lines of the source files, found when a finding wants exact words.
class SourceLines {
 public:
  explicit SourceLines(std::function<std::string_view(base::FileId)> text) : text_(std::move(text)) {}
  // Line `number` (from 1) without its end; "" where there is none.
  std::string_view line(base::FileId file, std::uint32_t number);

 private:
  std::function<std::string_view(base::FileId)> text_;
  std::unordered_map<base::FileId, std::vector<std::size_t>> starts_;
};

class CourseFacts;

// Not to be asked by two threads at once, what it keeps ready apart: prose() and terms().
class LessonFacts {
 public:
  LessonFacts(const lesson::Lesson& lesson, const CourseFacts& course, Stemmer& stemmer);
  LessonFacts(const LessonFacts&) = delete;
  LessonFacts& operator=(const LessonFacts&) = delete;

  const lesson::Lesson& lesson;
  const CourseFacts& course;

  const std::vector<Prose>& prose() const { return prose_; }
  const std::vector<TermFact>& terms() const { return terms_; }  // concepts, then the lesson's glossary
  bool is_english() const;

  // The stems of a piece of prose, also when they were forgotten.
  Stems stems_of(const Prose& prose) const { return prose.stems.empty() ? stems(prose.text) : prose.stems; }

  // Whether a human recording is heard in place of the turn's voice.
  bool recorded(const lesson::Turn* turn) const { return recorded_.contains(turn); }

  // False: no prose of the lesson can hold any of these names. Cheap; ask before searching.
  bool may_mention(const std::vector<Stems>& names) const;

  // Where `words` stand in the source lines of `within`, first on a line by themselves as written;
  // `within` itself where they are not found.
  base::Span find(base::Span within, std::string_view words) const;

  // The heading of a section, or the lesson's first line.
  base::Span heading(lesson::Section section) const;

  Stems stems(std::string_view text) const;
  Stems content(std::string_view text) const;

  // Lets go of what only the lesson's own rules ask all the time: a thousand lessons' stems together
  // would be larger than their words.
  void forget_stems();

 private:
  void collect(Stemmer& stemmer);
  void add(Where where, std::string text, const lesson::Blocks* blocks, const void* owner, base::Span span,
           Stemmer& stemmer);

  mutable Stemmer stemmer_;  // for what rules ask besides
  mutable SourceLines lines_;
  std::vector<Prose> prose_;
  std::vector<TermFact> terms_;
  std::unordered_set<const lesson::Turn*> recorded_;
  Stems present_;  // every stem of the prose, sorted
};

class CourseFacts {
 public:
  using Visit = std::function<void(std::size_t lesson, const LessonFacts& facts)>;
  // `visit` is called once a lesson as soon as its facts are there, while those of others are still made.
  CourseFacts(const lesson::Course& course, std::function<std::string_view(base::FileId)> text, const base::Each& each,
              const Visit& visit);

  const lesson::Course& course;
  const std::vector<std::unique_ptr<LessonFacts>>& lessons() const { return lessons_; }
  const std::vector<TermFact>& glossary() const { return glossary_; }  // of the course
  const std::function<std::string_view(base::FileId)>& text() const { return text_; }

 private:
  std::function<std::string_view(base::FileId)> text_;
  std::vector<std::unique_ptr<LessonFacts>> lessons_;
  std::vector<TermFact> glossary_;
};

// Whether `phrase` stands in `text`, its words together and in order. An empty phrase never does.
bool contains(const Stems& text, const Stems& phrase);
// Whether any of the names does.
bool mentions(const Stems& text, const std::vector<Stems>& names);

// "a", "a and b", "a, b and c".
std::string listed(const std::vector<std::string>& words);
// The words in typographic quotation marks as all findings show them: "so".
std::string quoted(std::string_view words);

}  // namespace colloquy::check
