#include "site/taught_by.h"

#include "site/likeness.h"

namespace colloquy::site {

TaughtBy::TaughtBy(const std::vector<Track>& tracks) {
  for (const auto kind : {package::TrackEntry::Kind::conversation, package::TrackEntry::Kind::chapter}) {
    for (const Track& track : tracks) {
      if (track.kind != kind) continue;
      for (const package::LineTime& line : track.timeline.lines) lines_.push_back({&track, &line, stems_of(line.text)});
    }
  }
}

Taught TaughtBy::find(const std::string& word, const std::string& front_and_back) const {
  if (lines_.empty()) return {};
  const std::vector<std::string> needed = stems_of(word);
  const std::vector<std::string> wanted = stems_of(front_and_back);
  const Line* best = nullptr;
  std::size_t best_shared = 0;
  for (const Line& line : lines_) {
    if (shared(needed, line.stems) < needed.size()) continue;
    const std::size_t n = shared(wanted, line.stems);
    if (needed.empty() && !is_enough(n, wanted.size())) continue;
    if (!best || n > best_shared) best = &line, best_shared = n;
  }
  if (!best) return {};
  return {best->time->node, best->track->id, best->time->start};
}

}  // namespace colloquy::site
