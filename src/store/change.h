// What is done to the directory, one value for each thing. Store::change() takes several and does all or none of them,
// so that a form of api/ is one transaction: an account and its first session, a ticket used and a password set.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "store/event.h"
#include "store/people.h"
#include "store/state.h"

namespace colloquy::store::change {

struct NewLearner {
  LearnerId learner;  // made by the caller from 128 random bits
  Millis now = 0;
};

struct NewSession {
  LearnerId learner;
  std::string hash;    // of the session's token; the token itself is never stored
  std::string device;  // people.h
  Millis now = 0;
};
struct SeenSession {
  std::string hash;
  Millis now = 0;
};
struct EndSession {
  LearnerId learner;
  std::string hash;
};
// All of a learner's but one.
struct EndSessions {
  LearnerId learner;
  std::string except = "";  // hash
};

// Events of a learner, as Store::append adds them. Refused (not_found) where there is no such learner.
struct Append {
  LearnerId learner;
  std::vector<NewEvent> events;
};

// A code that the learner can enter on another device. A new one replaces the old one; "" takes it away.
struct KeepCode {
  LearnerId learner;
  std::string hash;
  Millis now = 0;
};
// "": enrolling needs no code any more.
struct ClassCode {
  std::string course, code;
  Millis now = 0;
};

// Refused (exists) where the address or the learner has an account.
struct NewAccount {
  Account account;
};
// Refused (not_found) where the learner has no account, as all of the following.
struct SetPassword {
  LearnerId learner;
  std::string password;
  bool handed = false;  // Account::handed
};
// Changes nothing. Refused (not_found) where the account's password is another by now, so that what was checked before
// is still so when the rest is done.
struct PasswordIs {
  LearnerId learner;
  std::string password;
};
// The same, for a keep code.
struct CodeIs {
  LearnerId learner;
  std::string hash;
};
struct SetName {
  LearnerId learner;
  std::string name;
};
// Refused (denied) where it would leave no administrator.
struct SetAdministrator {
  LearnerId learner;
  bool on = false;
};
// Whether the learner teaches the course.
struct SetTeaching {
  LearnerId learner;
  std::string course;
  bool on = false;
  Millis now = 0;
};

// How long the learner has for tests of the course, in per cent of what others have: 125, 150. 100 and less: as others.
// Refused (not_found) where there is no such learner.
struct SetExtraTime {
  LearnerId learner;
  std::string course;
  int percent = 100;
  Millis now = 0;
};

// The address of the learner's podcast feed of the course, as a hash of its secret. A new one replaces the old one; ""
// takes it away. Refused (not_found) where there is no such learner.
struct PutFeed {
  LearnerId learner;
  std::string course;
  std::string hash;
  Millis now = 0;
};

// Takes the place of the figure of the same course, lesson and kind.
struct PutFigure {
  Figure figure;
};

struct NewTicket {
  Ticket ticket;
};
// Refused (not_found) where it is used, unknown or expired.
struct UseTicket {
  std::string hash;
  Millis now = 0;
};
// All of a learner's.
struct EndTickets {
  LearnerId learner;
};
// Refused (exists) where there is an administrator.
struct NoAdministratorYet {};

// What a guest did becomes the account's own: events are added to those of `into`, in their order, and the guest is
// erased. Only enrolments are judged anew: the guest's leaving ends none of the account's, and a course that the
// account has left (or was taken out of) is not entered again. Refused (not_found) where either is unknown, (denied)
// where `from` has an account.
struct Merge {
  LearnerId from, into;
};
// Everything of the learner is gone, for good. Refused (not_found), and (denied) for the last administrator.
struct Erase {
  LearnerId learner;
};

// "" takes the setting away.
struct Set {
  std::string name, value;
};

struct Audit {
  AuditEntry entry;
};

}  // namespace colloquy::store::change

namespace colloquy::store {

using Change =
    std::variant<change::NewLearner, change::NewSession, change::SeenSession, change::EndSession, change::EndSessions,
                 change::Append, change::KeepCode, change::ClassCode, change::NewAccount, change::SetPassword,
                 change::SetName, change::SetAdministrator, change::SetTeaching, change::SetExtraTime, change::PutFeed,
                 change::PutFigure, change::NewTicket, change::UseTicket, change::EndTickets, change::PasswordIs,
                 change::CodeIs, change::NoAdministratorYet, change::Merge, change::Erase, change::Set, change::Audit>;
using Changes = std::vector<Change>;

}  // namespace colloquy::store
