// Prose: the author's running text as a small tree, free of any Markdown library. source/ makes it,
// write/ turns it into HTML, speech/ and check/ read its plain words. Only what the lesson format
// allows can be expressed, so a writer that handles every kind here handles every lesson.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/span.h"
#include "lesson/rare.h"

namespace colloquy::lesson {

// A note to the player or to the voices, written *(...)* ; never read out.
struct Direction {
  enum class Kind {
    pause,    // silence of `milliseconds`
    say,      // pronunciation (`value`) of the words it belongs to
    lang,     // language (`value`, BCP 47) of the words it belongs to
    manner,   // anything else said of a turn ("quietly"): shown, given to voices that can use it
    setting,  // `name` and `value` where the section gives it a meaning ("objective waiting", "2 points")
  };
  Kind kind = Kind::manner;
  std::string name;
  std::string value;
  std::int32_t milliseconds = 0;
  base::Span span;
};

struct Inline {
  enum class Kind : std::uint8_t {
    text,        // text
    code,        // text
    math,        // text: LaTeX without its dollars; display: on a line of its own
    emphasis,    // children
    strong,      // children
    strike,      // children
    link,        // children, link
    image,       // children = alternative text, link
    soft_break,  // a line's end in the source: a space
    hard_break,  // a line's end on the page
    subscript,
    superscript,
    keyboard,   // children
    footnote,   // text = label of the note
    direction,  // direction; say/lang: children = the words they belong to
    gap,        // index into the question's or card's gaps
  };
  struct Link {
    std::string target;  // as written: relative to the lesson's own file, or a whole address
    std::string title;
  };
  Kind kind = Kind::text;
  bool display = false;
  std::uint32_t gap = 0;
  std::string text;
  std::vector<Inline> children;
  Rare<Link> link;
  Rare<Direction> direction;
};

using Inlines = std::vector<Inline>;

struct Block {
  enum class Kind : std::uint8_t {
    paragraph,  // inlines
    heading,    // inlines, level 3..6 (inside plain sections), more.id
    quote,      // children
    list,       // children are items; ordered, more.start, tight
    item,       // children; checked: -1 no box, 0 empty, 1 ticked
    code,       // more.text, more.info
    math,       // more.text
    table,      // children are rows (the first is the header), rows' children are cells; more.aligns
    row,
    cell,  // inlines
    rule,
    footnote,  // target label in more.info, children
  };
  enum class Align : std::uint8_t { none, left, center, right };
  // What only a few kinds have.
  struct More {
    std::string text;
    std::string info;
    std::string id;             // anchor of a heading in a plain section
    int start = 1;              // number of an ordered list's first entry
    std::vector<Align> aligns;  // of a table's columns
  };
  Kind kind = Kind::paragraph;
  std::int8_t level = 0;
  std::int8_t checked = -1;
  bool ordered = false;
  bool tight = true;
  base::Span span;
  Inlines inlines;
  std::vector<Block> children;
  Rare<More> more;
};

using Blocks = std::vector<Block>;

// What a reader sees as words: text, code, alternative text of images; directions, footnote marks
// and gaps give nothing; breaks give one space. The page shows these words, the voice speaks them,
// and both cut them into the same lines (text/sentences.h).
std::string plain_text(const Inlines& inlines);
std::string plain_text(const Blocks& blocks);  // blocks joined by "\n\n"

}  // namespace colloquy::lesson
