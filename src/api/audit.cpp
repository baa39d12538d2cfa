#include "api/audit.h"

#include "api/session.h"

namespace colloquy::api {

store::Change audit(World& world, const Call& call, const char* what, const store::LearnerId& about,
                    const std::string& detail) {
  store::AuditEntry entry;
  entry.id = new_id(world.random);
  entry.at = world.clock.now();
  entry.by = call.learner.value_or("");
  entry.what = what;
  entry.about = about;
  if (call.course) entry.course = call.course->id();
  entry.detail = detail;
  return store::change::Audit{std::move(entry)};
}

}  // namespace colloquy::api
