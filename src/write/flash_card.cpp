#include "write/flash_card.h"

#include <algorithm>

#include "write/page.h"

namespace colloquy::write {
namespace {

constexpr long long kMinute = 60'000, kHour = 60 * kMinute, kDay = 24 * kHour;

// What is asked, for cards whose front is only a word or a text: known by the end of their id.
std::string_view question_key(std::string_view id) {
  if (id.ends_with("/meaning")) return "cards.ask.meaning";
  if (id.ends_with("/word")) return "cards.ask.word";
  if (id.ends_with("/letters")) return "cards.ask.letters";
  if (id.ends_with("/rhyme")) return "cards.ask.rhyme";
  return {};
}

Html fields(const CardView& card) {
  Html out = hidden("event", card.event) + hidden("back", card.back_address);
  if (!card.lesson.empty()) out += hidden("lesson", card.lesson);
  return out;
}

Html form(const CardView& card, const Html& inside) {
  return el("form", {at("method", "post"), at("action", card.action), at("data-fragment", "closest")}, fields(card),
            inside);
}

Html front_actions(const CardView& card, const Text& text) {
  if (!card.typed) {
    return form(card, el("div", {cls("row")},
                         el("button", {cls("b main"), at("name", "show"), at("value", "1"), flag("data-first")},
                            text("cards.show"))));
  }
  const Html field =
      el("label", {}, el("span", {cls("sr")}, text("cards.type")),
         el("input", {cls("field"), at("name", "text"), at("autocomplete", "off"), at("autocapitalize", "off"),
                      at("placeholder", text("cards.type")), flag("data-first")}));
  return form(card, el("div", {cls("row")}, field,
                       el("button", {cls("b main"), at("name", "show"), at("value", "1")}, text("cards.check"))));
}

Html grades(const CardView& card, const Text& text) {
  constexpr std::string_view kKeys[] = {"cards.again", "cards.hard", "cards.good", "cards.easy"};
  // A typed answer that was not the same suggests "again", one that was suggests "good".
  const int first = card.typed_right ? (*card.typed_right ? 2 : 0) : 2;
  Html buttons;
  for (int i = 0; i < 4; ++i) {
    buttons += el("button",
                  {cls("b"), at("name", "grade"), at("value", static_cast<long long>(i) + 1),
                   at("data-key", static_cast<long long>(i) + 1), flag("data-first", i == first)},
                  el("span", {}, text(kKeys[i])),
                  el("small", {}, interval_text(card.intervals[static_cast<std::size_t>(i)], text)));
  }
  return form(card,
              el("div", {cls("grades n"), at("role", "group"), at("aria-label", text("cards.how.well"))}, buttons));
}

}  // namespace

std::string interval_text(long long milliseconds, const Text& text) {
  if (milliseconds < kHour)
    return text.count("interval.minutes", std::max(1LL, (milliseconds + kMinute / 2) / kMinute));
  if (milliseconds < 20 * kHour) return text.count("interval.hours", (milliseconds + kHour / 2) / kHour);
  const long long days = std::max(1LL, (milliseconds + kDay / 2) / kDay);
  if (days < 45) return text.count("interval.days", days);
  if (days < 548) return text.count("interval.months", (days + 15) / 30);
  return text.count("interval.years", (days + 182) / 365);
}

Html flash_card(const CardView& card, const Text& text) {
  Html bar;
  if (card.total > 0)
    bar += el("span", {},
              text("cards.place", {{"n", std::to_string(card.number)}, {"total", std::to_string(card.total)}}));
  if (!card.lesson_title.empty()) bar += el("span", {}, text("cards.from", {{"lesson", card.lesson_title}}));
  Html inside = bar.empty() ? Html() : el("div", {cls("bar n")}, bar);
  if (const std::string_view key = question_key(card.id); !key.empty()) inside += el("p", {cls("tag")}, text(key));
  inside += el("div", {cls("side read"), at("dir", "auto")}, card.front);
  if (card.side == CardView::Side::front) {
    inside += front_actions(card, text);
  } else {
    if (card.typed_right) {
      const Html mark = el("b", {cls(*card.typed_right ? "is-good" : "is-soft")},
                           text(*card.typed_right ? "cards.same" : "cards.differs"));
      inside += el("p", {at("role", "status")}, mark, Html(" "),
                   el("span", {cls("quiet")}, text("cards.you.typed") + ": " + card.typed_text));
    }
    inside += el("div", {cls("side read"), at("dir", "auto")}, card.back);
    if (!card.taught_at.empty()) {
      const std::string label =
          card.at_ms >= 0 ? text("cards.heard", {{"time", clock_time(card.at_ms)}}) : text("cards.read.it");
      inside += el("p", {},
                   el("a", {cls("b bare"), address("href", card.taught_at), at_if("data-node", card.taught_node)},
                      card.at_ms >= 0 ? glyph(Glyph::play) : Html(), el("span", {}, label)));
    }
    inside += grades(card, text);
  }
  return el(
      "div",
      {cls("card flash"), flag("data-card"), at("data-side", card.side == CardView::Side::front ? "front" : "back")},
      inside);
}

Html cards_done(const CardsDone& done, const Text& text) {
  Html inside = el("p", {cls("big")}, text(done.done > 0 ? "cards.done" : "cards.none"));
  if (done.done > 0) inside += el("p", {cls("read n")}, text.count("cards.done.says", done.done));
  if (done.next_due_ms >= 0) {
    inside += el("p", {cls("read n")}, text("cards.next.due", {{"when", interval_text(done.next_due_ms, text)}}));
  } else if (done.done == 0) {
    inside += el("p", {cls("read")}, text("cards.none.says"));
  }
  if (!done.back_address.empty())
    inside += el("p", {cls("row")},
                 el("a", {cls("b main"), address("href", done.back_address), flag("data-first")}, text("page.back")));
  return el("div", {cls("card flash"), at("role", "status")}, inside);
}

}  // namespace colloquy::write
