#include "exchange/gift/peg_test.h"

#include <algorithm>
#include <optional>

namespace colloquy::exchange::gift {

using bank::Choice;
using bank::Kind;
using bank::Pair;
using bank::Quantity;
using bank::Question;
using bank::Text;

using base::Json;

namespace {

Json to_json(const std::optional<Text>& text) {
  if (!text) return {};
  constexpr const char* kNames[] = {"moodle", "html", "markdown", "plain"};
  return Json::object().set("format", kNames[static_cast<int>(text->markup)]).set("text", text->words);
}
Json number(double n) {
  return n == static_cast<double>(static_cast<std::int64_t>(n)) ? Json(static_cast<std::int64_t>(n)) : Json(n);
}
Json to_json(const Quantity& quantity) {
  if (quantity.kind == Quantity::Kind::range)
    return Json::object()
        .set("type", "high-low")
        .set("numberHigh", number(quantity.high))
        .set("numberLow", number(quantity.low));
  Json out = Json::object().set("type", quantity.kind == Quantity::Kind::exact ? "simple" : "range");
  out.set("number", number(quantity.number));
  if (quantity.kind == Quantity::Kind::tolerance) out.set("range", number(quantity.tolerance));
  return out;
}
Json to_json(const Question& question) {
  constexpr const char* kKinds[] = {"Category", "Description", "Essay", "TF", "MC", "Short", "Numerical", "Matching"};
  Json out = Json::object().set("type", kKinds[static_cast<int>(question.kind)]);
  out.set("title", question.title ? Json(*question.title) : Json());
  if (question.kind == Kind::category) return out;
  Json tags = Json::array();
  for (const std::string& tag : question.tags) tags.push(tag);
  out.set("id", question.id ? Json(*question.id) : Json())
      .set("tags", question.tags.empty() ? Json() : std::move(tags));
  out.set("stem", to_json(std::optional(question.stem))).set("hasEmbeddedAnswers", question.embedded);
  if (question.kind == Kind::description) return out;
  out.set("globalFeedback", to_json(question.feedback));
  if (question.kind == Kind::true_false) {
    out.set("isTrue", question.is_true);
    // Its names follow the order in the file, where the first is for whoever is wrong.
    out.set("trueFeedback", to_json(question.is_true ? question.false_feedback : question.true_feedback));
    out.set("falseFeedback", to_json(question.is_true ? question.true_feedback : question.false_feedback));
  }
  if (question.kind == Kind::matching) {
    Json pairs = Json::array();
    for (const Pair& pair : question.pairs)
      pairs.push(
          Json::object().set("subquestion", to_json(std::optional(pair.question))).set("subanswer", pair.answer));
    out.set("matchPairs", std::move(pairs));
  }
  const bool numerical = question.kind == Kind::numerical;
  if (numerical && !question.listed) return out.set("choices", to_json(*question.choices.at(0).quantity));
  if (!question.choices.empty()) {
    Json choices = Json::array();
    for (const Choice& choice : question.choices) {
      choices.push(Json::object()
                       .set("isCorrect", choice.right)
                       .set("weight", choice.weight ? number(*choice.weight) : Json())
                       .set("text", numerical ? choice.quantity
                                                    ? to_json(*choice.quantity)
                                                    : to_json(std::optional(Text{question.stem.markup, "*"}))
                                              : to_json(std::optional(choice.text)))
                       .set("feedback", to_json(choice.feedback)));
    }
    out.set("choices", std::move(choices));
  }
  return out;
}

}  // namespace

Json peg_json(std::span<const Question> questions) {
  Json out = Json::array();
  for (const Question& question : questions) out.push(to_json(question));
  return out;
}

Json in_one_order(const Json& json) {
  if (json.is_number()) return Json(json.as_double());
  if (json.is_array()) {
    Json out = Json::array();
    for (const Json& one : json.as_array()) out.push(in_one_order(one));
    return out;
  }
  if (!json.is_object()) return json;
  Json::Object members;
  for (const auto& [name, value] : json.as_object()) members.emplace_back(name, in_one_order(value));
  std::sort(members.begin(), members.end(),
            [](const Json::Member& a, const Json::Member& b) { return a.first < b.first; });
  return Json(std::move(members));
}

}  // namespace colloquy::exchange::gift
