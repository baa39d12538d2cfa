// A store's whole content as lines of text, one JSON object each: for backups and for moving to another database. Only
// the truth is in it: the directory (without tickets, which are secrets of a day) and the events. Projections are made
// again from them.
//
//     {"colloquy":"archive","version":3}                      first
//     {"table":"learner","learner":"...","created":1795763576742}
//     {"table":"session", ...} {"table":"keep_code", ...} {"table":"class_code", ...}
//     {"table":"account", ...} {"table":"teaching", ...} {"table":"extra_time", ...} {"table":"feed", ...}
//     {"table":"setting", ...} {"table":"audit", ...}
//     {"table":"event","learner":"...","sequence":1,"id":"...","kind":"...", ...}      by learner, then sequence
//     {"end":true,"learners":12,"events":3456}                last: an archive without it was cut off
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace colloquy::store {

struct ArchiveCounts {
  std::size_t learners = 0;
  std::size_t events = 0;
};

// Takes one line, without its end.
using LineSink = std::function<base::Result<void>(std::string_view line)>;
// Gives the next line; nothing at the end.
using LineSource = std::function<base::Result<std::optional<std::string>>()>;

}  // namespace colloquy::store
