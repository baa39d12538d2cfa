#include "store/answers_given.h"

#include <set>
#include <string>

#include "base/json.h"

namespace colloquy::store {

std::vector<GivenAnswer> answers_given(std::span<const Event> events) {
  std::set<std::string> taken_back;
  for (const Event& event : events) {
    if (event.kind != kind::kUndo) continue;
    const base::Result<base::Json> data = base::parse_json(event.data);
    if (data.ok()) taken_back.insert((*data)["event"].as_string());
  }
  std::vector<GivenAnswer> out;
  for (const Event& event : events) {
    if (event.kind != kind::kReview || taken_back.contains(event.id)) continue;
    const base::Result<base::Json> data = base::parse_json(event.data);
    if (!data.ok()) continue;
    out.push_back({(*data)["card"].as_string(),
                   event.lesson,
                   {static_cast<learn::Grade>((*data)["grade"].as_int()), event.at, event.offset},
                   (*data)["ms"].as_int()});
  }
  return out;
}

}  // namespace colloquy::store
