#include "api/published.h"

#include <algorithm>

#include "base/json.h"

namespace colloquy::api {
namespace {

using base::Json;
using base::Result;

constexpr base::Millis kSecond = 1000;

std::string name_of(const std::string& course) {
  return store::setting::kPublished + course;
}

}  // namespace

Result<Published> published(store::Store& store, const std::string& course, const std::vector<std::string>& tracks,
                            base::Millis now) {
  Published out;
  const Result<Json> kept = base::parse_json(TRY(store.setting(name_of(course))));
  if (kept.ok()) {
    for (const auto& [track, seconds] : kept->as_object()) out.at[track] = seconds.as_int() * kSecond;
  }
  const auto fresh =
      std::count_if(tracks.begin(), tracks.end(), [&](const auto& one) { return !out.at.contains(one); });
  base::Millis at = (now / kSecond - fresh) * kSecond;
  for (const std::string& track : tracks) {
    if (!out.at.contains(track)) out.at[track] = at += kSecond;
  }
  out.is_new = fresh > 0;
  return out;
}

store::change::Set keep_published(const std::string& course, const Published& published) {
  Json::Object all;
  for (const auto& [track, at] : published.at) all.emplace_back(track, at / kSecond);
  return {name_of(course), base::to_string(std::move(all))};
}

}  // namespace colloquy::api
