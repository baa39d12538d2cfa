#include "write/page.h"

#include "base/json.h"
#include "write/script_words.h"

namespace colloquy::write {
namespace {

constexpr std::string_view kName = "Colloquy";

// Shapes on a 24 by 24 grid, drawn with strokes.
constexpr std::string_view kSprite =
    R"(<svg class="sprite" aria-hidden="true" focusable="false">)"
    R"(<symbol id="g-play" viewBox="0 0 24 24"><path d="M8 5.5v13L18.5 12z"/></symbol>)"
    R"(<symbol id="g-pause" viewBox="0 0 24 24"><path d="M8.5 6v12M15.5 6v12" stroke-width="3"/></symbol>)"
    R"(<symbol id="g-back" viewBox="0 0 24 24"><path d="M20 7H10M20 12h-7M20 17H10M6.5 8 2.5 12l4 4M2.5 12H9"/></symbol>)"
    R"(<symbol id="g-on" viewBox="0 0 24 24"><path d="M4 7h10M4 12h7M4 17h10M17.5 8l4 4-4 4M21.5 12H15"/></symbol>)"
    R"(<symbol id="g-settings" viewBox="0 0 24 24"><path d="M4 8h8.5M17.5 8H20M4 16h2.5M11.5 16H20"/><circle cx="15" cy="8" r="2.3"/><circle cx="9" cy="16" r="2.3"/></symbol>)"
    R"(<symbol id="g-chevron" viewBox="0 0 24 24"><path d="m7 10 5 5 5-5"/></symbol>)"
    R"(<symbol id="g-full" viewBox="0 0 24 24"><circle cx="12" cy="12" r="8.5"/><path d="m8.2 12.3 2.7 2.6 5-5.4"/></symbol>)"
    R"(<symbol id="g-half" viewBox="0 0 24 24"><circle cx="12" cy="12" r="8.5"/><path d="M12 3.5a8.5 8.5 0 0 0 0 17z" fill="currentColor"/></symbol>)"
    R"(<symbol id="g-open" viewBox="0 0 24 24"><circle cx="12" cy="12" r="8.5" stroke-dasharray="3.2 3.5"/></symbol>)"
    R"(<symbol id="g-up" viewBox="0 0 24 24"><path d="M12 19V5.5M6.5 11 12 5.5l5.5 5.5"/></symbol>)"
    R"(<symbol id="g-down" viewBox="0 0 24 24"><path d="M12 5v13.5M6.5 13l5.5 5.5 5.5-5.5"/></symbol>)"
    R"(<symbol id="g-previous" viewBox="0 0 24 24"><path d="M6.5 6v12M18 6v12l-9-6z"/></symbol>)"
    R"(<symbol id="g-next" viewBox="0 0 24 24"><path d="M17.5 6v12M6 6v12l9-6z"/></symbol>)"
    R"(<symbol id="g-sound" viewBox="0 0 24 24"><path d="M4 9.5v5h3.5L12 18V6L7.5 9.5zM15.5 9.5a3.6 3.6 0 0 1 0 5M18 7a7.2 7.2 0 0 1 0 10"/></symbol>)"
    R"(<symbol id="g-close" viewBox="0 0 24 24"><path d="m6.5 6.5 11 11M17.5 6.5l-11 11"/></symbol>)"
    R"(</svg>)";

// Two lines of talk, as the site's mark in tabs. A data address: no request, and allowed by the policy.
constexpr std::string_view kMark =
    "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/"
    "svg'%20viewBox='0%200%2016%2016'%3E%3Crect%20width='16'%20"
    "height='16'%20rx='3'%20fill='%231e4b8d'/"
    "%3E%3Cpath%20d='M3.5%206h7M5.5%2010h7'%20stroke='%23fff'%20stroke-width='2'%20"
    "stroke-linecap='round'/%3E%3C/svg%3E";

Html radio(std::string_view name, std::string_view value, const std::string& label, bool checked) {
  return el("label", {},
            el("input", {at("type", "radio"), at("name", name), at("value", value), flag("checked", checked)}),
            el("span", {}, label));
}

// "Aa": works by script only, so it is shown only where there is one (class "js" of the root).
Html reading_settings(const Text& text) {
  const Html button = el("button",
                         {cls("b icon js"), at("type", "button"), at("popovertarget", "reading"),
                          at("aria-label", text("reading.settings"))},
                         "Aa");
  const Html theme = el("fieldset", {cls("choices")}, el("legend", {}, text("reading.theme")),
                        radio("theme", "auto", text("reading.theme.auto"), true),
                        radio("theme", "light", text("reading.theme.light"), false),
                        radio("theme", "dark", text("reading.theme.dark"), false));
  const Html size = el("fieldset", {cls("choices")}, el("legend", {}, text("reading.size")),
                       radio("size", "small", text("reading.size.small"), false),
                       radio("size", "normal", text("reading.size.normal"), true),
                       radio("size", "large", text("reading.size.large"), false),
                       radio("size", "huge", text("reading.size.huge"), false));
  return button + el("div", {cls("sets"), flag("popover"), at("id", "reading")}, theme, size);
}

Html crumbs(const Frame& frame, const Text& text) {
  if (frame.crumbs.empty()) return el("span", {cls("crumbs")});
  Html items;
  for (const Crumb& crumb : frame.crumbs) {
    items +=
        el("li", {},
           crumb.address.empty() ? el("span", {}, crumb.name) : el("a", {address("href", crumb.address)}, crumb.name));
  }
  return el("nav", {cls("crumbs"), at("aria-label", text("page.crumbs"))}, el("ol", {}, items));
}

Html head(const Frame& frame, const Text& text) {
  const std::string title =
      frame.title.empty() ? std::string(kName) : text("page.title", {{"title", frame.title}, {"site", kName}});
  Html out = el("meta", {at("charset", "utf-8")});
  out += el("meta", {at("name", "viewport"), at("content", "width=device-width, initial-scale=1, viewport-fit=cover")});
  out += el("title", {}, title);
  if (!frame.description.empty()) {
    out += el("meta", {at("name", "description"), at("content", frame.description)});
    out += el("meta", {at("property", "og:title"), at("content", frame.title)});
    out += el("meta", {at("property", "og:description"), at("content", frame.description)});
    out += el("meta", {at("property", "og:type"), at("content", "article")});
  }
  if (!frame.canonical.empty()) {
    out += el("link", {at("rel", "canonical"), address("href", frame.canonical)});
    out += el("meta", {at("property", "og:url"), at("content", frame.canonical)});
  }
  out += el("meta", {at("name", "color-scheme"), at("content", "light dark")});
  out += el("link", {at("rel", "icon"), at("type", "image/svg+xml"), at("href", kMark)});
  out += el("script", {at("src", frame.assets.early)});
  out += el("link", {at("rel", "stylesheet"), at("href", frame.assets.style)});
  out += el("script", {at("src", frame.assets.script), flag("defer")});
  if (!frame.structured.empty()) out += json_block({at("type", "application/ld+json")}, frame.structured);
  return el("head", {}, out);
}

}  // namespace

Html glyph(Glyph which) {
  constexpr std::string_view kNames[] = {"play", "pause", "back", "on",       "settings", "chevron", "full", "half",
                                         "open", "up",    "down", "previous", "next",     "sound",   "close"};
  const std::string name(kNames[static_cast<int>(which)]);
  const bool turns = which == Glyph::back || which == Glyph::on;  // follow the direction of the text
  return el("svg", {cls(turns ? "g flip" : "g"), at("aria-hidden", "true")}, el("use", {at("href", "#g-" + name)}));
}

Html hidden(std::string_view name, std::string_view value) {
  return el("input", {at("type", "hidden"), at("name", name), at("value", value)});
}

Html foot(const Frame& frame, const Text& text, const Html& more) {
  Html links = el("a", {at("href", "/")}, text(frame.audience == Audience::learner ? "today.title" : "page.courses"));
  links += el("a", {at("href", "/account")}, text("account.title"));
  return el("footer", {cls("page noprint")}, el("div", {cls("foot hang-in")}, more, el("p", {}, links)));
}

std::string document(const Frame& frame, const Html& main, const Html& after, const Html& data) {
  const Text text(frame.lang);
  const Html bar = el("div", {cls("top hang-in")}, el("a", {cls("name"), at("href", "/")}, kName), crumbs(frame, text),
                      reading_settings(text));
  Html body = Html::stored(std::string(kSprite));
  body += el("a", {cls("skip"), at("href", "#main")}, text("page.skip"));
  body += el("header", {cls("page")}, bar);
  body += el("div", {cls("page grow")}, main);
  body += after;
  body += el("div", {cls("sr"), at("id", "live"), at("role", "status"), at("aria-live", "polite")});
  body += json_block({at("type", "application/json"), at("id", "words")}, script_words(text));
  body += data;
  const Html root =
      el("html", {at("lang", frame.lang), at("dir", direction_of(frame.lang)), at_if("data-watch", frame.watch)},
         head(frame, text), el("body", {cls(frame.body_class)}, body));
  return "<!doctype html>\n" + root.str() + "\n";
}

std::string fragment_page(const Frame& frame, std::string_view heading, const Html& fragment, std::string_view back) {
  const Text text(frame.lang);
  const Html way = el("p", {cls("row")}, el("a", {cls("b"), address("href", back)}, text("page.back")));
  const Html main = el("main", {cls("book"), at("id", "main")}, el("h1", {}, heading), fragment, way);
  return document(frame, main, foot(frame, text));
}

}  // namespace colloquy::write
