// Pages that the build wrote: a course's contents, and a lesson in the variant for who asks. The
// bytes are shared by all learners; what is one learner's own comes through /api/me and fragments.
#include "api/answer.h"
#include "api/refusal.h"
#include "api/resources.h"

namespace colloquy::api {
namespace {

// The same address gives visitors and learners different bytes.
Response built(std::shared_ptr<const Content> page) {
  Response response = content(std::move(page));
  response.headers.emplace_back("Vary", "Cookie");
  return response;
}

}  // namespace

void contents(World&, CallPtr call, Respond respond) {
  std::shared_ptr<const Content> page = call->course->page(call->course->manifest().index_page);
  if (!page) return respond(refuse(*call, Shape::page, Refusal::not_found));
  respond(built(std::move(page)));
}

void lesson(World&, CallPtr call, Respond respond) {
  const std::string& name = call->enrolled ? call->lesson->learner_page : call->lesson->visitor_page;
  std::shared_ptr<const Content> page = call->course->page(name);
  if (!page) return respond(refuse(*call, Shape::page, Refusal::not_found));
  respond(built(std::move(page)));
}

}  // namespace colloquy::api
