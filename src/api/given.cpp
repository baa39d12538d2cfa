#include "api/given.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "learn/behaviour.h"

namespace colloquy::api {
namespace {

using base::Json;
using lesson::Question;
using package::QuestionData;

constexpr std::size_t kMostFields = 200, kMostName = 200, kMostBytes = 12 * 1024;

bool is_answer_field(std::string_view name) {
  return name == "option" || name == "text" || name.starts_with("pair-") || name.starts_with("step-") ||
         name.starts_with("gap-");
}

int certainty_of(std::string_view value) {
  const bool known = value.size() == 1 && value[0] >= '0' + learn::kLeastSure && value[0] <= '0' + learn::kMostSure;
  return known ? value[0] - '0' : learn::kLeastSure;
}

}  // namespace

Given Given::from_form(const Form& form, std::string_view prefix) {
  Given out;
  std::size_t bytes = 0;
  for (const auto& [full_name, value] : form.fields()) {
    if (!full_name.starts_with(prefix)) continue;
    const std::string name = full_name.substr(prefix.size());
    if (name == "certainty") out.certainty = certainty_of(value);
    if (!is_answer_field(name)) continue;
    bytes += name.size() + value.size() + 8;
    out.whole = out.fields.size() < kMostFields && name.size() <= kMostName && bytes <= kMostBytes;
    if (!out.whole) break;
    out.fields.emplace_back(name, value);
  }
  out.shown = prefix.empty() && form.get("show") == "1";
  return out;
}

Given Given::from_json(std::string_view text) {
  Given out;
  const base::Result<Json> json = base::parse_json(text);
  if (!json.ok()) return out;
  for (const Json& field : (*json)["fields"].as_array()) {
    const Json::Array& pair = field.as_array();
    if (pair.size() == 2) out.fields.emplace_back(pair[0].as_string(), pair[1].as_string());
  }
  out.shown = (*json)["shown"].as_bool();
  out.certainty = static_cast<int>((*json)["certainty"].as_int());
  return out;
}

Json Given::to_json() const {
  Json list = Json::array();
  for (const auto& [name, value] : fields) list.push(Json::array().push(name).push(value));
  Json out = Json::object().set("fields", std::move(list));
  if (shown) out.set("shown", true);
  if (certainty > 0) out.set("certainty", certainty);
  return out;
}

learn::Response Given::response(const QuestionData& question) const {
  learn::Response out;
  std::vector<std::pair<int, std::string>> places;
  if (question.kind == Question::Kind::open) out.texts.resize(1);
  if (!question.gaps.empty()) out.texts.resize(question.gaps.size());
  for (const auto& [name, value] : fields) {
    if (value.empty()) continue;
    if (name == "option") out.picked.push_back(value);
    if (name == "text" && !out.texts.empty()) out.texts[0] = value;
    if (name.starts_with("pair-")) out.joined.emplace_back(name.substr(5), value);
    if (name.starts_with("step-")) places.emplace_back(std::atoi(value.c_str()), name.substr(5));
    if (name.starts_with("gap-")) {
      const std::size_t gap = std::strtoul(name.c_str() + 4, nullptr, 10);
      if (gap < out.texts.size()) out.texts[gap] = value;
    }
  }
  std::stable_sort(places.begin(), places.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (auto& [place, step] : places) out.ordered.push_back(std::move(step));
  return out;
}

write::FormFields Given::form_fields() const {
  write::FormFields out = fields;
  if (certainty > 0) out.emplace_back("certainty", std::to_string(certainty));
  return out;
}

}  // namespace colloquy::api
