#include "api/sitting.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "api/graded_things.h"
#include "base/json.h"

namespace colloquy::api {
namespace {

using base::Json;
using lesson::Question;
using package::QuestionData;
using write::Judged;
using write::PromptCompared;
using write::QuestionView;

constexpr std::size_t kMostFields = 200, kMostName = 200, kMostBytes = 12 * 1024;

bool is_answer_field(std::string_view name) {
  return name == "option" || name == "text" || name.starts_with("pair-") || name.starts_with("step-") ||
         name.starts_with("gap-");
}

Judged judged(learn::Verdict verdict) {
  switch (verdict) {
    case learn::Verdict::unanswered: return Judged::unanswered;
    case learn::Verdict::wrong: return Judged::not_yet;
    case learn::Verdict::partly: return Judged::partly;
    case learn::Verdict::right: break;
  }
  return Judged::right;
}

// Ideas the learner has named; the others are the answer, and shown only with it.
std::vector<PromptCompared::Idea> ideas_shown(const QuestionData& question, const learn::Graded& graded, bool reveal) {
  std::vector<PromptCompared::Idea> out;
  for (std::size_t i = 0; i < question.ideas.size() && i < graded.ideas.size(); ++i) {
    const package::IdeaData& idea = question.ideas[i];
    const learn::Coverage coverage = graded.ideas[i].coverage;
    PromptCompared::Idea shown{PromptCompared::State::not_yet,
                               idea.accept.empty() ? "" : idea.accept.front(),
                               write::Html::stored(idea.feedback),
                               {}};
    if (idea.against) {
      if (coverage != learn::Coverage::covered) continue;
      shown.state = PromptCompared::State::against;
    } else if (coverage == learn::Coverage::covered) {
      shown.state = PromptCompared::State::covered;
    } else if (coverage == learn::Coverage::partly) {
      shown.state = PromptCompared::State::partly;
    } else if (!reveal) {
      continue;
    }
    out.push_back(std::move(shown));
  }
  return out;
}

// The first "#passage" a piece of stored markup leads to; "" none.
std::string passage_in(const std::string& html) {
  const std::string mark = "href=\"#";
  const std::size_t at = html.find(mark);
  if (at == std::string::npos) return {};
  const std::size_t begin = at + mark.size() - 1;
  return html.substr(begin, html.find('"', begin) - begin);
}

std::string passage_of(const QuestionData& question) {
  std::string found = passage_in(question.feedback);
  if (found.empty()) found = passage_in(question.answer);
  for (const package::OptionData& option : question.options) {
    if (found.empty()) found = passage_in(option.feedback);
  }
  return found;
}

}  // namespace

Given Given::from_form(const Form& form) {
  Given out;
  std::size_t bytes = 0;
  for (const auto& [name, value] : form.fields()) {
    if (!is_answer_field(name)) continue;
    bytes += name.size() + value.size() + 8;
    out.whole = out.fields.size() < kMostFields && name.size() <= kMostName && bytes <= kMostBytes;
    if (!out.whole) break;
    out.fields.emplace_back(name, value);
  }
  out.shown = form.get("show") == "1";
  return out;
}

Given Given::from_json(std::string_view text) {
  Given out;
  const base::Result<Json> json = base::parse_json(text);
  if (!json.ok()) return out;
  for (const Json& field : (*json)["fields"].as_array()) {
    const Json::Array& pair = field.as_array();
    if (pair.size() == 2) out.fields.emplace_back(pair[0].as_string(), pair[1].as_string());
  }
  out.shown = (*json)["shown"].as_bool();
  return out;
}

Json Given::to_json() const {
  Json list = Json::array();
  for (const auto& [name, value] : fields) list.push(Json::array().push(name).push(value));
  Json out = Json::object().set("fields", std::move(list));
  if (shown) out.set("shown", true);
  return out;
}

learn::Response Given::response(const QuestionData& question) const {
  learn::Response out;
  std::vector<std::pair<int, std::string>> places;
  if (question.kind == Question::Kind::open) out.texts.resize(1);
  if (!question.gaps.empty()) out.texts.resize(question.gaps.size());
  for (const auto& [name, value] : fields) {
    if (value.empty()) continue;
    if (name == "option") out.picked.push_back(value);
    if (name == "text" && !out.texts.empty()) out.texts[0] = value;
    if (name.starts_with("pair-")) out.joined.emplace_back(name.substr(5), value);
    if (name.starts_with("step-")) places.emplace_back(std::atoi(value.c_str()), name.substr(5));
    if (name.starts_with("gap-")) {
      const std::size_t gap = std::strtoul(name.c_str() + 4, nullptr, 10);
      if (gap < out.texts.size()) out.texts[gap] = value;
    }
  }
  std::stable_sort(places.begin(), places.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (auto& [place, step] : places) out.ordered.push_back(std::move(step));
  return out;
}

Sitting::Sitting(store::Attempt attempt, std::shared_ptr<const package::LessonData> data)
    : attempt_(std::move(attempt)), data_(std::move(data)) {
  for (const std::string& id : attempt_.questions) {
    for (const package::PoolData& pool : data_->test.pools) {
      for (const QuestionData& question : pool.questions) {
        if (question.id != id) continue;
        Item item{&question, &pool, learn::arrange(question_of(question), attempt_.seed), std::nullopt};
        for (const store::Answer& answer : attempt_.answers) {
          if (answer.question == id) item.answer = answer;
        }
        items_.push_back(std::move(item));
      }
    }
  }
}

std::optional<std::size_t> Sitting::find(std::string_view question) const {
  for (std::size_t i = 0; i < items_.size(); ++i) {
    if (items_[i].question->id == question) return i;
  }
  return std::nullopt;
}

learn::Graded Sitting::grade(const Item& item, const Given& given) const {
  return learn::grade(question_of(*item.question), given.response(*item.question), units_of(*data_));
}

std::string Sitting::address(const Call& call, std::string_view rest) const {
  return call.course->address(call.lesson->slug + "/test/" + attempt_.attempt + "/" + std::string(rest));
}

QuestionView Sitting::view(const Call& call, std::size_t index, const std::optional<Given>& given, int hints) const {
  const Item& item = items_[index];
  QuestionView out;
  out.question = item.question;
  out.material = write::with_anchors_at(item.pool->material, call.course->address(call.lesson->slug + "/"));
  out.action = address(call, item.question->id);
  if (hints > 0) out.action += "?hints=" + std::to_string(hints);
  out.back = call.course->address(call.lesson->slug + "/test");
  out.lesson_address = call.course->address(call.lesson->slug + "/");
  out.number = static_cast<int>(index) + 1;
  out.total = static_cast<int>(items_.size());
  out.order = item.drawn.order;
  out.menus = item.drawn.menus;
  out.hints = hints;
  if (!given) return out;
  out.given = given->fields;
  const learn::Graded graded = grade(item, *given);
  if (graded.verdict == learn::Verdict::unanswered && !given->shown) return out;
  QuestionView::Result result;
  result.verdict = judged(graded.verdict);
  result.points = given->shown && item.answer ? item.answer->score : graded.points;
  result.reveal = graded.verdict == learn::Verdict::right || given->shown;
  result.may_retry = !result.reveal && !attempt_.ended;
  for (const learn::Mark& mark : graded.marks) result.marks.emplace_back(mark.id, judged(mark.verdict));
  result.matched_option = graded.matched_option;
  result.ideas = ideas_shown(*item.question, graded, result.reveal);
  out.result = std::move(result);
  return out;
}

QuestionView Sitting::view(const Call& call, std::size_t index) const {
  const std::optional<store::Answer>& answer = items_[index].answer;
  std::optional<Given> given;
  if (answer) given = Given::from_json(answer->given);
  return view(call, index, given, 0);
}

write::AttemptView Sitting::all(const Call& call) const {
  write::AttemptView out;
  for (std::size_t i = 0; i < items_.size(); ++i) out.questions.push_back(view(call, i));
  out.end_action = address(call, "end");
  out.back = call.course->address(call.lesson->slug + "/test");
  out.minutes = data_->test.minutes;
  return out;
}

write::TestResultView Sitting::result(const Call& call) const {
  write::TestResultView out;
  const std::string lesson = call.course->address(call.lesson->slug + "/");
  for (const Item& item : items_) {
    const double points = item.answer ? item.answer->score : 0, of = item.question->points;
    out.points += points;
    out.of += of;
    if (points < of) {
      const std::string passage = passage_of(*item.question);
      out.look_again.push_back({write::stem_as_text(*item.question, lesson), passage.empty() ? "" : lesson + passage});
    }
    if (item.question->objective.empty()) continue;
    const auto named = [&](const write::TestResultView::Objective& o) { return o.name == item.question->objective; };
    auto found = std::find_if(out.objectives.begin(), out.objectives.end(), named);
    if (found == out.objectives.end()) found = out.objectives.insert(found, {item.question->objective, 0, 0});
    found->points += points;
    found->of += of;
  }
  out.pass = data_->test.pass;
  out.again_action = lesson + "test/start";
  out.lesson_address = lesson;
  return out;
}

}  // namespace colloquy::api
