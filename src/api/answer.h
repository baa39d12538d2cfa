// The responses handlers give most, so that a handler reads as what it decides. All are values.
#pragma once

#include <string>
#include <string_view>

#include "api/message.h"
#include "base/json.h"

namespace colloquy::api {

// Pages and answers made for one learner: kept by nobody else, asked for again each time.
Response html(std::string page, int status = 200);
Response json(const base::Json& value, int status = 200);
Response text(std::string plain, int status = 200);
Response bytes(std::string body, std::string_view media_type);

// 303: after a form. `location` is an address of ours, already encoded. Where a stranger chose it,
// pass it through local_target() first.
Response see_other(std::string_view location);
Response moved(std::string_view location);  // 308
Response no_content();

Response content(std::shared_ptr<const Content> shared);
Response file(File named);

// Server-sent events: the handler keeps a copy of `stream` and pushes event()s into it.
Response events(std::shared_ptr<Stream> stream);

// The one shape of refusals to programs: {"error":{"code":"not-found","message":"..."}}.
Response problem(int status, std::string_view code, std::string_view message);
Response bad_request(std::string_view message);
Response not_found();
Response forbidden(std::string_view message);
Response method_not_allowed(std::string_view allow);
Response unavailable(std::string_view message, int retry_after_seconds);

// `wanted` when it is a path on this server ("/lesson#spot"), else `fallback`: nobody is sent away
// to another site by a link they were given.
std::string local_target(std::string_view wanted, std::string_view fallback = "/");

}  // namespace colloquy::api
