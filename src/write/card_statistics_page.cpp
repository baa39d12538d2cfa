#include "write/card_statistics_page.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "write/people/forms.h"
#include "write/study_pages.h"

namespace colloquy::write {
namespace {

using people::section;

std::string percent_of(double share, const Text& text) {
  return text.percent(text.number(share * 100, 1));
}

// "9 of 10 (90 %)", or a dash where nothing was answered.
std::string of(int part, int whole, const Text& text) {
  if (whole == 0) return "–";
  return text("figures.of", {{"part", std::to_string(part)},
                             {"whole", std::to_string(whole)},
                             {"percent", percent_of(static_cast<double>(part) / whole, text)}});
}

Html head(std::initializer_list<std::string> columns) {
  Html row;
  for (const std::string& column : columns) row += el("th", {at("scope", "col")}, column);
  return el("thead", {}, el("tr", {}, row));
}

Html table(const std::string& caption, const Html& columns, const Html& rows) {
  return el("div", {cls("wide")},
            el("table", {cls("figures n")}, el("caption", {cls("sr")}, caption), columns, el("tbody", {}, rows)));
}

// A row with a bar as long as its number.
Html bar_row(const std::string& name, int value, int most, const std::string& said) {
  const Html bar = el("meter", {at("min", 0), at("max", std::max(1, most)), at("value", value)}, said);
  return el("tr", {}, el("th", {at("scope", "row")}, name),
            el("td", {cls("barred")}, el("span", {}, std::to_string(value)), bar));
}

std::string day_name(std::size_t day, const Text& text) {
  if (day == 0) return text("figures.today");
  if (day == 1) return text("figures.tomorrow");
  return text.count("figures.in.days", static_cast<long long>(day));
}

// Two weeks day by day; what comes after in one sentence.
Html ahead(const CardStatisticsView& view, const Text& text) {
  constexpr std::size_t kShown = 14;
  const int most = view.days_ahead.empty() ? 0 : *std::max_element(view.days_ahead.begin(), view.days_ahead.end());
  Html rows;
  for (std::size_t day = 0; day < std::min(kShown, view.days_ahead.size()); ++day) {
    rows += bar_row(day_name(day, text), view.days_ahead[day], most, text.count("cards.count", view.days_ahead[day]));
  }
  const int all = std::accumulate(view.days_ahead.begin(), view.days_ahead.end(), 0);
  return section("ahead", text("figures.ahead"),
                 table(text("figures.ahead"), head({text("figures.day"), text("cards.title")}), rows) +
                     el("p", {cls("quiet n")},
                        text("figures.ahead.says", {{"cards", text.count("cards.count", all)},
                                                    {"days", std::to_string(view.days_ahead.size())}})));
}

Html retention(const CardStatisticsView& view, const Text& text) {
  Html rows;
  for (const CardStatisticsView::Retention& one : view.retention) {
    rows += el("tr", {}, el("th", {at("scope", "row")}, text(one.key)),
               el("td", {}, of(one.young_recalled, one.young, text)),
               el("td", {}, of(one.mature_recalled, one.mature, text)));
  }
  return section(
      "retention", text("figures.retention"),
      el("p", {cls("read")},
         text("figures.retention.says", {{"percent", text.percent(std::to_string(view.retention_percent))}})) +
          table(text("figures.retention"), head({text("figures.when"), text("figures.young"), text("figures.mature")}),
                rows));
}

Html calibration(const CardStatisticsView& view, const Text& text) {
  if (view.calibration.empty()) return {};
  Html rows;
  for (const CardStatisticsView::Bin& bin : view.calibration) {
    rows += el("tr", {},
               el("th", {at("scope", "row")}, text.percent(std::to_string(bin.from) + "–" + std::to_string(bin.to))),
               el("td", {}, std::to_string(bin.answers)), el("td", {}, percent_of(bin.predicted, text)),
               el("td", {}, percent_of(bin.recalled, text)));
  }
  return section("calibration", text("figures.calibration"),
                 el("p", {cls("read")}, text("figures.calibration.says")) +
                     table(text("figures.calibration"),
                           head({text("figures.expected"), text("figures.answers"), text("figures.expected.mean"),
                                 text("figures.recalled")}),
                           rows));
}

Html item(const CardStatisticsView::Item& one, const Text& text) {
  Html inside = one.address.empty() ? el("span", {at("dir", "auto")}, one.words)
                                    : el("a", {address("href", one.address), at("dir", "auto")}, one.words);
  if (one.lapses > 0) inside += el("span", {cls("quiet n")}, text.count("figures.lapses", one.lapses));
  if (!one.action.empty()) {
    inside += el("form", {at("method", "post"), at("action", one.action)}, hidden("event", ""),
                 el("button", {cls("b bare"), at("name", "shelve"), at("value", "back")},
                    el("span", {}, text("figures.bring.back")), el("span", {cls("sr")}, ": " + one.words)));
  }
  return el("li", {cls("row")}, inside);
}

Html list(std::string_view id, std::string_view key, const std::vector<CardStatisticsView::Item>& items,
          const Text& text) {
  if (items.empty()) return {};
  Html rows;
  for (const CardStatisticsView::Item& one : items) rows += item(one, text);
  return section(id, text(key), el("ul", {cls("lines")}, rows));
}

Html counts(const CardStatisticsView& view, const Text& text) {
  Html out;
  const auto add = [&](std::string_view key, int value) {
    out += el("div", {}, el("dt", {}, text(key)), el("dd", {cls("n")}, std::to_string(value)));
  };
  add("figures.answered.today", view.answered_today);
  add("figures.new", view.new_cards);
  add("figures.learning", view.learning);
  add("figures.young", view.young);
  add("figures.mature", view.mature);
  return el("dl", {cls("counts")}, out);
}

Html wishes(const CardStatisticsView& view, const Text& text) {
  const auto field = [&](std::string_view name, std::string_view key, const Html& input, const std::string& says) {
    return el("div", {cls("wish")}, el("label", {at("for", "wish-" + std::string(name))}, text(key)), input,
              says.empty() ? Html() : el("p", {cls("quiet"), at("id", "wish-" + std::string(name) + "-says")}, says));
  };
  Html form = hidden("event", "");
  form += field(
      "retention", "figures.wish.retention",
      el("input",
         {cls("field"), at("type", "number"), at("id", "wish-retention"), at("name", "retention"), at("min", 70),
          at("max", 97), at("value", view.retention_percent), at("aria-describedby", "wish-retention-says")}),
      text("figures.wish.retention.says", {{"percent", text.percent(std::to_string(view.course_retention_percent))}}));
  form += field("exam", "figures.wish.exam",
                el("input", {cls("field"), at("type", "date"), at("id", "wish-exam"), at("name", "exam"),
                             at_if("value", view.exam), at("aria-describedby", "wish-exam-says")}),
                text("figures.wish.exam.says"));
  form += field("new", "figures.wish.new",
                el("input", {cls("field"), at("type", "number"), at("id", "wish-new"), at("name", "new"), at("min", 0),
                             at("max", 200), at("value", view.new_a_day)}),
                "");
  form += el("div", {cls("row")}, el("button", {cls("b main")}, text("figures.wish.save")));
  Html note;
  if (view.saved) note = people::note(text("figures.wish.saved"), false);
  if (view.wrong_day) note = people::note(text("figures.wish.wrong.day"), true);
  if (view.day_is_over) note = people::note(text("figures.wish.day.over"), true);
  return section("wishes", text("figures.wishes"),
                 note + el("form", {at("method", "post"), at("action", view.aim_action)}, form));
}

std::string fitted(const CardStatisticsView& view, const Text& text) {
  if (view.fitted_to == 0) return text("figures.not.fitted");
  return text.count(view.fitted_to_course ? "figures.fitted.course" : "figures.fitted", view.fitted_to);
}

}  // namespace

std::string card_statistics_page(const CardStatisticsView& view) {
  const Text text(view.lang);
  Html main = counts(view, text);
  main += el("p", {cls("row")}, el("a", {cls("b main"), address("href", view.cards_address)}, text("cards.today")));
  main += ahead(view, text) + retention(view, text) + calibration(view, text);
  main += el("p", {cls("quiet n")}, fitted(view, text));
  main += list("leeches", "figures.leeches", view.leeches, text);
  main += list("aside", "figures.set.aside", view.set_aside, text);
  main += wishes(view, text);
  main += el("p", {}, el("a", {address("href", view.anki_address)}, text("anki.link")));
  return study_page({view.lang, view.assets, view.crumbs, main}, text("figures.title"), "statistics");
}

}  // namespace colloquy::write
