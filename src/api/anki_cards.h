// A learner's cards on their way to Anki and back: the store's rows and log as exchange/anki has them, and what a
// package says as events of ours. Learner's river, between the store and exchange/; used by the page and by the
// program's commands.
//
// Answers come in as reviews with the moments at which they were given, each with an id made of card and moment; after
// them one event says how the card stands. So a second time the same package adds nothing, and statistics and fits read
// one log.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "exchange/anki/notes.h"
#include "store/store.h"

namespace colloquy::api {

struct AnkiCards {
  std::map<std::string, exchange::anki::LearnerCard, std::less<>> cards;  // by id; those that anything is known of
  int utc_offset = 0;                                                     // where the newest answer was given
};

// Errors: those of the store.
base::Result<AnkiCards> anki_cards(store::Store& store, const store::LearnerId& learner, const std::string& course,
                                   base::Millis now);

struct AnkiEvents {
  std::vector<store::NewEvent> events;  // in the order in which they count
  std::size_t cards = 0;                // that they speak of; those that stand here as there are not among them
  std::size_t newer_here = 0;           // cards that were answered here since, and stay as they are
  std::size_t left_out = 0;             // answers and standings that cannot be: such as answers still to come
};

// A card that stands ahead of `now` stands as if it had been answered now. Errors: those of the store.
base::Result<AnkiEvents> anki_events(store::Store& store, const store::LearnerId& learner, const std::string& course,
                                     std::vector<exchange::anki::KnownCard> known, base::Millis now);

}  // namespace colloquy::api
