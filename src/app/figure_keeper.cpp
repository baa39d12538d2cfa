#include "app/figure_keeper.h"

#include <string>

#include "api/course_memory.h"
#include "api/figures.h"

namespace colloquy::app {

void FigureKeeper::start() {
  thread_ = std::thread([this] { run(); });
}

void FigureKeeper::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  stopped_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void FigureKeeper::run() {
  bool first = true;
  while (true) {
    {
      std::unique_lock lock(mutex_);
      const std::chrono::minutes wait = first ? kFirst : std::chrono::minutes(kEvery);
      if (stopped_.wait_for(lock, wait, [this] { return stopping_; })) return;
    }
    const std::shared_ptr<const api::Courses::List> courses = courses_.all();
    for (const std::shared_ptr<const api::Course>& course : *courses) {
      if (first && has_all(*course)) continue;
      const base::Result<api::FiguresMade> made = api::make_figures(store_, *course, clock_.now());
      if (!made.ok()) say_("colloquy: no figures of " + course->id() + ": " + made.error().message);
    }
    first = false;
  }
}

// Whether the course and each of its tests have figures that are younger than a day.
bool FigureKeeper::has_all(const api::Course& course) {
  const base::Millis oldest = clock_.now() - std::chrono::duration_cast<std::chrono::milliseconds>(kEvery).count();
  for (const package::LessonEntry& lesson : course.manifest().lessons) {
    if (lesson.questions == 0) continue;
    const base::Result<std::optional<store::Figure>> figure = store_.figure(course.id(), lesson.id, api::kTestFigure);
    if (!figure.ok() || !*figure || (*figure)->made < oldest) return false;
  }
  const base::Result<std::optional<store::Figure>> memory = store_.figure(course.id(), "", api::kMemoryFigure);
  return memory.ok() && *memory && (*memory)->made >= oldest;
}

}  // namespace colloquy::app
