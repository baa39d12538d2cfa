#include "api/card_log.h"

#include <string_view>
#include <unordered_map>

namespace colloquy::api {

std::vector<learn::CardAnswer> card_log(const std::vector<store::GivenAnswer>& answers) {
  std::unordered_map<std::string_view, std::int64_t> cards;
  std::vector<learn::CardAnswer> out;
  out.reserve(answers.size());
  for (const store::GivenAnswer& one : answers) {
    const auto number = static_cast<std::int64_t>(cards.size());
    out.push_back({cards.try_emplace(one.card, number).first->second, one.answer});
  }
  return out;
}

}  // namespace colloquy::api
