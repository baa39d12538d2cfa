#include "write/people/test_statistics_page.h"

#include <cmath>

namespace colloquy::write::people {
namespace {

using View = TestStatisticsView;

// Moodle's guidance: below 20 a question hardly discriminates; a test of 75 is consistent, below 64 it is not.
constexpr double kWeak = 20, kConsistent = 75, kInconsistent = 64;
constexpr double kNearlyAll = 95;

std::string percent(double value, const Text& text, int digits = 0) {
  return text.percent(text.number(value, digits));
}
template <typename Said>
std::string maybe(const std::optional<double>& value, Said said) {
  return value ? said(*value) : "–";
}

Html fact(const std::string& name, const std::string& value, const std::string& says = {}) {
  return el(
      "div", {cls("fact")}, el("dt", {}, name),
      el("dd", {cls("n")}, el("b", {}, value), says.empty() ? Html() : Html(" ") + el("span", {cls("quiet")}, says)));
}

Html summary(const View& view, const Text& text) {
  const auto in_percent = [&](double value) { return percent(value, text, 1); };
  const auto plain = [&](double value) { return text.number(value, 2); };
  std::string consistency;
  if (view.internal_consistency) {
    consistency = *view.internal_consistency >= kConsistent    ? text("stat.consistent")
                  : *view.internal_consistency < kInconsistent ? text("stat.inconsistent")
                                                               : "";
  }
  return el("dl", {cls("facts-list")}, fact(text("stat.attempts"), std::to_string(view.attempts)),
            fact(text("stat.mean"), in_percent(view.mean)), fact(text("stat.median"), in_percent(view.median)),
            fact(text("stat.deviation"), in_percent(view.standard_deviation)),
            fact(text("stat.skewness"), maybe(view.skewness, plain)),
            fact(text("stat.kurtosis"), maybe(view.kurtosis, plain)),
            fact(text("stat.consistency"), maybe(view.internal_consistency, in_percent), consistency),
            fact(text("stat.error.ratio"), maybe(view.error_ratio, in_percent)),
            fact(text("stat.standard.error"), maybe(view.standard_error, in_percent)));
}

// Half of the interval that holds the facility of the whole class in 95 of 100 such classes.
double margin(const View::Item& item) {
  return 1.96 * item.standard_deviation / std::sqrt(static_cast<double>(item.attempts));
}

// A correlation of a few learners is seldom nothing. Told is one that chance alone would bring in fewer than one of
// twenty such classes (normal approximation).
bool is_beyond_chance(double correlation, long long learners) {
  constexpr double kOneInTwenty = 1.645;
  return correlation * std::sqrt(static_cast<double>(learners)) >= kOneInTwenty;
}

std::string remark_on(const View::Item& item, const Text& text) {
  if (item.discrimination_index && is_beyond_chance(-*item.discrimination_index / 100, item.attempts))
    return text("stat.remark.against");
  if (2 * item.skipped > item.attempts) return text("stat.remark.skipped");
  if (item.facility > kNearlyAll) return text("stat.remark.easy");
  if (item.facility <= item.guess) return text("stat.remark.guess");
  if (item.discrimination_index && *item.discrimination_index < kWeak) return text("stat.remark.weak");
  return {};
}

Html head_row(const Text& text, std::initializer_list<std::string_view> keys) {
  Html cells;
  for (const std::string_view key : keys) cells += el("th", {at("scope", "col")}, text(key));
  return el("thead", {}, el("tr", {}, cells));
}

Html end_cell(const std::string& value) {
  return el("td", {cls("end n")}, value);
}

Html scroll(const std::string& name, const Html& table) {
  return el("div", {cls("wide"), at("tabindex", "0"), at("role", "region"), at("aria-label", name)}, table);
}

std::string seconds(long long value) {
  return clock_time(value * 1000);
}

Html items_table(const View& view, const Text& text) {
  Html rows;
  long long n = 0;
  for (const View::Item& item : view.items) {
    ++n;
    const std::string id = "item-" + std::to_string(n);
    Html name = el("a", {at("href", "#" + id)}, text("stat.question", {{"n", std::to_string(n)}}));
    if (item.is_earlier) name += Html(" ") + el("span", {cls("quiet")}, text("stat.earlier.wording"));
    const Html head = el("th", {at("scope", "row")}, name);
    if (item.attempts < view.fewest) {
      rows += el(
          "tr", {}, head, end_cell(std::to_string(item.attempts)),
          el("td", {at("colspan", "9"), cls("quiet")}, text("stat.item.hidden", {{"n", std::to_string(view.fewest)}})));
      continue;
    }
    const auto in_percent = [&](double value) { return percent(value, text); };
    rows += el("tr", {}, head, end_cell(std::to_string(item.attempts)),
               end_cell(percent(item.facility, text) + " ±\u00a0" + text.number(margin(item), 0)),
               end_cell(percent(item.standard_deviation, text)), end_cell(percent(item.guess, text)),
               end_cell(percent(item.intended_weight, text)), end_cell(maybe(item.effective_weight, in_percent)),
               end_cell(maybe(item.discrimination_index, in_percent)),
               end_cell(maybe(item.discriminative_efficiency, in_percent)), end_cell(seconds(item.median_seconds)),
               end_cell(std::to_string(item.skipped)));
  }
  return scroll(
      text("stat.structure") + ": " + text("stat.item"),
      el("table", {},
         head_row(text, {"stat.item", "stat.attempts", "stat.facility", "stat.deviation", "stat.guess", "stat.intended",
                         "stat.effective", "stat.discrimination", "stat.efficiency", "stat.time", "stat.skipped"}),
         el("tbody", {}, rows)));
}

// What to doubt: an option that nobody takes, or a wrong answer of those who know.
std::string remark_on(const View::Response& response, const View::Part& part, const Text& text) {
  if (response.suspicious && is_beyond_chance(response.point_biserial.value_or(0), part.answered))
    return text(part.written ? "stat.remark.written.suspicious" : "stat.remark.option.suspicious");
  return response.idle ? text("stat.remark.option.idle") : "";
}

// What is remarkable stands under the answer: on a phone the last columns are out of sight.
Html response_row(const View::Response& response, const View::Part& part, const Text& text) {
  Html words = el("span", {at("dir", "auto")}, response.words);
  if (const std::string remark = remark_on(response, part, text); !remark.empty())
    words += el("br", {}) + el("span", {cls("is-soft")}, remark);
  return el("tr", {}, el("th", {at("scope", "row")}, words), el("td", {}, response.right ? text("teach.yes") : ""),
            end_cell(std::to_string(response.chosen)), end_cell(percent(response.share * 100, text)),
            end_cell(maybe(response.point_biserial, [&](double value) { return text.number(value, 2); })));
}

// One body a part, under its words.
Html responses_table(const View::Item& item, const std::string& name, const Text& text) {
  Html bodies;
  for (const View::Part& part : item.parts) {
    Html rows;
    if (!part.words.empty())
      rows += el("tr", {}, el("th", {at("scope", "rowgroup"), at("colspan", "5"), at("dir", "auto")}, part.words));
    for (const View::Response& response : part.responses) rows += response_row(response, part, text);
    if (part.others > 0) {
      rows += el("tr", {}, el("th", {at("scope", "row"), cls("quiet")}, text("stat.others")), el("td", {}),
                 end_cell(std::to_string(part.others)), el("td", {at("colspan", "2")}));
    }
    bodies += el("tbody", {}, rows);
  }
  return scroll(
      name, el("table", {cls("parts")},
               head_row(text, {"stat.option", "stat.right", "stat.chosen", "stat.share", "stat.biserial"}), bodies));
}

Html item_details(const View& view, const Text& text) {
  Html out;
  long long n = 0;
  for (const View::Item& item : view.items) {
    ++n;
    const std::string title = text("stat.question", {{"n", std::to_string(n)}});
    Html inside = el("div", {cls("read")}, item.stem);
    if (!item.objective.empty()) inside += el("p", {cls("quiet")}, item.objective);
    if (item.attempts >= view.fewest) {
      if (const std::string remark = remark_on(item, text); !remark.empty())
        inside += el("p", {cls("is-soft")}, el("b", {}, remark));
      if (!item.parts.empty()) inside += responses_table(item, title + ": " + text("stat.options"), text);
    }
    if (!item.address.empty()) inside += el("p", {}, el("a", {address("href", item.address)}, text("cards.read.it")));
    out += el("section", {at("id", "item-" + std::to_string(n))}, el("h3", {}, title), inside);
  }
  return out;
}

}  // namespace

std::string test_statistics_page(const View& view) {
  const Text text(view.place.lang);
  Html main = el("p", {}, el("a", {address("href", view.address)}, view.title));
  if (view.made == 0) {
    main += read(text("stat.none"));
  } else if (view.attempts < view.fewest) {
    main +=
        read(text("stat.too.early", {{"fewest", std::to_string(view.fewest)}, {"n", std::to_string(view.attempts)}}));
  }
  if (view.made > 0) main += el("p", {cls("quiet")}, text.html("stat.made", {{"when", moment(view.made)}}));
  if (view.attempts >= view.fewest) {
    main += section("whole", text("stat.whole"), read(text("stat.says")) + summary(view, text));
    main += section("structure", text("stat.structure"), items_table(view, text));
    main += section("questions", text("stat.questions"), item_details(view, text));
  }
  return page(view.place, text("stat.title"), main, true);
}

}  // namespace colloquy::write::people
