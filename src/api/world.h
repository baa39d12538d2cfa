// What the handlers may reach: the whole world of this folder, made once by serve and lent to all.
// No handler has state of its own; what it knows it read from the store or from a course.
#pragma once

#include "api/assets.h"
#include "api/courses.h"
#include "api/live.h"
#include "api/request_log.h"
#include "api/telemetry.h"
#include "api/wrong_codes.h"
#include "base/clock.h"
#include "store/store.h"

namespace colloquy::api {

struct World {
  Courses& courses;
  store::Store& store;
  const base::Clock& clock;
  base::Random& random;
  const Assets& assets;
  Live* live = nullptr;  // only under `serve --watch`
  WrongCodes wrong_codes = {};
  Telemetry* telemetry = nullptr;  // null in tests that do not look at it
  const RequestLog* log = nullptr;
};

}  // namespace colloquy::api
