// What was settled when an attempt began and holds until it ends, whatever an author changes meanwhile: how answers are
// taken, for how long, and what each question was like then. Kept with the attempt (store/state.h) as JSON.
#pragma once

#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/json.h"
#include "package/lesson_data.h"

namespace colloquy::api {

// The network's share of the time: an answer that is this late was given in time.
inline constexpr base::Millis kGrace = 10'000;

struct Terms {
  lesson::Behaviour behaviour = lesson::Behaviour::adaptive;
  int tries = 3;
  bool certainty = false;
  int minutes = 0;  // 0 no limit; extra time comes on top
  struct Item {
    int edition = 0;        // 0 not known: the attempt is of before this was kept
    double difficulty = 0;  // logits (learn/ability.h), from the newest figures
  };
  std::vector<Item> items;  // one a question of the attempt, in its order

  static Terms of(const package::TestData& test);
  // What cannot be read is as it was before there were terms.
  static Terms from_json(std::string_view text);
  base::Json to_json() const;
};

}  // namespace colloquy::api
