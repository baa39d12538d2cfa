// Who a session speaks for and where they are enrolled: what nearly every request asks first.
//
// These are two questions, and the second needs the answer of the first. To a database across a network that would be
// two trips, so whose a session was the last time is remembered as a guess: the second question goes along with the
// first, and is asked again where the guess was wrong. Nothing is ever answered from memory.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "store/people.h"
#include "store/sql/connection.h"

namespace colloquy::store {

// Safe to use from any thread.
class Callers {
 public:
  Callers() : known_(kSlots) {}

  // Nothing where there is no such session. Errors: those of the connection.
  base::Result<std::optional<Caller>> find(Connection& connection, const std::string& session_hash);

 private:
  struct Known {
    std::string session_hash;
    LearnerId learner;
  };
  // Slots are shared by chance: who comes later takes it. As many as are likely to be at work on one server at once.
  static constexpr std::size_t kSlots = 4096;

  std::optional<LearnerId> guess(const std::string& session_hash) const;
  void remember(const std::string& session_hash, const LearnerId& learner);

  mutable std::mutex mutex_;
  std::vector<Known> known_;
};

// Where a learner is enrolled, by course.
base::Result<std::vector<Enrolment>> enrolments_of(Connection& connection, const LearnerId& learner);

}  // namespace colloquy::store
