#include "write/prompt_card.h"

#include <algorithm>

#include "base/json.h"
#include "write/assets.h"
#include "write/page.h"

namespace colloquy::write {
namespace {

std::string title(const PromptAsked& prompt, const Text& text) {
  if (prompt.next_who.empty()) return text("prompt.turn");
  return text("prompt.turn.before", {{"name", prompt.next_who}});
}

std::string hear(const PromptAsked& prompt, const Text& text, std::string_view key, std::string_view without) {
  return prompt.next_who.empty() || !prompt.sound ? text(without) : text(key, {{"name", prompt.next_who}});
}

Html form(const PromptAsked& prompt, const Html& inside) {
  return el("form", {at("method", "post"), at("action", prompt.action), at("data-fragment", "closest")},
            hidden("event", ""), hidden("back", prompt.back), inside);
}

Html options(const PromptAsked& prompt, const Text& text) {
  Html out = el("legend", {cls("asked")}, prompt.question.empty() ? text("prompt.pick") : prompt.question);
  for (const PromptAsked::Option& option : prompt.options) {
    const Html box =
        el("input", {at("type", prompt.several ? "checkbox" : "radio"), at("name", "option"), at("value", option.id)});
    out += el("label", {cls("choice read")}, box, el("span", {}, option.text));
  }
  return el("fieldset", {}, out);
}

Html free_answer(const PromptAsked& prompt, const Text& text) {
  const std::string id = "say-" + prompt.id;
  Html out;
  if (!prompt.question.empty()) out += el("p", {cls("asked")}, prompt.question);
  out += el("label", {cls("sr"), at("for", id)}, text("prompt.answer"));
  out += el("textarea", {cls("field read"), at("id", id), at("name", "text"), at("rows", "3"),
                         at("placeholder", text("prompt.own.words"))});
  return out;
}

struct Mark {
  Glyph shape;
  const char* key;
  const char* style;
};

Mark mark_of(PromptCompared::State state) {
  switch (state) {
    case PromptCompared::State::covered: return {Glyph::full, "idea.covered", "is-good"};
    case PromptCompared::State::partly: return {Glyph::half, "idea.partly", "is-soft"};
    case PromptCompared::State::not_yet: return {Glyph::open, "idea.not.yet", "is-soft"};
    case PromptCompared::State::against: return {Glyph::open, "idea.against", "is-soft"};
  }
  return {Glyph::open, "idea.not.yet", "is-soft"};
}

Html marked(const Mark& mark, const Html& words, const Html& remark, const Text& text) {
  Html inside = el("b", {cls(mark.style)}, text(mark.key)) + Html(" ") + words;
  if (!remark.empty()) inside += el("div", {cls("remark")}, remark);
  return el("li", {}, el("span", {cls(mark.style)}, glyph(mark.shape)), el("div", {}, inside));
}

Html compared_ideas(const PromptCompared& prompt, const Text& text) {
  Html items;
  for (const PromptCompared::Idea& idea : prompt.ideas) {
    if (prompt.skipped) {
      items += el("li", {}, el("span", {}, glyph(Glyph::open)), el("div", {}, idea.text));
    } else {
      items += marked(mark_of(idea.state), idea.text, idea.remark, text);
    }
  }
  return el("ul", {cls("ideas read")}, items);
}

Html compared_picks(const PromptCompared& prompt, const Text& text) {
  Html items;
  for (const PromptCompared::Pick& pick : prompt.picks) {
    if (!pick.chosen && !pick.right) continue;
    if (pick.right && pick.chosen) {
      items += marked({Glyph::full, "pick.yes", "is-good"}, pick.text, pick.remark, text);
    } else if (pick.chosen) {
      items += marked({Glyph::open, "pick.not.yet", "is-soft"}, pick.text, pick.remark, text);
    } else if (prompt.skipped || prompt.asked.several) {
      items += marked({Glyph::half, "pick.also", "is-soft"}, pick.text, pick.remark, text);
    }
  }
  return items.empty() ? Html() : el("ul", {cls("ideas read")}, items);
}

Html score(const PromptCompared& prompt, const Text& text) {
  if (prompt.skipped || prompt.ideas.empty()) return {};
  const auto held = [](const PromptCompared::Idea& idea) { return idea.state == PromptCompared::State::covered; };
  const auto counts = [](const PromptCompared::Idea& idea) { return idea.state != PromptCompared::State::against; };
  const long long covered = std::count_if(prompt.ideas.begin(), prompt.ideas.end(), held);
  const long long all = std::count_if(prompt.ideas.begin(), prompt.ideas.end(), counts);
  return el("p", {cls("score"), at("role", "status")},
            text.count("prompt.score", all, {{"covered", std::to_string(covered)}}));
}

Html frame(const PromptAsked& prompt, std::string_view state, const Html& inside, std::string_view compare = {}) {
  return el("section",
            {cls("card ask"), at("id", prompt.id), flag("data-prompt"), at("data-state", state),
             at_if("data-compare", compare)},
            inside);
}

// What the page needs to compare a second try by itself: with the answer to the first, and only then.
std::string for_comparing(const PromptCompared& prompt) {
  const std::string program = asset_address("ideas.wasm");
  if (program.empty() || prompt.skipped || !prompt.asked.options.empty()) return {};
  base::Json ideas = base::Json::array();
  for (const PromptCompared::Idea& idea : prompt.ideas) {
    if (idea.state == PromptCompared::State::against) continue;
    base::Json accept = base::Json::array();
    for (const std::string& wording : idea.accept) accept.push(wording);
    ideas.push(std::move(accept));
  }
  return base::to_string(base::Json::object()
                             .set("program", program)
                             .set("question", prompt.asked.question)
                             .set("ideas", std::move(ideas)));
}

}  // namespace

Html ideas_list(const std::vector<PromptCompared::Idea>& ideas, const Text& text) {
  Html items;
  for (const PromptCompared::Idea& idea : ideas) items += marked(mark_of(idea.state), idea.text, idea.remark, text);
  return el("ul", {cls("ideas read")}, items);
}

Html prompt_card(const PromptAsked& prompt, const Text& text) {
  Html buttons = el("button", {cls("b main")}, text("prompt.compare"));
  buttons += el("button", {cls("b bare"), at("name", "skip"), at("value", "1")},
                hear(prompt, text, "prompt.just.hear", "prompt.just.go.on"));
  const Html inside = prompt.options.empty() ? free_answer(prompt, text) : options(prompt, text);
  const Html summary =
      el("summary", {at("id", "h-" + prompt.id)}, el("span", {}, title(prompt, text)), glyph(Glyph::chevron));
  return frame(prompt, "asked", el("details", {}, summary, form(prompt, inside + el("div", {cls("row")}, buttons))));
}

Html prompt_card(const PromptCompared& prompt, const Text& text) {
  Html inside = el("p", {cls("tag"), at("id", "h-" + prompt.asked.id)}, title(prompt.asked, text));
  if (!prompt.said.empty()) {
    inside += el("p", {cls("said read")}, el("span", {cls("run")}, text("prompt.you")), Html(" "), prompt.said);
  }
  inside += score(prompt, text);
  if (!prompt.ideas.empty()) inside += compared_ideas(prompt, text);
  if (!prompt.picks.empty()) inside += compared_picks(prompt, text);
  const bool all_covered = std::all_of(prompt.ideas.begin(), prompt.ideas.end(), [](const PromptCompared::Idea& idea) {
    return idea.state == PromptCompared::State::covered;
  });
  Html buttons = el("a", {cls("b main"), at("href", prompt.asked.back), flag("data-go-on")},
                    prompt.asked.sound ? glyph(Glyph::play) : Html(),
                    el("span", {}, hear(prompt.asked, text, "prompt.hear", "prompt.go.on")));
  if (!prompt.skipped) {
    buttons += el("a", {cls("b"), at("href", prompt.asked.back), flag("data-again")}, text("prompt.again"));
    if (!prompt.ideas.empty() && !all_covered && !prompt.claimed) {
      buttons += el("button", {cls("b bare"), at("name", "claim"), at("value", "1")}, text("prompt.did.say"));
    }
  }
  if (prompt.claimed) inside += el("p", {cls("quiet"), at("role", "status")}, text("prompt.claimed"));
  inside += form(prompt.asked, hidden("text", prompt.said) + el("div", {cls("row")}, buttons));
  return frame(prompt.asked, "compared", inside, for_comparing(prompt));
}

}  // namespace colloquy::write
