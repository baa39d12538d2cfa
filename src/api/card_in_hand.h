// What a learner does to one card: grades it, puts it off, sets it aside. Made for one request, from what the store
// says of the card and of how its course is studied; the event that comes of it is the caller's to keep.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/call.h"
#include "api/deck.h"
#include "learn/schedule.h"
#include "store/event.h"

namespace colloquy::api {

// The card that a request is about, with what its answer depends on.
struct Hand {
  Deck::Waiting waiting;
  store::Study study;
  bool repeated = false;  // the answer is here already
};

// Nothing where there is no such card. `hint`: its lesson, for one that was not answered yet. Errors: those of the
// store and of reading the package.
base::Result<std::optional<Hand>> hand_of(World& world, const Call& call, const std::string& id, std::string_view hint);

// What each button does to a card now, and what the learner's cards are scheduled by.
struct Scheduled {
  std::array<learn::Choice, 4> choices;
  learn::Settings settings;                       // without the load
  std::optional<std::vector<store::Card>> known;  // the learner's cards, where they were read
};

// Who else is due is asked only where fuzz leaves a choice of days. `offset`: minutes east of Greenwich.
base::Result<Scheduled> schedule(World& world, const Call& call, const Hand& hand, int offset);

// What a form does: the event for the store, and the card as it will be.
struct Done {
  store::NewEvent event;
  store::Card card;
  bool repeated = false;                          // it is here already
  std::optional<std::vector<store::Card>> known;  // the learner's cards, where they were read
};

// `grade`: 1 to 4.
base::Result<Done> grade_card(World& world, const Call& call, const Hand& hand, int grade, int offset);
// Aside until it is taken back, or (not `suspend`) until tomorrow.
Done shelve_card(World& world, const Call& call, const Hand& hand, bool suspend, int offset);
// And back. Nothing where it lies there no longer, so that there is nothing to take back.
std::optional<store::NewEvent> unshelve_card(World& world, const Call& call, const Hand& hand, bool suspended,
                                             int offset);

}  // namespace colloquy::api
