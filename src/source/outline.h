// The lesson cut at its ## headings: which section is which, and what stands under it. Decides
// misspelt headings and wrong levels before any section is read.
#pragma once

#include <string>
#include <vector>

#include "source/reading.h"

namespace colloquy::source {

// A ### (or ####) heading and what stands under it, up to the next of its kind.
struct Part {
  const Node* heading = nullptr;  // null: what stands before the first
  std::string title;
  std::string key;  // the known word it is at its place, or ""
  std::vector<const Node*> nodes;
};

struct SectionText {
  std::string key;  // "conversation"; "" : a plain section, or what stands before the first
  const Node* heading = nullptr;
  std::string title;
  std::vector<const Node*> nodes;
  std::uint32_t line_before = 0;  // of the heading above this one, 0: none
  std::string key_before;         // of the known section above this one
};

// Reports form/heading, form/level, form/twice, form/title.
std::vector<SectionText> cut_into_sections(Reading& reading, const std::vector<Node>& nodes, bool title_given);

// Cuts a section at its headings of `level` (3 or 4). `place`: the words known there, if any.
// Headings of other levels are reported (form/level) and read as of this one.
enum class Known { none, levels, aids, test_parts, rehearsal_parts, layers };
std::vector<Part> cut_into_parts(Reading& reading, const std::vector<const Node*>& nodes, int level, Known known,
                                 std::string_view section);

// The words of a heading.
std::string heading_text(const Node& node);
base::Span heading_span(const Reading& reading, const Node& node);
base::Span span_of_line(const Reading& reading, std::uint32_t line);

bool is_comment(const Node& node);
// True: only comments.
bool is_empty(const std::vector<const Node*>& nodes);
void report_empty(Reading& reading, const Node& heading, std::string_view title);

}  // namespace colloquy::source
