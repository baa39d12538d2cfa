#include "write/test_attempt.h"

#include <cmath>

#include "write/day.h"
#include "write/page.h"

namespace colloquy::write {
namespace {

// The time that is left, in words; the page's script counts it down.
Html clock_of(const AttemptView& view, const Text& text) {
  if (view.left_ms < 0) return {};
  constexpr long long kMinute = 60'000;
  const std::string left = text.count("minutes", (view.left_ms + kMinute - 1) / kMinute);
  const Html words = text.html("test.time.left", {{"left", el("b", {flag("data-clock"), at("role", "timer")}, left)}});
  return el("p", {cls("clock n"), at("data-left", view.left_ms)}, el("span", {}, words), Html(" "),
            el("span", {cls("quiet no-js")}, text.html("test.time.ends", {{"when", moment(view.ends)}})));
}

// What has ended cannot be changed: who has left something out is asked first.
Html end_row(const AttemptView& view, const Text& text) {
  if (view.asks_end == 0)
    return el("div", {cls("row")},
              el("button", {cls("b main"), at("name", "ask"), at("value", "1")}, text("test.end")));
  return el("p", {cls("is-soft"), at("role", "status"), flag("data-says")},
            text.count("test.end.asks", view.asks_end)) +
         el("div", {cls("row")},
            el("a", {cls("b main"), address("href", view.back), flag("data-first")}, text("test.go.on")),
            el("button", {cls("b")}, text("test.end.anyway")));
}

// Whole, and never rounded up to what it is not.
std::string percent_reached(double share, const Text& text) {
  return text.percent(text.number(std::floor(share * 100 + 1e-9)));
}

Html certainty_of(const TestResultView& view, const Text& text) {
  Html out;
  if (view.certainty_mark) {
    out += el("p", {cls("tag")}, text("test.calibration"));
    Html rows;
    constexpr std::array<std::string_view, 3> kKeys = {"test.calibration.low", "test.calibration.middle",
                                                       "test.calibration.high"};
    for (std::size_t i = view.calibrations.size(); i-- > 0;) {
      const TestResultView::Calibration& one = view.calibrations[i];
      if (one.answers == 0) continue;
      rows += el("li", {}, text(kKeys[i], {{"right", std::to_string(one.right)}, {"n", std::to_string(one.answers)}}));
    }
    out += el("div", {},
              el("p", {cls("n")}, text("test.certainty.mark", {{"mark", signed_points(*view.certainty_mark, text)}})),
              el("ul", {cls("plain n")}, rows));
  }
  return out;
}

Html earlier_list(const std::vector<EarlierAttempt>& earlier, const Text& text) {
  Html rows;
  for (const EarlierAttempt& one : earlier) {
    rows +=
        el("li", {}, el("a", {address("href", one.address)}, moment(one.when)),
           el("span", {cls("quiet n")},
              text("test.points.of", {{"got", points_text(one.points, text)}, {"total", points_text(one.of, text)}})));
  }
  return el("ul", {cls("list")}, rows);
}

}  // namespace

Html test_saved(int answered, int total, const Text& text) {
  return el("p", {cls("quiet n"), at("id", "saved-here")},
            text("test.answered", {{"n", std::to_string(answered)}, {"total", std::to_string(total)}}));
}

Html test_attempt(const AttemptView& view, const Text& text) {
  Html out = clock_of(view, text);
  int answered = 0;
  for (const QuestionView& question : view.questions) {
    out += test_question(question, text);
    answered += question.saved || question.result ? 1 : 0;
  }
  const int total = static_cast<int>(view.questions.size());
  Html form_head = hidden("event", view.event) + hidden("back", view.back);
  if (view.save_action.empty()) {
    out += el("form",
              {cls("quiz end-of-test"), at("method", "post"), at("action", view.end_action),
               at("data-fragment", "test-here"), flag("data-end")},
              form_head, end_row(view, text));
  } else {
    // One form: whatever was filled in goes along when the test is ended. Its first button saves, for that is what
    // Enter in a field presses.
    form_head += hidden("whole", "1");
    out = el(
        "form",
        {cls("together"), at("method", "post"), at("action", view.end_action), at("data-fragment", "test-here"),
         flag("data-end"), at("data-saves", view.save_action)},
        form_head,
        el("button", {cls("sr"), at("formaction", view.save_action), at("tabindex", "-1"), at("aria-hidden", "true")},
           text("test.save")),
        out, el("div", {cls("quiz end-of-test")}, test_saved(answered, total, text), end_row(view, text)));
  }
  return el("div", {at("id", "test-here"), cls("attempt")}, out);
}

Html test_result(const TestResultView& view, const Text& text) {
  Html out = el("p", {cls("tag")}, text("test.result"));
  if (view.time_was_up) out += el("p", {cls("quiet")}, text("test.time.was.up"));
  out +=
      el("p", {cls("score n"), at("role", "status")},
         text("test.result.score", {{"got", points_text(view.points, text)}, {"total", points_text(view.of, text)}}));
  if (view.pass > 0 && view.of > 0) {
    const bool passed = view.points / view.of >= view.pass - 1e-9;
    out += el("p", {cls(passed ? "is-good verdict" : "is-soft verdict")}, glyph(passed ? Glyph::full : Glyph::open),
              el("span", {}, text(passed ? "test.result.pass" : "test.result.not.yet")),
              el("span", {cls("n")}, percent_reached(view.points / view.of, text)),
              el("span", {cls("quiet n")}, text("test.pass", {{"percent", text.number(view.pass * 100, 1)}})));
  }
  out += certainty_of(view, text);
  if (!view.objectives.empty()) {
    Html rows;
    for (const TestResultView::Objective& objective : view.objectives) {
      rows += el("li", {}, el("span", {}, objective.name),
                 el("span", {cls("quiet n")},
                    text("test.points.of",
                         {{"got", points_text(objective.points, text)}, {"total", points_text(objective.of, text)}})),
                 mastery_note(objective.mastery, text));
    }
    out += el("p", {cls("tag")}, text("test.by.objective")) + el("ul", {cls("list")}, rows);
  }
  if (!view.look_again.empty()) {
    Html rows;
    for (const TestResultView::Again& again : view.look_again) {
      rows += el("li", {}, el("div", {cls("read")}, again.stem),
                 again.address.empty() ? Html() : el("a", {address("href", again.address)}, text("cards.read.it")));
    }
    out += el("p", {cls("tag")}, text("test.look.again")) + el("ul", {cls("list")}, rows);
    if (!view.cards_address.empty())
      out += el("p", {}, el("a", {address("href", view.cards_address)}, text("test.missed.cards")));
  }
  Html buttons = el("form", {at("method", "post"), at("action", view.again_action), at("data-fragment", "test-here")},
                    hidden("event", view.event), el("button", {cls("b main")}, text("test.try.again")));
  if (!view.review_address.empty())
    buttons += el("a", {cls("b"), address("href", view.review_address)}, text("test.review"));
  buttons += el("a", {cls("b"), address("href", view.lesson_address)}, text("test.back"));
  out += el("div", {cls("row")}, buttons);
  if (!view.earlier.empty()) out += el("p", {cls("tag")}, text("test.earlier")) + earlier_list(view.earlier, text);
  return el("div", {at("id", "test-here"), cls("result")}, out);
}

Html test_review(const ReviewView& view, const Text& text) {
  Html out = el("p", {cls("tag")}, text("test.reviewed"));
  out += el(
      "p", {cls("quiet n")}, moment(view.when), Html(" · "),
      el("span", {},
         text("test.result.score", {{"got", points_text(view.points, text)}, {"total", points_text(view.of, text)}})));
  for (const QuestionView& question : view.questions) out += test_question(question, text);
  out += el("div", {cls("row")}, el("a", {cls("b"), address("href", view.back)}, text("page.back")));
  return el("div", {at("id", "test-here"), cls("attempt")}, out);
}

}  // namespace colloquy::write
