// GET /c/{course}/{slug}/test/statistics: the newest figures of a test (figures.h), for those who teach it.
#include <cmath>

#include "api/figures.h"
#include "api/frame.h"
#include "api/percent.h"
#include "api/refusal.h"
#include "api/resources.h"
#include "api/test_page.h"
#include "api/words_of.h"
#include "learn/item_statistics.h"
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

std::string words_of_option(const QuestionData& question, const std::string& id) {
  for (const package::OptionData& option : question.options) {
    if (option.id == id) return words_of(option.text);
  }
  for (const lesson::Gap& gap : question.gaps) {
    if (gap.id == id) return gap.text;
  }
  return id;
}

View::Item item_of(const Json& json, const QuestionData& question, const std::string& lesson) {
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
  for (const Json& option : json["options"].as_array()) {
    out.options.push_back({words_of_option(question, option["id"].as_string()), option["right"].as_bool(),
                           option["chosen"].as_int(), option["share"].as_double(), maybe(option, "point_biserial"),
                           option["idle"].as_bool(), option["suspicious"].as_bool()});
  }
  return out;
}

// In the order of the test; an earlier wording after the one of now.
void fill_items(const package::LessonData& data, const Json& figures, const std::string& lesson, View& view) {
  for (const package::PoolData& pool : data.test.pools) {
    for (const QuestionData& question : pool.questions) {
      std::vector<View::Item> earlier;
      for (const Json& json : figures["items"].as_array()) {
        if (json["question"].as_string() != question.id) continue;
        View::Item item = item_of(json, question, lesson);
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
  fill_items(*data, json, view.address, view);
  return view;
}

}  // namespace

void test_statistics(World& world, CallPtr call, Respond respond) {
  const Result<View> view = view_of(world, *call);
  if (!view.ok()) return respond(refuse(*call, Shape::page, view.error()));
  respond(page_for_one(write::people::test_statistics_page(*view)));
}

}  // namespace colloquy::api
