#include "api/sitting.h"

#include <algorithm>
#include <utility>

#include "api/graded_things.h"
#include "learn/behaviour.h"
#include "learn/guess.h"

namespace colloquy::api {
namespace {

using base::Json;
using base::Millis;
using lesson::Behaviour;
using lesson::Question;
using package::QuestionData;
using write::Judged;
using write::PromptCompared;
using write::QuestionView;

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

// The order in which its steps were shown: nobody has touched it.
bool is_as_drawn(const Sitting::Item& item, const learn::Response& response) {
  const std::vector<package::StepData>& steps = item.question->steps;
  if (item.question->kind != Question::Kind::order || response.ordered.size() != item.drawn.order.size()) return false;
  for (std::size_t i = 0; i < response.ordered.size(); ++i) {
    if (steps[item.drawn.order[i]].id != response.ordered[i]) return false;
  }
  return true;
}

}  // namespace

Sitting::Sitting(store::Attempt attempt, std::shared_ptr<const package::LessonData> data, int percent)
    : attempt_(std::move(attempt)),
      terms_(Terms::from_json(attempt_.terms)),
      data_(std::move(data)),
      percent_(std::max(100, percent)) {
  for (std::size_t place = 0; place < attempt_.questions.size(); ++place) {
    const std::string& id = attempt_.questions[place];
    for (const package::PoolData& pool : data_->test.pools) {
      for (const QuestionData& question : pool.questions) {
        if (question.id != id) continue;
        Item item{&question, &pool, place, learn::arrange(question_of(question), attempt_.seed), std::nullopt, {}};
        if (place < terms_.items.size()) item.then = terms_.items[place];
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

std::optional<Millis> Sitting::deadline() const {
  constexpr Millis kMinute = 60'000;
  if (terms_.minutes <= 0) return std::nullopt;
  return attempt_.started + terms_.minutes * kMinute * percent_ / 100;
}

bool Sitting::is_overdue(Millis now) const {
  const std::optional<Millis> end = deadline();
  return end && !attempt_.ended && now > *end + kGrace;
}

learn::Graded Sitting::grade(const Item& item, const Given& given) const {
  return learn::grade(question_of(*item.question), given.response(*item.question), units_of(*data_));
}

bool Sitting::is_blank(const Item& item, const Given& given) const {
  // Steps always have some order: the one they were shown in is nobody's answer until it was once changed.
  if (!item.answer && is_as_drawn(item, given.response(*item.question))) return true;
  return grade(item, given).verdict == learn::Verdict::unanswered;
}

bool Sitting::is_answered(const Item& item) const {
  return item.answer && !is_blank(item, Given::from_json(item.answer->given));
}

bool Sitting::is_closed(const Item& item) const {
  if (attempt_.ended) return true;
  if (!item.answer) return false;
  switch (terms_.behaviour) {
    case Behaviour::deferred: return false;
    case Behaviour::immediate: return true;
    case Behaviour::adaptive: return Given::from_json(item.answer->given).shown;
    case Behaviour::interactive: break;
  }
  return item.answer->tries >= terms_.tries ||
         grade(item, Given::from_json(item.answer->given)).verdict == learn::Verdict::right;
}

std::optional<Sitting::Said> Sitting::said(const Item& item) const {
  if (!item.answer) return std::nullopt;
  return Said{Given::from_json(item.answer->given), item.answer->tries, item.answer->score};
}

Sitting::Said Sitting::judge(const Item& item, const Given& given) const {
  Said out{given, item.answer ? item.answer->tries + 1 : 1, 0};
  const learn::Graded graded = grade(item, given);
  // Being shown the answer earns what was earned before it.
  if (given.shown) {
    out.points = item.answer ? item.answer->score : 0;
  } else {
    const bool tries_cost = terms_.behaviour == Behaviour::interactive;
    out.points = tries_cost ? learn::points_of_try(graded.score, item.question->points, out.number) : graded.points;
  }
  return out;
}

std::string Sitting::address(const Call& call, std::string_view rest) const {
  return call.course->address(call.lesson->slug + "/test/" + attempt_.attempt + std::string(rest));
}

QuestionView Sitting::view(const Call& call, std::size_t index, const std::optional<Said>& said, int hints) const {
  const Item& item = items_[index];
  const bool ended = attempt_.ended.has_value();
  QuestionView out;
  out.question = item.question;
  out.material = write::with_anchors_at(item.pool->material, call.course->address(call.lesson->slug + "/"));
  out.action = address(call, "/" + item.question->id);
  if (hints > 0) out.action += "?hints=" + std::to_string(hints);
  out.back = call.course->address(call.lesson->slug + "/test");
  out.lesson_address = call.course->address(call.lesson->slug + "/");
  out.number = static_cast<int>(index) + 1;
  out.total = static_cast<int>(items_.size());
  out.order = item.drawn.order;
  out.menus = item.drawn.menus;
  out.hints = hints;
  out.behaviour = terms_.behaviour;
  out.certainty = terms_.certainty;
  out.ended = ended;
  // Without forms of their own, questions of one page must not share their fields' names.
  if (ended) out.prefix = field_prefix(item);
  if (said) out.given = said->given.form_fields();
  if (terms_.behaviour == Behaviour::deferred && !ended) {
    out.saved = said && !is_blank(item, said->given);
    return out;
  }
  if (!said && !ended) return out;
  const Given given = said ? said->given : Given();
  const learn::Graded graded = grade(item, given);
  if (!ended && graded.verdict == learn::Verdict::unanswered && !given.shown) return out;

  QuestionView::Result result;
  result.verdict = judged(graded.verdict);
  result.points = said ? said->points : 0;
  result.reveal = ended || graded.verdict == learn::Verdict::right || given.shown;
  if (terms_.behaviour == Behaviour::immediate) result.reveal = true;
  if (terms_.behaviour == Behaviour::interactive && !ended) {
    result.tries_left = std::max(0, terms_.tries - said->number);
    result.reveal = result.reveal || result.tries_left == 0;
    if (!result.reveal) out.hints = std::min(said->number, static_cast<int>(item.question->hints.size()));
  }
  result.may_retry = !result.reveal && !ended;
  for (const learn::Mark& mark : graded.marks) result.marks.emplace_back(mark.id, judged(mark.verdict));
  result.matched_option = graded.matched_option;
  result.ideas = ideas_shown(*item.question, graded, result.reveal);
  if (terms_.certainty && given.certainty > 0 && graded.verdict != learn::Verdict::unanswered)
    result.certainty_mark = learn::certainty_mark(given.certainty, graded.score);
  if (!given.certainty) out.certainty = out.certainty && !ended;
  out.edited_since = ended && item.answer && item.answer->edition != item.question->edition;
  out.result = std::move(result);
  return out;
}

QuestionView Sitting::view(const Call& call, std::size_t index) const {
  return view(call, index, said(items_[index]), 0);
}

write::AttemptView Sitting::all(const Call& call, Millis now) const {
  write::AttemptView out;
  const bool together = terms_.behaviour == Behaviour::deferred;
  if (together) out.save_action = address(call, "/answers");
  for (std::size_t i = 0; i < items_.size(); ++i) {
    out.questions.push_back(view(call, i));
    if (!together) continue;
    out.questions.back().prefix = field_prefix(items_[i]);
    out.questions.back().save_action = out.save_action;
  }
  out.end_action = address(call, "/end");
  out.back = call.course->address(call.lesson->slug + "/test");
  if (const std::optional<Millis> end = deadline()) {
    out.left_ms = std::max<Millis>(0, *end - now);
    out.ends = *end;
  }
  return out;
}

double Sitting::points() const {
  double sum = 0;
  for (const Item& item : items_) sum += item.answer ? item.answer->score : 0;
  return sum;
}
double Sitting::points_possible() const {
  double sum = 0;
  for (const Item& item : items_) sum += item.question->points;
  return sum;
}

write::TestResultView Sitting::result(const Call& call) const {
  write::TestResultView out;
  const std::string lesson = call.course->address(call.lesson->slug + "/");
  out.points = points();
  out.of = points_possible();
  double marks = 0;
  for (const Item& item : items_) {
    const double points = item.answer ? item.answer->score : 0, of = item.question->points;
    if (points < of) {
      std::string passage = passage_of(*item.question);
      if (passage.empty() && !item.question->node.empty()) passage = "#" + item.question->node;
      out.look_again.push_back({write::stem_as_text(*item.question, lesson), passage.empty() ? "" : lesson + passage});
      // What was left out is no card: it may not have been taught yet.
      if (item.answer) out.cards_address = call.course->address("cards");
    }
    if (const std::optional<Said> said = this->said(item); said && said->given.certainty > 0 && terms_.certainty) {
      const learn::Graded graded = grade(item, said->given);
      if (graded.verdict != learn::Verdict::unanswered) {
        marks += learn::certainty_mark(said->given.certainty, graded.score);
        auto& calibration = out.calibrations.at(static_cast<std::size_t>(said->given.certainty - learn::kLeastSure));
        ++calibration.answers;
        calibration.right += graded.verdict == learn::Verdict::right ? 1 : 0;
      }
    }
    if (item.question->objective.empty()) continue;
    const auto named = [&](const write::TestResultView::Objective& o) { return o.name == item.question->objective; };
    auto found = std::find_if(out.objectives.begin(), out.objectives.end(), named);
    if (found == out.objectives.end()) found = out.objectives.insert(found, {item.question->objective, 0, 0, {}});
    found->points += points;
    found->of += of;
  }
  if (terms_.certainty) out.certainty_mark = marks;
  out.pass = data_->test.pass;
  out.again_action = lesson + "test/start";
  out.lesson_address = lesson;
  out.review_address = address(call, "");
  out.time_was_up = attempt_.ended && deadline() && *attempt_.ended == *deadline();
  return out;
}

write::ReviewView Sitting::review(const Call& call) const {
  write::ReviewView out;
  for (std::size_t i = 0; i < items_.size(); ++i) out.questions.push_back(view(call, i));
  out.points = points();
  out.of = points_possible();
  out.when = attempt_.ended.value_or(attempt_.started);
  out.back = call.course->address(call.lesson->slug + "/test");
  return out;
}

Json Sitting::saved_event(const Item& item, const Given& given) const {
  return Json::object()
      .set("attempt", attempt_.attempt)
      .set("question", item.question->id)
      .set("edition", item.question->edition)
      .set("given", given.to_json())
      .set("of", item.question->points);
}

Json Sitting::judged_event(const Item& item, const Said& said, int hints) const {
  Json out = saved_event(item, said.given).set("score", said.points);
  if (hints > 0) out.set("hints", hints);
  const bool counted = terms_.behaviour == Behaviour::immediate || terms_.behaviour == Behaviour::interactive;
  if (counted) out.set("turn", said.number);
  if (said.number > 1 && terms_.behaviour != Behaviour::deferred) return out;
  out.set("first", true);
  if (item.question->objective.empty()) return out;
  return std::move(out)
      .set("objective", item.question->objective)
      .set("difficulty", item.then.difficulty)
      .set("guessed", learn::guessed_share(question_of(*item.question)));
}

std::string field_prefix(const Sitting::Item& item) {
  return std::to_string(item.place) + ".";
}

}  // namespace colloquy::api
