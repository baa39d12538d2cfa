// Sends letters by SMTP (RFC 5321) through one server that the configuration names, in the background. Learner's river,
// below api/. A letter that cannot be sent now is tried again for a while; then it is told and let go: whoever waits
// for it asks again.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "net/letter.h"

namespace colloquy::net {

struct PostOptions {
  std::string server;          // smtp://host:587 (STARTTLS, which only this machine's own may lack) or smtps://host:465
  std::string user, password;  // "" none
  std::string from;            // is_address()
};

class Post {
 public:
  virtual ~Post() = default;
  // Never blocks. A full queue lets the letter go (and tells).
  virtual void send(Letter letter) = 0;
};

// `tell` gets one line of trouble, without anybody's address; from another thread. `clock` and `random` outlive it.
// Errors: invalid (an address that is none; a server that is none), unavailable (no libcurl on this machine).
base::Result<std::unique_ptr<Post>> open_post(PostOptions options, const base::Clock& clock, base::Random& random,
                                              std::function<void(std::string)> tell);

}  // namespace colloquy::net
