// The directory: who may come in, by what, and what they may do. Plain values; secrets are hashed before they get here.
// A guest is a learner without an account; an account belongs to one learner and has one address of e-mail.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "store/event.h"
#include "store/state.h"

namespace colloquy::store {

struct Account {
  LearnerId learner;
  std::string email;     // folded by api/: one spelling an address
  std::string name;      // as the person writes it
  std::string password;  // Argon2id in its own text form; "" none yet: only a ticket opens the account
  bool administrator = false;
  Millis created = 0;
  std::string made_in =
      "";  // the course whose teacher put them on a list; "" they came by themselves, or by an administrator
  bool handed = false;  // the password was chosen with a ticket that a teacher had in hand
};

// Who a session speaks for.
struct Caller {
  LearnerId learner;
  Millis seen = 0;  // when the session was last noted as used
  bool has_account = false;
  bool administrator = false;
  std::vector<Enrolment> enrolments;  // by course
};

// A session unused for so long is over.
inline constexpr Millis kSessionLife = 400LL * 24 * 60 * 60 * 1000;

struct Session {
  std::string hash;    // of the token
  std::string device;  // "Firefox on Android": what the browser said when the session began
  Millis created = 0;
  Millis seen = 0;  // to a day or so
};

// A secret that is used once, sent by mail or handed over: to set a password, to finish an account, to become the
// first administrator. The token itself is known to its receiver alone.
struct Ticket {
  std::string hash;   // of the token
  std::string kind;   // ticket::kPassword ...
  LearnerId learner;  // whose account it opens; "" nobody's yet
  std::string data;   // JSON, by kind
  Millis expires = 0;
};

namespace ticket {
inline constexpr char kPassword[] = "password";    // {handed}: choose a password
inline constexpr char kAccount[] = "account";      // {email}: this address is mine
inline constexpr char kFirst[] = "administrator";  // {}: be the first administrator
}  // namespace ticket

// Somebody in a course, as a teacher's list shows them.
struct Person {
  LearnerId learner;
  std::string name, email;  // "" for a guest
  Millis since = 0;
};

// A learner's private podcast feed of a course.
struct Feed {
  LearnerId learner;
  std::string course;
  Millis created = 0;
};

// What somebody did with other people's things. No secret and no address stands in it: people by their ids.
struct AuditEntry {
  std::string id;  // made by the caller
  Millis at = 0;
  LearnerId by;      // "" the program itself, asked on the command line
  std::string what;  // "enrol", "remove", "role" ...: api/audit.h has them all
  LearnerId about;   // "" nobody
  std::string course;
  std::string detail;  // "administrator on"
};

// Names of settings (Store::setting).
namespace setting {
inline constexpr char kRegistration[] = "registration";  // "closed": only those on lists come in
// Of one course: "list": nobody enrols by themselves. Its name ends with the course's id.
inline constexpr char kAdmission[] = "admission:";
// Of one course: when each of its tracks was first told to a podcast app, JSON. Its name ends with the course's id.
inline constexpr char kPublished[] = "published:";
}  // namespace setting

}  // namespace colloquy::store
