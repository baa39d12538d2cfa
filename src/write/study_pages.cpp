#include "write/study_pages.h"

namespace colloquy::write {

std::string study_page(const StudyView& view, const std::string& title, std::string_view kind) {
  Frame frame;
  frame.lang = view.lang;
  frame.title = title;
  frame.assets = view.assets;
  frame.crumbs = view.crumbs;
  frame.audience = Audience::learner;
  const Html main = el("main", {cls("book " + std::string(kind)), at("id", "main")}, el("h1", {}, title), view.inside);
  return document(frame, main, foot(frame, Text(view.lang)));
}

std::string cards_page(const StudyView& view) {
  return study_page(view, Text(view.lang)("cards.today"), "study");
}
std::string test_page(const StudyView& view) {
  return study_page(view, Text(view.lang)("test.title"), "study");
}

namespace {

// How answers are taken, in a sentence.
std::string behaviour_says(const TestStart& test, const Text& text) {
  std::string out;
  switch (test.behaviour) {
    case lesson::Behaviour::deferred: out = text("test.says.deferred"); break;
    case lesson::Behaviour::immediate: out = text("test.says.immediate"); break;
    case lesson::Behaviour::interactive: out = text.count("test.says.interactive", test.tries); break;
    case lesson::Behaviour::adaptive: break;
  }
  if (test.certainty) out += (out.empty() ? "" : " ") + text("test.says.certainty");
  return out;
}

}  // namespace

Html test_start(const TestStart& test, const Text& text) {
  Html facts = el("span", {}, text.count("test.questions", test.questions));
  const auto add = [&](const std::string& fact) { facts += Html(" · ") + el("span", {}, fact); };
  if (test.minutes > 0) {
    const std::string minutes = text.count("minutes", test.minutes);
    add(test.extra_time ? text("test.time.extra", {{"minutes", minutes}}) : minutes);
  }
  if (test.pass > 0) add(text("test.pass", {{"percent", text.number(test.pass * 100, 1)}}));
  const Html form =
      el("form", {at("method", "post"), at("action", test.action), at("data-fragment", "test-here")},
         hidden("event", test.event), hidden("back", test.back), el("button", {cls("b main")}, text("test.begin")));
  const std::string how = behaviour_says(test, text);
  return el("div", {at("id", "test-here")}, el("p", {cls("big n whole")}, facts),
            how.empty() ? Html() : el("p", {cls("read")}, how), el("p", {cls("quiet")}, text("test.says")),
            el("div", {cls("row")}, form));
}

}  // namespace colloquy::write
