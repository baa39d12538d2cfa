#include "store/project_cards.h"

#include <map>
#include <utility>

#include "learn/day.h"
#include "learn/history.h"
#include "store/answers_given.h"

namespace colloquy::store {
namespace {

using base::Json;
using base::Result;

// Enough for a card's steps in one sitting; who wants more of it back has changed their mind, not mistyped.
constexpr std::size_t kMostBefore = 4;
constexpr Millis kKeepBefore = 60 * learn::kMinute;

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
  std::erase_if(kept.before, [&](const Before& one) { return one.at < event.at - kKeepBefore; });
  kept.before.insert(kept.before.begin(), {event.id, event.at, card});
  if (kept.before.size() > kMostBefore) kept.before.resize(kMostBefore);

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
  if (!kept || kept->before.empty() || kept->before.front().event != data["event"].as_string()) return {};
  const Card earlier = kept->before.front().card;
  kept->before.erase(kept->before.begin());
  // What was set aside meanwhile stays so.
  kept->card.state = earlier.state;
  kept->card.lesson = earlier.lesson;
  kept->card.first = earlier.first;
  kept->card.edition = earlier.edition;
  kept->card.recalls = earlier.recalls;
  kept->card.recall_days = earlier.recall_days;
  kept->card.recall_day = earlier.recall_day;
  return put(*kept, rows);
}

Result<void> project_suspend(const Event& event, const Json& data, Rows& rows) {
  KeptCard kept = TRY(card_of(event, data, rows));
  kept.card.suspended = data["on"].as_bool();
  return put(kept, rows);
}

Result<void> project_bury(const Event& event, const Json& data, Rows& rows) {
  KeptCard kept = TRY(card_of(event, data, rows));
  kept.card.buried = learn::day_of(event.at, event.offset);
  return put(kept, rows);
}

Result<void> project_imported(const Event& event, const Json& data, Rows& rows) {
  KeptCard kept = TRY(card_of(event, data, rows));
  const learn::CardState state = read_card_state(base::to_string(data["state"]));
  // Programs that keep moments in seconds cut the last one.
  if (state.last_review + 1000 <= kept.card.state.last_review) return {};
  kept.card.state = state;
  kept.card.suspended = data["suspended"].as_bool();
  kept.card.buried = data["buried"].as_int();
  if (kept.card.first == 0 && state.phase != learn::Phase::fresh) kept.card.first = state.last_review;
  kept.before.clear();
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
  for (KeptCard& kept : TRY(rows.cards(event.course))) {
    const learn::CardState moved = learn::reschedule(kept.card.state, kept.card.card, settings);
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
  std::map<std::string, std::vector<learn::Answer>> answers;
  for (const GivenAnswer& one : answers_given(TRY(rows.reviews(event)))) answers[one.card].push_back(one.answer);
  for (KeptCard& kept : TRY(rows.cards(event.course))) {
    const auto found = answers.find(kept.card.card);
    if (found == answers.end() || kept.card.state.phase == learn::Phase::fresh) continue;
    const learn::Memory memory = learn::memory_after(fsrs, found->second);
    if (memory == kept.card.state.memory) continue;
    kept.card.state.memory = memory;
    // What could be taken back of it was of the old memory.
    kept.before.clear();
    TRY_VOID(rows.put_card(kept));
  }
  return {};
}

}  // namespace colloquy::store
