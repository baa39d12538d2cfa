// A flash card as the actions answer with it: front, back with four grades and their intervals, or
// the end of the day's cards.
//
// Fields of its forms: show=1 (with text= for a typed card), grade=1..4, shelve=suspend|bury, lesson (a slug, "" all),
// event, back, ms (how long it took; the page's script fills it in).
#pragma once

#include <array>
#include <optional>
#include <string>

#include "write/html.h"
#include "write/text.h"

namespace colloquy::write {

// A card that was just forgotten: the way back to what taught it.
struct Lapse {
  std::string words;        // of its front
  std::string taught_at;    // address of the line that taught it, "" unknown
  std::string taught_node;  // its node, so that the page can play it in place
  long long at_ms = -1;
  bool leech = false;  // forgotten again and again
  std::string action;  // /c/{course}/card/{id}: to set it aside
};

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
  bool changed = false;     // its text, since it was answered
  std::string undo;         // /c/{course}/cards/undo...: takes the last answer back, "" none to take back
  std::optional<Lapse> lapse;
};

Html flash_card(const CardView& card, const Text& text);

struct CardsDone {
  int done = 0;                // cards gone through in this session; 0: nothing was due
  long long next_due_ms = -1;  // until the next one, -1 unknown
  std::string back_address;    // a way on
  std::string undo, event;     // as in CardView
  std::optional<Lapse> lapse;
  int resting = 0;            // cards that rest until tomorrow
  int ahead = 0;              // cards that could be studied now already
  std::string ahead_address;  // and where
  std::string statistics;     // address of the learner's figures, "" not said
  // Where no card has come yet, for no lesson was begun: the first lesson that has some, "" otherwise.
  std::string begin_address, begin_title;
};

Html cards_done(const CardsDone& done, const Text& text);

// "10 min", "5 days": whole units, rounded.
std::string interval_text(long long milliseconds, const Text& text);

}  // namespace colloquy::write
