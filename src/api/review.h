// Today's review for the ear: the learner's cards of the day, each asked, a silence to think in, answered. Joined from
// what the build has spoken, so no voice is needed here. The day is the learner's (learn/day.h), and its cards stay the
// same for all of it: those answered already are still in it, so that a file fetched in the morning is the file of the
// evening.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "api/call.h"
#include "base/result.h"
#include "package/joinable.h"

namespace colloquy::api {

class Review {
 public:
  static constexpr package::Ms kLongest = 10 * 60 * 1000;

  // Nothing where no card of the day is spoken. Errors: those of the store and of reading the package.
  static base::Result<std::optional<Review>> of(World& world, const store::LearnerId& learner,
                                                std::shared_ptr<const Course> course);

  const std::string& day() const { return day_; }  // "2026-11-27"
  base::Millis began() const { return began_; }    // that day
  std::size_t cards() const { return cards_.size(); }
  package::Ms length() const { return frames_ * package::kFrameMs; }
  std::uint64_t bytes() const;

  // The file; kept for a while, as a player asks for it piece by piece. Errors: those of reading the package.
  base::Result<std::shared_ptr<const Content>> sound(World& world) const;

 private:
  struct Card {
    std::shared_ptr<const package::LessonData> data;  // holds `card`
    const package::CardData* card = nullptr;
  };

  Review() = default;
  std::string name() const;  // the same for the same bytes

  std::shared_ptr<const Course> course_;
  std::string day_, tag_;
  base::Millis began_ = 0;
  std::vector<Card> cards_;
  std::int32_t frames_ = 0;
};

}  // namespace colloquy::api
