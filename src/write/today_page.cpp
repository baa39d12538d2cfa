#include "write/today_page.h"

#include <algorithm>

namespace colloquy::write {
namespace {

constexpr int kSecondsACard = 20;

Html part(std::string_view id, const std::string& title, const Html& inside) {
  return el("section", {at("aria-labelledby", id)}, el("h2", {at("id", id)}, title), inside);
}

Html remember(const TodayView::CourseToday& course, const std::string& id, const Text& text) {
  if (course.due <= 0) return {};
  const int minutes = std::max(1, (course.due * kSecondsACard + 30) / 60);
  const std::string cards = text.count("cards.count", course.due);
  const std::string about = text.count("minutes", minutes);
  Html inside = el("p", {cls("big n")}, text("today.cards", {{"cards", cards}, {"minutes", about}}));
  inside +=
      el("div", {cls("row")}, el("a", {cls("b main"), address("href", course.cards_address)}, text("today.start")));
  return part("due-" + id, text("today.remember"), inside);
}

Html go_on(const TodayView::CourseToday& course, const std::string& id, const Text& text) {
  if (!course.place) return {};
  const TodayView::CourseToday::Place& place = *course.place;
  Html inside = el("p", {cls("big")}, place.lesson_title);
  if (!place.sentence.empty()) inside += el("p", {cls("read said"), at("dir", "auto")}, place.sentence);
  Html row = el("a", {cls(course.due > 0 ? "b" : "b main"), address("href", place.address)}, glyph(Glyph::play),
                el("span", {}, text("today.from.line")));
  if (place.left_ms > 0)
    row +=
        el("span", {cls("quiet n")}, text("today.left", {{"part", place.part}, {"time", clock_time(place.left_ms)}}));
  return part("on-" + id, text("today.listening"), inside + el("div", {cls("row")}, row));
}

Html next(const TodayView::CourseToday& course, const std::string& id, const Text& text) {
  if (!course.next) return {};
  const LessonItem& lesson = *course.next;
  Html inside = el("p", {cls("big")}, el("a", {address("href", lesson.address)}, lesson.title));
  Html facts;
  if (!lesson.number.empty()) facts += el("span", {}, lesson.number) + Html(" ");
  if (lesson.listen_minutes > 0)
    facts += el("span", {}, text.count("lesson.listen", lesson.listen_minutes)) + Html(" ");
  if (lesson.read_minutes > 0) facts += el("span", {}, text.count("lesson.read", lesson.read_minutes));
  return part("next-" + id, text("today.next"), inside + el("p", {cls("quiet facts n")}, facts));
}

}  // namespace

std::string today_page(const TodayView& view) {
  const Text text(view.lang);
  Html main = el("header", {cls("head")}, el("h1", {}, text("today.title")));
  int number = 0;
  for (const TodayView::CourseToday& course : view.courses) {
    const std::string id = std::to_string(++number);
    if (view.courses.size() > 1)
      main += el("p", {cls("big course")}, el("a", {address("href", course.address)}, course.title));
    const Html due = remember(course, id, text);
    const Html rest = go_on(course, id, text) + next(course, id, text);
    main += due + rest;
    if (due.empty()) main += el("p", {cls("quiet")}, text("today.no.cards"));
    if (!course.lessons.empty()) main += part("course-" + id, text("today.course"), lesson_list(course.lessons, text));
  }
  if (!view.other.empty()) {
    Html items;
    for (const CourseItem& course : view.other) {
      items += el("li", {}, el("span", {}), el("a", {address("href", course.address)}, course.title),
                  el("span", {cls("quiet n")}, text.count("contents.lessons", course.lessons)));
    }
    main +=
        part("other", text(view.courses.empty() ? "today.welcome" : "courses.title"), el("ul", {cls("way")}, items));
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
