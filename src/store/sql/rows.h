// The projections of one learner in a database: Rows over one connection, inside its transaction.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "store/projection.h"
#include "store/sql/connection.h"

namespace colloquy::store {

// The card of a row of "card" or "cards".
Card read_card(const Statement& row, const std::string& course);
// Asks ahead: the caller ends with expect_no_more().
base::Result<CardInHand> read_card_in_hand(Connection& connection, const std::string& learner,
                                           const std::string& course, const std::string& card,
                                           const std::string& event);

class SqlRows final : public Rows {
 public:
  SqlRows(Connection& connection, const LearnerId& learner) : SqlRows(connection, learner, connection) {}
  // The rows are in one database, and the events that make them in another.
  SqlRows(Connection& connection, const LearnerId& learner, Connection& log)
      : connection_(connection), log_(log), learner_(learner) {}

  base::Result<void> enrol(const std::string& course, Millis since) override;
  base::Result<void> leave(const std::string& course) override;
  base::Result<void> put_place(const Event& event, const std::string& device, const std::string& track,
                               const std::string& node, int index, std::int32_t ms) override;
  base::Result<void> put_reach(const Event& event, const std::string& track, std::int32_t ms) override;
  base::Result<void> add_heard(const Event& event, const std::string& track, std::optional<std::int64_t> from,
                               std::int64_t ms) override;
  base::Result<void> put_prompt(const Event& event, const std::string& prompt, int covered, int of) override;
  base::Result<void> put_note(const Event& event, const Note& note) override;
  base::Result<void> delete_note(const std::string& course, const std::string& note) override;
  base::Result<std::optional<KeptCard>> card(const std::string& course, const std::string& card) override;
  base::Result<std::vector<KeptCard>> cards(const std::string& course) override;
  base::Result<void> put_card(const KeptCard& card) override;
  base::Result<void> delete_card(const std::string& course, const std::string& card) override;
  base::Result<Study> study(const std::string& course) override;
  base::Result<void> put_study(const std::string& course, const Study& study) override;
  base::Result<std::vector<Event>> reviews(const Event& before) override;
  base::Result<void> put_attempt(const Event& event, const std::string& attempt, std::uint64_t seed,
                                 const std::vector<std::string>& questions, const std::string& terms) override;
  base::Result<void> end_attempt(const std::string& attempt, Millis at) override;
  base::Result<void> put_missed(const std::string& attempt, Millis at) override;
  base::Result<void> put_answer(const Event& event, const std::string& attempt, const Answer& answer,
                                int turn) override;
  base::Result<std::optional<learn::Ability>> ability(const std::string& course, const std::string& objective) override;
  base::Result<void> put_ability(const Event& event, const std::string& objective,
                                 const learn::Ability& ability) override;

 private:
  // Of these minutes, a bit for each second that was heard before. One question, however long the stretch.
  base::Result<std::map<std::int64_t, std::uint64_t>> heard_between(const Event& event, const std::string& track,
                                                                    std::int64_t first, std::int64_t last);

  Connection& connection_;
  Connection& log_;
  const LearnerId& learner_;
  // What this transaction wrote of cards, so that a card that is answered again asks the database nothing; none where
  // it took the card away. Doubles as they are stored, so that a card's next state does not depend on which reviews
  // came together.
  struct Written {
    Card card;
    std::string state, before;
  };
  std::map<std::pair<std::string, std::string>, std::optional<Written>> written_;
  std::map<std::string, Study> studies_;
  std::map<std::pair<std::string, std::string>, learn::Ability> abilities_;  // written, by course and objective
};

}  // namespace colloquy::store
