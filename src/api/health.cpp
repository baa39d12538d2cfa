// For balancers, for whoever waits until the server is up, and for Prometheus.
#include "api/answer.h"
#include "api/resources.h"

namespace colloquy::api {
namespace {

Response fresh(std::string plain) {
  Response response = text(std::move(plain));
  response.headers[1].second = "no-store";
  return response;
}

}  // namespace

// The process lives.
void health(World&, CallPtr, Respond respond) {
  respond(fresh("ok\n"));
}

// It can answer: the store gives what it is asked for.
void ready(World& world, CallPtr, Respond respond) {
  const base::Result<std::optional<std::string>> asked = world.store.class_code_of_course("");
  if (asked.ok()) return respond(fresh("ready\n"));
  Response response = unavailable("The store does not answer.", 2);
  response.note = asked.error().message;
  respond(std::move(response));
}

void metrics(World& world, CallPtr, Respond respond) {
  if (!world.telemetry) return respond(not_found());
  Response response = fresh(world.telemetry->text());
  response.headers[0].second = "text/plain; version=0.0.4; charset=utf-8";
  respond(std::move(response));
}

}  // namespace colloquy::api
