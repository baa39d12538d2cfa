#include "store/projection.h"

#include <cmath>
#include <optional>

#include "base/json.h"
#include "store/project_cards.h"

namespace colloquy::store {
namespace {

using base::ErrorKind;
using base::Json;
using base::Result;

constexpr std::size_t kMaxData = 16 * 1024;
constexpr std::size_t kMaxName = 128;
constexpr std::size_t kMaxObjective = 1024;
constexpr std::size_t kMaxQuote = 4000, kMaxNote = 8000;  // bytes
constexpr std::int64_t kMostInLine = 10'000;              // words
// One report of listening covers at most an hour: a client that claims more is wrong.
constexpr std::int64_t kMaxHeard = 3600 * 1000;
constexpr std::int64_t kMaxTrack = 100 * kMaxHeard;

base::Error refused(std::string why) {
  return base::make_error(ErrorKind::invalid, std::move(why));
}

bool is_name(const std::string& text) {
  return !text.empty() && text.size() <= kMaxName;
}

bool is_id(const std::string& id) {
  if (id.size() < 8 || id.size() > 64) return false;
  for (const char c : id) {
    if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-')) return false;
  }
  return true;
}

bool is_retention(const Json& json) {
  return json.as_double() >= 0.7 && json.as_double() <= 0.97;
}

Result<void> validate_aim(const Json& data) {
  if (!data["retention"].is_null() && !is_retention(data["retention"])) return refused("no such retention");
  if (!data["exam"].is_null() && (data["exam"].as_int(-1) < 0 || data["exam"].as_int(-1) > 100'000))
    return refused("no such day");
  if (!data["new"].is_null() && (data["new"].as_int(-1) < 0 || data["new"].as_int(-1) > 1000))
    return refused("from 0 to 1000 new cards a day");
  return {};
}

Result<void> validate_imported(const Json& data) {
  if (!is_name(data["card"].as_string())) return refused("the event names no card");
  const Json& state = data["state"];
  const std::int64_t phase = state["phase"].as_int(-1);
  const auto within = [&](const char* name, std::int64_t most) {
    return state[name].as_int(-1) >= 0 && state[name].as_int(-1) <= most;
  };
  constexpr std::int64_t kFarthest = 1LL << 50;  // milliseconds: sums of such moments do not overflow
  const double stability = state["stability"].as_double(), difficulty = state["difficulty"].as_double();
  const bool memory = phase == 0 || (stability >= learn::kMinStability && stability <= learn::kMaxStability &&
                                     difficulty >= 1 && difficulty <= 10);
  const std::int64_t offset = state["offset"].as_int();
  if (phase < 0 || phase > 3 || !memory || !within("step", 1000) || !within("due", kFarthest) ||
      !within("last", kFarthest) || !within("interval", learn::kMaxInterval) || !within("reps", 10'000'000) ||
      !within("lapses", 10'000'000) || offset < -24 * 60 || offset > 24 * 60)
    return refused("no card can stand like this");
  if (!data["buried"].is_null() && (data["buried"].as_int(-1) < 0 || data["buried"].as_int(-1) > 1'000'000))
    return refused("no such day");
  return {};
}

Result<void> validate_fit(const Json& data) {
  if (data["algorithm"].as_string() != learn::kAlgorithm) return refused("an algorithm that this server does not know");
  std::vector<double> weights;
  for (const Json& w : data["w"].as_array()) weights.push_back(w.is_number() ? w.as_double() : NAN);
  if (weights.size() != learn::Weights{}.size()) return refused("a fit has 21 parameters");
  TRY_VOID(learn::migrate(weights));
  return {};
}

Result<void> validate_note(const Json& data) {
  const auto within = [&](const char* name, std::int64_t least) {
    return data[name].as_int(-1) >= least && data[name].as_int(-1) <= kMostInLine;
  };
  if (!is_id(data["note"].as_string())) return refused("a note needs a name of 8 to 64 letters, digits and hyphens");
  if (!is_name(data["node"].as_string()) || !within("index", 0) || !within("from", 0) || !within("words", 1))
    return refused("a note needs node, index, from and words");
  if (data["quote"].as_string().empty() || data["quote"].as_string().size() > kMaxQuote)
    return refused("a note quotes the words that it is about");
  if (data["text"].as_string().size() > kMaxNote) return refused("the note is too long");
  return {};
}

Result<void> validate_data(const NewEvent& event, const Json& data) {
  const auto needs = [&](const char* name) { return is_name(data[name].as_string()); };
  const std::string& k = event.kind;
  if (k == kind::kEnrol || k == kind::kLeave) return {};
  if (k == kind::kAim) return validate_aim(data);
  if (k == kind::kFit) return validate_fit(data);
  if (event.lesson.empty() && k != kind::kAnswer && k != kind::kFinish) return refused("the event names no lesson");
  if (k == kind::kPlace) {
    if (!needs("track") || data["ms"].as_int(-1) < 0 || data["index"].as_int(-1) < 0)
      return refused("a place needs track, index and ms");
    if (!data["device"].is_null() && !needs("device")) return refused("a device has a name of 1 to 128 bytes");
  } else if (k == kind::kHeard) {
    const std::int64_t ms = data["ms"].as_int(-1);
    if (!needs("track") || ms < 0 || ms > kMaxHeard)
      return refused("what was heard needs track and ms, an hour at most");
    const std::int64_t from = data["from"].as_int(data["from"].is_null() ? 0 : -1);
    if (from < 0 || from > kMaxTrack) return refused("what was heard was heard from a moment of its track on");
  } else if (k == kind::kRead) {
    return {};
  } else if (k == kind::kNote) {
    return validate_note(data);
  } else if (k == kind::kUnnote) {
    if (!is_id(data["note"].as_string())) return refused("the event names no note");
  } else if (k == kind::kPrompt) {
    if (!needs("prompt")) return refused("an answer in a pause names its prompt");
  } else if (k == kind::kReview) {
    const std::int64_t grade = data["grade"].as_int();
    if (!needs("card") || grade < 1 || grade > 4) return refused("a review needs card and a grade from 1 to 4");
    if (!data["retention"].is_null() && !is_retention(data["retention"])) return refused("no such retention");
    const std::int64_t days = data["days"].as_int();
    if (days < 0 || days > learn::kMaxInterval) return refused("no such interval");
  } else if (k == kind::kUndo) {
    if (!needs("card") || !needs("event")) return refused("what is taken back needs card and event");
  } else if (k == kind::kSuspend || k == kind::kBury) {
    if (!needs("card")) return refused("the event names no card");
  } else if (k == kind::kImported) {
    return validate_imported(data);
  } else if (k == kind::kAttempt) {
    if (!needs("attempt") || data["questions"].as_array().empty() || data["questions"].as_array().size() > 500)
      return refused("an attempt needs its questions");
  } else if (k == kind::kAnswer) {
    const double score = data["score"].as_double(), of = data["of"].as_double();
    if (!needs("attempt") || !needs("question") || !(score >= 0 && score <= of) || !std::isfinite(of))
      return refused("an answer needs attempt, question and a score");
    const double guessed = data["guessed"].as_double();
    if (!(guessed >= 0 && guessed < 1) || !std::isfinite(data["difficulty"].as_double()))
      return refused("what guessing gets is a share, and a difficulty is a number");
    if (data["objective"].as_string().size() > kMaxObjective) return refused("the objective's name is too long");
  } else if (k == kind::kFinish) {
    if (!needs("attempt")) return refused("the end of an attempt names it");
  } else {
    return refused("there is no kind of event called \"" + k + "\"");
  }
  return {};
}

// Only the first judged answer to a question says what was known before its feedback.
Result<void> project_ability(const Event& event, const Json& data, Rows& rows) {
  const std::string& objective = data["objective"].as_string();
  const double of = data["of"].as_double();
  if (objective.empty() || !data["first"].as_bool() || !(of > 0)) return {};
  const std::optional<learn::Ability> before = TRY(rows.ability(event.course, objective));
  return rows.put_ability(event, objective,
                          learn::after(before.value_or(learn::Ability{}), data["difficulty"].as_double(),
                                       data["guessed"].as_double(), data["score"].as_double() / of));
}

}  // namespace

Result<void> validate(const NewEvent& event) {
  if (!is_id(event.id)) return refused("the event's id is not 8 to 64 letters, digits and hyphens");
  if (event.version != 1) return refused("the event is of a version that this server does not know");
  if (!is_name(event.course) || event.lesson.size() > kMaxName) return refused("the event names no course");
  if (event.at <= 0 || event.offset < -24 * 60 || event.offset > 24 * 60)
    return refused("the event has no proper time");
  if (event.data.size() > kMaxData) return refused("the event is too large");
  const Result<Json> data = base::parse_json(event.data);
  if (!data.ok() || !data->is_object()) return refused("the event's data are no JSON object");
  return validate_data(event, *data);
}

Result<void> project(const Event& event, Rows& rows) {
  const Json data = TRY(base::parse_json(event.data));
  const std::string& k = event.kind;
  if (k == kind::kEnrol) return rows.enrol(event.course, event.at);
  if (k == kind::kLeave) return rows.leave(event.course);
  if (k == kind::kPlace) {
    const std::string& track = data["track"].as_string();
    const auto ms = static_cast<std::int32_t>(data["ms"].as_int());
    TRY_VOID(rows.put_place(event, data["device"].as_string(), track, data["node"].as_string(),
                            static_cast<int>(data["index"].as_int()), ms));
    return rows.put_reach(event, track, ms);
  }
  if (k == kind::kHeard) {
    const auto from = data["from"].is_null() ? std::nullopt : std::optional(data["from"].as_int());
    return rows.add_heard(event, data["track"].as_string(), from, data["ms"].as_int());
  }
  // Reading leaves its trace beside listening: the text is a track that takes no time.
  if (k == kind::kRead) return rows.add_heard(event, kTextTrack, {}, 0);
  if (k == kind::kPrompt)
    return rows.put_prompt(event, data["prompt"].as_string(), static_cast<int>(data["covered"].as_int()),
                           static_cast<int>(data["of"].as_int()));
  if (k == kind::kNote)
    return rows.put_note(event, read_note(data["note"].as_string(), event.lesson, event.at, event.data));
  if (k == kind::kUnnote) return rows.delete_note(event.course, data["note"].as_string());
  if (k == kind::kReview) return project_review(event, data, rows);
  if (k == kind::kUndo) return project_undo(event, data, rows);
  if (k == kind::kSuspend) return project_suspend(event, data, rows);
  if (k == kind::kBury) return project_bury(event, data, rows);
  if (k == kind::kImported) return project_imported(event, data, rows);
  if (k == kind::kAim) return project_aim(event, data, rows);
  if (k == kind::kFit) return project_fit(event, data, rows);
  if (k == kind::kAttempt) {
    std::vector<std::string> questions;
    for (const Json& question : data["questions"].as_array()) questions.push_back(question.as_string());
    return rows.put_attempt(event, data["attempt"].as_string(), static_cast<std::uint64_t>(data["seed"].as_int()),
                            questions, data["terms"].is_object() ? base::to_string(data["terms"]) : "{}");
  }
  if (k == kind::kAnswer) {
    Answer answer{data["question"].as_string(),
                  base::to_string(data["given"]),
                  data["score"].as_double(),
                  data["of"].as_double(),
                  0,
                  event.at,
                  static_cast<int>(data["edition"].as_int(1))};
    TRY_VOID(rows.put_answer(event, data["attempt"].as_string(), answer, static_cast<int>(data["turn"].as_int())));
    return project_ability(event, data, rows);
  }
  TRY_VOID(rows.end_attempt(data["attempt"].as_string(), event.at));
  return rows.put_missed(data["attempt"].as_string(), event.at);
}

}  // namespace colloquy::store
