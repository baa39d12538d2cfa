// One line of JSON for each request that is worth one: where, how it was answered, how long it took, under which id.
// Addresses of people, paths, tokens and bodies are never in it: a route is told as its pattern, with the course's
// public slug. Learner's river, beside the router.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace colloquy::api {

struct Logged {
  std::string_view id;      // of the request; the answer to a failed one names it in X-Request-Id
  std::string_view method;  // "GET"
  std::string_view route;   // "/c/{course}/", or "none"
  std::string_view course;  // "" where the route has none
  int status = 0;
  std::chrono::microseconds took{0};
  std::string_view note;  // why it failed, in our own words
};

class RequestLog {
 public:
  enum class What { all, trouble };  // trouble: failures of ours (5xx) and what took longer than a second
  // Takes whole lines, without their end; from several threads at once.
  using Sink = std::function<void(std::string_view line)>;

  RequestLog(What what, const base::Clock& clock, Sink sink) : what_(what), clock_(clock), sink_(std::move(sink)) {}

  bool wants(int status, std::chrono::microseconds took) const;
  void write(const Logged& request) const;

 private:
  What what_;
  const base::Clock& clock_;
  Sink sink_;
};

}  // namespace colloquy::api
