#include "http/refusals.h"

#include <string>

#include "api/answer.h"
#include "api/percent.h"

namespace colloquy::http {
namespace {

std::string_view code_of(int status) {
  switch (status) {
    case 405: return "method-not-allowed";
    case 408: return "too-slow";
    case 411: return "length-required";
    case 431: return "head-too-large";
    case 505: return "version";
    default: return "bad-request";
  }
}

}  // namespace

api::Response refusal(int status, std::string_view message) {
  api::Response response = api::problem(status, code_of(status), message);
  if (status == 405) response.headers.emplace_back("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE");
  return response;
}

api::Response head_too_large(std::size_t limit) {
  return api::problem(431, "head-too-large", "The request's head is over " + std::to_string(limit) + " bytes.");
}

api::Response body_too_large(std::size_t limit) {
  return api::problem(413, "body-too-large",
                      "The request's body is over the " + std::to_string(limit) + " bytes this address takes.");
}

api::Response moved_to_https(const api::Request& request, std::uint16_t port) {
  // A request without a host (HTTP/1.0) does not say where to.
  if (request.host.empty()) return refusal(400, "This address only leads to https; the request names no host.");
  std::string_view host = request.host;
  const std::size_t colon = host.rfind(':');
  if (colon != std::string_view::npos && host.find(']', colon) == std::string_view::npos) host = host.substr(0, colon);
  std::string place = "https://" + std::string(host);
  if (port != 443) place += ":" + std::to_string(port);
  place += api::percent_encode_path(request.path);
  if (!request.query.empty()) place += "?" + request.query;
  api::Response response;
  response.status = 308;
  response.headers.emplace_back("Location", std::move(place));
  return response;
}

api::Response turned_away(Doorkeeper::Answer answer) {
  if (answer == Doorkeeper::Answer::full) return api::unavailable("The server is full.", 10);
  return api::unavailable("There are too many connections from your address.", 10);
}

}  // namespace colloquy::http
