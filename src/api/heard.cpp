#include "api/heard.h"

namespace colloquy::api {
namespace {

// A track counts as heard when this much of it was: nobody waits for the last pause.
constexpr double kHeardShare = 0.9;

}  // namespace

base::Result<Heard> heard_by(World& world, const store::LearnerId& learner, const Course& course) {
  Heard out;
  for (const store::Heard& one : TRY(world.store.heard(learner, course.id()))) {
    if (one.track == store::kTextTrack) out.read.insert(one.lesson);
    out.once[{one.lesson, one.track}] = one.once;
    out.ms += one.ms;
  }
  return out;
}

Parts parts_heard(const package::LessonEntry& lesson, const Heard& heard) {
  Parts parts;
  for (const package::TrackEntry& track : lesson.tracks) {
    if (track.kind != package::TrackEntry::Kind::conversation) continue;
    ++parts.all;
    const auto found = heard.once.find({lesson.id, track.id});
    const bool all = found != heard.once.end() && static_cast<double>(found->second) >= kHeardShare * track.duration;
    parts.heard += all || heard.read.contains(lesson.id) ? 1 : 0;
  }
  return parts;
}

bool is_done(const package::LessonEntry& lesson, const Heard& heard) {
  const Parts parts = parts_heard(lesson, heard);
  return heard.read.contains(lesson.id) || (parts.all > 0 && parts.heard == parts.all);
}

}  // namespace colloquy::api
