#include "api/router.h"

#include <array>
#include <exception>
#include <utility>

#include "api/answer.h"
#include "api/percent.h"
#include "api/refusal.h"
#include "api/resources.h"
#include "api/same_origin.h"
#include "api/session.h"

namespace colloquy::api {
namespace {

constexpr std::array kRoutes = {
    Route{Method::get, "/", Access::anybody, Shape::page, home},
    Route{Method::get, "/healthz", Access::everybody, Shape::json, health},
    Route{Method::get, "/assets/{file}", Access::everybody, Shape::json, asset},

    Route{Method::get, "/account", Access::anybody, Shape::page, account},
    Route{Method::post, "/account/keep", Access::learner, Shape::page, keep_account},
    Route{Method::post, "/account/enter", Access::anybody, Shape::page, enter_account},
    Route{Method::post, "/account/leave", Access::learner, Shape::page, leave_account},

    Route{Method::get, "/c/{course}/", Access::anybody, Shape::page, contents},
    Route{Method::get, "/c/{course}/files/{file}", Access::everybody, Shape::json, public_file},
    Route{Method::get, "/c/{course}/gated/{file}", Access::lesson, Shape::json, gated_file},
    Route{Method::post, "/c/{course}/enrol", Access::anybody, Shape::page, enrol},
    Route{Method::get, "/c/{course}/cards", Access::enrolled, Shape::page, cards},
    Route{Method::post, "/c/{course}/card/{card*}", Access::enrolled, Shape::page, card},
    Route{Method::get, "/c/{course}/{slug}/", Access::anybody, Shape::page, lesson},
    Route{Method::post, "/c/{course}/{slug}/prompt/{prompt*}", Access::lesson, Shape::page, prompt},
    Route{Method::get, "/c/{course}/{slug}/test", Access::enrolled, Shape::page, test},
    Route{Method::post, "/c/{course}/{slug}/test/start", Access::enrolled, Shape::page, start_test},
    Route{Method::post, "/c/{course}/{slug}/test/{attempt}/end", Access::enrolled, Shape::page, end_test},
    Route{Method::post, "/c/{course}/{slug}/test/{attempt}/{question*}", Access::enrolled, Shape::page,
          answer_question},

    Route{Method::post, "/api/events", Access::learner, Shape::json, post_events},
    Route{Method::get, "/api/me", Access::anybody, Shape::json, me},
    Route{Method::get, "/api/watch/{course}", Access::everybody, Shape::json, watch},
};

// Cuts the first segment (up to the next '/') off `path`, which begins with '/'.
std::string_view next_segment(std::string_view& path) {
  const std::size_t end = std::min(path.find('/', 1), path.size());
  const std::string_view segment = path.substr(1, end - 1);
  path.remove_prefix(end);
  return segment;
}

using Names = std::vector<std::pair<std::string_view, std::string>>;

// Whether the path is of the pattern; appends what stands in its {places}. A lesson's slug may be
// several segments ("ground/trust"): as many as make a lesson of the course.
bool matches(const World& world, std::string_view pattern, std::string_view path, Names& names) {
  while (!pattern.empty() && !path.empty()) {
    if (pattern.size() > 4 && pattern.ends_with("*}") && pattern.find('/', 1) == std::string_view::npos) {
      names.emplace_back(pattern.substr(2, pattern.size() - 4), path.substr(1));
      return path.size() > 1;
    }
    const std::string_view wanted = next_segment(pattern);
    if (wanted == "{slug}") {
      const std::shared_ptr<const Course> course = world.courses.by_slug(names.front().second);
      for (std::size_t end = path.find('/', 1); course && end != std::string_view::npos;
           end = path.find('/', end + 1)) {
        if (!course->by_slug(path.substr(1, end - 1))) continue;
        Names longer = names;
        longer.emplace_back("slug", path.substr(1, end - 1));
        if (!matches(world, pattern, path.substr(end), longer)) continue;
        names = std::move(longer);
        return true;
      }
      return false;
    }
    const std::string_view given = next_segment(path);
    if (wanted.size() > 2 && wanted.front() == '{') {
      if (given.empty()) return false;
      names.emplace_back(wanted.substr(1, wanted.size() - 2), given);
    } else if (wanted != given) {
      return false;
    }
  }
  return pattern.empty() && path.empty();
}

struct Found {
  const Route* route = nullptr;
  bool other_method = false;  // the path is there, under another method
  Shape shape = Shape::page;
};

Found find_route(const World& world, Call& call) {
  Found found;
  for (const Route& route : routes()) {
    call.names.clear();
    if (!matches(world, route.pattern, call.request.path, call.names)) continue;
    if (route.method == call.request.method) {
      found.route = &route;
      return found;
    }
    found.other_method = true;
    found.shape = route.shape;
  }
  call.names.clear();
  if (call.request.path.starts_with("/api/")) found.shape = Shape::json;
  return found;
}

std::string allowed(const World& world, const Request& request) {
  std::string out;
  for (const Route& route : routes()) {
    Names names;
    if (!matches(world, route.pattern, request.path, names)) continue;
    const std::string_view method = route.method == Method::get ? "GET, HEAD" : "POST";
    if (out.find(method) == std::string::npos) out.append(out.empty() ? "" : ", ").append(method);
  }
  return out;
}

// "/c/course/lesson" and "/c/course" without their last slash, as people type them. "" where even
// with it there is nothing.
std::string with_slash(const World& world, const Request& request) {
  if (request.method != Method::get || request.path.ends_with('/')) return {};
  std::string path = request.path + "/";
  for (const std::string_view pattern : {"/c/{course}/", "/c/{course}/{slug}/"}) {
    Names names;
    if (matches(world, pattern, path, names) && world.courses.by_slug(names.front().second)) return path;
  }
  return {};
}

// Course and lesson that the address names; false where there are none.
bool find_things(World& world, Call& call) {
  if (const std::string& slug = call.name("course"); !slug.empty()) {
    call.course = world.courses.by_slug(slug);
    if (!call.course) return false;
  }
  if (const std::string& slug = call.name("slug"); !slug.empty()) {
    call.lesson = call.course->by_slug(slug);
    if (!call.lesson) return false;
  }
  return true;
}

base::Result<void> find_caller(World& world, Call& call) {
  call.learner = TRY(learner_of(call.request, world.store));
  if (!call.learner || !call.course) return {};
  for (const store::Enrolment& one : TRY(world.store.enrolments(*call.learner))) {
    if (one.course == call.course->id()) call.enrolled = true;
  }
  return {};
}

bool admits(const Route& route, const Call& call) {
  switch (route.access) {
    case Access::everybody:
    case Access::anybody: return true;
    case Access::learner: return call.learner.has_value();
    case Access::enrolled: return call.enrolled;
    case Access::lesson: return call.lesson == nullptr || may_hear(call, *call.lesson);
  }
  return false;
}

void answer(World& world, Request request, const Respond& respond) {
  const std::shared_ptr<Call> call = std::make_shared<Call>();
  call->request = std::move(request);
  const Found found = find_route(world, *call);
  if (!found.route) {
    if (found.other_method) {
      Response response = refuse(*call, found.shape, Refusal::wrong_method);
      response.headers.emplace_back("Allow", allowed(world, call->request));
      return respond(std::move(response));
    }
    if (const std::string path = with_slash(world, call->request); !path.empty()) {
      return respond(moved(percent_encode_path(path)));
    }
    return respond(refuse(*call, found.shape, Refusal::not_found));
  }
  const Route& route = *found.route;
  if (!is_same_origin(call->request)) return respond(refuse(*call, route.shape, Refusal::foreign));
  if (!find_things(world, *call)) return respond(refuse(*call, route.shape, Refusal::not_found));
  if (route.access != Access::everybody) {
    const base::Result<void> looked = find_caller(world, *call);
    if (!looked.ok()) return respond(refuse(*call, route.shape, looked.error()));
  }
  if (!admits(route, *call)) return respond(refuse(*call, route.shape, Refusal::denied));
  if (route.method == Method::post) call->form = form_of(call->request);
  route.handle(world, call, respond);
}

}  // namespace

std::span<const Route> routes() {
  return kRoutes;
}

bool may_hear(const Call& call, const package::LessonEntry& lesson) {
  return call.enrolled || lesson.open;
}

void Router::handle(Request request, Respond respond) {
  // What cannot happen (no memory, a broken promise) ends this request, not the server.
  try {
    answer(world_, std::move(request), respond);
  } catch (const std::exception&) {
    respond(problem(500, "internal", "Something went wrong here."));
  }
}

}  // namespace colloquy::api
