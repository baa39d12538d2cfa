// How a learner is doing with a course's cards, and how they want to be asked.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <map>

#include "api/answer.h"
#include "api/card_log.h"
#include "api/deck.h"
#include "api/events_made.h"
#include "api/frame.h"
#include "api/percent.h"
#include "api/refusal.h"
#include "api/resources.h"
#include "api/words_of.h"
#include "learn/study_statistics.h"
#include "write/card_statistics_page.h"

namespace colloquy::api {
namespace {

using base::Json;
using base::Millis;
using base::Result;
using View = write::CardStatisticsView;

constexpr std::size_t kDaysAhead = 30, kDaysBehind = 30;
constexpr int kLastYear = 2200;  // for an exam

// A learner's day as a date, and back: day 0 is 1970-01-01.
std::string date_of(std::int64_t day) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
  const auto two = [](unsigned n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return std::to_string(static_cast<int>(date.year())) + "-" + two(static_cast<unsigned>(date.month())) + "-" +
         two(static_cast<unsigned>(date.day()));
}

std::optional<std::int64_t> day_of_date(std::string_view date) {
  const auto number = [&](std::size_t from, std::size_t size) {
    int out = -1;
    const auto [end, error] = std::from_chars(date.data() + from, date.data() + from + size, out);
    return error == std::errc() && end == date.data() + from + size ? out : -1;
  };
  if (date.size() != 10 || date[4] != '-' || date[7] != '-') return std::nullopt;
  const std::chrono::year_month_day parsed{std::chrono::year{number(0, 4)},
                                           std::chrono::month{static_cast<unsigned>(number(5, 2))},
                                           std::chrono::day{static_cast<unsigned>(number(8, 2))}};
  if (!parsed.ok() || number(0, 4) < 1970 || number(0, 4) > kLastYear) return std::nullopt;
  return std::chrono::sys_days{parsed}.time_since_epoch().count();
}

Result<View::Item> item_of(World& world, const Call& call, const store::Card& card) {
  View::Item out;
  out.words = card.card;
  out.lapses = card.state.lapses;
  const std::optional<Deck::Waiting> found = TRY(find_card(world, *call.learner, *call.course, card.card, card.lesson));
  if (found) {
    out.words = words_of(found->card->front);
    if (!found->card->node.empty()) out.address = call.course->address(found->lesson->slug + "/#" + found->card->node);
  }
  return out;
}

void count(const store::Card& card, View& view) {
  switch (card.state.phase) {
    case learn::Phase::fresh: return;
    case learn::Phase::learning:
    case learn::Phase::relearning: ++view.learning; return;
    case learn::Phase::review: ++(card.state.memory.stability < learn::kMature ? view.young : view.mature);
  }
}

std::vector<int> whole(const std::vector<std::size_t>& counts) {
  return {counts.begin(), counts.end()};
}

// Figures of the cards as they stand.
Result<void> put_cards(World& world, const Call& call, const Deck& deck, Millis now, View& view) {
  std::vector<learn::CardState> states;
  for (const store::Card& card : deck.known()) {
    if (card.suspended) {
      View::Item item = TRY(item_of(world, call, card));
      item.action = call.course->address("card/" + percent_encode_path(card.card) + "?of=" + card.lesson);
      view.set_aside.push_back(std::move(item));
      continue;
    }
    count(card, view);
    states.push_back(card.state);
    if (learn::is_leech(card.state)) view.leeches.push_back(TRY(item_of(world, call, card)));
  }
  std::sort(view.leeches.begin(), view.leeches.end(),
            [](const View::Item& a, const View::Item& b) { return a.lapses > b.lapses; });
  view.days_ahead = whole(learn::forecast(states, now, deck.offset(), kDaysAhead));
  for (const Deck::Waiting& one : deck.waiting()) view.new_cards += one.kept.state.phase == learn::Phase::fresh ? 1 : 0;
  return {};
}

// Figures of what was answered.
void put_answers(const std::vector<learn::CardAnswer>& answers, const learn::Settings& settings, int offset, Millis now,
                 View& view) {
  view.days_behind = whole(learn::answers_by_day(answers, now, offset, kDaysBehind));
  view.answered_today = view.days_behind.back();
  const std::vector<learn::Prediction> predicted = learn::predictions(answers, settings.weights);
  for (const auto& [key, days] :
       {std::pair("figures.week", 7), std::pair("figures.month", 30), std::pair("figures.ever", 0)}) {
    const learn::TrueRetention found = learn::true_retention(predicted, days == 0 ? 0 : now - days * learn::kDay);
    view.retention.push_back({key, static_cast<int>(found.young.answers), static_cast<int>(found.young.recalled),
                              static_cast<int>(found.mature.answers), static_cast<int>(found.mature.recalled)});
  }
  for (const learn::CalibrationBin& bin : learn::calibration(predicted)) {
    if (bin.answers == 0) continue;
    view.calibration.push_back({static_cast<int>(std::lround(bin.from * 100)),
                                static_cast<int>(std::lround(bin.to * 100)), static_cast<int>(bin.answers),
                                bin.predicted, bin.recalled});
  }
}

void put_wishes(const Call& call, const store::Study& study, View& view) {
  const auto percent = [](double share) { return static_cast<int>(std::lround(share * 100)); };
  const package::Manifest& course = call.course->manifest();
  view.aim_action = call.course->address("cards/settings");
  view.course_retention_percent = percent(course.retention);
  view.retention_percent = percent(study.retention.value_or(course.retention));
  view.new_a_day = study.new_a_day.value_or(course.new_cards);
  if (study.exam) view.exam = date_of(*study.exam);
  if (study.weights) view.fitted_to = static_cast<int>(study.items);
  view.fitted_to_course = study.level == "course";
}

Result<View> view_of(World& world, const Call& call) {
  View view;
  const write::Frame frame = frame_of(call);
  view.lang = frame.lang;
  view.assets = frame.assets;
  view.crumbs = frame.crumbs;
  view.cards_address = call.course->address("cards");
  view.anki_address = call.course->address("cards/anki");
  const Deck deck = TRY(Deck::of(world, *call.learner, call.course, {}));
  const Millis now = world.clock.now();
  TRY_VOID(put_cards(world, call, deck, now, view));
  const std::vector<learn::CardAnswer> answers =
      card_log(TRY(world.store.answers_given(*call.learner, call.course->id())));
  put_answers(answers, store::settings_of(deck.study(), call.course->manifest().retention), deck.offset(), now, view);
  put_wishes(call, deck.study(), view);
  return view;
}

}  // namespace

// GET /c/{course}/cards/statistics
void card_statistics(World& world, CallPtr call, Respond respond) {
  Result<View> view = view_of(world, *call);
  if (!view.ok()) return respond(refuse(*call, Shape::page, view.error()));
  view->saved = query_of(call->request).get("saved") == "1";
  respond(page_for_one(write::card_statistics_page(*view)));
}

// POST /c/{course}/cards/settings
void set_aim(World& world, CallPtr call, Respond respond) {
  const package::Manifest& course = call->course->manifest();
  Json data = Json::object();
  // What is as the course has it follows the course when that changes.
  const auto percent = static_cast<int>(integer_in(call->form, "retention", 0));
  if (percent > 0 && percent != std::lround(course.retention * 100)) data.set("retention", percent / 100.0);
  const auto new_a_day = static_cast<int>(integer_in(call->form, "new", -1));
  if (new_a_day >= 0 && new_a_day != course.new_cards) data.set("new", new_a_day);
  if (!call->form.get("exam").empty()) {
    const std::optional<std::int64_t> exam = day_of_date(call->form.get("exam"));
    const Result<store::Study> study = world.store.study(*call->learner, call->course->id());
    if (!study.ok()) return respond(refuse(*call, Shape::page, study.error()));
    // One that has come and gone since it was said stays as it is.
    const bool is_over = exam && exam != study->exam && *exam < learn::day_of(world.clock.now(), offset_of(*call));
    if (!exam || is_over) {
      Result<View> view = view_of(world, *call);
      if (!view.ok()) return respond(refuse(*call, Shape::page, view.error()));
      view->wrong_day = !exam;
      view->day_is_over = is_over;
      return respond(page_for_one(write::card_statistics_page(*view), 422));
    }
    data.set("exam", *exam);
  }
  data.set("course_retention", course.retention);
  std::vector<store::NewEvent> events = {event_of(world, *call, store::kind::kAim, data)};
  Response response = see_other(call->course->address("cards/statistics?saved=1#wishes"));
  append_then(world, std::move(call), Shape::page, std::move(events), std::move(respond), std::move(response));
}

}  // namespace colloquy::api
