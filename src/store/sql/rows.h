// The projections of one learner in a database: Rows over one connection, inside its transaction.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "store/projection.h"
#include "store/sql/connection.h"

namespace colloquy::store {

class SqlRows final : public Rows {
 public:
  SqlRows(Connection& connection, const LearnerId& learner) : connection_(connection), learner_(learner) {}

  base::Result<void> enrol(const std::string& course, Millis since) override;
  base::Result<void> leave(const std::string& course) override;
  base::Result<void> put_place(const Event& event, const std::string& device, const std::string& track,
                               const std::string& node, int index, std::int32_t ms) override;
  base::Result<void> put_reach(const Event& event, const std::string& track, std::int32_t ms) override;
  base::Result<void> add_heard(const Event& event, const std::string& track, std::int64_t ms) override;
  base::Result<void> put_prompt(const Event& event, const std::string& prompt, int covered, int of) override;
  base::Result<std::optional<learn::CardState>> card(const std::string& course, const std::string& card) override;
  base::Result<void> put_card(const Event& event, const std::string& card, const learn::CardState& state) override;
  base::Result<void> put_attempt(const Event& event, const std::string& attempt, std::uint64_t seed,
                                 const std::vector<std::string>& questions, const std::string& terms) override;
  base::Result<void> end_attempt(const std::string& attempt, Millis at) override;
  base::Result<void> put_answer(const Event& event, const std::string& attempt, const Answer& answer,
                                int turn) override;
  base::Result<std::optional<learn::Ability>> ability(const std::string& course, const std::string& objective) override;
  base::Result<void> put_ability(const Event& event, const std::string& objective,
                                 const learn::Ability& ability) override;
  base::Result<void> add_recall(const Event& event, const std::string& card, std::int64_t day) override;

 private:
  Connection& connection_;
  const LearnerId& learner_;
  // What this transaction wrote of cards, for a database may not have done it yet: as stored, so that a card's next
  // state does not depend on which reviews came together.
  std::map<std::pair<std::string, std::string>, std::string> written_;
  std::map<std::pair<std::string, std::string>, learn::Ability> abilities_;  // the same, by course and objective
};

}  // namespace colloquy::store
