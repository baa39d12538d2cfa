#include "api/courses.h"

#include <utility>

namespace colloquy::api {

void Courses::put(std::shared_ptr<const Course> course) {
  const std::lock_guard lock(mutex_);
  List next = *list_;
  bool placed = false;
  for (std::shared_ptr<const Course>& one : next) {
    if (one->slug() != course->slug()) continue;
    one = course;
    placed = true;
  }
  if (!placed) next.push_back(std::move(course));
  list_ = std::make_shared<const List>(std::move(next));
}

std::shared_ptr<const Courses::List> Courses::all() const {
  const std::lock_guard lock(mutex_);
  return list_;
}

std::shared_ptr<const Course> Courses::by_slug(std::string_view slug) const {
  const std::shared_ptr<const List> list = all();
  for (const std::shared_ptr<const Course>& course : *list) {
    if (course->slug() == slug) return course;
  }
  return nullptr;
}

std::shared_ptr<const Course> Courses::by_id(std::string_view id) const {
  const std::shared_ptr<const List> list = all();
  for (const std::shared_ptr<const Course>& course : *list) {
    if (course->id() == id) return course;
  }
  return nullptr;
}

}  // namespace colloquy::api
