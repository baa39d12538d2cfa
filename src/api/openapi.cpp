// GET /api/openapi.json: what this server answers and to whom, for programs and for whoever writes one.
#include "api/answer.h"
#include "api/resources.h"
#include "base/hash.h"

namespace colloquy::openapi {
std::string_view embedded(std::string_view name);  // made by the build
}

namespace colloquy::api {

void openapi(World&, CallPtr, Respond respond) {
  static const std::shared_ptr<const Content> document = [] {
    Content made;
    made.bytes = colloquy::openapi::embedded("openapi.json");
    made.etag = base::short_hash(made.bytes);
    made.media_type = "application/json";
    return std::make_shared<const Content>(std::move(made));
  }();
  respond(content(document));
}

}  // namespace colloquy::api
