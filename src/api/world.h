// What the handlers may reach: the whole world of this folder, made once by serve and lent to all.
// No handler has state of its own; what it knows it read from the store or from a course.
#pragma once

#include "api/assets.h"
#include "api/courses.h"
#include "api/live.h"
#include "api/message.h"
#include "api/passwords.h"
#include "api/patience.h"
#include "api/recent.h"
#include "api/request_log.h"
#include "api/telemetry.h"
#include "api/workbench.h"
#include "base/clock.h"
#include "net/post.h"
#include "store/store.h"

namespace colloquy::api {

struct World {
  static constexpr std::size_t kReviewBytes = 16u << 20;

  Courses& courses;
  store::Store& store;
  const base::Clock& clock;
  base::Random& random;
  const Assets& assets;
  Live* live = nullptr;  // only under `serve --watch`
  Passwords passwords{random};
  Workbench workbench;
  net::Post* post = nullptr;  // null where the server sends no letters
  std::string address;        // of the site, as letters say it: "https://colloquy.school.example"

  // Wrong ones in ten minutes. A class sits behind one address, and each of its thirty mistypes a few times.
  Patience wrong_codes{300};              // by neighbourhood (net/neighbourhood.h)
  Patience wrong_passwords{300};          // by neighbourhood
  Patience wrong_here{10};                // by account and neighbourhood
  Patience wrong_anywhere{300};           // by account, wherever it is tried: many networks together
  Patience newcomers{300};                // guests and accounts made, by neighbourhood
  Patience letters_from{60};              // asked for, by neighbourhood
  Patience letters_to{5};                 // asked for, by address of e-mail
  Patience wrong_feeds{300};              // secrets of podcast feeds, by neighbourhood
  Patience feed_requests{6000};           // that one feed answers, by its hash: more is a feed that was given away
  Recent<Content> reviews{kReviewBytes};  // joined lately
  Telemetry* telemetry = nullptr;         // null in tests that do not look at it
  const RequestLog* log = nullptr;
};

}  // namespace colloquy::api
