#include "write/cues.h"

#include "base/json.h"

namespace colloquy::write {

using base::Json;

Stops stops_of(const lesson::Part& part) {
  Stops stops;
  const lesson::Turn* above = nullptr;
  for (const lesson::Line& line : part.lines) {
    if (const auto* turn = std::get_if<lesson::Turn>(&line))
      above = turn;
    else if (above)
      stops[above->id] = std::get<lesson::Prompt>(line).id;
  }
  return stops;
}

Pauses pauses_of(const lesson::Part& part) {
  Pauses pauses;
  const auto add = [&](const lesson::Turn& turn, const std::string& node) {
    for (const lesson::Direction& direction : turn.directions) {
      if (direction.kind == lesson::Direction::Kind::pause) pauses.insert(node);
    }
  };
  for (const lesson::Line& line : part.lines) {
    if (const auto* turn = std::get_if<lesson::Turn>(&line)) add(*turn, turn->id);
  }
  if (part.summary) add(*part.summary, part.id + "/summary");
  return pauses;
}

std::string cues(std::string_view track, const package::Timeline& timeline, const Stops& stops, const Pauses& pauses) {
  Json lines = Json::array();
  for (std::size_t i = 0; i < timeline.lines.size(); ++i) {
    const package::LineTime& line = timeline.lines[i];
    Json words = Json::array();
    for (const package::WordTime& word : line.words) words.push(word.start).push(word.end);
    Json one = Json::object()
                   .set("n", line.node)
                   .set("i", line.index)
                   .set("s", line.start)
                   .set("e", line.end)
                   .set("w", std::move(words));
    const bool last = i + 1 == timeline.lines.size() || timeline.lines[i + 1].node != line.node;
    if (const auto stop = stops.find(line.node); last && stop != stops.end()) one.set("stop", stop->second);
    if (last && i + 1 < timeline.lines.size() && pauses.contains(timeline.lines[i + 1].node)) one.set("p", 1);
    lines.push(std::move(one));
  }
  return to_string(
      Json::object().set("track", track).set("duration", timeline.duration).set("lines", std::move(lines)));
}

}  // namespace colloquy::write
