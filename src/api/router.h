// The table of every address the server answers, and who may call it. It is made by the build of
// openapi.yaml, so that the document, the router and the tests that walk all of it as every kind of
// caller cannot differ: who adds a route writes it there and its handler into resources.h. Learner's
// river, between http/ and the resources.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "api/call.h"
#include "api/field.h"
#include "api/message.h"

namespace colloquy::api {

// Who may call. Nobody else reaches the handler; to the others every address of the kind answers
// the same, whether it exists or not.
enum class Access : std::uint8_t {
  local,      // a program on this machine that came directly, not through a proxy
  everybody,  // the caller is not looked up: call.learner stays empty
  anybody,    // the caller is looked up and may be a visitor
  learner,    // has a place of their own, perhaps only as a guest
  enrolled,   // in the course of the address
  account,    // has an account: is no guest
  staff,      // teaches some course, or is an administrator
  teacher,    // teaches the course of the address, or is an administrator
  administrator,
  lesson,  // enrolled, or anybody where the lesson says `access: open`; without {slug} the handler
           // asks which lesson it is and uses may_hear()
};

// How a refusal looks: to programs as JSON, to people as a page.
enum class Shape : std::uint8_t { page, json };

// What a body must be; nothing at all is taken everywhere.
enum class Takes : std::uint8_t { nothing, form, json, file };

struct Route {
  Method method = Method::get;
  // Segments; {name} stands for any one, {slug} for those of a lesson of the course, a last {name*}
  // for one or more (ids hold slashes).
  std::string_view pattern;
  Access access = Access::enrolled;
  Shape shape = Shape::page;
  Handle handle = nullptr;
  Takes takes = Takes::nothing;
  // What the handler finds in the query and in call.form is of this shape: anything else was answered 400.
  std::span<const Field> query = {};
  std::span<const Field> form = {};
};

// All of them, in the order of openapi.yaml. Of two that match, the earlier one is taken.
std::span<const Route> routes();

// Their names as telemetry tells them, in their order: "GET /c/{course}/".
std::vector<std::string> route_names();

// Whether the caller may have what the gate keeps of this lesson (sound, prompts): never its test.
bool may_hear(const Call& call, const package::LessonEntry& lesson);

class Router final : public Handler {
 public:
  // `world` outlives the router.
  explicit Router(World& world) : world_(world) {}
  void handle(Request request, Respond respond) override;
  // More where a route takes a file (a learner's cards without pictures come to some hundred KB) or a form that holds a
  // whole test: text in other scripts takes nine bytes a letter.
  std::size_t body_limit(Method method, std::string_view path) const override;

  static constexpr std::size_t kLargestFile = 2 << 20, kLargestTest = 512 << 10;

 private:
  World& world_;
};

}  // namespace colloquy::api
