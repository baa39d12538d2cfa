#include "api/progress.h"

#include "api/heard.h"
#include "api/words_of.h"
#include "write/lesson_page.h"

namespace colloquy::api {
namespace {

using base::Result;
using package::LessonEntry;
using package::TrackEntry;
using CourseToday = write::TodayView::CourseToday;

write::LessonItem item_of(const Course& course, const LessonEntry& lesson, const Heard& heard) {
  write::LessonItem item;
  item.number = lesson.number;
  item.title = lesson.title;
  item.address = course.address(lesson.slug + "/");
  item.lang = lesson.lang;
  item.index = lesson.index;
  item.listen_minutes = write::listen_minutes(lesson.listen_ms);
  item.read_minutes = write::read_minutes(lesson.read_words);
  const Parts parts = parts_heard(lesson, heard);
  item.parts = parts.all;
  item.heard = parts.heard;
  return item;
}

// Where the learner stopped, said by the sentence itself.
CourseToday::Place place_of(const Course& course, const LessonEntry& lesson, const store::Place& place) {
  CourseToday::Place out;
  out.lesson_title = lesson.title;
  const std::string line = place.node + "-" + std::to_string(place.index);
  out.address = course.address(lesson.slug + "/#L-" + line);
  if (const std::shared_ptr<const Content> page = course.page(lesson.learner_page)) {
    out.sentence = line_of(page->bytes, place.node, place.index);
  }
  if (out.sentence.empty()) out.address = course.address(lesson.slug + "/");  // the author has changed the line
  for (const TrackEntry& track : lesson.tracks) {
    if (track.id != place.track) continue;
    out.part = track.title;
    out.left_ms = std::max(0, track.duration - place.ms);
  }
  return out;
}

}  // namespace

Result<CourseToday> course_today(World& world, const store::LearnerId& learner,
                                 const std::shared_ptr<const Course>& course) {
  CourseToday out;
  out.title = course->manifest().title;
  out.address = course->address();
  out.cards_address = course->address("cards");
  const Deck deck = TRY(Deck::of(world, learner, course, {}));
  out.due = static_cast<int>(deck.waiting().size());
  if (!deck.known().empty()) out.statistics = course->address("cards/statistics");
  std::map<const LessonEntry*, int> due;
  for (const Deck::Waiting& one : deck.waiting()) ++due[one.lesson];

  const Heard heard = TRY(heard_by(world, learner, *course));
  const LessonEntry* here = nullptr;
  for (const store::Place& place : TRY(world.store.places(learner, course->id()))) {  // the latest first
    here = course->by_id(place.lesson);
    if (!here) continue;
    out.place = place_of(*course, *here, place);
    break;
  }
  for (const LessonEntry& lesson : course->manifest().lessons) {
    write::LessonItem item = item_of(*course, lesson, heard);
    item.due = due.contains(&lesson) ? due[&lesson] : 0;
    item.here = &lesson == here;
    if (!out.next && !lesson.index && !item.here && !is_done(lesson, heard)) out.next = item;
    out.lessons.push_back(std::move(item));
  }
  return out;
}

}  // namespace colloquy::api
