#include "api/difficulties.h"

#include "base/json.h"

namespace colloquy::api {

using base::Json;
using base::Result;

Result<Difficulties> Difficulties::of(store::Store& store, const std::string& course, const std::string& lesson) {
  Difficulties out;
  const std::optional<store::Figure> figure = TRY(store.figure(course, lesson, kKind));
  if (!figure) return out;
  const Result<Json> json = base::parse_json(figure->data);
  if (!json.ok()) return out;
  for (const Json& item : (*json)["items"].as_array())
    out.all_[{item["question"].as_string(), static_cast<int>(item["edition"].as_int())}] =
        item["difficulty"].as_double();
  return out;
}

double Difficulties::of(const std::string& question, int edition) const {
  const auto found = all_.find({question, edition});
  return found == all_.end() ? 0 : found->second;
}

}  // namespace colloquy::api
