#include "write/today_page.h"

#include <algorithm>

namespace colloquy::write {
namespace {

constexpr int kSecondsACard = 20;

// A course's own parts stand one level below its name, where there are several courses.
struct Level {
  std::string id;       // of the course on this page
  std::string heading;  // h2 or h3
};

Html part(std::string_view name, const Level& level, const std::string& title, const Html& inside) {
  const std::string id = std::string(name) + "-" + level.id;
  return el("section", {at("aria-labelledby", id)}, el(level.heading, {at("id", id)}, title), inside);
}

Html remember(const TodayView::CourseToday& course, const Level& level, const Text& text) {
  const Html figures = course.statistics.empty()
                           ? Html()
                           : el("a", {cls("b"), address("href", course.statistics)}, text("cards.figures"));
  if (course.due <= 0) {
    return el("p", {cls("quiet")}, text("today.no.cards")) +
           (figures.empty() ? Html() : el("div", {cls("row")}, figures));
  }
  const int minutes = std::max(1, (course.due * kSecondsACard + 30) / 60);
  const std::string cards = text.count("cards.count", course.due);
  const std::string about = text.count("minutes", minutes);
  Html inside = el("p", {cls("big n")}, text("today.cards", {{"cards", cards}, {"minutes", about}}));
  inside += el("div", {cls("row")},
               el("a", {cls("b main"), address("href", course.cards_address)}, text("today.start")), figures);
  return part("due", level, text("today.remember"), inside);
}

Html go_on(const TodayView::CourseToday& course, const Level& level, const Text& text) {
  if (!course.place) return {};
  const TodayView::CourseToday::Place& stopped = *course.place;
  Html inside = el("p", {cls("big")}, stopped.lesson_title);
  if (!stopped.sentence.empty()) inside += el("p", {cls("read said"), at("dir", "auto")}, stopped.sentence);
  Html row = el("a", {cls(course.due > 0 ? "b" : "b main"), address("href", stopped.address)}, glyph(Glyph::play),
                el("span", {}, text("today.from.line")));
  if (stopped.left_ms > 0)
    row += el("span", {cls("quiet n")},
              text("today.left", {{"part", stopped.part}, {"time", clock_time(stopped.left_ms)}}));
  return part("on", level, text("today.listening"), inside + el("div", {cls("row")}, row));
}

Html under_way(const TodayView::CourseToday& course, const Level& level, const Text& text) {
  if (course.under_way.empty()) return {};
  Html rows;
  for (const TodayView::CourseToday::UnderWay& test : course.under_way) {
    constexpr long long kMinute = 60'000;
    Html facts =
        el("span", {},
           text("test.answered", {{"n", std::to_string(test.answered)}, {"total", std::to_string(test.questions)}}));
    if (test.left_ms >= 0) {
      const std::string left = text.count("minutes", (test.left_ms + kMinute - 1) / kMinute);
      facts += Html(" ") + el("span", {}, text("test.time.left", {{"left", left}}));
    }
    rows += el("p", {cls("big")}, test.title) + el("p", {cls("quiet facts n")}, facts) +
            el("div", {cls("row")}, el("a", {cls("b main"), address("href", test.address)}, text("test.go.on")));
  }
  return part("test", level, text("today.test"), rows);
}

Html next(const TodayView::CourseToday& course, const Level& level, const Text& text) {
  if (!course.next) return {};
  const LessonItem& lesson = *course.next;
  Html inside = el("p", {cls("big")}, el("a", {address("href", lesson.address)}, lesson.title));
  Html facts;
  if (!lesson.number.empty()) facts += el("span", {}, lesson.number) + Html(" ");
  if (lesson.listen_minutes > 0)
    facts += el("span", {}, text.count("lesson.listen", lesson.listen_minutes)) + Html(" ");
  if (lesson.read_minutes > 0) facts += el("span", {}, text.count("lesson.read", lesson.read_minutes));
  return part("next", level, text("today.next"), inside + el("p", {cls("quiet facts n")}, facts));
}

Html mastered(const TodayView::CourseToday& course, const Level& level, const Text& text) {
  if (course.objectives.empty()) return {};
  Html rows;
  for (const TodayView::CourseToday::Objective& one : course.objectives)
    rows += el("li", {}, el("span", {}, one.name), mastery_note(one.mastery, text));
  return part("mastery", level, text("mastery.title"), el("ul", {cls("list objectives")}, rows));
}

}  // namespace

std::string today_page(const TodayView& view) {
  const Text text(view.lang);
  Html main = el("header", {cls("head")}, el("h1", {}, text("today.title")));
  int number = 0;
  for (const TodayView::CourseToday& course : view.courses) {
    const bool several = view.courses.size() > 1;
    const Level level = {std::to_string(++number), several ? "h3" : "h2"};
    if (several) main += el("h2", {cls("big course")}, el("a", {address("href", course.address)}, course.title));
    main += under_way(course, level, text) + remember(course, level, text) + go_on(course, level, text) +
            next(course, level, text) + mastered(course, level, text);
    if (!course.lessons.empty()) main += part("course", level, text("today.course"), lesson_list(course.lessons, text));
    if (!course.listen.empty())
      main += el("p", {cls("row")}, el("a", {cls("b"), address("href", course.listen)}, text("listen.title")));
    if (!course.notes.empty())
      main += el("p", {cls("row")}, el("a", {cls("b"), address("href", course.notes)}, text("notes.title")));
  }
  if (!view.other.empty()) {
    Html items;
    for (const CourseItem& course : view.other) {
      items += course_row(course, text);
    }
    main += part("other", {"0", "h2"}, text(view.courses.empty() ? "today.welcome" : "courses.title"),
                 el("ul", {cls("way plain")}, items));
  }
  Frame frame;
  frame.lang = view.lang;
  frame.title = text("today.title");
  frame.assets = view.assets;
  frame.audience = Audience::learner;
  if (view.courses.size() == 1) frame.crumbs = {{view.courses.front().title, view.courses.front().address}};
  return document(frame, el("main", {cls("book today"), at("id", "main")}, main), foot(frame, text));
}

}  // namespace colloquy::write
