#include "api/progress.h"

#include <algorithm>
#include <set>

#include "api/heard.h"
#include "api/mastery.h"
#include "api/sitting.h"
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

// Objectives of the lessons that were tested last; one that several lessons test is said once, by the latest.
Result<std::vector<CourseToday::Objective>> objectives_of(World& world, const store::LearnerId& learner,
                                                          const Course& course, int offset) {
  constexpr std::size_t kMostLessons = 8;  // their data are read for this
  std::vector<std::string> lessons;
  for (const std::string& lesson : TRY(world.store.lessons_tested(learner, course.id()))) {
    if (lessons.size() < kMostLessons) lessons.push_back(lesson);
  }
  std::vector<CourseToday::Objective> out;
  std::set<std::string> said;
  for (const std::string& id : lessons) {
    const LessonEntry* lesson = course.by_id(id);
    if (!lesson || lesson->data.empty()) continue;
    const Masteries masteries = TRY(Masteries::of(world, learner, course, *lesson, offset));
    for (const Masteries::Named& one : masteries.tested()) {
      if (said.insert(one.objective).second) out.push_back({one.objective, one.note});
    }
  }
  return out;
}

// Tests that were begun and go on: their clock does, too.
Result<std::vector<CourseToday::UnderWay>> under_way(World& world, const store::LearnerId& learner,
                                                     const Course& course) {
  std::vector<CourseToday::UnderWay> out;
  const base::Millis now = world.clock.now();
  for (const store::Attempt& open : TRY(world.store.attempts_under_way(learner, course.id()))) {
    const LessonEntry* lesson = course.by_id(open.lesson);
    if (!lesson || lesson->data.empty()) continue;
    std::optional<store::Attempt> attempt = TRY(world.store.attempt(learner, open.attempt));
    if (!attempt) continue;
    const Sitting sitting(std::move(*attempt), TRY(course.data(*lesson)),
                          TRY(world.store.extra_time(learner, course.id())));
    if (sitting.is_overdue(now) || sitting.items().empty()) continue;
    CourseToday::UnderWay test{lesson->title, course.address(lesson->slug + "/test"), 0,
                               static_cast<int>(sitting.items().size()), -1};
    for (const Sitting::Item& item : sitting.items()) test.answered += sitting.is_answered(item) ? 1 : 0;
    if (const std::optional<base::Millis> end = sitting.deadline())
      test.left_ms = std::max<base::Millis>(0, *end - now);
    out.push_back(std::move(test));
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
  if (!course->manifest().cover.empty()) out.listen = course->address("listen");
  if (!deck.known().empty()) out.statistics = course->address("cards/statistics");
  if (!TRY(world.store.notes(learner, course->id())).empty()) out.notes = course->address("notes");
  out.under_way = TRY(under_way(world, learner, *course));
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
  out.objectives = TRY(objectives_of(world, learner, *course, deck.offset()));
  return out;
}

}  // namespace colloquy::api
