// Pause and answer: compares what the learner said (or picked) with the author's key ideas, keeps
// that they tried, and answers with the compared card. What counts as an answer leaves the server
// only here. In an open lesson a visitor may try too; nothing is kept then.
#include <algorithm>

#include "api/answer.h"
#include "api/events_made.h"
#include "api/frame.h"
#include "api/graded_things.h"
#include "api/refusal.h"
#include "api/resources.h"
#include "write/prompt_card.h"

namespace colloquy::api {
namespace {

using base::Json;
using package::IdeaData;
using package::OptionData;
using package::PromptData;
using write::PromptAsked;
using write::PromptCompared;

const PromptData* prompt_in(const package::LessonData& data, const std::string& id) {
  for (const PromptData& prompt : data.prompts) {
    if (prompt.id == id) return &prompt;
  }
  return nullptr;
}

PromptAsked asked(const Call& call, const PromptData& prompt) {
  PromptAsked out;
  const std::string lesson = call.course->address(call.lesson->slug + "/");
  out.id = prompt.id;
  out.action = lesson + "prompt/" + prompt.id;
  out.back = local_target(call.form.get("back"), lesson + "#" + prompt.id);
  out.question = prompt.question;
  out.next_who = prompt.next_who;
  out.sound = !call.lesson->tracks.empty();
  for (const OptionData& option : prompt.options) out.options.push_back({option.id, write::Html::stored(option.text)});
  out.several =
      std::count_if(prompt.options.begin(), prompt.options.end(), [](const OptionData& o) { return o.right; }) > 1;
  return out;
}

// What the comparison found, and how much of it there was to find.
struct Compared {
  PromptCompared card;
  int covered = 0, of = 0;
};

PromptCompared::State state_of(learn::Coverage coverage) {
  switch (coverage) {
    case learn::Coverage::covered: return PromptCompared::State::covered;
    case learn::Coverage::partly: return PromptCompared::State::partly;
    case learn::Coverage::not_yet: break;
  }
  return PromptCompared::State::not_yet;
}

void compare_ideas(const PromptData& prompt, Compared& out) {
  const std::vector<learn::IdeaResult> results = learn::compare(out.card.said, ideas_of(prompt.ideas), prompt.question);
  for (std::size_t i = 0; i < prompt.ideas.size(); ++i) {
    const IdeaData& idea = prompt.ideas[i];
    const std::string wording = idea.accept.empty() ? "" : idea.accept.front();
    const write::Html remark = write::Html::stored(idea.feedback);
    const bool covered = results[i].coverage == learn::Coverage::covered;
    if (idea.against) {
      // A misconception is spoken of only where the learner voiced it.
      if (covered && !out.card.skipped) out.card.ideas.push_back({PromptCompared::State::against, wording, remark, {}});
      continue;
    }
    ++out.of;
    const bool held = covered || out.card.claimed;
    out.covered += held ? 1 : 0;
    out.card.ideas.push_back(
        {held ? PromptCompared::State::covered : state_of(results[i].coverage), wording, remark, idea.accept});
  }
}

void compare_picks(const PromptData& prompt, const std::vector<std::string_view>& chosen, Compared& out) {
  for (const OptionData& option : prompt.options) {
    const bool taken = std::find(chosen.begin(), chosen.end(), option.id) != chosen.end();
    out.of += option.right ? 1 : 0;
    out.covered += option.right && taken ? 1 : 0;
    out.card.picks.push_back(
        {option.id, write::Html::stored(option.text), write::Html::stored(option.feedback), taken, option.right});
  }
}

Json tried(const PromptData& prompt, const Compared& compared) {
  Json data = Json::object().set("prompt", prompt.id);
  if (prompt.options.empty()) {
    data.set("text", compared.card.said);
    if (compared.card.claimed) data.set("claimed", true);
  } else {
    Json options = Json::array();
    for (const PromptCompared::Pick& pick : compared.card.picks) {
      if (pick.chosen) options.push(pick.id);
    }
    data.set("options", std::move(options));
  }
  return data.set("covered", compared.covered).set("of", compared.of);
}

}  // namespace

void prompt(World& world, CallPtr call, Respond respond) {
  if (call->lesson->data.empty()) return respond(refuse(*call, Shape::page, Refusal::not_found));
  const base::Result<std::shared_ptr<const package::LessonData>> data = call->course->data(*call->lesson);
  if (!data.ok()) return respond(refuse(*call, Shape::page, data.error()));
  const PromptData* found = prompt_in(**data, call->name("prompt"));
  if (!found) return respond(refuse(*call, Shape::page, Refusal::not_found));

  Compared compared;
  compared.card.asked = asked(*call, *found);
  compared.card.skipped = call->form.get("skip") == "1";
  const std::string_view said = call->form.get("text");
  const std::vector<std::string_view> chosen = call->form.all("option");
  const write::Text text(frame_of(*call).lang);
  const std::string heading = call->lesson->title, back = compared.card.asked.back;
  // Nothing said and nothing picked: asked once more.
  const bool blank = said.find_first_not_of(" \t\r\n") == std::string_view::npos;
  if (!compared.card.skipped && (found->options.empty() ? blank : chosen.empty())) {
    return respond(page_or_fragment(*call, heading, write::prompt_card(compared.card.asked, text), back));
  }
  if (found->options.empty()) {
    compared.card.said = compared.card.skipped ? "" : said;
    compared.card.claimed = call->form.get("claim") == "1";
    compare_ideas(*found, compared);
  } else {
    compare_picks(*found, chosen, compared);
  }
  Response response = page_or_fragment(*call, heading, write::prompt_card(compared.card, text), back);
  if (compared.card.skipped || !call->enrolled) return respond(std::move(response));
  std::vector<store::NewEvent> events = {event_of(world, *call, store::kind::kPrompt, tried(*found, compared))};
  append_then(world, std::move(call), Shape::page, std::move(events), std::move(respond), std::move(response));
}

}  // namespace colloquy::api
