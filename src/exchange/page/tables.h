// The importer's knowledge of how a copied lesson page looks, as two printed tables: lines that are
// the platform's furniture (dropped) and headings (renamed to ours). All of it stands in
// tables.cpp; the reader holds no word of a page of its own. `colloquy import page --tables`
// prints it, so that a teacher can see what is never taken for text.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace colloquy::exchange::page {

// The sections of a page. `lede` is what stands before the first heading, `plain` a section whose
// heading is in no table.
enum class SectionKind {
  lede,
  objectives,
  conversation,
  overview,
  videos,
  audiobook,
  concepts,
  examples,
  aids,
  cards,
  test,
  glossary,
  references,
  rehearsal,
  plain,
};

// "conversation", "audiobook", ...: the keys under which the tables print a section.
std::string_view name_of(SectionKind kind);
// Our heading of a section: "Conversation", "Audio book". Empty for lede and plain.
std::string_view title_of(SectionKind kind);

// exact: the whole line. prefix: how the line begins. pattern: the whole line, # stands for digits.
// Case, a leading emoji and the shape of apostrophes never count.
enum class Match { exact, prefix, pattern };

// What a dropped line tells the reader about the lines round it.
enum class Marks {
  nothing,
  part_title,     // the line above is the title of a part of the conversation
  chapter_title,  // the line above is the title of a chapter
};

struct Furniture {
  Match match;
  std::string_view text;
  std::optional<SectionKind> only_in;  // nothing: anywhere
  Marks marks;
  std::string_view reason;
};

struct Heading {
  std::string_view words;  // as on the page
  SectionKind section;     // the section it opens, or (level > 2) in which it counts
  int level;               // 2 section, 3 overview level or kind of aid, 4 layer of a chapter
  std::string_view ours;   // our heading
  bool telling = false;    // level > 2: opens its section where that heading is missing
};

std::span<const Furniture> furniture();
std::span<const Heading> headings();

// Words that close a part of a conversation ("To summarize"), as a lower-case beginning.
std::span<const std::string_view> summary_openings();

// The entry that takes `line` (one clean line) away in `section`, or nullptr.
const Furniture* find_furniture(std::string_view line, SectionKind section);
// The entry that marks the line above it as a title, in whatever section; or nullptr.
const Furniture* find_marker(std::string_view line);
// The heading `line` is: level 2 anywhere; 3 and 4 only in their own section. Or nullptr.
const Heading* find_heading(std::string_view line, SectionKind section, int level);
// The section heading that `line` misspells (at most a fifth of its letters differ), or nullptr.
const Heading* find_misspelt(std::string_view line);
// Whether `title` reads like a known heading of any level (as a title of our own file it then needs
// a mark that says it is plain).
bool is_known_heading(std::string_view title);

// The heading below a section that `line` is, whose words leave no doubt of the section; or nullptr.
const Heading* find_telling(std::string_view line);

bool opens_summary(std::string_view line);

// The tables as text for a terminal.
std::string print_tables();

}  // namespace colloquy::exchange::page
