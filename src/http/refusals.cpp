#include "http/refusals.h"

#include <string>

#include "api/answer.h"

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

api::Response turned_away(Doorkeeper::Answer answer) {
  if (answer == Doorkeeper::Answer::full) return api::unavailable("The server is full.", 10);
  return api::unavailable("There are too many connections from your address.", 10);
}

}  // namespace colloquy::http
