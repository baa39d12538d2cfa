// The start: Today for a learner, the contents for a visitor; a list where there are several courses.
#include "api/answer.h"
#include "api/frame.h"
#include "api/refusal.h"
#include "api/resources.h"
#include "write/contents_page.h"

namespace colloquy::api {
namespace {

Response list_of_courses(const Call& call, const Courses::List& courses) {
  std::vector<write::CourseItem> items;
  for (const std::shared_ptr<const Course>& course : courses) {
    const package::Manifest& manifest = course->manifest();
    items.push_back({manifest.title, course->address(), manifest.lang, static_cast<int>(manifest.lessons.size())});
  }
  const write::Frame frame = frame_of(call);
  return html(write::courses_page(items, frame.assets, frame.audience, frame.lang));
}

}  // namespace

void home(World& world, CallPtr call, Respond respond) {
  const std::shared_ptr<const Courses::List> courses = world.courses.all();
  if (courses->size() != 1) return respond(list_of_courses(*call, *courses));
  const Course& only = *courses->front();
  std::shared_ptr<const Content> page = only.page(only.manifest().index_page);
  if (!page) return respond(refuse(*call, Shape::page, Refusal::not_found));
  Response response = content(std::move(page));
  response.headers.emplace_back("Vary", "Cookie");
  respond(std::move(response));
}

}  // namespace colloquy::api
