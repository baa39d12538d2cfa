// What the forms of one go through the cards carry along in their addresses, so that the server keeps nothing of it:
// which lesson's cards, how many were done, how far ahead, and what can be taken back.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/call.h"

namespace colloquy::api {

// What was done to a card in this session: it was answered, put off, or set aside.
struct CardDeed {
  static constexpr char kBuried[] = "bury", kSuspended[] = "suspend";  // shorter than any id of an event

  std::string event, card;  // `event`: the answer's id, or one of the above

  bool is_answer() const { return event != kBuried && event != kSuspended; }
};

struct CardSession {
  static constexpr std::size_t kMostGiven = 8;  // deeds that can be taken back

  const package::LessonEntry* only = nullptr;  // limited to this lesson
  int done = 0;                                // cards graded so far
  int ahead = 0;                               // days
  std::optional<int> offset;                   // minutes east; none where the form does not say
  std::vector<CardDeed> given;                 // the latest last
  std::string lapsed;                          // the card that was just forgotten, "" none

  static CardSession of(const Call& call, const Form& query);
  void add(CardDeed deed);
  // "lesson=...&n=..."; "" where there is nothing to carry.
  std::string query() const;
};

// GET /c/{course}/cards as this session goes on.
std::string cards_address(const Call& call, const CardSession& session);

}  // namespace colloquy::api
