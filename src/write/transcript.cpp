#include "write/transcript.h"

#include "base/json.h"
#include "write/captions.h"

namespace colloquy::write {
namespace {

using base::Json;

Json seconds(package::Ms ms) {
  return ms / 1000.0;
}

}  // namespace

std::string transcript_vtt(const std::vector<CaptionCue>& cues) {
  package::Timeline timeline;
  int number = 0;
  for (const CaptionCue& cue : cues)
    timeline.lines.push_back(
        {"cue", ++number, cue.rows.front().speaker, cue.rows.front().text, cue.start, cue.end, {}});
  return webvtt(timeline);
}

std::string transcript_json(const std::vector<CaptionCue>& cues) {
  Json segments = Json::array();
  for (const CaptionCue& cue : cues) {
    Json one = Json::object();
    if (!cue.rows.front().speaker.empty()) one.set("speaker", cue.rows.front().speaker);
    segments.push(
        one.set("startTime", seconds(cue.start)).set("endTime", seconds(cue.end)).set("body", cue.rows.front().text));
  }
  return to_string(Json::object().set("version", "1.0.0").set("segments", std::move(segments)));
}

}  // namespace colloquy::write
