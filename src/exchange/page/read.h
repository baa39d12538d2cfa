// A copied lesson page, understood: `read_page` turns its text into sections, parts and blocks that
// write.h can say in our lesson format. Pure. Promises: every word of the page that is not in the
// table of furniture is in the result, in the page's order, under the page's heading; what had to be
// guessed is named in a note; what is unknown stays as plain text and is never lost.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "exchange/page/tables.h"

namespace colloquy::exchange::page {

struct Block {
  enum class Kind {
    paragraph,  // text
    turn,       // label = speaker, text. An empty label goes on with the turn above
    summary,    // text: closes a part of the conversation
    entry,      // label = term, text = meaning (may be empty), more = further paragraphs of it
    aid,        // label = title ("CART"), words, text = the sentence after them
    verse,      // words = the lines of one rhyme
    link,       // label = words, text = address ("" none)
    subtitle,   // text: a heading inside running text
  };
  Kind kind = Kind::paragraph;
  std::uint32_t line = 0;  // where it begins on the page
  std::string label;
  std::string text;
  std::vector<std::string> words;
  std::vector<std::string> more;
  bool made_label = false;  // the label is the importer's, not a word of the page
};

// A heading below a section's, and what stands under it. level 0: directly under the section's
// heading, no heading of its own; 3 and 4 as the number of marks.
struct Part {
  int level = 0;
  std::string title;
  std::string page_title;  // "" when the importer made the title up
  std::uint32_t line = 0;
  bool inferred_speakers = false;
  std::size_t words_in = 0;  // words of the page's lines that belong here
  std::vector<Block> blocks;
};

struct Section {
  SectionKind kind = SectionKind::lede;
  std::string title;
  std::string page_title;
  std::uint32_t line = 0;
  std::vector<Part> parts;  // never empty; the first has level 0
};

struct Dropped {
  std::uint32_t line = 0;
  std::string text;
  std::string reason;
};

struct Renamed {
  std::uint32_t line = 0;
  std::string from, to;
};

// What was inferred, and how sure that is.
struct Note {
  enum class Sure { certain, likely, guess };
  std::uint32_t line = 0;
  Sure sure = Sure::certain;
  std::string text;  // one sentence
};

struct PageImport {
  std::string number;  // "5.1.1", "" none
  std::string title;
  std::vector<std::string> cast;  // speakers in order of appearance; the teacher first when known
  bool speakers_named = false;    // by the page, in at least one part
  std::vector<Section> sections;
  std::vector<Dropped> dropped;
  std::vector<Renamed> renamed;
  std::vector<Note> notes;
};

// `text`: the bytes of the file, untrusted. Errors: those of lines.h.
base::Result<PageImport> read_page(std::string_view text);

}  // namespace colloquy::exchange::page
