// The practice test: pools of questions, whose kind is shown by their answers. All of it is gated,
// stems too.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lesson/dialogue.h"
#include "lesson/gap.h"

namespace colloquy::lesson {

struct Question {
  enum class Kind {
    choice,
    multiple,
    true_false,  // options
    match,       // pairs
    order,       // steps, as written is right
    open,        // ideas, answer
    short_answer,
    numeric,   // gaps[0] (short answer: options = expected answers)
    cloze,     // gaps in the stem: words, numbers or menus
    hot_text,  // gaps of kind hot in the stem
  };
  struct Pair {
    std::string id;
    Blocks left;  // empty: `right` is a distractor
    Blocks right;
    base::Span span;
  };
  struct Step {
    std::string id;
    Blocks text;
    base::Span span;
  };

  std::string id;
  int edition = 1;  // raised when the question or its key changes (colloquy.lock)
  Kind kind = Kind::choice;
  Blocks stem;
  std::vector<Option> options;
  std::vector<Pair> pairs;
  std::vector<Step> steps;
  std::vector<Idea> ideas;
  std::vector<Gap> gaps;
  Blocks answer;    // **Answer:** the model answer
  Blocks feedback;  // > after the answers
  std::vector<Blocks> hints;
  double points = 1;
  std::string objective;     // name of a learning objective, "" none
  std::string level;         // "remember", "apply" ...; "" none
  bool exact = false;        // *(exact)*: case, accents and end punctuation count
  bool fixed_order = false;  // options are not shuffled
  bool draft = false;
  base::Span span;
  base::Span stem_span;
  base::Span objective_span;  // of its direction, unknown: none
};

struct Pool {
  std::string id;
  std::string title;
  std::string anchor;  // of its heading, for #links
  Blocks material;     // shown with each of its questions
  int draw = 0;        // 0: all
  std::vector<Question> questions;
  base::Span span;
  base::Span title_span;
};

// Counts of questions wanted, objectives down, levels across.
struct Blueprint {
  struct Row {
    std::string objective;
    std::vector<int> counts;
    base::Span span;
  };
  std::vector<std::string> levels;
  std::vector<Row> rows;
  base::Span span;
};

// How a test takes answers, by Moodle's names.
enum class Behaviour {
  adaptive,     // judged at once, as often as one likes
  deferred,     // saved, and judged all together at the end
  immediate,    // one answer, then feedback and key
  interactive,  // so many tries, hints between them
};

struct Test {
  std::vector<Pool> pools;
  std::optional<Blueprint> blueprint;
  int draw = 0;     // 0: all
  double pass = 0;  // share, 0..1; 0: none stated
  int minutes = 0;  // 0: no limit
  Behaviour behaviour = Behaviour::adaptive;
  int tries = 3;           // interactive
  bool certainty = false;  // deferred and immediate: each answer says how sure one is
  base::Span span;
};

}  // namespace colloquy::lesson
