#include "api/request_log.h"

#include "base/json.h"

namespace colloquy::api {
namespace {

constexpr std::chrono::seconds kSlow{1};

}  // namespace

bool RequestLog::wants(int status, std::chrono::microseconds took) const {
  return what_ == What::all || status >= 500 || took >= kSlow;
}

void RequestLog::write(const Logged& request) const {
  base::Json line = base::Json::object()
                        .set("at", clock_.now())
                        .set("request", request.id)
                        .set("method", request.method)
                        .set("route", request.route);
  if (!request.course.empty()) line.set("course", request.course);
  line.set("status", request.status).set("ms", static_cast<double>(request.took.count()) / 1000);
  if (request.took >= kSlow) line.set("slow", true);
  if (!request.note.empty()) line.set("note", request.note);
  sink_(base::to_string(line));
}

}  // namespace colloquy::api
