// The conversation: parts, turns as in a play, prompts between them, the closing summary.
#include <algorithm>

#include "write/parts/parts.h"
#include "write/prompt_card.h"

namespace colloquy::write {
namespace {

using lesson::Part;
using lesson::Prompt;
using lesson::Turn;

// The teacher speaks at the margin, the others are set in; four tints, then they come round again.
class Voices {
 public:
  // Precondition: the lesson has a dialogue.
  explicit Voices(const lesson::Lesson& lesson) {
    // Only who speaks here counts: a course's cast may know others, or this lesson's language.
    std::vector<std::string> heard;
    for (const lesson::Part& part : lesson.dialogue->parts) {
      for (const lesson::Line& line : part.lines) {
        const Turn* turn = std::get_if<Turn>(&line);
        if (turn && std::find(heard.begin(), heard.end(), turn->who) == heard.end()) heard.push_back(turn->who);
      }
    }
    const auto speaks = [&](const lesson::Speaker& speaker) {
      return std::find(heard.begin(), heard.end(), speaker.name) != heard.end();
    };
    for (const lesson::Speaker& speaker : lesson.cast) {
      if (speaker.role == lesson::Speaker::Role::teacher && speaks(speaker) && lead_.empty()) lead_ = speaker.name;
    }
    if (lead_.empty() && !heard.empty()) lead_ = heard.front();
    names_ = std::move(heard);
    std::erase(names_, lead_);
  }

  std::string style(const std::string& who) {
    if (lead_.empty()) lead_ = who;
    if (who == lead_) return "turn lead who-1";
    auto it = std::find(names_.begin(), names_.end(), who);
    if (it == names_.end()) it = names_.insert(names_.end(), who);
    return "turn reply who-" + std::to_string(2 + (it - names_.begin()) % 3);
  }

 private:
  std::string lead_;
  std::vector<std::string> names_;
};

Html manner(const Turn& turn) {
  std::string words;
  for (const lesson::Direction& direction : turn.directions) {
    if (direction.kind != lesson::Direction::Kind::manner) continue;
    if (!words.empty()) words += ", ";
    words += direction.name;
  }
  return words.empty() ? Html() : el("i", {cls("dir")}, words);
}

Html time_link(Context& context, std::string_view node, std::string_view target) {
  const package::Ms start = context.node_start(node);
  if (start < 0) return {};
  const std::string time = clock_time(start);
  return el("a",
            {cls("n"), at("href", "#" + std::string(target)), at("data-at", static_cast<long long>(start)),
             at("aria-label", context.text()("play.from", {{"time", time}}))},
            time);
}

Html turn_html(Context& context, Voices& voices, Prose& prose, const Turn& turn) {
  const std::string id = context.claim(turn.id);
  Html who = el("span", {cls("name")}, turn.who);
  who += manner(turn);
  who += time_link(context, turn.id, turn.id);
  if (turn.draft) who += el("span", {cls("badge")}, context.text()("lesson.draft"));
  Html out = el("p", {cls("who")}, who) + el("div", {cls("read")}, prose.spoken(turn.text, turn.id));
  if (!turn.asides.empty()) out += el("div", {cls("aside read")}, prose.blocks(turn.asides));
  out += context.notes(turn.span);
  return el("div", {cls(voices.style(turn.who)), at_if("id", id)}, out);
}

Html prompt_html(Context& context, const Prompt& prompt, const std::string& next_who, bool sound) {
  PromptAsked asked;
  asked.id = prompt.id;
  asked.action = context.address("prompt/" + prompt.id);
  asked.back = context.address("#" + prompt.id);
  asked.question = prompt.question;
  asked.next_who = next_who;
  asked.sound = sound;
  Prose::Options options;
  options.resolve = &context.view().resolve;
  options.sound = context.hears();
  Prose prose(options);  // no links to definitions inside a choice
  for (const lesson::Option& option : prompt.options) asked.options.push_back({option.id, prose.run(option.text)});
  asked.several =
      std::count_if(prompt.options.begin(), prompt.options.end(), [](const lesson::Option& o) { return o.right; }) > 1;
  return prompt_card(asked, context.text()) + context.notes(prompt.span);
}

Html summary_html(Context& context, Prose& prose, const Part& part) {
  if (!part.summary) return {};
  const std::string node = part.id + "/summary";
  const Html run =
      el("p", {cls("run")}, context.text()("conversation.summary"), Html(" "), time_link(context, node, part.anchor));
  return el("div", {cls("sum")}, run, el("div", {cls("read")}, prose.spoken(part.summary->text, node)),
            context.notes(part.summary->span));
}

Html part_html(Context& context, Voices& voices, const Part& part, std::size_t number) {
  const TrackView* track = context.track(part.id);
  const Html title = el("h3", {at_if("id", context.claim(part.anchor))},
                        el("span", {cls("n")}, std::to_string(number) + "."), Html(" "), part.title);
  Html inside = el("div", {cls("part-head")}, title, track ? play_button(context, *track, part.title) : Html());
  Prose prose = context.prose();
  if (part.inferred_speakers && context.view().watch)
    inside += el("p", {cls("badge")}, context.text()("conversation.inferred"));
  if (!part.note.empty()) {
    inside += el("div", {cls("aside read")}, el("p", {cls("tag")}, context.text()("conversation.note")),
                 prose.blocks(part.note));
  }
  for (std::size_t i = 0; i < part.lines.size(); ++i) {
    if (const Turn* turn = std::get_if<Turn>(&part.lines[i])) {
      inside += turn_html(context, voices, prose, *turn);
    } else if (context.hears()) {
      const Turn* next = i + 1 < part.lines.size() ? std::get_if<Turn>(&part.lines[i + 1]) : nullptr;
      inside += prompt_html(context, std::get<Prompt>(part.lines[i]), next ? next->who : "", track != nullptr);
    }
  }
  inside += summary_html(context, prose, part);
  inside += context.notes(part.span);
  Attributes attributes = {cls("part")};
  if (track) {
    const Attributes more = track_attributes(*track);
    attributes.insert(attributes.end(), more.begin(), more.end());
    attributes.push_back(at("data-title", part.title));
  }
  return el("div", attributes, inside);
}

}  // namespace

Html conversation_part(Context& context) {
  const lesson::Lesson& lesson = context.lesson();
  if (!lesson.dialogue || lesson.dialogue->parts.empty()) return {};
  Prose prose = context.prose();
  Html inside;
  if (!lesson.dialogue->intro.empty()) inside += el("div", {cls("read")}, prose.blocks(lesson.dialogue->intro));
  Voices voices(lesson);
  std::size_t number = 0;
  for (const Part& part : lesson.dialogue->parts) inside += part_html(context, voices, part, ++number);
  return section(context, "conversation", "conversation.title", inside,
                 {at("data-lesson", lesson.id), at("data-course", context.course().id)});
}

}  // namespace colloquy::write
