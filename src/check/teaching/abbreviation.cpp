#include <algorithm>
#include <iterator>
#include <set>

#include "check/facts.h"
#include "check/passes.h"
#include "text/words.h"

namespace colloquy::check {
namespace {

// Known to any reader, or no abbreviation but a word that somebody stressed.
constexpr std::string_view kKnown[] = {
    "ABC", "ADHD", "AI",   "ALL",  "ALWAYS", "AM",  "AND", "BBC", "BCE", "BEFORE", "BUT", "CD",  "CE",   "CEO", "CV",
    "DIY", "DNA",  "DVD",  "EU",   "EXCEPT", "FAQ", "FBI", "GPS", "HIV", "HTML",   "ID",  "IQ",  "ISBN", "IT",  "LED",
    "MA",  "MUST", "NASA", "NATO", "NEVER",  "NO",  "NOT", "OK",  "ONE", "ONLY",   "OR",  "PC",  "PDF",  "PHD", "PIN",
    "PM",  "SMS",  "STOP", "TV",   "UK",     "UN",  "US",  "USA", "USB", "VIP",    "WHO", "WWW", "YES"};

bool is_known(std::string_view word) {
  return std::find(std::begin(kKnown), std::end(kKnown), word) != std::end(kKnown);
}

bool is_roman(std::string_view word) {
  return word.find_first_not_of("IVXLCDM") == std::string_view::npos;
}

// The capitals of a displayed word that looks like an abbreviation: two to six of them and nothing else.
std::string_view abbreviation_in(std::string_view word) {
  const std::size_t begin = word.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  if (begin == std::string_view::npos || word.substr(0, begin).find_first_not_of("(\"'[*") != std::string_view::npos)
    return {};
  std::size_t end = begin;
  while (end < word.size() && word[end] >= 'A' && word[end] <= 'Z') ++end;
  std::string_view rest = word.substr(end);
  if (rest.starts_with('s') && rest.size() == 1) rest = {};  // "UPRs"
  const bool bare = rest.find_first_not_of(".,;:!?)\"']*") == std::string_view::npos || rest.starts_with("'s") ||
                    rest.starts_with("\xE2\x80\x99s");
  if (!bare || end - begin < 2 || end - begin > 6) return {};
  return word.substr(begin, end - begin);
}

bool is_running_text(Where w) {
  return w == Where::lede || w == Where::turn || w == Where::aside || w == Where::summary || w == Where::overview ||
         w == Where::chapter || w == Where::example || w == Where::plain || w == Where::stem ||
         w == Where::concept_entry || w == Where::glossary;
}

bool explained(const CourseFacts& course, const LessonFacts& facts, const std::string& word) {
  const auto names = [&](const std::vector<TermFact>& terms) {
    return std::any_of(terms.begin(), terms.end(), [&](const TermFact& t) {
      return t.term->term == word || t.term->term.find("(" + word + ")") != std::string::npos ||
             std::find(t.term->also.begin(), t.term->also.end(), word) != t.term->also.end();
    });
  };
  if (names(course.glossary()) || names(facts.terms())) return true;
  for (const lesson::Aid& aid : facts.lesson.aids) {
    if (aid.kind == lesson::Aid::Kind::acronym && aid.title == word) return true;
  }
  // Written out beside it, in this lesson or any before: "unconditional positive regard (UPR)", "UPR (unconditional
  // ...".
  for (const auto& other : course.lessons()) {
    if (names(other->terms())) return true;
    for (const Prose& p : other->prose()) {
      for (const std::string& form :
           {"(" + word + ")", "(" + word + ",", "[" + word + "]", word + " (", word + " stands for",
            word + " is short for", word + " means", word + ":", word + " \xE2\x80\x94", word + "\xE2\x80\x94"}) {
        if (p.text.find(form) != std::string::npos) return true;
      }
      // In small letters it is a word, and the capitals are stress.
      std::string small = word;
      for (char& c : small) c = static_cast<char>(c + 32);
      for (const std::string_view w : text::split_words(p.text)) {
        if (w.starts_with(small) && (w.size() == small.size() || (!(w[small.size()] >= 'a' && w[small.size()] <= 'z'))))
          return true;
      }
    }
    if (other.get() == &facts) break;
  }
  return false;
}

void run(const LessonFacts& facts, Report& report) {
  std::set<std::string> seen;
  for (const Prose& p : facts.prose()) {
    if (!is_running_text(p.where)) continue;
    const std::vector<std::string_view> words = text::split_words(p.text);
    // A shout is no abbreviation: three words of capitals in a row.
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::string word(abbreviation_in(words[i]));
      if (word.empty() || is_known(word) || is_roman(word) || !seen.insert(word).second) continue;
      const bool shouted = (i > 0 && !abbreviation_in(words[i - 1]).empty()) ||
                           (i + 1 < words.size() && !abbreviation_in(words[i + 1]).empty());
      if (shouted || explained(facts.course, facts, word)) continue;
      report.at(facts.find(p.span, word), quoted(word) + " is never written out.",
                "Write it in full once, with " + word + " in brackets after it, or explain it in the glossary.");
    }
  }
}

}  // namespace

const Rule kAbbreviation = {
    .info = {.id = "teaching/abbreviation",
             .summary = "An abbreviation is used and never written out.",
             .explanation = "Two to six capitals in running text count as an abbreviation unless everybody knows it, "
                            "or the word also stands in\n"
                            "small letters (then the capitals are stress). It is explained by brackets beside it, by a "
                            "glossary entry or by an acronym.",
             .bad = "The therapist offers UPR from the first hour.",
             .good = "The therapist offers unconditional positive regard (UPR) from the first hour."},
    .among = run};

}  // namespace colloquy::check
