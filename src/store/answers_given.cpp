#include "store/answers_given.h"

#include <algorithm>
#include <set>
#include <string>

#include "base/json.h"
#include "store/projection.h"
#include "store/taking_back.h"

namespace colloquy::store {
namespace {

using base::Json;

struct Taken {
  std::string event;
  Millis at = 0;
};

// Ids of the reviews that do not count.
std::set<std::string> taken_back(std::span<const Event> events) {
  std::map<std::string, std::vector<Taken>> kept;  // by card
  std::set<std::string> out;
  for (const Event& event : events) {
    const base::Result<Json> data = base::parse_json(event.data);
    if (!data.ok()) continue;
    const std::string& card = (*data)["card"].as_string();
    if (event.kind == kind::kReview) remember(kept[card], {event.id, event.at});
    if (event.kind == kind::kImported) kept.erase(card);
    if (event.kind == kind::kFit) kept.clear();
    if (event.kind != kind::kUndo) continue;
    if (const std::optional<Taken> one = take_back(kept[card], (*data)["event"].as_string())) out.insert(one->event);
  }
  return out;
}

GivenAnswer answer_of(const Event& event, const Json& data) {
  return {data["card"].as_string(),
          event.lesson,
          {static_cast<learn::Grade>(data["grade"].as_int()), event.at, event.offset,
           static_cast<int>(data["days"].as_int())},
          data["ms"].as_int()};
}

bool is_earlier(const learn::Answer& a, const learn::Answer& b) {
  return a.at < b.at;
}

}  // namespace

std::vector<GivenAnswer> answers_given(std::span<const Event> events) {
  const std::set<std::string> without = taken_back(events);
  std::vector<GivenAnswer> out;
  for (const Event& event : events) {
    if (event.kind != kind::kReview || without.contains(event.id)) continue;
    const base::Result<Json> data = base::parse_json(event.data);
    if (data.ok()) out.push_back(answer_of(event, *data));
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const GivenAnswer& a, const GivenAnswer& b) { return is_earlier(a.answer, b.answer); });
  return out;
}

std::map<std::string, CardPast> pasts(std::span<const Event> events) {
  std::map<std::string, CardPast> out;
  for (GivenAnswer& one : answers_given(events)) out[one.card].answers.push_back(one.answer);
  for (const Event& event : events) {
    if (event.kind != kind::kImported) continue;
    const base::Result<Json> data = base::parse_json(event.data);
    if (!data.ok()) continue;
    const learn::CardState state = card_state_of((*data)["state"]);
    if (state.phase == learn::Phase::fresh) continue;
    CardPast& past = out[(*data)["card"].as_string()];
    // The newest standing counts, whichever came last.
    if (past.standing && past.standing->last.at > state.last_review) continue;
    past.standing = {state.memory, {learn::Grade::good, state.last_review, state.last_offset}};
  }
  for (auto& [card, past] : out) {
    if (!past.standing) continue;
    std::erase_if(past.answers, [&](const learn::Answer& one) { return one.at <= past.standing->last.at + kRounded; });
  }
  return out;
}

}  // namespace colloquy::store
