// How states stand in their columns.
#include <algorithm>
#include <array>
#include <charconv>

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

// Short, since a card's row carries several: numbers with spaces between, then the lesson. In SQLite a row of more than
// about 1,000 bytes goes to pages of its own (its file format, section 1.6).
std::string write_standing(const Card& card) {
  const learn::CardState& state = card.state;
  std::string out;
  const auto put = [&](auto number) {
    std::array<char, 32> digits;
    out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
    out += ' ';
  };
  put(static_cast<int>(state.phase));
  put(state.step);
  put(state.memory.stability);
  put(state.memory.difficulty);
  put(state.due);
  put(state.last_review);
  put(state.last_offset);
  put(state.interval);
  put(state.reps);
  put(state.lapses);
  put(card.first);
  put(card.edition);
  put(card.recalls);
  put(card.recall_days);
  put(card.recall_day);
  return out + base::to_string(Json(card.lesson));
}

void read_standing(std::string_view text, Card& into) {
  const auto take = [&](auto& number) {
    const char* const end = std::from_chars(text.data(), text.data() + text.size(), number).ptr;
    text.remove_prefix(std::min(text.size(), static_cast<std::size_t>(end - text.data()) + 1));
  };
  learn::CardState& state = into.state;
  int phase = 0;
  take(phase);
  state.phase = static_cast<learn::Phase>(phase);
  take(state.step);
  take(state.memory.stability);
  take(state.memory.difficulty);
  take(state.due);
  take(state.last_review);
  take(state.last_offset);
  take(state.interval);
  take(state.reps);
  take(state.lapses);
  take(into.first);
  take(into.edition);
  take(into.recalls);
  take(into.recall_days);
  take(into.recall_day);
  into.lesson = parsed(text).as_string();
}

std::string write_before(const std::vector<Before>& before) {
  std::string out;
  for (const Before& one : before) {
    out += one.event;
    out += ' ';
    out += std::to_string(one.at);
    out += ' ';
    out += one.card;
    out += '\n';
  }
  return out;
}

std::vector<Before> read_before(std::string_view lines) {
  std::vector<Before> out;
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n'), event = lines.find(' '), at = lines.find(' ', event + 1);
    if (end == lines.npos || at == lines.npos || at > end) break;
    Before one{std::string(lines.substr(0, event)), 0, std::string(lines.substr(at + 1, end - at - 1))};
    std::from_chars(lines.data() + event + 1, lines.data() + at, one.at);
    out.push_back(std::move(one));
    lines.remove_prefix(end + 1);
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

std::string write_note(const Note& note) {
  return base::to_string(Json::object()
                             .set("node", note.node)
                             .set("index", note.index)
                             .set("from", note.from)
                             .set("words", note.words)
                             .set("quote", note.quote)
                             .set("text", note.text));
}

Note read_note(std::string name, std::string lesson, Millis at, std::string_view text) {
  const Json json = parsed(text);
  Note note;
  note.note = std::move(name);
  note.lesson = std::move(lesson);
  note.at = at;
  note.node = json["node"].as_string();
  note.index = static_cast<int>(json["index"].as_int());
  note.from = static_cast<int>(json["from"].as_int());
  note.words = static_cast<int>(json["words"].as_int());
  note.quote = json["quote"].as_string();
  note.text = json["text"].as_string();
  return note;
}

}  // namespace colloquy::store
