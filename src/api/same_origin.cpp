#include "api/same_origin.h"

namespace colloquy::api {

bool is_same_origin(const Request& request) {
  if (request.method == Method::get) return true;
  const std::string_view site = request.headers.get("Sec-Fetch-Site");
  if (!site.empty() && site != "same-origin" && site != "none") return false;
  if (!request.headers.has("Origin")) return true;
  const std::string_view origin = request.headers.get("Origin");
  const std::string_view scheme = request.secure ? "https://" : "http://";
  return origin.substr(0, scheme.size()) == scheme && same_token(origin.substr(scheme.size()), request.host);
}

}  // namespace colloquy::api
