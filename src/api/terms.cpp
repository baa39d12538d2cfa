#include "api/terms.h"

namespace colloquy::api {

using base::Json;

Terms Terms::of(const package::TestData& test) {
  return {test.behaviour, test.tries, test.certainty, test.minutes, {}};
}

Terms Terms::from_json(std::string_view text) {
  Terms out;
  const base::Result<Json> json = base::parse_json(text);
  if (!json.ok()) return out;
  out.behaviour = package::behaviour_of((*json)["behaviour"].as_string()).value_or(lesson::Behaviour::adaptive);
  out.tries = static_cast<int>((*json)["tries"].as_int(3));
  out.certainty = (*json)["certainty"].as_bool();
  out.minutes = static_cast<int>((*json)["minutes"].as_int());
  const Json::Array& difficulties = (*json)["difficulties"].as_array();
  for (const Json& edition : (*json)["editions"].as_array()) {
    Item item{static_cast<int>(edition.as_int()), 0};
    if (out.items.size() < difficulties.size()) item.difficulty = difficulties[out.items.size()].as_double();
    out.items.push_back(item);
  }
  return out;
}

Json Terms::to_json() const {
  Json editions = Json::array(), difficulties = Json::array();
  bool any = false;
  for (const Item& item : items) {
    editions.push(item.edition);
    difficulties.push(item.difficulty);
    any = any || item.difficulty != 0;
  }
  Json out = Json::object()
                 .set("behaviour", package::behaviour_name(behaviour))
                 .set("tries", tries)
                 .set("certainty", certainty)
                 .set("minutes", minutes)
                 .set("editions", std::move(editions));
  if (any) out.set("difficulties", std::move(difficulties));
  return out;
}

}  // namespace colloquy::api
