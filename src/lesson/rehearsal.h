// The rehearsal: the taught conversation, played by the learner. Parsed, checked and kept; playing
// it comes later.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lesson/dialogue.h"

namespace colloquy::lesson {

// sum (>= | <= | = | < | >) sum; a sum is terms of whole numbers and names.
struct Condition {
  struct Term {
    int factor = 1;
    std::string name;  // "" : the number alone
  };
  enum class Compare { at_least, at_most, equal, less, more };
  std::vector<Term> left, right;
  Compare compare = Compare::at_least;
  std::string text;  // as written
  base::Span span;
};

struct Effect {
  std::string name;
  enum class Kind { add, set } kind = Kind::add;
  int amount = 0;
};

struct Choice {
  std::string id;
  Blocks text;
  std::vector<std::string> codes;
  std::vector<Effect> effects;
  std::optional<Condition> condition;
  bool once = false;
  std::string target;  // title of a scene
  Blocks why;
  base::Span span;
};

struct Exit {
  std::optional<Condition> condition;
  std::string target;
  base::Span span;
};

struct Ending {
  enum class Kind { good, fair, poor } kind = Kind::good;
  Blocks text;
  base::Span span;
};

struct SceneTurn {
  std::optional<Condition> condition;
  Turn turn;
};

struct Scene {
  std::string id, title, anchor;
  std::vector<SceneTurn> turns;
  bool say_first = false;
  std::vector<Choice> choices;
  std::vector<Exit> exits;
  std::optional<Ending> ending;
  base::Span span, title_span;
};

struct Code {
  std::string name;
  Blocks meaning;
  std::vector<std::string> examples;
  base::Span span;
};

struct Criterion {
  Blocks text;
  std::optional<Condition> condition;
  base::Span span;
};

struct Rehearsal {
  Blocks intro;
  std::vector<Code> codes;
  std::vector<Criterion> criteria;
  std::vector<Scene> scenes;  // the first starts
  base::Span span;
};

}  // namespace colloquy::lesson
