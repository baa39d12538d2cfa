// When each track of a course was first told to a podcast app: the date of its episode, which never moves afterwards,
// whoever asks and whatever is built again.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "store/store.h"

namespace colloquy::api {

struct Published {
  std::map<std::string, base::Millis> at;  // by track
  bool is_new = false;                     // some were not known before: to be kept
};

// `tracks`: ids in the order of the course. Those that are new follow each other by a second and end now. Errors: those
// of the store.
base::Result<Published> published(store::Store& store, const std::string& course,
                                  const std::vector<std::string>& tracks, base::Millis now);

// What keeps it.
store::change::Set keep_published(const std::string& course, const Published& published);

}  // namespace colloquy::api
