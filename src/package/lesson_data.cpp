#include "package/lesson_data.h"

#include <array>
#include <optional>
#include <utility>

#include "base/json.h"

namespace colloquy::package {
namespace {

using base::ErrorKind;
using base::Json;
using base::Result;
using lesson::Gap;
using lesson::Question;

constexpr std::array<std::pair<Question::Kind, std::string_view>, 10> kKinds{{
    {Question::Kind::choice, "choice"},
    {Question::Kind::multiple, "multiple"},
    {Question::Kind::true_false, "true-false"},
    {Question::Kind::match, "match"},
    {Question::Kind::order, "order"},
    {Question::Kind::open, "open"},
    {Question::Kind::short_answer, "short-answer"},
    {Question::Kind::numeric, "numeric"},
    {Question::Kind::cloze, "cloze"},
    {Question::Kind::hot_text, "hot-text"},
}};
constexpr std::array<std::pair<lesson::Behaviour, std::string_view>, 4> kBehaviours{{
    {lesson::Behaviour::adaptive, "adaptive"},
    {lesson::Behaviour::deferred, "deferred"},
    {lesson::Behaviour::immediate, "immediate"},
    {lesson::Behaviour::interactive, "interactive"},
}};
constexpr std::array<std::pair<Gap::Kind, std::string_view>, 4> kGaps{
    {{Gap::Kind::words, "words"}, {Gap::Kind::number, "number"}, {Gap::Kind::menu, "menu"}, {Gap::Kind::hot, "hot"}}};

template <typename Table, typename Kind>
std::string_view name_of(const Table& table, Kind kind) {
  for (const auto& [value, name] : table) {
    if (value == kind) return name;
  }
  return {};
}

template <typename Kind, std::size_t N>
std::optional<Kind> kind_of(const std::array<std::pair<Kind, std::string_view>, N>& table, std::string_view name) {
  for (const auto& [value, text] : table) {
    if (text == name) return value;
  }
  return std::nullopt;
}

template <typename T, typename F>
Json list(const std::vector<T>& items, F&& one) {
  Json out = Json::array();
  for (const T& item : items) out.push(one(item));
  return out;
}

Json strings(const std::vector<std::string>& items) {
  return list(items, [](const std::string& s) { return Json(s); });
}

std::vector<std::string> strings_from(const Json& json) {
  std::vector<std::string> out;
  for (const Json& item : json.as_array()) out.push_back(item.as_string());
  return out;
}

Json to_json(const IdeaData& idea) {
  return Json::object()
      .set("id", idea.id)
      .set("accept", strings(idea.accept))
      .set("against", idea.against)
      .set("feedback", idea.feedback);
}

IdeaData idea_from(const Json& json) {
  return {json["id"].as_string(), strings_from(json["accept"]), json["against"].as_bool(),
          json["feedback"].as_string()};
}

Json to_json(const OptionData& option) {
  return Json::object()
      .set("id", option.id)
      .set("right", option.right)
      .set("text", option.text)
      .set("feedback", option.feedback);
}

OptionData option_from(const Json& json) {
  return {json["id"].as_string(), json["right"].as_bool(), json["text"].as_string(), json["feedback"].as_string()};
}

Json to_json(const Gap& gap) {
  Json out = Json::object().set("id", gap.id).set("kind", name_of(kGaps, gap.kind)).set("accept", strings(gap.accept));
  if (gap.number) {
    out.set("number", Json::object()
                          .set("low", gap.number->low)
                          .set("high", gap.number->high)
                          .set("value", gap.number->value)
                          .set("unit", gap.number->unit));
  }
  out.set("menu", list(gap.menu,
                       [](const Gap::Choice& c) { return Json::object().set("text", c.text).set("right", c.right); }));
  return out.set("text", gap.text).set("right", gap.right);
}

std::optional<Gap> gap_from(const Json& json) {
  const std::optional<Gap::Kind> kind = kind_of(kGaps, json["kind"].as_string());
  if (!kind) return std::nullopt;
  Gap gap;
  gap.id = json["id"].as_string();
  gap.kind = *kind;
  gap.accept = strings_from(json["accept"]);
  if (json.has("number")) {
    const Json& n = json["number"];
    gap.number =
        lesson::Numeric{n["low"].as_double(), n["high"].as_double(), n["value"].as_double(), n["unit"].as_string()};
  }
  for (const Json& choice : json["menu"].as_array())
    gap.menu.push_back({choice["text"].as_string(), choice["right"].as_bool()});
  gap.text = json["text"].as_string();
  gap.right = json["right"].as_bool();
  return gap;
}

Json to_json(const QuestionData& q) {
  return Json::object()
      .set("id", q.id)
      .set("edition", q.edition)
      .set("kind", name_of(kKinds, q.kind))
      .set("stem", q.stem)
      .set("options", list(q.options, [](const OptionData& o) { return to_json(o); }))
      .set("pairs", list(q.pairs,
                         [](const PairData& p) {
                           return Json::object().set("id", p.id).set("left", p.left).set("right", p.right);
                         }))
      .set("steps", list(q.steps, [](const StepData& s) { return Json::object().set("id", s.id).set("text", s.text); }))
      .set("ideas", list(q.ideas, [](const IdeaData& i) { return to_json(i); }))
      .set("gaps", list(q.gaps, [](const Gap& g) { return to_json(g); }))
      .set("hints", strings(q.hints))
      .set("answer", q.answer)
      .set("feedback", q.feedback)
      .set("node", q.node)
      .set("at_ms", q.at_ms)
      .set("points", q.points)
      .set("objective", q.objective)
      .set("level", q.level)
      .set("exact", q.exact)
      .set("fixed_order", q.fixed_order);
}

std::optional<QuestionData> question_from(const Json& json) {
  const std::optional<Question::Kind> kind = kind_of(kKinds, json["kind"].as_string());
  if (!kind) return std::nullopt;
  QuestionData q;
  q.id = json["id"].as_string();
  q.edition = static_cast<int>(json["edition"].as_int(1));
  q.kind = *kind;
  q.stem = json["stem"].as_string();
  for (const Json& option : json["options"].as_array()) q.options.push_back(option_from(option));
  for (const Json& p : json["pairs"].as_array())
    q.pairs.push_back({p["id"].as_string(), p["left"].as_string(), p["right"].as_string()});
  for (const Json& s : json["steps"].as_array()) q.steps.push_back({s["id"].as_string(), s["text"].as_string()});
  for (const Json& idea : json["ideas"].as_array()) q.ideas.push_back(idea_from(idea));
  for (const Json& item : json["gaps"].as_array()) {
    std::optional<Gap> gap = gap_from(item);
    if (!gap) return std::nullopt;
    q.gaps.push_back(std::move(*gap));
  }
  q.hints = strings_from(json["hints"]);
  q.answer = json["answer"].as_string();
  q.feedback = json["feedback"].as_string();
  q.node = json["node"].as_string();
  q.at_ms = static_cast<std::int32_t>(json["at_ms"].as_int(-1));
  q.points = json["points"].as_double(1);
  q.objective = json["objective"].as_string();
  q.level = json["level"].as_string();
  q.exact = json["exact"].as_bool();
  q.fixed_order = json["fixed_order"].as_bool();
  return q;
}

Json to_json(const PromptData& prompt) {
  return Json::object()
      .set("id", prompt.id)
      .set("part", prompt.part)
      .set("question", prompt.question)
      .set("ideas", list(prompt.ideas, [](const IdeaData& i) { return to_json(i); }))
      .set("options", list(prompt.options, [](const OptionData& o) { return to_json(o); }))
      .set("after_node", prompt.after_node)
      .set("next_who", prompt.next_who);
}

// [first, frames]
Json to_json(const Piece& piece) {
  return Json::array().push(piece.first).push(piece.frames);
}

Piece piece_from(const Json& json) {
  const Json::Array& numbers = json.as_array();
  if (numbers.size() != 2) return {};
  return {static_cast<std::int32_t>(numbers[0].as_int()), static_cast<std::int32_t>(numbers[1].as_int())};
}

Json to_json(const CardData& card) {
  Json out = Json::object()
                 .set("id", card.id)
                 .set("edition", card.edition)
                 .set("question", card.question)
                 .set("typed", card.typed)
                 .set("front", card.front)
                 .set("back", card.back)
                 .set("accept", strings(card.accept))
                 .set("node", card.node)
                 .set("at_ms", card.at_ms)
                 .set("objective", card.objective);
  if (card.asked.frames > 0 && card.answered.frames > 0)
    out.set("asked", to_json(card.asked)).set("answered", to_json(card.answered));
  return out;
}

Json to_json(const NoteData& note) {
  Json out = Json::object().set("id", note.id).set("cards", strings(note.cards));
  if (!note.text.empty()) out.set("text", note.text).set("extra", note.extra).set("answers", strings(note.answers));
  return out;
}

Json to_json(const TestData& test) {
  return Json::object()
      .set("pools", list(test.pools,
                         [](const PoolData& pool) {
                           return Json::object()
                               .set("id", pool.id)
                               .set("title", pool.title)
                               .set("material", pool.material)
                               .set("draw", pool.draw)
                               .set("questions",
                                    list(pool.questions, [](const QuestionData& q) { return to_json(q); }));
                         }))
      .set("levels", strings(test.levels))
      .set("blueprint",
           list(test.blueprint,
                [](const TestData::Row& row) {
                  return Json::object().set("objective", row.objective).set("counts", list(row.counts, [](int n) {
                                                                              return Json(n);
                                                                            }));
                }))
      .set("draw", test.draw)
      .set("minutes", test.minutes)
      .set("pass", test.pass)
      .set("behaviour", behaviour_name(test.behaviour))
      .set("tries", test.tries)
      .set("certainty", test.certainty);
}

bool test_from(const Json& json, TestData& test) {
  for (const Json& item : json["pools"].as_array()) {
    PoolData pool{item["id"].as_string(),
                  item["title"].as_string(),
                  item["material"].as_string(),
                  static_cast<int>(item["draw"].as_int()),
                  {}};
    for (const Json& question : item["questions"].as_array()) {
      std::optional<QuestionData> q = question_from(question);
      if (!q) return false;
      pool.questions.push_back(std::move(*q));
    }
    test.pools.push_back(std::move(pool));
  }
  test.levels = strings_from(json["levels"]);
  for (const Json& item : json["blueprint"].as_array()) {
    TestData::Row row{item["objective"].as_string(), {}};
    for (const Json& n : item["counts"].as_array()) row.counts.push_back(static_cast<int>(n.as_int()));
    test.blueprint.push_back(std::move(row));
  }
  test.draw = static_cast<int>(json["draw"].as_int());
  test.minutes = static_cast<int>(json["minutes"].as_int());
  test.pass = json["pass"].as_double();
  // Packages of before have none.
  test.behaviour = behaviour_of(json["behaviour"].as_string()).value_or(lesson::Behaviour::adaptive);
  test.tries = static_cast<int>(json["tries"].as_int(3));
  test.certainty = json["certainty"].as_bool();
  return true;
}

}  // namespace

std::string_view behaviour_name(lesson::Behaviour behaviour) {
  return name_of(kBehaviours, behaviour);
}
std::optional<lesson::Behaviour> behaviour_of(std::string_view name) {
  return kind_of(kBehaviours, name);
}

std::string write_lesson_data(const LessonData& data) {
  return to_string(Json::object()
                       .set("id", data.id)
                       .set("prompts", list(data.prompts, [](const PromptData& p) { return to_json(p); }))
                       .set("cards", list(data.cards, [](const CardData& c) { return to_json(c); }))
                       .set("notes", list(data.notes, [](const NoteData& n) { return to_json(n); }))
                       .set("spoken", data.spoken)
                       .set("silence", to_json(data.silence))
                       .set("test", to_json(data.test))
                       .set("units", list(data.units, [](const auto& unit) {
                              return Json::object().set("unit", unit.first).set("also", strings(unit.second));
                            })));
}

Result<LessonData> read_lesson_data(std::string_view text) {
  const Json json = TRY(base::parse_json(text));
  LessonData data;
  data.id = json["id"].as_string();
  if (data.id.empty())
    return base::make_error(ErrorKind::invalid, "The lesson's data are damaged: they do not say whose they are.");
  for (const Json& item : json["prompts"].as_array()) {
    PromptData prompt;
    prompt.id = item["id"].as_string();
    prompt.part = item["part"].as_string();
    prompt.question = item["question"].as_string();
    for (const Json& idea : item["ideas"].as_array()) prompt.ideas.push_back(idea_from(idea));
    for (const Json& option : item["options"].as_array()) prompt.options.push_back(option_from(option));
    prompt.after_node = item["after_node"].as_string();
    prompt.next_who = item["next_who"].as_string();
    data.prompts.push_back(std::move(prompt));
  }
  for (const Json& item : json["cards"].as_array()) {
    data.cards.push_back({item["id"].as_string(), static_cast<int>(item["edition"].as_int(1)),
                          item["question"].as_string(), item["typed"].as_bool(), item["front"].as_string(),
                          item["back"].as_string(), strings_from(item["accept"]), item["node"].as_string(),
                          static_cast<std::int32_t>(item["at_ms"].as_int(-1)), item["objective"].as_string(),
                          piece_from(item["asked"]), piece_from(item["answered"])});
  }
  for (const Json& item : json["notes"].as_array()) {
    data.notes.push_back({item["id"].as_string(), strings_from(item["cards"]), item["text"].as_string(),
                          item["extra"].as_string(), strings_from(item["answers"])});
  }
  data.spoken = json["spoken"].as_string();
  data.silence = piece_from(json["silence"]);
  if (!test_from(json["test"], data.test)) {
    return base::make_error(ErrorKind::invalid,
                            "The lesson's data are damaged: a question is of no kind that this Colloquy knows.");
  }
  for (const Json& item : json["units"].as_array())
    data.units.emplace_back(item["unit"].as_string(), strings_from(item["also"]));
  return data;
}

}  // namespace colloquy::package
