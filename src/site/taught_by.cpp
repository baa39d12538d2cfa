#include "site/taught_by.h"

#include <algorithm>

#include "text/stem.h"
#include "text/words.h"

namespace colloquy::site {
namespace {

// A line that shares fewer content words than this says too little to have taught anything.
constexpr std::size_t kLeastShared = 2;
constexpr double kLeastShare = 0.34;

std::vector<std::string> stems_of(const std::string& text) {
  std::vector<std::string> stems = text::content_stems(text);
  std::sort(stems.begin(), stems.end());
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  return stems;
}

std::size_t shared(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::size_t n = 0;
  for (const std::string& stem : a) n += std::binary_search(b.begin(), b.end(), stem) ? 1 : 0;
  return n;
}

}  // namespace

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
    if (needed.empty() &&
        (n < kLeastShared || static_cast<double>(n) < kLeastShare * static_cast<double>(wanted.size())))
      continue;
    if (!best || n > best_shared) best = &line, best_shared = n;
  }
  if (!best) return {};
  return {best->time->node, best->track->id, best->time->start};
}

}  // namespace colloquy::site
