#include "api/refusal.h"

#include "api/answer.h"
#include "api/frame.h"
#include "api/percent.h"
#include "write/message_page.h"
#include "write/text.h"

namespace colloquy::api {
namespace {

struct Said {
  int status;
  const char* code;  // for programs
  write::Message message;
  const char* key;  // its words in the catalogue
};

Said said(Refusal why) {
  using write::Message;
  switch (why) {
    case Refusal::not_found: return {404, "not-found", Message::not_found, "message.not.found"};
    case Refusal::wrong_method: return {405, "method-not-allowed", Message::bad, "message.bad"};
    case Refusal::denied: return {403, "not-enrolled", Message::denied, "message.denied"};
    case Refusal::foreign: return {403, "other-origin", Message::bad, "message.bad"};
    case Refusal::bad: return {400, "bad-request", Message::bad, "message.bad"};
    case Refusal::wrong_type: return {415, "unsupported-media-type", Message::bad, "message.bad"};
    case Refusal::code: return {403, "wrong-code", Message::code, "message.code"};
    case Refusal::busy: return {503, "unavailable", Message::busy, "message.busy"};
    case Refusal::too_often: return {429, "too-often", Message::busy, "message.busy"};
    case Refusal::sign_in: return {403, "sign-in", Message::sign_in, "message.sign.in"};
    case Refusal::conflict: return {409, "conflict", Message::conflict, "message.conflict"};
    case Refusal::closed: return {403, "closed", Message::closed, "message.closed"};
    case Refusal::staff: return {403, "not-staff", Message::staff, "message.staff"};
    case Refusal::broken: break;
  }
  return {500, "internal", Message::broken, "message.broken"};
}

// The page that leads on from here: where the gate stands, or the start.
std::string way_on(const Call& call, Refusal why) {
  if (why == Refusal::sign_in || why == Refusal::closed) {
    const bool comes_back = call.request.method == Method::get;
    return "/account/signin" + (comes_back ? "?back=" + percent_encode_path(call.request.path) : "");
  }
  if (why == Refusal::staff) return "/";
  if (call.course && call.lesson) return call.course->address(call.lesson->slug + "/");
  if (call.course) return call.course->address();
  return "/";
}

std::string asked_for(const Request& request) {
  return percent_encode_path(request.path) + (request.query.empty() ? "" : "?" + request.query);
}

}  // namespace

Response refuse(const Call& call, Shape shape, Refusal why) {
  const Said what = said(why);
  const write::Frame frame = frame_of(call);
  Response response;
  if (shape == Shape::json) {
    response = problem(what.status, what.code, write::Text(frame.lang)(what.key));
  } else {
    write::MessageView view{frame.lang, frame.assets, frame.audience, what.message, way_on(call, why), {}, {}, {}};
    if (why == Refusal::denied && call.course) {
      view.enrol_action = call.course->address("enrol");
      view.back = call.request.method == Method::get ? asked_for(call.request) : way_on(call, why);
    }
    if (why == Refusal::code && call.course) {
      const std::string back = local_target(call.form.get("back"), call.course->address());
      view.code_form = {call.course->address("enrol"), back, !call.form.get("code").empty()};
    }
    response = html(write::message_page(view), what.status);
  }
  response.headers[1].second = "no-store";
  if (why == Refusal::busy) response.headers.emplace_back("Retry-After", "2");
  return why == Refusal::too_often ? wait_a_while(std::move(response)) : response;
}

Response wait_a_while(Response response) {
  response.headers.emplace_back("Retry-After", std::to_string(Patience::kWindow / 1000));
  return response;
}

namespace {

Response refusal_of(const Call& call, Shape shape, const base::Error& error) {
  switch (error.kind) {
    case base::ErrorKind::unavailable:
    case base::ErrorKind::io: return refuse(call, shape, Refusal::busy);
    case base::ErrorKind::invalid:
    case base::ErrorKind::too_large: return refuse(call, shape, Refusal::bad);
    case base::ErrorKind::not_found: return refuse(call, shape, Refusal::not_found);
    case base::ErrorKind::denied:
    case base::ErrorKind::exists: return refuse(call, shape, Refusal::conflict);
    default: return refuse(call, shape, Refusal::broken);
  }
}

}  // namespace

Response refuse(const Call& call, Shape shape, const base::Error& error) {
  Response response = refusal_of(call, shape, error);
  if (response.status >= 500) response.note = error.message;
  return response;
}

}  // namespace colloquy::api
