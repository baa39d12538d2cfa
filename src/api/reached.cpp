#include "api/reached.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "api/heard.h"

namespace colloquy::api {
namespace {

using base::Result;

constexpr std::int64_t kMinute = 60'000;

// Points of an attempt as a share of what its questions give; -1 before anything was answered.
double share_of(const store::Attempt& attempt) {
  double score = 0, of = 0;
  for (const store::Answer& answer : attempt.answers) {
    score += answer.score;
    of += answer.of;
  }
  if (of <= 0 || attempt.questions.empty()) return -1;
  // Questions that were not answered count as the answered ones do on average.
  const double all = of * static_cast<double>(attempt.questions.size()) / static_cast<double>(attempt.answers.size());
  return score / all;
}

}  // namespace

int lessons_of(const Course& course) {
  const auto& lessons = course.manifest().lessons;
  return static_cast<int>(
      std::count_if(lessons.begin(), lessons.end(), [](const package::LessonEntry& one) { return !one.index; }));
}

Result<void> count_reached(World& world, const Course& course, const store::LearnerId& id,
                           write::people::Learner& learner) {
  const Heard heard = TRY(heard_by(world, id, course));
  for (const package::LessonEntry& lesson : course.manifest().lessons)
    learner.lessons += !lesson.index && is_done(lesson, heard) ? 1 : 0;
  learner.minutes = static_cast<int>(heard.ms / kMinute);
  for (const store::Attempt& attempt : TRY(world.store.attempts(id, course.id())))
    learner.tests += attempt.ended ? 1 : 0;
  learner.seen = TRY(world.store.last_seen(id, course.id())).value_or(0);
  return {};
}

Result<std::vector<write::people::LearnerView::Lesson>> lessons_reached(World& world, const Course& course,
                                                                        const store::LearnerId& id) {
  const Heard heard = TRY(heard_by(world, id, course));
  std::map<std::string, double> best;
  for (const store::Attempt& attempt : TRY(world.store.attempts(id, course.id()))) {
    if (!attempt.ended) continue;
    double& so_far = best.try_emplace(attempt.lesson, -1).first->second;
    so_far = std::max(so_far, share_of(attempt));
  }
  std::vector<write::people::LearnerView::Lesson> out;
  for (const package::LessonEntry& lesson : course.manifest().lessons) {
    if (lesson.index) continue;
    const Parts parts = parts_heard(lesson, heard);
    write::people::LearnerView::Lesson row{
        lesson.number, lesson.title, parts.heard, parts.all, heard.read.contains(lesson.id), ""};
    const auto found = best.find(lesson.id);
    if (found != best.end() && found->second >= 0) row.test = std::to_string(std::lround(found->second * 100)) + " %";
    out.push_back(std::move(row));
  }
  return out;
}

}  // namespace colloquy::api
