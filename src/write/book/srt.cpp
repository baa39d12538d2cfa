#include "write/book/srt.h"

#include <cstdio>

namespace colloquy::write {
namespace {

std::string stamp(long long ms) {
  char out[48];
  std::snprintf(out, sizeof out, "%02lld:%02lld:%02lld,%03lld", ms / 3600000, ms / 60000 % 60, ms / 1000 % 60,
                ms % 1000);
  return out;
}

// "Guide: Wait, then ask.", one row a speaker.
std::string rows_of(const CaptionCue& cue) {
  std::string out;
  for (const CaptionCue::Row& row : cue.rows) out += (row.speaker.empty() ? "" : row.speaker + ": ") + row.text + '\n';
  return out;
}

}  // namespace

std::string srt(const std::vector<CaptionCue>& cues, long long offset, std::size_t first) {
  std::string out;
  for (const CaptionCue& cue : cues) {
    out += std::to_string(first++) + '\n' + stamp(offset + cue.start) + " --> " + stamp(offset + cue.end) + '\n' +
           rows_of(cue) + '\n';
  }
  return out;
}

}  // namespace colloquy::write
