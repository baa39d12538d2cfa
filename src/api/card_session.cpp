#include "api/card_session.h"

#include <algorithm>

#include "api/field.h"
#include "api/percent.h"

namespace colloquy::api {
namespace {

// "event:card,event:card"
std::vector<CardDeed> read_given(std::string_view text) {
  std::vector<CardDeed> out;
  while (!text.empty() && out.size() < CardSession::kMostGiven) {
    const std::string_view one = text.substr(0, text.find(','));
    text.remove_prefix(std::min(text.size(), one.size() + 1));
    const std::size_t colon = one.find(':');
    if (colon != std::string_view::npos)
      out.push_back({std::string(one.substr(0, colon)), std::string(one.substr(colon + 1))});
  }
  return out;
}

std::string write_given(const std::vector<CardDeed>& given) {
  std::string out;
  for (const CardDeed& one : given) out += (out.empty() ? "" : ",") + one.event + ":" + one.card;
  return out;
}

}  // namespace

CardSession CardSession::of(const Call& call, const Form& query) {
  CardSession out;
  const std::string_view slug = call.form.has("lesson") ? call.form.get("lesson") : query.get("lesson");
  if (!slug.empty()) out.only = call.course->by_slug(slug);
  out.done = static_cast<int>(integer_in(query, "n", 0));
  out.ahead = static_cast<int>(integer_in(query, "ahead", 0));
  out.given = read_given(query.get("given"));
  out.lapsed = query.get("lapsed");
  if (call.form.has("offset")) out.offset = static_cast<int>(integer_in(call.form, "offset", 0));
  return out;
}

void CardSession::add(CardDeed deed) {
  given.push_back(std::move(deed));
  if (given.size() > kMostGiven) given.erase(given.begin());
}

std::string CardSession::query() const {
  std::string out;
  const auto put = [&](std::string_view name, const std::string& value) {
    if (!out.empty()) out += '&';
    out.append(name).append("=").append(value);
  };
  if (only) put("lesson", only->slug);
  if (done > 0) put("n", std::to_string(done));
  if (ahead > 0) put("ahead", std::to_string(ahead));
  if (!given.empty()) put("given", percent_encode_path(write_given(given)));
  if (!lapsed.empty()) put("lapsed", percent_encode_path(lapsed));
  return out;
}

std::string cards_address(const Call& call, const CardSession& session) {
  const std::string query = session.query();
  return call.course->address("cards") + (query.empty() ? "" : "?" + query);
}

}  // namespace colloquy::api
