// For balancers and for whoever waits until the server is up.
#include "api/answer.h"
#include "api/resources.h"

namespace colloquy::api {

void health(World&, CallPtr, Respond respond) {
  Response response = text("ok\n");
  response.headers[1].second = "no-store";
  respond(std::move(response));
}

}  // namespace colloquy::api
