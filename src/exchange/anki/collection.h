// What an Anki collection holds, as plain values: the same for every schema that Anki has written, as read and as to be
// written. Numbers mean what they mean in Anki (its manual, "Database Structure"); state.h says what they mean to us.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace colloquy::exchange::anki {

struct CardTemplate {
  std::string name, front, back;
};

struct NoteType {
  std::int64_t id = 0;
  std::string name;
  bool cloze = false;
  std::vector<std::string> fields;
  std::vector<CardTemplate> templates;
  std::string css;
};

struct Deck {
  std::int64_t id = 0;
  std::string name;  // with "::" between its steps
  bool filtered = false;
  int learning_steps = 2, relearning_steps = 1;  // how many its options have
};

struct Note {
  std::int64_t id = 0;
  std::string guid;
  std::int64_t type = 0;      // id of its note type
  std::int64_t modified = 0;  // seconds
  std::vector<std::string> tags;
  std::vector<std::string> fields;
};

struct Card {
  std::int64_t id = 0, note = 0, deck = 0;
  int ord = 0;                // number of its template, or of its cloze, from 0
  std::int64_t modified = 0;  // seconds
  int type = 0;               // 0 new, 1 learning, 2 review, 3 relearning
  int queue = 0;              // as type, 3 learning with days between, -1 suspended, -2 and -3 buried
  std::int64_t due = 0;       // new: position; learning: seconds; review: day of the collection
  int interval = 0;           // days; below 0: seconds
  int ease = 0;               // 2500 for 250 %
  int reps = 0, lapses = 0;
  int left = 0;                                      // steps that are left, below 1000
  std::int64_t original_due = 0, original_deck = 0;  // of one that is in a filtered deck
  int flags = 0;
  std::string data;  // JSON, with the memory of FSRS: s, d, dr, decay, lrt
};

// An answer.
struct Review {
  std::int64_t id = 0;  // its moment, milliseconds
  std::int64_t card = 0;
  int grade = 0;                        // 1 to 4; 0: set by hand
  int interval = 0, last_interval = 0;  // days; below 0: seconds
  int ease = 0;
  int milliseconds = 0;  // that it took
  int type = 0;          // 0 learning, 1 review, 2 relearning, 3 filtered, 4 by hand, 5 rescheduled
};

struct Collection {
  std::int64_t created = 0;          // seconds; its day is day 0
  std::int64_t modified = 0;         // milliseconds
  std::optional<int> creation_west;  // minutes west of Greenwich then; none: days are 24 hours since `created`
  int local_west = 0;                // and where it was last used
  int rollover_hour = 4;
  std::optional<std::int64_t> last_unburied;  // day of the collection
  std::vector<NoteType> note_types;
  std::vector<Deck> decks;
  std::vector<Note> notes;
  std::vector<Card> cards;
  std::vector<Review> reviews;
};

// What is wrong with one thing of a package, which is then left out.
struct Fault {
  std::string entry;    // "note 1795416823102", "media \"a.png\""
  std::string message;  // one plain sentence
};

}  // namespace colloquy::exchange::anki
