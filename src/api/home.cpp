// The start: Today for a learner; for a visitor the contents, or a list where there are several
// courses.
#include <algorithm>

#include "api/answer.h"
#include "api/frame.h"
#include "api/progress.h"
#include "api/refusal.h"
#include "api/resources.h"
#include "write/contents_page.h"
#include "write/today_page.h"

namespace colloquy::api {
namespace {

using base::Result;

write::CourseItem item_of(const Course& course) {
  const package::Manifest& manifest = course.manifest();
  const auto lessons = std::count_if(manifest.lessons.begin(), manifest.lessons.end(),
                                     [](const package::LessonEntry& lesson) { return !lesson.index; });
  return {manifest.title, course.address(), manifest.lang, static_cast<int>(lessons)};
}

Response list_of_courses(const Call& call, const Courses::List& courses) {
  std::vector<write::CourseItem> items;
  for (const std::shared_ptr<const Course>& course : courses) items.push_back(item_of(*course));
  const write::Frame frame = frame_of(call);
  return html(write::courses_page(items, frame.assets, frame.audience, frame.lang));
}

// Nothing where the learner is enrolled in none of the courses here.
Result<std::optional<Response>> today(World& world, const Call& call, const Courses::List& courses) {
  write::TodayView view;
  for (const std::shared_ptr<const Course>& course : courses) {
    const bool enrolled = std::any_of(call.enrolments.begin(), call.enrolments.end(),
                                      [&](const store::Enrolment& one) { return one.course == course->id(); });
    if (!enrolled) {
      view.other.push_back(item_of(*course));
      continue;
    }
    view.courses.push_back(TRY(course_today(world, *call.learner, course)));
    if (view.courses.size() == 1) view.lang = course->manifest().lang.empty() ? "en" : course->manifest().lang;
  }
  if (view.courses.empty()) return std::optional<Response>();
  view.assets = frame_of(call).assets;
  return std::optional<Response>(html(write::today_page(view)));
}

}  // namespace

void home(World& world, CallPtr call, Respond respond) {
  const std::shared_ptr<const Courses::List> courses = world.courses.all();
  Response response;
  if (call->learner) {
    Result<std::optional<Response>> made = today(world, *call, *courses);
    if (!made.ok()) return respond(refuse(*call, Shape::page, made.error()));
    if (*made) {
      (*made)->headers.emplace_back("Vary", "Cookie");
      return respond(std::move(**made));
    }
  }
  if (courses->size() == 1) {
    const Course& only = *courses->front();
    std::shared_ptr<const Content> page = only.page(only.manifest().index_page);
    if (!page) return respond(refuse(*call, Shape::page, Refusal::not_found));
    response = content(std::move(page));
  } else {
    response = list_of_courses(*call, *courses);
  }
  response.headers.emplace_back("Vary", "Cookie, Accept-Language");
  respond(std::move(response));
}

}  // namespace colloquy::api
