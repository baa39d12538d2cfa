#include "api/router.h"

#include <chrono>
#include <cstddef>
#include <exception>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "api/answer.h"
#include "api/percent.h"
#include "api/refusal.h"
#include "api/same_origin.h"
#include "api/session.h"
#include "base/hash.h"

namespace colloquy::api {
namespace {

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
        const std::ptrdiff_t had = static_cast<std::ptrdiff_t>(names.size());
        names.emplace_back("slug", path.substr(1, end - 1));
        if (matches(world, pattern, path.substr(end), names)) return true;
        names.erase(names.begin() + had, names.end());
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

bool is_literal(std::string_view segment) {
  return segment.empty() || segment.front() != '{';
}
bool takes_several(std::string_view segment) {
  return segment == "{slug}" || segment.ends_with("*}");
}

// A pattern cut into its segments once: most routes are ruled out by a look at those of the path.
struct Outline {
  std::vector<std::string_view> segments;  // up to the first that takes several of a path
  std::size_t least = 0;                   // how many segments a path has
  bool at_least = false;                   // or more

  explicit Outline(std::string_view pattern) {
    while (!pattern.empty()) {
      const std::string_view segment = next_segment(pattern);
      ++least;
      at_least = at_least || takes_several(segment);
      if (!at_least) segments.push_back(segment);
    }
  }

  bool admits(std::span<const std::string_view> path) const {
    if (at_least ? path.size() < least : path.size() != least) return false;
    for (std::size_t i = 0; i < segments.size(); ++i) {
      if (is_literal(segments[i]) && segments[i] != path[i]) return false;
    }
    return true;
  }
};

const std::vector<Outline>& outlines() {
  static const std::vector<Outline> all = [] {
    std::vector<Outline> out;
    for (const Route& route : routes()) out.emplace_back(route.pattern);
    return out;
  }();
  return all;
}

struct Found {
  const Route* route = nullptr;
  bool other_method = false;  // the path is there, under another method
  Shape shape = Shape::page;
};

Found find_route(const World& world, Call& call) {
  Found found;
  std::vector<std::string_view> path;
  path.reserve(16);
  for (std::string_view rest = call.request.path; !rest.empty();) path.push_back(next_segment(rest));
  for (const Route& route : routes()) {
    if (!outlines()[static_cast<std::size_t>(&route - routes().data())].admits(path)) continue;
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

// What the caller teaches is asked only where it matters.
base::Result<void> find_caller(World& world, Access access, Call& call) {
  std::optional<store::Caller> caller = TRY(caller_of(call.request, world.store, world.clock.now()));
  if (!caller) return {};
  call.learner = caller->learner;
  call.has_account = caller->has_account;
  call.administrator = caller->administrator;
  if (call.has_account && (access == Access::staff || access == Access::teacher)) {
    for (const std::string& taught : TRY(world.store.teaching(caller->learner)))
      call.teaches = call.teaches || access == Access::staff || taught == call.course->id();
  }
  call.enrolments = std::move(caller->enrolments);
  for (const store::Enrolment& one : call.enrolments)
    call.enrolled = call.enrolled || (call.course && one.course == call.course->id());
  return {};
}

// A proxy on this machine speaks for strangers: what it passes on is not local, whether it was named or not.
bool is_local(const Request& request) {
  if (!request.headers.get("X-Forwarded-For").empty() || !request.headers.get("Forwarded").empty() ||
      !request.headers.get("Via").empty())
    return false;
  return request.client == "::1" || request.client.starts_with("127.");
}

bool admits(const Route& route, const Call& call) {
  switch (route.access) {
    case Access::local: return is_local(call.request);
    case Access::everybody:
    case Access::anybody: return true;
    case Access::learner: return call.learner.has_value();
    case Access::enrolled: return call.enrolled;
    case Access::account: return call.has_account;
    case Access::staff:
    case Access::teacher: return call.teaches || call.administrator;
    case Access::administrator: return call.administrator;
    case Access::lesson: return call.lesson == nullptr || may_hear(call, *call.lesson);
  }
  return false;
}

// Whoever is not signed in may have an account all the same: they are told where to open it.
Response turn_away(const Route& route, const Call& call) {
  const bool needs_account = route.access == Access::account || route.access == Access::staff ||
                             route.access == Access::teacher || route.access == Access::administrator;
  if (!needs_account) return refuse(call, route.shape, Refusal::denied);
  if (call.has_account) return refuse(call, route.shape, Refusal::staff);
  return refuse(call, route.shape, Refusal::sign_in);
}

// Whether what came with the request is as the route says; else what to answer.
std::optional<Response> refusal_of_shape(const Route& route, const Call& call) {
  const bool wrong_type =
      (route.takes == Takes::form && !has_media_type(call.request, "application/x-www-form-urlencoded")) ||
      (route.takes == Takes::json && !has_media_type(call.request, "application/json")) ||
      (route.takes == Takes::file && !has_media_type(call.request, "multipart/form-data"));
  if (wrong_type && !call.request.body.empty()) return refuse(call, route.shape, Refusal::wrong_type);
  std::string fault = fault_of(call.form, Source::form, route.form);
  // A query that no handler reads is nobody's business: links get all kinds of tails on their way.
  if (fault.empty() && !route.query.empty()) fault = fault_of(query_of(call.request), Source::query, route.query);
  if (fault.empty()) return std::nullopt;
  return route.shape == Shape::json ? bad_request(fault) : refuse(call, route.shape, Refusal::bad);
}

void answer(World& world, const std::shared_ptr<Call>& call, const Found& found, const Respond& respond) {
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
  if (route.access != Access::everybody && route.access != Access::local) {
    const base::Result<void> looked = find_caller(world, route.access, *call);
    if (!looked.ok()) return respond(refuse(*call, route.shape, looked.error()));
  }
  if (!admits(route, *call)) return respond(turn_away(route, *call));
  if (route.takes == Takes::form) call->form = form_of(call->request);
  if (std::optional<Response> refusal = refusal_of_shape(route, *call)) return respond(std::move(*refusal));
  route.handle(world, call, respond);
}

}  // namespace

namespace {

std::string_view method_name(Method method) {
  switch (method) {
    case Method::get: return "GET";
    case Method::post: return "POST";
    case Method::put: return "PUT";
    case Method::patch: return "PATCH";
    case Method::remove: return "DELETE";
    case Method::other: return "other";
  }
  return "";
}

// Sixteen letters and digits, for a person to read out and a log to be searched for.
std::string request_id(base::Random& random) {
  base::Digest bytes{};
  random.fill(std::span(bytes).first(10));
  return base::base32(bytes).substr(0, 16);
}

// Counts the answer, logs it where the log wants it, and tells whoever was failed under which id.
class Witness {
 public:
  Witness(World& world, const std::shared_ptr<Call>& call, const Route* route)
      : world_(world), call_(call), route_(route), began_(std::chrono::steady_clock::now()) {}

  void saw(Response& response) const {
    const std::chrono::steady_clock::duration took = std::chrono::steady_clock::now() - began_;
    const std::size_t index = route_ ? static_cast<std::size_t>(route_ - routes().data()) : routes().size();
    if (world_.telemetry) world_.telemetry->answered(index, response.status, took);
    const auto us = std::chrono::duration_cast<std::chrono::microseconds>(took);
    const bool logs = world_.log && world_.log->wants(response.status, us);
    if (!logs && response.status < 500) return;
    const std::string id = request_id(world_.random);
    if (response.status >= 400) response.headers.emplace_back("X-Request-Id", id);
    if (!logs) return;
    const std::string_view course = call_->course ? std::string_view(call_->course->slug()) : "";
    world_.log->write({id, method_name(call_->request.method), route_ ? route_->pattern : "none", course,
                       response.status, us, response.note});
  }

 private:
  World& world_;
  std::shared_ptr<Call> call_;
  const Route* route_;
  std::chrono::steady_clock::time_point began_;
};

}  // namespace

std::vector<std::string> route_names() {
  std::vector<std::string> out;
  for (const Route& route : routes())
    out.push_back(std::string(method_name(route.method)) + " " + std::string(route.pattern));
  return out;
}

bool may_hear(const Call& call, const package::LessonEntry& lesson) {
  return call.enrolled || lesson.open;
}

void Router::handle(Request request, Respond respond) {
  const std::shared_ptr<Call> call = std::make_shared<Call>();
  call->request = std::move(request);
  const Found found = find_route(world_, *call);
  const Respond seen = [witness = Witness(world_, call, found.route), respond = std::move(respond)](Response response) {
    witness.saw(response);
    respond(std::move(response));
  };
  // What cannot happen (no memory, a broken promise) ends this request, not the server.
  try {
    answer(world_, call, found, seen);
  } catch (const std::exception& error) {
    Response response = problem(500, "internal", "Something went wrong here.");
    response.note = error.what();
    seen(std::move(response));
  }
}

std::size_t Router::body_limit(Method method, std::string_view path) const {
  for (const Route& route : routes()) {
    Names names;
    if (route.takes == Takes::file && route.method == method && matches(world_, route.pattern, path, names))
      return kLargestFile;
  }
  const bool whole_test = method == Method::post && path.starts_with("/c/") && path.find("/test/") != path.npos &&
                          (path.ends_with("/answers") || path.ends_with("/end"));
  return whole_test ? kLargestTest : Handler::body_limit(method, path);
}

}  // namespace colloquy::api
