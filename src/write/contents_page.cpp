#include "write/contents_page.h"

#include "base/json.h"

namespace colloquy::write {
namespace {

std::string facts(const LessonItem& lesson, const Text& text) {
  std::vector<std::string> parts;
  if (lesson.due > 0) parts.push_back(text.count("contents.due", lesson.due));
  if (lesson.heard > 0 && lesson.parts > 0) {
    parts.push_back(
        text("contents.heard", {{"n", std::to_string(lesson.heard)}, {"total", std::to_string(lesson.parts)}}));
  } else if (lesson.listen_minutes > 0) {
    parts.push_back(text.count("lesson.listen", lesson.listen_minutes));
  }
  if (parts.empty() && lesson.read_minutes > 0) parts.push_back(text.count("lesson.read", lesson.read_minutes));
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : " · ") + part;
  return out;
}

std::string structured(const ContentsView& view) {
  base::Json out = base::Json::object();
  out.set("@context", "https://schema.org")
      .set("@type", "Course")
      .set("name", view.course_title)
      .set("inLanguage", view.lang);
  if (!view.licence.empty()) out.set("license", view.licence);
  base::Json parts = base::Json::array();
  for (const LessonItem& lesson : view.lessons) {
    parts.push(base::Json::object().set("@type", "LearningResource").set("name", lesson.title));
  }
  out.set("hasPart", parts).set("isAccessibleForFree", true);
  return base::to_string(out);
}

}  // namespace

Html lesson_list(const std::vector<LessonItem>& lessons, const Text& text) {
  Html items;
  for (const LessonItem& lesson : lessons) {
    Html title = lesson.here ? el("b", {}, lesson.title) : Html(lesson.title);
    Attributes attributes = {address("href", lesson.address),
                             at_if("lang", lesson.lang == text.language() ? "" : lesson.lang),
                             at_if("aria-current", lesson.here ? "true" : "")};
    items += el("li", {cls(lesson.index ? "chapter" : "")}, el("span", {cls("n")}, lesson.number),
                el("a", attributes, title), el("span", {cls("quiet n")}, lesson.index ? "" : facts(lesson, text)));
  }
  return el("ol", {cls("way")}, items);
}

Html course_row(const CourseItem& course, const Text& text) {
  const std::string lang = course.lang == text.language() ? "" : course.lang;
  return el("li", {}, el("a", {address("href", course.address), at_if("lang", lang)}, course.title),
            el("span", {cls("quiet n")}, text.count("contents.lessons", course.lessons)));
}

std::string contents_page(const ContentsView& view) {
  const Text text(view.lang);
  Html head = el("h1", {}, view.course_title);
  if (!view.about.empty()) head += el("div", {cls("lede read")}, view.about);
  int lessons = 0, listen = 0, read = 0;
  const LessonItem* first = nullptr;
  for (const LessonItem& lesson : view.lessons) {
    listen += lesson.listen_minutes;
    read += lesson.read_minutes;
    if (lesson.index) continue;
    ++lessons;
    if (!first) first = &lesson;
  }
  Html counted = el("span", {}, text.count("contents.lessons", lessons)) + Html(" ");
  if (listen > 0) counted += el("span", {}, text.count("lesson.listen", listen)) + Html(" ");
  if (read > 0) counted += el("span", {}, text.count("lesson.read", read));
  head += el("p", {cls("quiet facts n")}, counted);
  Html main = el("header", {cls("head")}, head);
  if (first && view.audience == Audience::visitor) {
    main +=
        el("p", {cls("row start")}, el("a", {cls("b main"), address("href", first->address)}, text("contents.start")));
  }
  main += el("section", {at("aria-labelledby", "h-lessons")}, el("h2", {at("id", "h-lessons")}, text("contents.title")),
             lesson_list(view.lessons, text));

  Frame frame;
  frame.lang = view.lang;
  frame.title = view.course_title;
  frame.assets = view.assets;
  frame.crumbs = {{view.course_title, ""}};
  frame.audience = view.audience;
  frame.structured = structured(view);
  frame.watch = view.watch;
  if (!view.site.empty()) frame.canonical = view.site + "/c/" + view.course_slug + "/";
  Html credits;
  std::string names;
  for (const std::string& author : view.authors) names += (names.empty() ? "" : ", ") + author;
  if (!names.empty()) credits += el("p", {}, text("lesson.by", {{"names", names}}));
  if (!view.licence.empty()) credits += el("p", {}, text("lesson.licence", {{"licence", view.licence}}));
  return document(frame, el("main", {cls("book contents"), at("id", "main")}, main), foot(frame, text, credits));
}

std::string courses_page(const std::vector<CourseItem>& courses, const Assets& assets, Audience audience,
                         std::string_view lang) {
  const Text text(lang);
  Html items;
  for (const CourseItem& course : courses) {
    items += course_row(course, text);
  }
  Frame frame;
  frame.lang = text.language();
  frame.title = text("courses.title");
  frame.assets = assets;
  frame.audience = audience;
  const Html main =
      el("header", {cls("head")}, el("h1", {}, text("courses.title"))) + el("ul", {cls("way plain")}, items);
  return document(frame, el("main", {cls("book contents"), at("id", "main")}, main), foot(frame, text));
}

}  // namespace colloquy::write
