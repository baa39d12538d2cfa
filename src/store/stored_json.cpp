// How states stand in their columns.
#include "base/json.h"
#include "store/projection.h"

namespace colloquy::store {
namespace {

using base::Json;
using base::Result;

Json parsed(std::string_view text) {
  Result<Json> json = base::parse_json(text);
  return json.ok() ? std::move(json).value() : Json::object();
}

}  // namespace

Json card_state_json(const learn::CardState& state) {
  return Json::object()
      .set("algorithm", learn::kAlgorithm)
      .set("phase", static_cast<int>(state.phase))
      .set("step", state.step)
      .set("stability", state.memory.stability)
      .set("difficulty", state.memory.difficulty)
      .set("due", state.due)
      .set("last", state.last_review)
      .set("offset", state.last_offset)
      .set("interval", state.interval)
      .set("reps", state.reps)
      .set("lapses", state.lapses);
}

learn::CardState card_state_of(const Json& json) {
  learn::CardState state;
  state.phase = static_cast<learn::Phase>(json["phase"].as_int());
  state.step = static_cast<int>(json["step"].as_int());
  state.memory.stability = json["stability"].as_double();
  state.memory.difficulty = json["difficulty"].as_double();
  state.due = json["due"].as_int();
  state.last_review = json["last"].as_int();
  state.last_offset = static_cast<int>(json["offset"].as_int());
  state.interval = static_cast<int>(json["interval"].as_int());
  state.reps = static_cast<int>(json["reps"].as_int());
  state.lapses = static_cast<int>(json["lapses"].as_int());
  return state;
}

std::string write_card_state(const learn::CardState& state) {
  return base::to_string(card_state_json(state));
}

learn::CardState read_card_state(std::string_view text) {
  return card_state_of(parsed(text));
}

std::string write_before(const std::vector<Before>& before) {
  Json list = Json::array();
  for (const Before& one : before) {
    list.push(Json::object()
                  .set("event", one.event)
                  .set("at", one.at)
                  .set("lesson", one.card.lesson)
                  .set("first", one.card.first)
                  .set("edition", one.card.edition)
                  .set("recalls", one.card.recalls)
                  .set("recall_days", one.card.recall_days)
                  .set("recall_day", one.card.recall_day)
                  .set("state", card_state_json(one.card.state)));
  }
  return base::to_string(list);
}

std::vector<Before> read_before(std::string_view text, const Card& now) {
  std::vector<Before> out;
  const Json list = parsed(text);
  for (const Json& json : list.as_array()) {
    Before one{json["event"].as_string(), json["at"].as_int(), now};
    one.card.lesson = json["lesson"].as_string();
    one.card.first = json["first"].as_int();
    one.card.edition = static_cast<int>(json["edition"].as_int());
    one.card.recalls = static_cast<int>(json["recalls"].as_int());
    one.card.recall_days = static_cast<int>(json["recall_days"].as_int());
    one.card.recall_day = json["recall_day"].as_int();
    one.card.state = card_state_of(json["state"]);
    out.push_back(std::move(one));
  }
  return out;
}

std::string write_study(const Study& study) {
  Json out = Json::object();
  if (study.retention) out.set("retention", *study.retention);
  if (study.exam) out.set("exam", *study.exam);
  if (study.new_a_day) out.set("new", *study.new_a_day);
  if (study.weights) {
    Json weights = Json::array();
    for (const double w : *study.weights) weights.push(w);
    out.set("algorithm", learn::kAlgorithm)
        .set("w", std::move(weights))
        .set("level", study.level)
        .set("version", study.version)
        .set("items", study.items)
        .set("reviews", study.reviews)
        .set("fitted", study.fitted);
  }
  return base::to_string(out);
}

Study read_study(std::string_view text) {
  const Json json = parsed(text);
  Study out;
  if (!json["retention"].is_null()) out.retention = json["retention"].as_double();
  if (!json["exam"].is_null()) out.exam = json["exam"].as_int();
  if (!json["new"].is_null()) out.new_a_day = static_cast<int>(json["new"].as_int());
  const Json::Array& weights = json["w"].as_array();
  if (weights.size() == learn::Weights{}.size()) {
    out.weights.emplace();
    for (std::size_t i = 0; i < weights.size(); ++i) (*out.weights)[i] = weights[i].as_double();
    out.level = json["level"].as_string();
    out.version = json["version"].as_string();
    out.items = json["items"].as_int();
    out.reviews = json["reviews"].as_int();
    out.fitted = json["fitted"].as_int();
  }
  return out;
}

}  // namespace colloquy::store
