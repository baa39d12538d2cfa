// What is said of a lesson's flash cards: front and back of each, by the narrator. The same words are said once,
// however many cards have them (a term's two cards). Left out: cards that show something nobody can say on one of their
// sides, cards too long to be kept in mind by ear, and those of missed questions, which are answered by looking at
// choices.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "lesson/lesson.h"
#include "speech/script.h"

namespace colloquy::speech {

inline constexpr std::size_t kMostWordsOfASide = 80;  // half a minute

struct CardScript {
  ScriptTrack track;  // each side a node of its own, named by its place: "0", "1" ...
  struct Card {
    std::string id;
    std::size_t asked = 0, answered = 0;  // nodes
  };
  std::vector<Card> cards;
};

// `gap`: what is said for a gap ("blank").
CardScript card_script(const lesson::Lesson& lesson, const std::string& gap);

}  // namespace colloquy::speech
