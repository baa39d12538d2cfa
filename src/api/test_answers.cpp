// Answers to a test's questions, as the attempt's terms take them, and its end.
#include <map>

#include "api/attempt_end.h"
#include "api/events_made.h"
#include "api/frame.h"
#include "api/percent.h"
#include "api/refusal.h"
#include "api/resources.h"
#include "api/test_page.h"
#include "base/hash.h"
#include "learn/number.h"

namespace colloquy::api {
namespace {

using base::Result;
using lesson::Behaviour;
using write::QuestionView;

int hints_shown(const Call& call, const package::QuestionData& question) {
  const std::int64_t shown = integer_in(query_of(call.request), "hints", 0);
  return std::min(static_cast<int>(shown), static_cast<int>(question.hints.size()));
}

bool is_same(const Given& a, const Given& b) {
  return a.fields == b.fields && a.certainty == b.certainty;
}

// Words where a number is asked for: a slip, and no answer.
bool is_no_number(const package::QuestionData& question, const Given& given) {
  if (question.kind != lesson::Question::Kind::numeric) return false;
  const std::vector<std::string> texts = given.response(question).texts;
  return !texts.empty() && learn::read_number(texts[0]).values.empty();
}

// Answers in a form of all questions that are not as they are kept; by index of the question. Errors: invalid (one that
// is too large).
Result<std::map<std::size_t, Given>> fresh_answers(const Call& call, const Sitting& sitting) {
  std::map<std::size_t, Given> out;
  for (std::size_t i = 0; i < sitting.items().size(); ++i) {
    const Sitting::Item& item = sitting.items()[i];
    Given given = Given::from_form(call.form, field_prefix(item));
    if (!given.whole) return base::make_error(base::ErrorKind::invalid, "an answer is too large");
    // Nothing of this question was in the form: it stands as it is.
    if (given.fields.empty() && !call.form.has("whole")) continue;
    if (!item.answer && sitting.is_blank(item, given)) continue;
    if (item.answer && is_same(given, Given::from_json(item.answer->given))) continue;
    out.emplace(i, std::move(given));
  }
  return out;
}

// Questions without an answer, where `fresh` stands for what is kept.
int unanswered(const Sitting& sitting, const std::map<std::size_t, Given>& fresh) {
  int out = 0;
  for (std::size_t i = 0; i < sitting.items().size(); ++i) {
    const Sitting::Item& item = sitting.items()[i];
    const auto given = fresh.find(i);
    const bool has_answer = given == fresh.end() ? sitting.is_answered(item) : !sitting.is_blank(item, given->second);
    out += has_answer ? 0 : 1;
  }
  return out;
}

std::vector<store::NewEvent> saved_events(World& world, const Call& call, const Sitting& sitting,
                                          const std::map<std::size_t, Given>& fresh) {
  std::vector<store::NewEvent> out;
  for (const auto& [index, given] : fresh) {
    const Sitting::Item& item = sitting.items()[index];
    store::NewEvent event = event_of(world, call, store::kind::kAnswer, sitting.saved_event(item, given));
    event.id = base::short_hash(event.id + "\n" + item.question->id, 24);  // one form, several events
    out.push_back(std::move(event));
  }
  return out;
}

// Ends in a question that the script swaps, or on the page at its place.
Response after_answer(World& world, const Call& call, const Sitting& sitting, std::size_t index, QuestionView view) {
  if (call.wants_fragment()) return question_response(world, call, sitting, std::move(view));
  return see_other(test_address(call) + "#q-" + percent_encode_path(sitting.items()[index].question->id));
}

void append_answer(World& world, CallPtr call, const base::Json& data, Response response, Respond respond) {
  std::vector<store::NewEvent> events = {event_of(world, *call, store::kind::kAnswer, data)};
  append_then(world, std::move(call), Shape::page, std::move(events), std::move(respond), std::move(response));
}

// A question that is judged at the end: kept, and nothing said of it.
void save_answer(World& world, CallPtr call, const Sitting& sitting, std::size_t index, const Given& given,
                 Respond respond) {
  const Sitting::Item& item = sitting.items()[index];
  if (!item.answer && sitting.is_blank(item, given))
    return respond(question_response(world, *call, sitting, sitting.view(*call, index)));
  Response response =
      after_answer(world, *call, sitting, index, sitting.view(*call, index, Sitting::Said{given, 1, 0}, 0));
  append_answer(world, std::move(call), sitting.saved_event(item, given), std::move(response), std::move(respond));
}

void take_answer(World& world, CallPtr call, const Sitting& sitting, Respond respond) {
  const std::optional<std::size_t> index = sitting.find(call->name("question"));
  if (!index) return respond(refuse(*call, Shape::page, Refusal::not_found));
  const Sitting::Item& item = sitting.items()[*index];
  const std::string_view event = call->form.get("event");
  const Result<bool> repeated =
      event.empty() ? Result<bool>(false) : world.store.has_event(*call->learner, std::string(event));
  if (!repeated.ok()) return respond(refuse(*call, Shape::page, repeated.error()));
  if (sitting.is_closed(item) || *repeated)
    return respond(question_response(world, *call, sitting, sitting.view(*call, *index)));

  Given given = Given::from_form(call->form);
  if (!given.whole) return respond(refuse(*call, Shape::page, Refusal::bad));
  const Behaviour behaviour = sitting.terms().behaviour;
  if (!sitting.terms().certainty) given.certainty = 0;
  // Hints for the asking, and the answer for the asking, are of the behaviour that counts nothing.
  const bool adaptive = behaviour == Behaviour::adaptive;
  if (!adaptive) given.shown = false;
  if (behaviour == Behaviour::deferred) return save_answer(world, std::move(call), sitting, *index, given, respond);
  int hints = adaptive ? hints_shown(*call, *item.question) : 0;
  const auto fresh_view = [&] {
    QuestionView view = sitting.view(*call, *index, std::nullopt, hints);
    view.given = given.form_fields();
    return view;
  };
  if (adaptive && call->form.get("hint") == "1") {
    hints = std::min(hints + 1, static_cast<int>(item.question->hints.size()));
    return respond(question_response(world, *call, sitting, fresh_view()));
  }
  const bool blank = sitting.grade(item, given).verdict == learn::Verdict::unanswered && !given.shown;
  if (adaptive && call->form.get("again") == "1")
    return respond(question_response(world, *call, sitting, fresh_view()));
  // Nothing given costs nothing, nor does the same once more.
  const bool same =
      behaviour == Behaviour::interactive && item.answer && is_same(given, Given::from_json(item.answer->given));
  const bool no_number = !given.shown && !blank && is_no_number(*item.question, given);
  if (blank || same || no_number) {
    QuestionView view = no_number ? fresh_view() : sitting.view(*call, *index);
    view.note = blank ? QuestionView::Note::blank : same ? QuestionView::Note::same : QuestionView::Note::no_number;
    return respond(question_response(world, *call, sitting, std::move(view)));
  }
  const Sitting::Said said = sitting.judge(item, given);
  Response response = after_answer(world, *call, sitting, *index, sitting.view(*call, *index, said, hints));
  append_answer(world, std::move(call), sitting.judged_event(item, said, hints), std::move(response),
                std::move(respond));
}

// The result; or, while questions are left, the test with the question whether it is to end.
void show_end(World& world, const CallPtr& call, const Sitting& sitting, int left, const Respond& respond) {
  if (left == 0 && !call->wants_fragment()) return respond(see_other(test_address(*call)));
  const Result<write::Html> inside = attempt_html(world, *call, sitting, left);
  respond(inside.ok() ? test_response(*call, *inside) : refuse(*call, Shape::page, inside.error()));
}

}  // namespace

// POST /c/{course}/{slug}/test/{attempt}/{question*}
void answer_question(World& world, CallPtr call, Respond respond) {
  with_sitting(world, call, call->name("attempt"),
               [&world, call, respond = std::move(respond)](Result<Sitting> sitting) {
                 if (!sitting.ok()) return respond(refuse(*call, Shape::page, sitting.error()));
                 take_answer(world, call, *sitting, respond);
               });
}

// POST /c/{course}/{slug}/test/{attempt}/answers
void save_answers(World& world, CallPtr call, Respond respond) {
  with_sitting(world, call, call->name("attempt"),
               [&world, call, respond = std::move(respond)](Result<Sitting> sitting) {
                 if (!sitting.ok()) return respond(refuse(*call, Shape::page, sitting.error()));
                 if (sitting->terms().behaviour != Behaviour::deferred)
                   return respond(refuse(*call, Shape::page, Refusal::not_found));
                 const std::string_view at = call->form.get("at");
                 Response page = see_other(test_address(*call) + (at.empty() ? "" : "#q-" + percent_encode_path(at)));
                 if (sitting->attempt().ended) return respond(page);
                 Result<std::map<std::size_t, Given>> fresh = fresh_answers(*call, *sitting);
                 if (!fresh.ok()) return respond(refuse(*call, Shape::page, fresh.error()));
                 const int total = static_cast<int>(sitting->items().size());
                 if (call->wants_fragment()) {
                   const int answered = total - unanswered(*sitting, *fresh);
                   page = html(write::test_saved(answered, total, write::Text(frame_of(*call).lang)).str());
                 }
                 std::vector<store::NewEvent> events = saved_events(world, *call, *sitting, *fresh);
                 if (events.empty()) return respond(std::move(page));
                 append_then(world, call, Shape::page, std::move(events), respond, std::move(page));
               });
}

// POST /c/{course}/{slug}/test/{attempt}/end; with ask=1 only if every question has an answer, else it asks.
void end_test(World& world, CallPtr call, Respond respond) {
  with_sitting(
      world, call, call->name("attempt"), [&world, call, respond = std::move(respond)](Result<Sitting> sitting) {
        if (!sitting.ok()) return respond(refuse(*call, Shape::page, sitting.error()));
        if (sitting->attempt().ended) return show_end(world, call, *sitting, 0, respond);
        std::map<std::size_t, Given> given;
        if (sitting->terms().behaviour == Behaviour::deferred) {
          Result<std::map<std::size_t, Given>> fresh = fresh_answers(*call, *sitting);
          if (!fresh.ok()) return respond(refuse(*call, Shape::page, fresh.error()));
          given = std::move(*fresh);
        }
        const base::Millis now = world.clock.now();
        // Within the grace it ends when its time was up.
        const base::Millis at = std::min(now, sitting->deadline().value_or(now));
        const bool has_time = !sitting->deadline() || *sitting->deadline() > now;
        const int left = call->form.get("ask") == "1" && has_time ? unanswered(*sitting, given) : 0;
        std::vector<store::NewEvent> events =
            left > 0 ? saved_events(world, *call, *sitting, given) : ending(*sitting, offset_of(*call), at, now, given);
        if (events.empty()) return show_end(world, call, *sitting, left, respond);
        world.store.append(
            *call->learner, std::move(events), [&world, call, respond, left](const Result<store::Appended>& made) {
              if (!made.ok()) return respond(refuse(*call, Shape::page, made.error()));
              with_sitting(world, call, call->name("attempt"), [&world, call, respond, left](Result<Sitting> after) {
                if (!after.ok()) return respond(refuse(*call, Shape::page, after.error()));
                show_end(world, call, *after, left, respond);
              });
            });
      });
}

}  // namespace colloquy::api
