#include "exchange/page/tables.h"

#include <algorithm>
#include <array>
#include <vector>

#include "exchange/fold.h"
#include "text/similarity.h"

namespace colloquy::exchange::page {
namespace {

using K = SectionKind;

constexpr std::string_view kGate = "gate of the platform";
constexpr std::string_view kUnder = "explains the platform's section";
constexpr std::string_view kCount = "numbers are made by Colloquy";
constexpr std::string_view kPlayer = "part of the player";

constexpr Furniture kFurniture[] = {
    {Match::exact, "Enroll to start learning", {}, Marks::nothing, kGate},
    {Match::prefix, "You've not yet enrolled in this course.", {}, Marks::nothing, kGate},
    {Match::prefix, "Sign up and enroll to", {}, Marks::nothing, kGate},
    {Match::exact, "Unlock Audio Lesson", {}, Marks::part_title, kGate},
    {Match::exact, "Unlock Audio Chapter", {}, Marks::chapter_title, kGate},
    {Match::pattern, "Chapter # of #", K::audiobook, Marks::chapter_title, kCount},
    {Match::exact, "Listen to a student-teacher conversation explaining the topic in a relatable way.", K::conversation,
     Marks::nothing, kUnder},
    {Match::exact, "Read summaries of the section's main ideas at different levels of detail.", K::overview,
     Marks::nothing, kUnder},
    {Match::exact, "Dive deep into the subject with an immersive audiobook experience.", K::audiobook, Marks::nothing,
     kUnder},
    {Match::exact, "Interactive tools to help you remember key concepts", K::aids, Marks::nothing, kUnder},
    {Match::exact, "Supplementary resources to enhance your learning experience.", K::references, Marks::nothing,
     kUnder},
    {Match::pattern, "#:#", {}, Marks::nothing, kPlayer},
    {Match::pattern, "#:# / #:#", {}, Marks::nothing, kPlayer},
};

constexpr Heading kHeadings[] = {
    {"Learning objectives", K::objectives, 2, "Objectives"},
    {"Objectives", K::objectives, 2, "Objectives"},
    {"Goals", K::objectives, 2, "Objectives"},
    {"Interactive Audio Lesson", K::conversation, 2, "Conversation"},
    {"Conversation", K::conversation, 2, "Conversation"},
    {"Dialogue", K::conversation, 2, "Conversation"},
    {"Introduction & Overview", K::overview, 2, "Overview"},
    {"Introduction", K::overview, 2, "Overview"},
    {"Overview", K::overview, 2, "Overview"},
    {"Youtube Videos", K::videos, 2, "Videos"},
    {"Videos", K::videos, 2, "Videos"},
    {"Audio Book", K::audiobook, 2, "Audio book"},
    {"Audiobook", K::audiobook, 2, "Audio book"},
    {"Key Concepts", K::concepts, 2, "Key concepts"},
    {"Concepts", K::concepts, 2, "Key concepts"},
    {"Examples & Applications", K::examples, 2, "Examples"},
    {"Examples", K::examples, 2, "Examples"},
    {"Memory Aids", K::aids, 2, "Memory aids"},
    {"Mnemonics", K::aids, 2, "Memory aids"},
    {"Flash Cards", K::cards, 2, "Flash cards"},
    {"Flashcards", K::cards, 2, "Flash cards"},
    {"Cards", K::cards, 2, "Flash cards"},
    {"Practice Test", K::test, 2, "Practice test"},
    {"Test", K::test, 2, "Practice test"},
    {"Quiz", K::test, 2, "Practice test"},
    {"Glossary", K::glossary, 2, "Glossary"},
    {"Reference links", K::references, 2, "References"},
    {"References", K::references, 2, "References"},
    {"Further reading", K::references, 2, "References"},
    {"Rehearsal", K::rehearsal, 2, "Rehearsal"},
    {"Role play", K::rehearsal, 2, "Rehearsal"},
    {"Quick Overview", K::overview, 3, "Quick", true},
    {"Quick", K::overview, 3, "Quick"},
    {"Standard", K::overview, 3, "Standard"},
    {"Detailed", K::overview, 3, "Detailed"},
    {"Detailed Summary", K::overview, 3, "Detailed", true},
    {"Rhymes", K::aids, 3, "Rhymes"},
    {"Rhyme", K::aids, 3, "Rhyme"},
    {"Stories", K::aids, 3, "Stories"},
    {"Story", K::aids, 3, "Story"},
    {"Memory Tools", K::aids, 3, "Memory tools", true},
    {"Memory Tool", K::aids, 3, "Memory tool"},
    {"Acronyms", K::aids, 3, "Acronyms"},
    {"Acronym", K::aids, 3, "Acronym"},
    {"Chapter Content", K::audiobook, 4, "Content", true},
    {"Content", K::audiobook, 4, "Content"},
    {"Detailed Explanation", K::audiobook, 4, "Explanation", true},
    {"Explanation", K::audiobook, 4, "Explanation"},
    {"Examples & Analogies", K::audiobook, 4, "Analogy", true},
    {"Analogy", K::audiobook, 4, "Analogy"},
    {"Example", K::audiobook, 4, "Analogy"},
};

constexpr std::string_view kSummaryOpenings[] = {
    "to summarize",  "to summarise", "in summary", "to sum up", "summing up",
    "in conclusion", "to conclude",  "to recap",   "in short",
};

constexpr std::array<std::string_view, 15> kNames = {"lede",      "objectives", "conversation", "overview",  "videos",
                                                     "audiobook", "concepts",   "examples",     "aids",      "cards",
                                                     "test",      "glossary",   "references",   "rehearsal", "plain"};

// The tables' words folded once, in the tables' order.
const std::vector<std::string>& folded_furniture() {
  static const std::vector<std::string> kFolded = [] {
    std::vector<std::string> out;
    for (const Furniture& entry : kFurniture) {
      std::string text(entry.text);
      if (entry.match == Match::pattern) std::replace(text.begin(), text.end(), '#', '0');
      const std::string folded = fold_furniture(text);
      out.push_back(entry.match == Match::pattern ? digits_as_marks(folded) : folded);
    }
    return out;
  }();
  return kFolded;
}

const std::vector<std::string>& folded_headings() {
  static const std::vector<std::string> kFolded = [] {
    std::vector<std::string> out;
    for (const Heading& heading : kHeadings) out.push_back(fold_heading(heading.words));
    return out;
  }();
  return kFolded;
}

bool matches(const Furniture& entry, std::string_view folded) {
  const std::string& wanted = folded_furniture()[static_cast<std::size_t>(&entry - kFurniture)];
  switch (entry.match) {
    case Match::exact: return folded == wanted;
    case Match::prefix: return folded.starts_with(wanted);
    case Match::pattern: return digits_as_marks(folded) == wanted;
  }
  return false;
}

// No furniture and no heading is longer; so a megabyte in one line is not folded for nothing.
constexpr std::size_t kLongestFurniture = 400;
constexpr std::size_t kLongestHeading = 60;

std::string_view name_of(Match match) {
  return match == Match::exact ? "the line" : match == Match::prefix ? "begins" : "pattern";
}

// At least two spaces, so that a program can take the columns apart again.
void pad(std::string& out, std::string_view text, std::size_t width) {
  out += text;
  out.append(text.size() + 2 < width ? width - text.size() : 2, ' ');
}

}  // namespace

std::span<const Furniture> furniture() {
  return kFurniture;
}
std::span<const Heading> headings() {
  return kHeadings;
}
std::span<const std::string_view> summary_openings() {
  return kSummaryOpenings;
}

std::string_view name_of(SectionKind kind) {
  return kNames[static_cast<std::size_t>(kind)];
}

std::string_view title_of(SectionKind kind) {
  for (const Heading& heading : kHeadings) {
    if (heading.level == 2 && heading.section == kind) return heading.ours;
  }
  return {};
}

const Furniture* find_furniture(std::string_view line, SectionKind section) {
  if (line.size() > kLongestFurniture) return nullptr;
  const std::string folded = fold_furniture(line);
  for (const Furniture& entry : kFurniture) {
    if ((!entry.only_in || *entry.only_in == section) && matches(entry, folded)) return &entry;
  }
  return nullptr;
}

const Furniture* find_marker(std::string_view line) {
  if (line.size() > kLongestFurniture) return nullptr;
  const std::string folded = fold_furniture(line);
  for (const Furniture& entry : kFurniture) {
    if (entry.marks != Marks::nothing && matches(entry, folded)) return &entry;
  }
  return nullptr;
}

const Heading* find_heading(std::string_view line, SectionKind section, int level) {
  if (line.size() > kLongestHeading) return nullptr;
  const std::string folded = fold_heading(line);
  for (std::size_t i = 0; i < std::size(kHeadings); ++i) {
    const Heading& heading = kHeadings[i];
    if (heading.level != level || (level > 2 && heading.section != section)) continue;
    if (folded_headings()[i] == folded) return &heading;
  }
  return nullptr;
}

const Heading* find_misspelt(std::string_view line) {
  if (line.size() > kLongestHeading) return nullptr;
  const std::string folded = fold_heading(line);
  const Heading* best = nullptr;
  double score = 0.8;  // as near as the reader of lessons asks "Did you mean"
  for (std::size_t i = 0; i < std::size(kHeadings); ++i) {
    if (kHeadings[i].level != 2) continue;
    for (const std::string& known : {folded_headings()[i], fold_heading(kHeadings[i].ours)}) {
      const double alike = text::similarity(folded, known);
      if (alike < score || (best != nullptr && alike == score)) continue;
      best = &kHeadings[i];
      score = alike;
    }
  }
  return best;
}

const Heading* find_telling(std::string_view line) {
  if (line.size() > kLongestHeading) return nullptr;
  const std::string folded = fold_heading(line);
  for (std::size_t i = 0; i < std::size(kHeadings); ++i) {
    if (kHeadings[i].telling && folded_headings()[i] == folded) return &kHeadings[i];
  }
  return nullptr;
}

bool is_known_heading(std::string_view title) {
  if (title.size() > kLongestHeading) return false;
  const std::string folded = fold_heading(title);
  for (std::size_t i = 0; i < std::size(kHeadings); ++i) {
    if (folded_headings()[i] == folded || fold_heading(kHeadings[i].ours) == folded) return true;
  }
  return false;
}

bool opens_summary(std::string_view line) {
  const std::string folded = fold_heading(line.substr(0, 40));
  for (const std::string_view opening : kSummaryOpenings) {
    if (!folded.starts_with(opening)) continue;
    const std::size_t end = opening.size();
    if (end == folded.size() || folded[end] == ' ' || folded[end] == ',' || folded[end] == ':') return true;
  }
  return false;
}

std::string print_tables() {
  std::string out =
      "Lines that are dropped (case, a leading emoji and the shape of ' do not count; # is any number)\n\n";
  for (const Furniture& entry : kFurniture) {
    out += "  ";
    pad(out, name_of(entry.match), 10);
    pad(out, entry.only_in ? name_of(*entry.only_in) : "anywhere", 14);
    pad(out, entry.text, 84);
    out += entry.reason;
    if (entry.marks == Marks::part_title) out += "; the line above is a part's title";
    if (entry.marks == Marks::chapter_title) out += "; the line above is a chapter's title";
    out += '\n';
  }
  out +=
      "\nHeadings that are renamed (\"and\" is \"&\"; case, a final colon, a leading number and emoji do not "
      "count)\n\n";
  for (const Heading& heading : kHeadings) {
    out += "  ";
    pad(out, heading.words, 28);
    pad(out, heading.level == 2 ? "anywhere" : name_of(heading.section), 14);
    out += std::string(static_cast<std::size_t>(heading.level), '#') + " " + std::string(heading.ours) + "\n";
  }
  out += "\nWords that make a part's last paragraph its summary\n\n ";
  for (const std::string_view opening : kSummaryOpenings) out += " \"" + std::string(opening) + "\"";
  return out + "\n";
}

}  // namespace colloquy::exchange::page
