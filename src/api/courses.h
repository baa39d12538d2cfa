// The courses that this server serves, by slug and by id. A course that was built again takes the
// place of the old one in one step; a request works with the one it began with.
#pragma once

#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

#include "api/course.h"

namespace colloquy::api {

class Courses {
 public:
  using List = std::vector<std::shared_ptr<const Course>>;

  // Takes the course in, or puts it in the place of the one with the same slug. Any thread.
  void put(std::shared_ptr<const Course> course);

  // All, in the order they were first put. Never null.
  std::shared_ptr<const List> all() const;

  // Null where there is none.
  std::shared_ptr<const Course> by_slug(std::string_view slug) const;
  std::shared_ptr<const Course> by_id(std::string_view id) const;

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<const List> list_ = std::make_shared<const List>();
};

}  // namespace colloquy::api
