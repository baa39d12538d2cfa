// GET /c/{course}/{slug}/test/statistics: the newest figures of a test (figures.h), for those who teach it.
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "api/figures.h"
#include "api/frame.h"
#include "api/percent.h"
#include "api/refusal.h"
#include "api/resources.h"
#include "api/test_page.h"
#include "api/words_of.h"
#include "learn/item_statistics.h"
#include "learn/response_analysis.h"
#include "write/people/test_statistics_page.h"

namespace colloquy::api {
namespace {

using base::Json;
using base::Result;
using package::QuestionData;
using View = write::people::TestStatisticsView;

std::optional<double> maybe(const Json& json, const char* name) {
  return json.has(name) ? std::optional<double>(json[name].as_double()) : std::nullopt;
}

using Kind = learn::PartStatistics::Kind;

std::size_t gap_at(const QuestionData& question, const std::string& id) {
  const auto at =
      std::find_if(question.gaps.begin(), question.gaps.end(), [&](const lesson::Gap& gap) { return gap.id == id; });
  return static_cast<std::size_t>(at - question.gaps.begin());
}

// "" where the question has but this part.
std::string words_of_part(const QuestionData& question, Kind kind, const std::string& id, const write::Text& text) {
  if (kind == Kind::pair) {
    for (const package::PairData& pair : question.pairs) {
      if (pair.id == id) return words_of(pair.left);
    }
  }
  if (kind == Kind::step) {
    for (const package::StepData& step : question.steps) {
      if (step.id == id) return words_of(step.text);
    }
  }
  if (kind == Kind::idea) {
    for (const package::IdeaData& idea : question.ideas) {
      if (idea.id == id && !idea.accept.empty()) return idea.accept[0];
    }
  }
  const bool is_gap = kind == Kind::menu || kind == Kind::written;
  if (is_gap && question.gaps.size() > 1) return text("test.gap", {{"n", std::to_string(gap_at(question, id) + 1)}});
  return {};
}

std::string words_of_response(const QuestionData& question, Kind kind, const std::string& part, const std::string& id,
                              const write::Text& text) {
  switch (kind) {
    case Kind::options:
      for (const package::OptionData& option : question.options) {
        if (option.id == id) return words_of(option.text);
      }
      for (const lesson::Gap& gap : question.gaps) {
        if (gap.id == id) return gap.text;
      }
      return id;
    case Kind::pair:
      for (const package::PairData& pair : question.pairs) {
        if (pair.id == id) return words_of(pair.right);
      }
      return id;
    case Kind::menu: {
      const std::size_t gap = gap_at(question, part), place = std::strtoul(id.c_str(), nullptr, 10);
      return gap < question.gaps.size() && place < question.gaps[gap].menu.size() ? question.gaps[gap].menu[place].text
                                                                                  : id;
    }
    case Kind::written: return id;
    case Kind::step: return text("stat.place", {{"n", id}});
    case Kind::idea:
      return text(id == learn::kIdeaCovered  ? "idea.covered"
                  : id == learn::kIdeaPartly ? "idea.partly"
                                             : "idea.not.yet");
  }
  return id;
}

View::Part part_of(const Json& json, const QuestionData& question, const write::Text& text) {
  View::Part out;
  const std::string id = json["id"].as_string();
  const std::optional<Kind> kind = learn::part_kind(json["kind"].as_string());
  if (!kind) return out;  // a later version wrote it
  out.words = words_of_part(question, *kind, id, text);
  out.written = *kind == Kind::written;
  out.answered = json["answered"].as_int();
  out.others = json["others"].as_int();
  for (const Json& one : json["responses"].as_array()) {
    View::Response response{words_of_response(question, *kind, id, one["id"].as_string(), text),
                            one["right"].as_bool(),
                            one["chosen"].as_int(),
                            one["share"].as_double(),
                            maybe(one, "point_biserial"),
                            one["idle"].as_bool(),
                            one["suspicious"].as_bool()};
    // Of the many ways to pair and to place only those that somebody took say something.
    const bool is_told = response.right || response.chosen > 0 || *kind == Kind::options || *kind == Kind::menu;
    if (is_told) out.responses.push_back(std::move(response));
  }
  return out;
}

View::Item item_of(const Json& json, const QuestionData& question, const std::string& lesson, const write::Text& text) {
  View::Item out;
  out.stem = write::stem_as_text(question, lesson);
  out.objective = question.objective;
  out.is_earlier = json["edition"].as_int() != question.edition;
  if (!question.node.empty()) out.address = lesson + "#" + question.node;
  out.attempts = json["attempts"].as_int();
  out.skipped = json["skipped"].as_int();
  out.median_seconds = std::lround(json["median_ms"].as_double() / 1000);
  out.facility = json["facility"].as_double();
  out.standard_deviation = json["standard_deviation"].as_double();
  out.guess = json["guess"].as_double() * 100;
  out.intended_weight = json["intended_weight"].as_double();
  out.effective_weight = maybe(json, "effective_weight");
  out.discrimination_index = maybe(json, "discrimination_index");
  out.discriminative_efficiency = maybe(json, "discriminative_efficiency");
  for (const Json& part : json["parts"].as_array()) {
    View::Part one = part_of(part, question, text);
    if (one.answered > 0) out.parts.push_back(std::move(one));
  }
  return out;
}

// In the order of the test; an earlier wording after the one of now.
void fill_items(const package::LessonData& data, const Json& figures, const std::string& lesson,
                const write::Text& text, View& view) {
  for (const package::PoolData& pool : data.test.pools) {
    for (const QuestionData& question : pool.questions) {
      std::vector<View::Item> earlier;
      for (const Json& json : figures["items"].as_array()) {
        if (json["question"].as_string() != question.id) continue;
        View::Item item = item_of(json, question, lesson, text);
        (item.is_earlier ? earlier : view.items).push_back(std::move(item));
      }
      for (View::Item& item : earlier) view.items.push_back(std::move(item));
    }
  }
}

Result<View> view_of(World& world, const Call& call) {
  const std::shared_ptr<const package::LessonData> data = TRY(test_data(call));
  View view;
  view.place = people_place(call);
  const write::Text text(view.place.lang);
  view.place.crumbs = {{text("teach.title"), "/teach"},
                       {call.course->manifest().title, "/teach/" + call.course->slug() + "/"}};
  view.title = call.lesson->title;
  view.address = call.course->address(call.lesson->slug + "/");
  view.fewest = static_cast<long long>(learn::kFewest);
  const std::optional<store::Figure> figure = TRY(world.store.figure(call.course->id(), call.lesson->id, kTestFigure));
  if (!figure) return view;
  const Json json = TRY(base::parse_json(figure->data));
  view.made = figure->made;
  view.attempts = json["attempts"].as_int();
  if (!learn::is_enough(static_cast<std::size_t>(view.attempts))) return view;
  view.mean = json["mean"].as_double();
  view.median = json["median"].as_double();
  view.standard_deviation = json["standard_deviation"].as_double();
  view.skewness = maybe(json, "skewness");
  view.kurtosis = maybe(json, "kurtosis");
  view.internal_consistency = maybe(json, "internal_consistency");
  view.error_ratio = maybe(json, "error_ratio");
  view.standard_error = maybe(json, "standard_error");
  fill_items(*data, json, view.address, text, view);
  return view;
}

}  // namespace

void test_statistics(World& world, CallPtr call, Respond respond) {
  const Result<View> view = view_of(world, *call);
  if (!view.ok()) return respond(refuse(*call, Shape::page, view.error()));
  respond(page_for_one(write::people::test_statistics_page(*view)));
}

}  // namespace colloquy::api
