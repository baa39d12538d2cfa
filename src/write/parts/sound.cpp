// Sound on the page: play buttons, and the browser's own player where there is no script.
#include "write/parts/parts.h"

namespace colloquy::write {
Attributes track_attributes(const TrackView& track) {
  Attributes out = {at("data-track", track.id), at_if("data-cues", track.cues), at_if("data-opus", track.opus),
                    at_if("data-mp3", track.mp3), at_if("data-vtt", track.captions)};
  if (track.timeline) out.push_back(at("data-duration", static_cast<long long>(track.timeline->duration)));
  return out;
}

Html play_button(Context& context, const TrackView& track, std::string_view title) {
  const std::string length = clock_time(track.timeline ? track.timeline->duration : 0);
  const Html button = el("button",
                         {cls("b js"), at("type", "button"), at("data-play", track.id),
                          at("aria-label", context.text()("play.part", {{"title", title}, {"time", length}}))},
                         glyph(Glyph::play), el("span", {cls("n")}, length));
  Html sources;
  if (!track.opus.empty()) sources += el("source", {at("src", track.opus), at("type", "audio/ogg; codecs=opus")});
  if (!track.mp3.empty()) sources += el("source", {at("src", track.mp3), at("type", "audio/mpeg")});
  return button +
         el("audio", {cls("no-js"), flag("controls"), at("preload", "none"), at("aria-label", title)}, sources);
}

}  // namespace colloquy::write
