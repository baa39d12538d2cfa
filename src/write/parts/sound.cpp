// Sound on the page: play buttons, the browser's own player where there is no script, the dock.
#include "write/parts/parts.h"

namespace colloquy::write {
namespace {

Html icon_button(const std::string& label, std::string_view name, Glyph shape, const Attributes& more = {}) {
  Attributes attributes = {cls("b icon"), at("type", "button"), at("data-do", name), at("aria-label", label)};
  attributes.insert(attributes.end(), more.begin(), more.end());
  return el("button", attributes, glyph(shape));
}

Html check_row(const std::string& label, std::string_view name) {
  return el("label", {}, el("span", {}, label),
            el("input", {at("type", "checkbox"), at("name", name), flag("checked")}));
}

Html select_row(const std::string& label, std::string_view name, const Html& options) {
  return el("label", {}, el("span", {}, label), el("select", {at("name", name)}, options));
}

Html speeds() {
  Html out;
  for (const std::string_view speed : {"0.5", "0.75", "0.9", "1", "1.1", "1.25", "1.5", "1.75", "2", "2.5", "3"}) {
    out += el("option", {at("value", speed), flag("selected", speed == "1")}, std::string(speed) + "×");
  }
  return out;
}

Html seek(const Text& text, std::string_view extra) {
  return el("label", {cls("seek n " + std::string(extra)), at("dir", "ltr")},
            el("span", {cls("sr")}, text("dock.place")), el("span", {cls("at"), at("aria-hidden", "true")}, "0:00"),
            el("input", {at("type", "range"), at("min", "0"), at("max", "1"), at("value", "0"), at("step", "1")}),
            el("span", {cls("left"), at("aria-hidden", "true")}, "0:00"));
}

}  // namespace

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

Html dock(Context& context) {
  if (!context.hears() || context.view().tracks.empty()) return {};
  const Text& text = context.text();
  Html row = el("button",
                {cls("b icon play"), at("type", "button"), at("data-do", "play"), at("aria-label", text("dock.play"))},
                glyph(Glyph::play), glyph(Glyph::pause));
  row += icon_button(text("dock.back"), "back", Glyph::back);
  row += icon_button(text("dock.on"), "on", Glyph::on);
  row += el("button", {cls("now"), at("type", "button"), at("data-do", "line")}, el("span", {cls("title")}),
            el("small", {cls("n state")}));
  row += seek(text, "wide-only");
  row += el("button",
            {cls("b speed"), at("type", "button"), at("data-do", "speed"),
             at("aria-label", text("dock.speed.now", {{"speed", "1"}}))},
            el("bdi", {at("dir", "ltr")}, "1×"));
  row += icon_button(text("dock.settings"), "settings", Glyph::settings, {at("popovertarget", "player")});
  Html sleep = el("option", {at("value", "0")}, text("dock.sleep.off"));
  sleep += el("option", {at("value", "part")}, text("dock.sleep.part"));
  for (const int minutes : {5, 15, 30, 60}) {
    sleep += el("option", {at("value", static_cast<long long>(minutes))}, text.count("minutes", minutes));
  }
  const Html settings =
      el("div", {cls("sets"), flag("popover"), at("id", "player")}, seek(text, "narrow-only"),
         check_row(text("dock.stop"), "stop"), check_row(text("dock.follow"), "follow"),
         check_row(text("dock.words"), "words"), select_row(text("dock.sleep"), "sleep", sleep),
         select_row(text("dock.speed"), "speed", speeds()), el("p", {cls("quiet")}, text("dock.keys")));
  return el("section",
            {cls("dock page noprint"), at("id", "dock"), at("aria-label", text("dock.title")), flag("hidden")},
            el("button", {cls("b offer"), at("type", "button"), at("data-do", "offer"), flag("hidden")}),
            el("div", {cls("in hang-in")}, row), settings);
}

}  // namespace colloquy::write
