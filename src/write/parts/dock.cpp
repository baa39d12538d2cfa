// The player's dock at the foot of a lesson: a row that is always there, and what is opened from it: settings, the list
// of keys, the search, what can be done with a line. web/player shows and moves it.
#include "write/assets.h"
#include "write/parts/parts.h"

namespace colloquy::write {
namespace {

Html icon_button(const std::string& label, std::string_view name, Glyph shape, const Attributes& more = {}) {
  Attributes attributes = {cls("b icon"), at("type", "button"), at("data-do", name), at("aria-label", label)};
  attributes.insert(attributes.end(), more.begin(), more.end());
  return el("button", attributes, glyph(shape));
}

Html word_button(const std::string& label, std::string_view name, const Attributes& more = {}) {
  Attributes attributes = {cls("b"), at("type", "button"), at("data-do", name)};
  attributes.insert(attributes.end(), more.begin(), more.end());
  return el("button", attributes, label);
}

Html check_row(const Html& label, std::string_view name, bool on) {
  return el("label", {}, el("span", {}, label),
            el("input", {at("type", "checkbox"), at("name", name), flag("checked", on)}));
}

Html select_row(const std::string& label, std::string_view name, const Html& options) {
  return el("label", {}, el("span", {}, label), el("select", {at("name", name)}, options));
}

Html option(std::string_view value, const std::string& label, bool chosen = false) {
  return el("option", {at("value", value), flag("selected", chosen)}, label);
}

Html speeds() {
  Html out;
  for (const std::string_view speed : {"0.5", "0.6", "0.7", "0.75", "0.8",  "0.9", "1",    "1.1", "1.2",  "1.25",
                                       "1.3", "1.4", "1.5", "1.6",  "1.75", "2",   "2.25", "2.5", "2.75", "3"}) {
    out += option(speed, std::string(speed) + "×", speed == "1");
  }
  return out;
}

Html sleeps(const Text& text) {
  Html out = option("0", text("dock.sleep.off"), true);
  out += option("part", text("dock.sleep.part"));
  out += option("lesson", text("dock.sleep.lesson"));
  for (const int minutes : {5, 15, 20, 30, 45, 60, 90, 120})
    out += option(std::to_string(minutes), text.count("minutes", minutes));
  return out;
}

Html lengths(const Text& text, int chosen) {
  Html out;
  for (const int seconds : {5, 10, 15, 20, 30, 45, 60, 120, 300})
    out += option(std::to_string(seconds), text("seconds.short", {{"n", std::to_string(seconds)}}), seconds == chosen);
  return out;
}

// `keys`: of the texts of the options, whose values are what stands behind the last dot.
Html choices(const Text& text, std::initializer_list<std::string_view> keys) {
  Html out;
  for (const std::string_view key : keys) out += option(key.substr(key.rfind('.') + 1), text(key));
  return out;
}

Html seek(const Text& text, std::string_view extra) {
  return el("label", {cls("seek n " + std::string(extra)), at("dir", "ltr")},
            el("span", {cls("sr")}, text("dock.place")), el("span", {cls("at"), at("aria-hidden", "true")}, "0:00"),
            el("input", {at("type", "range"), at("min", "0"), at("max", "1"), at("value", "0"), at("step", "1")}),
            el("span", {cls("left"), at("aria-hidden", "true")}, "0:00"));
}

Html row(const Text& text) {
  Html out = el("button",
                {cls("b icon play"), at("type", "button"), at("data-do", "play"), at("aria-label", text("dock.play"))},
                glyph(Glyph::play), glyph(Glyph::pause));
  out += icon_button(text("dock.back"), "back", Glyph::back);
  out += icon_button(text("dock.on"), "on", Glyph::on);
  out += el("button", {cls("now"), at("type", "button"), at("data-do", "line")}, el("span", {cls("title")}),
            el("small", {cls("n state")}));
  out += seek(text, "wide-only");
  out += el("button",
            {cls("b speed"), at("type", "button"), at("data-do", "speed"),
             at("aria-label", text("dock.speed.now", {{"speed", "1"}}))},
            el("bdi", {at("dir", "ltr")}, "1×"));
  out += icon_button(text("dock.settings"), "settings", Glyph::settings, {at("popovertarget", "player")});
  out += icon_button(text("dock.close"), "close", Glyph::close);
  out += word_button(text("script.unlock"), "unlock", {flag("hidden")});
  return el("div", {cls("in hang-in")}, out);
}

// Jumps, as a tape is moved: not mirrored.
Html moves(const Text& text) {
  const auto jump = [&](std::string_view name, std::string_view key, std::string_view seconds, std::string_view face) {
    return el("button",
              {cls("b n"), at("type", "button"), at("data-do", name), at("aria-label", text(key, {{"n", seconds}}))},
              el("bdi", {at("dir", "ltr")}, face));
  };
  return el("div", {cls("moves"), at("dir", "ltr")}, icon_button(text("dock.previous"), "previous", Glyph::previous),
            jump("jump-back", "script.jump.by.back", "10", "−10"),
            jump("jump-forward", "script.jump.by.on", "30", "+30"),
            icon_button(text("dock.next"), "next", Glyph::next));
}

Html fold(std::string_view name, const std::string& title, const Html& inside) {
  return el("details", {cls("fold " + std::string(name))},
            el("summary", {}, el("span", {}, title), glyph(Glyph::chevron)), inside);
}

Html how_it_plays(const Text& text) {
  Html out = check_row(text("dock.stop"), "stop", true) + check_row(text("dock.follow"), "follow", true) +
             check_row(text("dock.words"), "words", true);
  out += check_row(Html(text("dock.tight")) + el("small", {cls("n saved")}), "tight", false);
  out += check_row(text("dock.usual"), "usual", false);
  out +=
      select_row(text("dock.after"), "after", choices(text, {"dock.after.on", "dock.after.part", "dock.after.lesson"}));
  out += select_row(text("dock.back.by"), "back", lengths(text, 10));
  out += select_row(text("dock.forward.by"), "forward", lengths(text, 30));
  out += select_row(text("dock.headset"), "keys",
                    choices(text, {"dock.headset.line", "dock.headset.jump", "dock.headset.part"}));
  out += select_row(text("dock.night"), "night", sleeps(text));
  const auto hour = [&](std::string_view key, std::string_view name, std::string_view value) {
    return el("label", {}, el("span", {}, text(key)),
              el("input", {cls("field n"), at("type", "time"), at("name", name), at("value", value)}));
  };
  out += el("div", {cls("row"), flag("hidden")}, hour("dock.night.from", "night-from", "22:00"),
            hour("dock.night.to", "night-to", "06:00"));
  return fold("how", text("dock.how"), out);
}

Html volume(const Text& text) {
  return el("div", {cls("volume")}, icon_button(text("dock.mute"), "mute", Glyph::sound, {at("aria-pressed", "false")}),
            el("label", {}, el("span", {cls("sr")}, text("dock.volume")),
               el("input", {at("type", "range"), at("name", "volume"), at("min", "0"), at("max", "1"),
                            at("step", "0.05"), at("value", "1")})));
}

Html settings(Context& context) {
  const Text& text = context.text();
  Html out = seek(text, "narrow-only") + moves(text) + el("p", {cls("quiet n rest")});
  out += fold("parts", text("dock.parts"), el("ol", {}));
  out += select_row(text("dock.speed"), "speed", speeds());
  out += select_row(text("dock.sleep"), "sleep", sleeps(text) + option("own", text("dock.sleep.own")));
  out += el("label", {flag("hidden")}, el("span", {}, text("dock.sleep.minutes")),
            el("input", {cls("field n"), at("type", "number"), at("name", "own"), at("min", "1"), at("max", "600"),
                         at("inputmode", "numeric")}));
  out += word_button(text("dock.more"), "more", {flag("hidden")});
  out += volume(text) + how_it_plays(text);
  out += el("div", {cls("row")}, word_button(text("dock.find"), "find"), word_button(text("dock.line"), "line-menu"),
            el("a", {cls("b"), address("href", "/c/" + context.view().course_slug + "/notes")}, text("notes.title")),
            word_button(text("keys.title"), "keys"), word_button(text("dock.lock"), "lock"));
  return el("div", {cls("sets"), flag("popover"), at("id", "player")}, out);
}

Html keys(const Text& text) {
  Html rows;
  const auto add = [&](std::initializer_list<std::string_view> names, std::string_view key) {
    Html pressed;
    for (const std::string_view name : names) pressed += el("kbd", {}, name) + Html(" ");
    rows += el("div", {}, el("dt", {}, pressed), el("dd", {}, text(key)));
  };
  const std::string space = text("keys.space"), shift = text("keys.shift"), enter = text("keys.enter");
  add({space, "K"}, "keys.play");
  add({"←", "→"}, "keys.lines");
  add({shift, "←", "→"}, "keys.jumps");
  add({",", "."}, "keys.speed");
  add({shift, "↑", "↓"}, "keys.speed");
  add({"↑", "↓"}, "keys.volume");
  add({"M"}, "dock.mute");
  add({"L"}, "dock.parts");
  add({"/"}, "dock.find");
  add({"N"}, "keys.line");
  add({enter, "↑", "↓"}, "keys.on.line");
  add({"?"}, "keys.title");
  return el("div",
            {cls("sets"), flag("popover"), at("id", "keys"), at("role", "dialog"), at("aria-labelledby", "keys-title")},
            el("h2", {cls("tag"), at("id", "keys-title")}, text("keys.title")), el("dl", {}, rows));
}

Html find(const Text& text) {
  Html out = el("label", {cls("line")}, el("span", {}, text("dock.find")),
                el("input", {cls("field"), at("type", "search"), at("autocomplete", "off"), at("maxlength", "100")}));
  out += el("div", {cls("row")}, el("span", {cls("quiet n found"), at("role", "status")}),
            icon_button(text("find.before"), "found-before", Glyph::up),
            icon_button(text("find.next"), "found-next", Glyph::down), word_button(text("find.play"), "found-play"));
  return el(
      "div",
      {cls("sheet"), flag("popover"), at("id", "find"), at("role", "dialog"), at("aria-label", text("dock.find"))},
      out);
}

// What can be done with the marked words, or with a line.
Html line_menu(const Text& text) {
  Html out = el("p", {cls("read picked"), at("dir", "auto")});
  out += el("div", {cls("row")}, word_button(text("line.mark"), "mark"), word_button(text("line.note"), "note"),
            word_button(text("line.copy"), "copy"), word_button(text("line.share"), "share"),
            word_button(text("line.aloud"), "aloud"));
  Html note = el("label", {cls("line")}, el("span", {}, text("line.note")),
                 el("textarea", {cls("field"), at("maxlength", "2000"), at("rows", "3")}));
  note += el("div", {cls("row")}, el("button", {cls("b main")}, text("notes.save")),
             word_button(text("notes.remove"), "unmark"));
  out += el("form", {flag("hidden"), flag("data-note")}, note);
  Html aloud = el("p", {cls("quiet")}, text("aloud.says"));
  aloud += el("div", {cls("row")}, word_button(text("aloud.record"), "record"),
              word_button(text("aloud.both"), "hear-both", {flag("hidden")}),
              word_button(text("aloud.mine"), "hear-mine", {flag("hidden")}));
  out += el("div", {flag("hidden"), flag("data-aloud")}, aloud);
  return el(
      "div",
      {cls("sheet"), flag("popover"), at("id", "line-menu"), at("role", "dialog"), at("aria-label", text("dock.line"))},
      out);
}

}  // namespace

Html dock(Context& context) {
  if (!context.hears() || context.view().tracks.empty()) return {};
  const Text& text = context.text();
  return el("section",
            {cls("dock page noprint"), at("id", "dock"), at("aria-label", text("dock.title")),
             at("data-tools", asset_address("tools.js")), flag("hidden")},
            el("button", {cls("b offer"), at("type", "button"), at("data-do", "offer"), flag("hidden")}), row(text),
            settings(context), keys(text), find(text), line_menu(text));
}

}  // namespace colloquy::write
