// What enrolling opens: the gate card for visitors; cards, test and rehearsal.
#include <algorithm>

#include "lesson/derived_cards.h"
#include "write/lesson_page.h"
#include "write/message_page.h"
#include "write/parts/parts.h"
#include "write/study_pages.h"

namespace colloquy::write {
namespace {

bool drawn_from(const lesson::Test& test) {
  return std::any_of(test.pools.begin(), test.pools.end(), [](const lesson::Pool& p) { return !p.questions.empty(); });
}

bool has_test(const lesson::Lesson& lesson) {
  return lesson.test && drawn_from(*lesson.test);
}

Html front_of(Context& context, const lesson::Blocks& front) {
  Prose::Options options;
  options.resolve = &context.view().resolve;
  options.gap_word = "____";
  options.sound = context.hears();
  Prose prose(options);
  return prose.blocks(front);
}

// "the voices, the pauses ... and the test": only what this lesson has.
std::string unlocked(Context& context, std::size_t cards) {
  const lesson::Lesson& lesson = context.lesson();
  const Text& text = context.text();
  std::vector<std::string> things;
  const int minutes = listen_minutes(context.view());
  if (!context.hears() && minutes > 0) things.push_back(text.count("gate.voices", minutes));
  long long prompts = 0;
  if (lesson.dialogue && !context.hears()) {
    for (const lesson::Part& part : lesson.dialogue->parts) {
      prompts += std::count_if(part.lines.begin(), part.lines.end(),
                               [](const lesson::Line& line) { return std::holds_alternative<lesson::Prompt>(line); });
    }
  }
  if (prompts > 0) things.push_back(text.count("gate.prompts", prompts));
  if (cards > 0) things.push_back(text.count("gate.cards", static_cast<long long>(cards)));
  if (has_test(lesson)) things.push_back(text.count("gate.test", questions_drawn(*lesson.test)));
  std::string out;
  for (std::size_t i = 0; i < things.size(); ++i) {
    if (i > 0) out += text(i + 1 == things.size() ? "list.and" : "list.comma");
    out += things[i];
  }
  return out;
}

}  // namespace

int questions_drawn(const lesson::Test& test) {
  long long all = 0;
  for (const lesson::Pool& pool : test.pools) {
    const int count = static_cast<int>(pool.questions.size());
    all += pool.draw > 0 ? std::min(pool.draw, count) : count;
  }
  return static_cast<int>(test.draw > 0 ? std::min<long long>(test.draw, all) : all);
}

Html gate_part(Context& context) {
  if (context.learner()) return {};
  const Text& text = context.text();
  const std::size_t cards = lesson::study_cards(context.lesson()).size();
  const std::string things = unlocked(context, cards);
  if (things.empty()) return {};
  const std::string action = context.course_address("enrol");
  const std::string back = context.address("#overview");
  const bool long_text = context.lesson().dialogue.has_value() && !context.hears();
  Html inside = el("h2", {at("id", "h-gate")}, text("gate.title"));
  inside += el("p", {cls("read")}, text(long_text ? "gate.says.conversation" : "gate.says", {{"things", things}}));
  inside += el(
      "div", {cls("row")}, enrol_form(action, back, "gate.enrol", text),
      el("details", {cls("code")}, el("summary", {cls("b")}, text("gate.have.code")), code_form(action, back, text)));
  return el("aside", {cls("card gate noprint"), at("id", "gate"), at("aria-labelledby", "h-gate")}, inside);
}

Html cards_part(Context& context) {
  const std::vector<lesson::StudyCard> cards = lesson::study_cards(context.lesson());
  if (cards.empty()) return {};
  const Text& text = context.text();
  const std::string count = text.count("cards.count", static_cast<long long>(cards.size()));
  Html notes;
  for (const lesson::Card& card : context.lesson().cards) notes += context.notes(card.span);
  if (context.learner()) {
    const std::string start = context.course_address("cards?lesson=" + context.lesson().slug);
    const Html inside =
        el("p", {cls("big n")}, count) + el("p", {cls("quiet")}, text("cards.says")) +
        el("div", {cls("row")},
           el("a", {cls("b main"), at("href", start), at("data-load", "cards-here")}, text("cards.start")));
    return section(context, "flash-cards", "cards.title",
                   el("div", {at("id", "cards-here"), at("data-due", context.lesson().id)}, inside) + notes,
                   {cls("noprint")});
  }
  Html fronts;
  std::size_t shown = 0;
  if (context.hears()) {
    for (const lesson::StudyCard& card : cards) {
      Prose::Options options;
      options.resolve = &context.view().resolve;
      Prose prose(options);
      ++shown;
      fronts += el("li", {}, el("div", {cls("read")}, front_of(context, card.front)),
                   el("details", {cls("try")}, el("summary", {}, text("cards.show")),
                      el("div", {cls("read")}, prose.blocks(card.back))));
    }
  } else {
    for (const lesson::Blocks& front : lesson::open_fronts(context.lesson())) {
      ++shown;
      fronts += el("li", {}, el("div", {cls("read")}, front_of(context, front)));
    }
  }
  const Html list = el("details", {cls("fronts"), flag("open", shown <= 6)},
                       el("summary", {}, el("span", {}, text.count("cards.fronts", static_cast<long long>(shown))),
                          glyph(Glyph::chevron)),
                       el("ol", {}, fronts));
  return section(context, "flash-cards", "cards.title", list + notes);
}

Html test_part(Context& context) {
  const lesson::Lesson& lesson = context.lesson();
  if (!context.learner() || !has_test(lesson)) return {};
  TestStart start;
  start.questions = questions_drawn(*lesson.test);
  start.minutes = lesson.test->minutes;
  start.pass = lesson.test->pass;
  start.behaviour = lesson.test->behaviour;
  start.tries = lesson.test->tries;
  start.certainty = lesson.test->certainty;
  start.action = context.address("test/start");
  start.back = context.address("test");
  Html inside = test_start(start, context.text());
  inside += context.notes(lesson.test->span);
  return section(context, "practice-test", "test.title", inside, {cls("noprint")});
}

Html rehearsal_part(Context& context) {
  // Described, not yet played: its scenes stay with the author.
  const lesson::Lesson& lesson = context.lesson();
  if (!lesson.rehearsal || lesson.rehearsal->intro.empty()) return {};
  Prose prose = context.prose();
  return section(
      context, "rehearsal", "rehearsal.title",
      el("div", {cls("read")}, prose.blocks(lesson.rehearsal->intro)) + context.notes(lesson.rehearsal->span));
}

}  // namespace colloquy::write
