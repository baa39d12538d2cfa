// What is sent as it is: the program's own style and script, a course's pictures, and behind the gate
// sound, captions and cues. How much of it (Range, HEAD, 304) is http's business, after these have
// said whether at all.
#include "api/answer.h"
#include "api/refusal.h"
#include "api/resources.h"

namespace colloquy::api {
void asset(World& world, CallPtr call, Respond respond) {
  std::shared_ptr<const Content> found = world.assets.find(call->name("file"));
  if (!found) return respond(refuse(*call, Shape::json, Refusal::not_found));
  respond(content(std::move(found)));
}

void public_file(World&, CallPtr call, Respond respond) {
  std::optional<File> found = call->course->public_file(call->name("file"));
  if (!found) return respond(refuse(*call, Shape::json, Refusal::not_found));
  const bool drawing = found->media_type == "image/svg+xml";
  Response response = file(std::move(*found));
  // A drawing opened by itself runs nothing and loads nothing.
  if (drawing) {
    response.headers.emplace_back("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'");
  }
  respond(std::move(response));
}

void gated_file(World&, CallPtr call, Respond respond) {
  std::optional<Course::Gated> found = call->course->gated_file(call->name("file"));
  // Who may not have it is told the same of a name that exists and of one that does not.
  if (!call->enrolled && (!found || !found->lesson->open)) {
    return respond(refuse(*call, Shape::json, Refusal::denied));
  }
  if (!found) return respond(refuse(*call, Shape::json, Refusal::not_found));
  respond(file(std::move(found->file)));
}

}  // namespace colloquy::api
