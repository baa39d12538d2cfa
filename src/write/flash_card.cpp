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
  Html out = hidden("event", card.event) + hidden("back", card.back_address) + hidden("ms", "");
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
                   at("aria-keyshortcuts", static_cast<long long>(i) + 1), flag("data-first", i == first)},
                  el("span", {}, text(kKeys[i])),
                  el("small", {}, interval_text(card.intervals[static_cast<std::size_t>(i)], text)));
  }
  return form(card,
              el("div", {cls("grades n"), at("role", "group"), at("aria-label", text("cards.how.well"))}, buttons));
}

Html taught_link(const std::string& address_of_line, const std::string& node, long long at_ms, std::string_view heard,
                 const Text& text) {
  const std::string label = at_ms >= 0 ? text(heard, {{"time", clock_time(at_ms)}}) : text("cards.read.it");
  return el("a", {cls("b bare"), address("href", address_of_line), at_if("data-node", node)},
            at_ms >= 0 ? glyph(Glyph::play) : Html(), el("span", {}, label));
}

// What was just forgotten, and the way back to it.
Html lapse_note(const std::optional<Lapse>& lapse, const std::string& event, const Text& text) {
  if (!lapse || (lapse->taught_at.empty() && !lapse->leech)) return {};
  Html inside = el("span", {}, text(lapse->leech ? "cards.leech" : "cards.lapsed", {{"card", lapse->words}}));
  Html row;
  if (!lapse->taught_at.empty())
    row += taught_link(lapse->taught_at, lapse->taught_node, lapse->at_ms, "cards.hear.again", text);
  if (lapse->leech) {
    row += el("form", {at("method", "post"), at("action", lapse->action), at("data-fragment", "closest")},
              hidden("event", event),
              el("button", {cls("b bare"), at("name", "shelve"), at("value", "suspend")}, text("cards.suspend")));
  }
  return el("div", {cls("note lapse")}, inside, el("div", {cls("row")}, row));
}

Html undo_form(const std::string& action, const std::string& event, const Text& text) {
  if (action.empty()) return {};
  return el("form", {at("method", "post"), at("action", action), at("data-fragment", "closest")},
            hidden("event", event), el("button", {cls("b bare"), at("aria-keyshortcuts", "z")}, text("cards.undo")));
}

// What else can be done with a card than answer it.
Html more(const CardView& card, const Text& text) {
  const auto shelve = [&](std::string_view how, std::string_view key, std::string_view hot) {
    return el("button", {cls("b bare"), at("name", "shelve"), at("value", how), at("aria-keyshortcuts", hot)},
              text(key));
  };
  Html inside = undo_form(card.undo, card.event, text);
  inside += form(card, shelve("bury", "cards.bury", "-") + shelve("suspend", "cards.suspend", "@"));
  return el("div", {cls("row more")}, inside);
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
  inside += lapse_note(card.lapse, card.event, text);
  if (card.changed) inside += el("p", {cls("tag")}, text("cards.changed"));
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
    if (!card.taught_at.empty())
      inside += el("p", {}, taught_link(card.taught_at, card.taught_node, card.at_ms, "cards.heard", text));
    inside += grades(card, text);
  }
  inside += more(card, text);
  return el(
      "div",
      {cls("card flash"), flag("data-card"), at("data-side", card.side == CardView::Side::front ? "front" : "back")},
      inside);
}

Html cards_done(const CardsDone& done, const Text& text) {
  const bool is_new = !done.begin_address.empty();
  Html inside = el("p", {cls("big")}, text(done.done > 0 ? "cards.done" : is_new ? "cards.not.yet" : "cards.none"));
  if (done.done > 0) inside += el("p", {cls("read n")}, text.count("cards.done.says", done.done));
  if (done.next_due_ms >= 0) {
    inside += el("p", {cls("read n")}, text("cards.next.due", {{"when", interval_text(done.next_due_ms, text)}}));
  } else if (done.done == 0) {
    inside += el("p", {cls("read")}, text(is_new ? "cards.not.yet.says" : "cards.none.says"));
  }
  if (done.resting > 0) inside += el("p", {cls("quiet n")}, text.count("cards.resting", done.resting));
  Html row;
  if (is_new) {
    row += el("a", {cls("b main"), address("href", done.begin_address), flag("data-first"), at("dir", "auto")},
              done.begin_title);
  } else if (!done.back_address.empty()) {
    row += el("a", {cls("b main"), address("href", done.back_address), flag("data-first")}, text("page.back"));
  }
  if (done.ahead > 0)
    row += el("a", {cls("b"), address("href", done.ahead_address)}, text.count("cards.ahead", done.ahead));
  if (!done.statistics.empty()) row += el("a", {cls("b"), address("href", done.statistics)}, text("cards.figures"));
  if (!row.empty()) inside += el("div", {cls("row")}, row);
  const Html undo = undo_form(done.undo, done.event, text);
  if (!undo.empty()) inside += el("div", {cls("row more")}, undo);
  inside = lapse_note(done.lapse, done.event, text) + inside;
  return el("div", {cls("card flash"), flag("data-card"), at("role", "status")}, inside);
}

}  // namespace colloquy::write
