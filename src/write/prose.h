// The author's running text to HTML. Spoken text is cut into the same lines as the sound (each a
// `span.l` with the id of its place), terms of the glossary lead to their definition at their first
// mention in a section, and nothing passes unescaped.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lesson/entry.h"
#include "lesson/prose.h"
#include "write/glossary.h"
#include "write/html.h"

namespace colloquy::write {

// From an address as the author wrote it (relative to the lesson's file) to the one the page uses;
// "" where there is no such thing: its words are then shown without a link.
using Resolve = std::function<std::string(std::string_view target)>;

// Spoken text that was written once already: a lesson's pages, for visitors and for learners, say it
// in the same words, so the second page takes it from the first. By node, with what the section had
// linked by then, so that a section goes on as if it had written the text itself.
struct Written {
  Html html;
  std::set<const lesson::Term*> linked;
  std::set<std::string> noted;
};
using WrittenByNode = std::unordered_map<std::string, Written>;

// Whether an address leads to a sound, by its ending.
bool is_sound(std::string_view address);

// How the text of one section is written. A Prose is made for a section and remembers which terms
// it has linked there.
class Prose {
 public:
  struct Options {
    const Resolve* resolve = nullptr;        // none: relative addresses stay as they are
    const Glossary* glossary = nullptr;      // none: no terms are linked
    const lesson::Term* not_this = nullptr;  // the term being defined, not linked to itself
    std::string footnote_prefix = "fn-";
    std::string_view gap_word = {};  // shown for a gap, for readers of a front: "___"
    // Gaps as <span data-gap="N"></span>, to be filled by the test (package::QuestionData).
    bool gaps_as_places = false;
    bool sound = true;                 // false: only the words of a sound, for who may not hear it
    bool links = true;                 // false: only the words of links, in headings and buttons
    WrittenByNode* written = nullptr;  // shared by pages that write the same sections in the same order
  };

  explicit Prose(Options options) : options_(std::move(options)) {}

  Html blocks(const lesson::Blocks& blocks);
  Html inlines(const lesson::Inlines& inlines);
  // Blocks whose paragraphs are spoken: the lines of `node` numbered from 0, as
  // lesson/spoken.h and text/sentences.h give them.
  Html spoken(const lesson::Blocks& blocks, std::string_view node);
  // The paragraphs without their <p>, for text that stands in a line or a label: joined by <br>.
  Html run(const lesson::Blocks& blocks);

 private:
  class LineWriter;
  struct Node {  // the spoken node being written
    std::string id;
    int next = 0;  // number of its next line
  };
  Html block(const lesson::Block& block, Node* node);
  Html children(const lesson::Block& block, Node* node, bool tight);
  Html list(const lesson::Block& block, Node* node);
  Html table(const lesson::Block& block);
  Html paragraph(const lesson::Inlines& inlines, Node* node);
  Html one(const lesson::Inline& node);
  Html text(std::string_view text);
  Html term(const lesson::Term& term, std::string_view words);
  bool may_link(const lesson::Term& term) const;
  Html image(const lesson::Inline& node) const;
  Html wrapped(const lesson::Inline& node, const Html& inside);
  std::string resolved(std::string_view target) const;

  Options options_;
  std::set<const lesson::Term*> linked_;
  std::set<std::string> noted_;  // footnotes referred to: only the first mark has an id
  bool has_sound_ = false;       // since it was last looked at
  int inside_link_ = 0;
};

}  // namespace colloquy::write
