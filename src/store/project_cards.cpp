#include "store/project_cards.h"

#include <map>
#include <utility>

#include "learn/day.h"
#include "learn/history.h"
#include "store/answers_given.h"
#include "store/taking_back.h"

namespace colloquy::store {
namespace {

using base::Json;
using base::Result;

KeptCard new_card(const Event& event, const std::string& card) {
  KeptCard out;
  out.card.course = event.course;
  out.card.card = card;
  out.card.lesson = event.lesson;
  return out;
}

Result<KeptCard> card_of(const Event& event, const Json& data, Rows& rows) {
  const std::string& card = data["card"].as_string();
  std::optional<KeptCard> kept = TRY(rows.card(event.course, card));
  return kept ? std::move(*kept) : new_card(event, card);
}

double retention_of(const Json& data) {
  return data["retention"].as_double(learn::Settings{}.retention);
}

// A row is kept only where it says something.
Result<void> put(const KeptCard& kept, Rows& rows) {
  const Card& card = kept.card;
  const bool blank = card.state.phase == learn::Phase::fresh && !card.suspended && card.buried == 0;
  return blank ? rows.delete_card(card.course, card.card) : rows.put_card(kept);
}

}  // namespace

learn::Settings settings_of(const Study& study, double course_retention) {
  learn::Settings out;
  out.retention = study.retention.value_or(course_retention);
  if (study.weights) out.weights = *study.weights;
  if (study.exam) out.exam = learn::Exam{*study.exam};
  return out;
}

Result<void> project_review(const Event& event, const Json& data, Rows& rows) {
  KeptCard kept = TRY(card_of(event, data, rows));
  Card& card = kept.card;
  remember(kept.before, {event.id, event.at, write_standing(card)});

  const learn::Settings settings = settings_of(TRY(rows.study(event.course)), retention_of(data));
  const learn::Answer answer{static_cast<learn::Grade>(data["grade"].as_int()), event.at, event.offset,
                             static_cast<int>(data["days"].as_int())};
  card.state = learn::review(card.state, card.card, answer, settings);
  if (answer.grade != learn::Grade::again) {
    const std::int64_t day = learn::day_of(event.at, event.offset);
    if (card.recalls == 0 || card.recall_day != day) ++card.recall_days;
    ++card.recalls;
    card.recall_day = day;
  }
  card.lesson = event.lesson;
  if (card.first == 0) card.first = event.at;
  card.edition = static_cast<int>(data["edition"].as_int(card.edition));
  return rows.put_card(kept);
}

Result<void> project_undo(const Event& event, const Json& data, Rows& rows) {
  std::optional<KeptCard> kept = TRY(rows.card(event.course, data["card"].as_string()));
  if (!kept) return {};
  const std::optional<Before> taken = take_back(kept->before, data["event"].as_string());
  if (!taken) return {};
  read_standing(taken->card, kept->card);  // what was set aside meanwhile stays so
  return put(*kept, rows);
}

Result<void> project_suspend(const Event& event, const Json& data, Rows& rows) {
  KeptCard kept = TRY(card_of(event, data, rows));
  kept.card.suspended = data["on"].as_bool();
  return put(kept, rows);
}

Result<void> project_bury(const Event& event, const Json& data, Rows& rows) {
  KeptCard kept = TRY(card_of(event, data, rows));
  const bool on = data["on"].as_bool(true);
  kept.card.buried = on ? learn::start_of_day(learn::day_of(event.at, event.offset) + 1, event.offset) : 0;
  return put(kept, rows);
}

Result<void> project_imported(const Event& event, const Json& data, Rows& rows) {
  KeptCard kept = TRY(card_of(event, data, rows));
  const learn::CardState state = card_state_of(data["state"]);
  kept.before.clear();
  if (state.last_review + kRounded <= kept.card.state.last_review) return put(kept, rows);
  kept.card.state = state;
  kept.card.suspended = data["suspended"].as_bool();
  const std::int64_t day = data["buried"].as_int();
  kept.card.buried = day > 0 ? learn::start_of_day(day + 1, event.offset) : 0;
  // Of a card that was answered here it is known which text that was of.
  if (kept.card.edition == 0) kept.card.edition = static_cast<int>(data["edition"].as_int());
  if (kept.card.first == 0 && state.phase != learn::Phase::fresh) kept.card.first = state.last_review;
  return put(kept, rows);
}

Result<void> project_aim(const Event& event, const Json& data, Rows& rows) {
  Study study = TRY(rows.study(event.course));
  const Study before = study;
  study.retention.reset();
  study.exam.reset();
  study.new_a_day.reset();
  if (!data["retention"].is_null()) study.retention = data["retention"].as_double();
  if (!data["exam"].is_null()) study.exam = data["exam"].as_int();
  if (!data["new"].is_null()) study.new_a_day = static_cast<int>(data["new"].as_int());
  if (study == before) return {};
  TRY_VOID(rows.put_study(event.course, study));
  if (study.retention == before.retention && study.exam == before.exam) return {};
  const learn::Settings settings = settings_of(study, data["course_retention"].as_double(learn::Settings{}.retention));
  const auto interval = study.retention == before.retention ? learn::Interval::kept : learn::Interval::anew;
  for (KeptCard& kept : TRY(rows.cards(event.course))) {
    const learn::CardState moved = learn::reschedule(kept.card.state, kept.card.card, settings, interval);
    if (moved == kept.card.state) continue;
    kept.card.state = moved;
    TRY_VOID(rows.put_card(kept));
  }
  return {};
}

Result<void> project_fit(const Event& event, const Json& data, Rows& rows) {
  Study study = TRY(rows.study(event.course));
  study.weights.emplace();
  for (std::size_t i = 0; i < study.weights->size(); ++i) (*study.weights)[i] = data["w"].as_array()[i].as_double();
  study.level = data["level"].as_string();
  study.version = data["version"].as_string();
  study.items = data["items"].as_int();
  study.reviews = data["reviews"].as_int();
  study.fitted = event.at;
  TRY_VOID(rows.put_study(event.course, study));

  const learn::Fsrs fsrs(*study.weights);
  const std::map<std::string, CardPast> all = pasts(TRY(rows.reviews(event)));
  for (KeptCard& kept : TRY(rows.cards(event.course))) {
    const auto found = all.find(kept.card.card);
    if (found == all.end() || kept.card.state.phase == learn::Phase::fresh) continue;
    const CardPast& past = found->second;
    learn::Memory memory = kept.card.state.memory;
    if (past.standing) {
      memory = learn::memory_after(fsrs, past.standing->memory, past.standing->last, past.answers);
    } else if (!past.answers.empty()) {
      memory = learn::memory_after(fsrs, past.answers);
    }
    // What could be taken back was of the old memory.
    if (memory == kept.card.state.memory && kept.before.empty()) continue;
    kept.card.state.memory = memory;
    kept.before.clear();
    TRY_VOID(rows.put_card(kept));
  }
  return {};
}

}  // namespace colloquy::store
