#include "text/abbreviations.h"

#include <algorithm>
#include <iterator>

namespace colloquy::text {
namespace {

// Written in lower case. Looked through one by one: a full stop is rare enough.
// Only with a capital: "5 hr." and "mm." may end a sentence, "Hr. Bach" and "MM. Blanc" do not.
constexpr std::string_view kTitles[] = {"adm", "capt", "col", "cpl",  "dr",   "dra",    "fr",  "frl", "gen",
                                        "gov", "hon",  "hr",  "lt",   "maj",  "messrs", "mgr", "mm",  "mr",
                                        "mrs", "ms",   "mt",  "mx",   "pres", "prof",   "rep", "rev", "sen",
                                        "sgt", "sr",   "sra", "srta", "st",   "ste",    "supt"};

constexpr std::string_view kBeforeName[] = {"bspw", "bzgl", "c.-à-d", "cf",  "d.h", "e.g", "i.e", "p.ex",
                                            "resp", "u.a",  "vgl",    "viz", "vs",  "z.b", "z.t"};

constexpr std::string_view kBeforeNumber[] = {"abb", "apr", "art",  "aug", "ca",   "ch",  "chap", "dec", "eq",
                                              "feb", "fig", "figs", "jan", "jul",  "jun", "kap",  "mar", "no",
                                              "nos", "nov", "nr",   "nº",  "núm",  "oct", "p",    "pp",  "pág",
                                              "s",   "sec", "sect", "sep", "sept", "tab", "v",    "vol", "vols"};

constexpr std::string_view kAnywhere[] = {"a.m",  "al",   "approx", "assoc", "ave", "blvd", "bros", "bzw", "co",
                                          "corp", "dept", "ed",     "eds",   "est", "esq",  "etc",  "inc", "jr",
                                          "ltd",  "p.m",  "str",    "u.k",   "u.s", "univ", "usf",  "usw"};

constexpr std::string_view kMonths[] = {"April", "August", "Dezember", "Februar",  "Januar",  "Jänner",   "Juli",
                                        "Juni",  "Mai",    "März",     "November", "Oktober", "September"};

constexpr std::string_view kStarters[] = {
    "A",     "After", "All",   "Also",  "An",    "And",  "As",    "At",   "But",  "By",   "Can",
    "Do",    "Does",  "Each",  "For",   "From",  "He",   "Her",   "Here", "His",  "How",  "However",
    "I",     "If",    "In",    "Is",    "It",    "Its",  "Many",  "Most", "My",   "No",   "Not",
    "Now",   "On",    "One",   "Or",    "Our",   "She",  "So",    "Some", "Such", "That", "The",
    "Their", "Then",  "There", "These", "They",  "This", "Those", "Thus", "To",   "We",   "Were",
    "What",  "When",  "Where", "Which", "While", "Who",  "Why",   "With", "Yes",  "You",  "Your"};

template <std::size_t N>
bool has(const std::string_view (&list)[N], std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

constexpr std::size_t kLongest = 8;

}  // namespace

Abbreviation abbreviation(std::string_view token) {
  if (token.empty() || token.size() > kLongest) return Abbreviation::none;
  char lower[kLongest];
  std::transform(token.begin(), token.end(), lower,
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const std::string_view word(lower, token.size());
  if (token.front() != word.front() && has(kTitles, word)) return Abbreviation::before_name;
  if (has(kBeforeName, word)) return Abbreviation::before_name;
  if (has(kBeforeNumber, word)) return Abbreviation::before_number;
  if (has(kAnywhere, word)) return Abbreviation::anywhere;
  return Abbreviation::none;
}

bool is_month(std::string_view word) {
  return has(kMonths, word);
}

bool starts_sentence(std::string_view word) {
  // "It's" begins as "It" does.
  word = word.substr(0, std::min(word.find('\''), word.find("\xE2\x80\x99")));
  return has(kStarters, word);
}

}  // namespace colloquy::text
