// The conversation: named parts in which people speak by turns, and the places where the learner
// (You) is asked before the next voice is heard. Plain values, made by source/.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "lesson/prose.h"

namespace colloquy::lesson {

// A key idea an answer may hold; `against` is a misconception (written ~~so~~), answered by its remark.
struct Idea {
  std::string id;
  std::vector<std::string> accept;  // wordings that count; the first is the one shown
  bool against = false;
  Blocks feedback;  // the > remark under it
  base::Span span;
};

// One choice with a box: of a pick in the conversation or of a test's question.
struct Option {
  std::string id;
  bool right = false;
  Blocks text;
  Blocks feedback;
  base::Span span;
};

// What stands under **You:** : gated, whole. Either ideas (answered freely) or options (picked).
struct Prompt {
  std::string id;
  std::vector<Idea> ideas;
  std::vector<Option> options;
  std::string question;  // the last sentence with a question mark of the turn above: what is asked
  base::Span span;
};

struct Recording {
  std::string file;  // relative to the lesson's folder
  std::string words;
  base::Span span;        // of the link
  std::string id;         // of the file's bytes, as colloquy.lock names them; "" where nobody looked
  bool outdated = false;  // what is written here changed since it was recorded
};

struct Turn {
  std::string id;
  std::string who;                    // display name as written in the cast
  std::vector<Direction> directions;  // manner of the label or of the turn
  Blocks text;                        // spoken: paragraphs and lists
  Blocks asides;                      // > after it: shown, not spoken
  std::optional<Recording> recording;
  bool draft = false;     // stands under <!-- draft: ... -->, not approved
  base::Span span;        // the whole turn
  base::Span label_span;  // the name
};

// A part's lines in order: turns and the prompts between them.
using Line = std::variant<Turn, Prompt>;

struct Part {
  std::string id;
  std::string title;
  std::string anchor;  // of its heading, for #links
  Blocks note;         // **Content note:**
  std::vector<Line> lines;
  std::optional<Turn> summary;  // spoken by the role teacher; `who` is that person's name
  std::optional<Recording> recording;
  bool inferred_speakers = false;  // <!-- inferred: speakers --> stands above it
  base::Span span;
  base::Span title_span;
};

struct Dialogue {
  Blocks intro;  // before the first part: shown, not spoken
  std::vector<Part> parts;
  base::Span span;
};

}  // namespace colloquy::lesson
