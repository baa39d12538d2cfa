#include "api/answer.h"

#include <algorithm>

#include "api/stream.h"

namespace colloquy::api {
namespace {

Response made(int status, std::string_view media_type, std::string body) {
  Response response;
  response.status = status;
  response.headers = {{"Content-Type", std::string(media_type)}, {"Cache-Control", "private, no-cache"}};
  response.body = std::move(body);
  return response;
}

Response pointing(int status, std::string_view location) {
  Response response;
  response.status = status;
  response.headers = {{"Location", std::string(location)}, {"Cache-Control", "no-store"}};
  return response;
}

}  // namespace

Response html(std::string page, int status) {
  return made(status, "text/html; charset=utf-8", std::move(page));
}

Response json(const base::Json& value, int status) {
  return made(status, "application/json", base::to_string(value));
}

Response text(std::string plain, int status) {
  return made(status, "text/plain; charset=utf-8", std::move(plain));
}

Response bytes(std::string body, std::string_view media_type) {
  return made(200, media_type, std::move(body));
}

Response see_other(std::string_view location) {
  return pointing(303, location);
}
Response moved(std::string_view location) {
  return pointing(308, location);
}

Response no_content() {
  Response response;
  response.status = 204;
  return response;
}

Response content(std::shared_ptr<const Content> shared) {
  Response response;
  response.body = std::move(shared);
  return response;
}

Response file(File named) {
  Response response;
  response.body = std::move(named);
  return response;
}

Response events(std::shared_ptr<Stream> stream) {
  Response response;
  response.headers = {{"Content-Type", "text/event-stream"}, {"Cache-Control", "no-store"}};
  response.body = std::move(stream);
  return response;
}

Response problem(int status, std::string_view code, std::string_view message) {
  base::Json error;
  error.set("code", code).set("message", message);
  base::Json root;
  root.set("error", std::move(error));
  Response response = json(root, status);
  response.headers[1].second = "no-store";
  return response;
}

Response bad_request(std::string_view message) {
  return problem(400, "bad-request", message);
}
Response not_found() {
  return problem(404, "not-found", "There is nothing at this address.");
}
Response forbidden(std::string_view message) {
  return problem(403, "forbidden", message);
}

Response method_not_allowed(std::string_view allow) {
  Response response = problem(405, "method-not-allowed", "This address does not take that method.");
  response.headers.emplace_back("Allow", allow);
  return response;
}

Response unavailable(std::string_view message, int retry_after_seconds) {
  Response response = problem(503, "unavailable", message);
  response.headers.emplace_back("Retry-After", std::to_string(retry_after_seconds));
  return response;
}

std::string local_target(std::string_view wanted, std::string_view fallback) {
  const bool plain = std::all_of(wanted.begin(), wanted.end(),
                                 [](char c) { return static_cast<unsigned char>(c) > 0x20 && c != 0x7f && c != '\\'; });
  if (!plain || wanted.empty() || wanted[0] != '/') return std::string(fallback);
  // "//other.example" would be another host.
  if (wanted.size() > 1 && wanted[1] == '/') return std::string(fallback);
  return std::string(wanted);
}

}  // namespace colloquy::api
