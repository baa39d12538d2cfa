// A flash card as the actions answer with it: front, back with four grades and their intervals, or
// the end of the day's cards.
//
// Fields of its forms: show=1 (with text= for a typed card), grade=1..4, lesson (a slug, "" all),
// event, back.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "write/html.h"
#include "write/text.h"

namespace colloquy::write {

struct CardView {
  std::string action;  // /c/{course}/card/{id}; ids hold slashes, which stay as they are
  std::string id;
  std::string back_address;  // where a browser without script goes on
  std::string lesson;        // slug the session is limited to, "" all
  std::string event;         // new for each rendering
  Html front, back;          // as stored in package::CardData; back stays unused on the front side
  bool typed = false;
  enum class Side { front, back } side = Side::front;
  int number = 0, total = 0;             // of this session; 0: not said
  std::string lesson_title;              // "" not said
  std::array<long long, 4> intervals{};  // ms until it comes back, for again, hard, good, easy
  std::string typed_text;                // what the learner typed
  std::optional<bool> typed_right;
  std::string taught_at;    // address of the line that taught it, "" unknown
  long long at_ms = -1;     // where it sounds
  std::string taught_node;  // its node, so that the page can play it in place
};

Html flash_card(const CardView& card, const Text& text);

struct CardsDone {
  int done = 0;                // cards gone through in this session; 0: nothing was due
  long long next_due_ms = -1;  // until the next one, -1 unknown
  std::string back_address;    // a way on
};

Html cards_done(const CardsDone& done, const Text& text);

// "10 min", "5 days": whole units, rounded.
std::string interval_text(long long milliseconds, const Text& text);

}  // namespace colloquy::write
