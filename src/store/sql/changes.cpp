#include "store/sql/changes.h"

#include <set>

#include "store/projection.h"
#include "store/sql/append.h"
#include "store/sql/events.h"
#include "store/sql/reproject.h"

namespace colloquy::store {
namespace {

using base::ErrorKind;
using base::make_error;
using base::Result;

// So many events may be on their way to the database before it is waited for.
constexpr std::size_t kSettleAfter = 1000;

// Looks whether a change may be made; writes nothing.
class Check {
 public:
  explicit Check(Connection& connection) : connection_(connection) {}

  Result<void> operator()(const change::NewLearner& one) {
    made_.insert(one.learner);
    return {};
  }
  Result<void> operator()(const change::Append& one) { return known(one.learner); }
  Result<void> operator()(const change::NewSession& one) { return known(one.learner); }
  Result<void> operator()(const change::NewAccount& one) {
    TRY_VOID(known(one.account.learner));
    const bool address_taken = TRY(any("account_of_email", one.account.email));
    const bool learner_has_one = TRY(any("account", one.account.learner));
    if (address_taken || learner_has_one) return make_error(ErrorKind::exists, "there is an account already");
    with_account_.insert(one.account.learner);
    return {};
  }
  Result<void> operator()(const change::SetPassword& one) { return has_account(one.learner); }
  Result<void> operator()(const change::SetName& one) { return has_account(one.learner); }
  Result<void> operator()(const change::SetAdministrator& one) {
    TRY_VOID(has_account(one.learner));
    return one.on ? Result<void>() : others_look_after(one.learner);
  }
  Result<void> operator()(const change::SetTeaching& one) { return has_account(one.learner); }
  Result<void> operator()(const change::SetExtraTime& one) { return known(one.learner); }
  Result<void> operator()(const change::PutFeed& one) { return known(one.learner); }
  Result<void> operator()(const change::UseTicket& one) {
    Statement ticket = connection_.prepared("lock_ticket");
    if (TRY(ticket.bind(one.hash).step()) && ticket.number(0) >= one.now) return {};
    return make_error(ErrorKind::not_found, "there is no such ticket any more");
  }
  Result<void> operator()(const change::PasswordIs& one) {
    TRY_VOID(known(one.learner));
    Statement account = connection_.prepared("account");
    if (TRY(account.bind(one.learner).step()) && account.text(3) == one.password) return {};
    return make_error(ErrorKind::not_found, "the password is another by now");
  }
  Result<void> operator()(const change::CodeIs& one) {
    TRY_VOID(known(one.learner));
    Statement owner = connection_.prepared("learner_of_code");
    if (TRY(owner.bind(one.hash).step()) && owner.text(0) == one.learner) return {};
    return make_error(ErrorKind::not_found, "the code is another by now");
  }
  Result<void> operator()(const change::NoAdministratorYet&) {
    TRY_VOID(count_alone());
    Statement all = connection_.prepared("administrators");
    if (!TRY(all.step())) return {};
    return make_error(ErrorKind::exists, "there is an administrator already");
  }
  Result<void> operator()(const change::Merge& one) {
    TRY_VOID(known(one.from));
    TRY_VOID(known(one.into));
    if (one.from == one.into || TRY(any("account", one.from)))
      return make_error(ErrorKind::denied, "only a guest can be merged into an account");
    return {};
  }
  Result<void> operator()(const change::Erase& one) {
    TRY_VOID(known(one.learner));
    return others_look_after(one.learner);
  }
  // The others can always be made.
  template <typename Other>
  Result<void> operator()(const Other&) {
    return {};
  }

 private:
  Result<bool> any(std::string_view name, const std::string& key) {
    Statement row = connection_.prepared(name);
    return row.bind(key).step();
  }
  // Locks the learner, too.
  Result<void> known(const LearnerId& learner) {
    if (made_.contains(learner)) return {};
    if (TRY(any("lock_learner", learner))) return {};
    return make_error(ErrorKind::not_found, "there is no such learner");
  }
  Result<void> has_account(const LearnerId& learner) {
    if (with_account_.contains(learner)) return {};
    if (TRY(any("account", learner))) return {};
    return make_error(ErrorKind::not_found, "there is no such account");
  }
  Result<void> count_alone() {
    Statement lock = connection_.prepared("lock_administrators");
    const Result<bool> locked = lock.step();
    return locked.ok() ? Result<void>() : locked.error();
  }
  Result<void> others_look_after(const LearnerId& learner) {
    TRY_VOID(count_alone());
    std::set<std::string> administrators;  // two of them at most
    Statement all = connection_.prepared("administrators");
    while (TRY(all.step())) administrators.insert(all.text(0));
    if (administrators.erase(learner) == 0 || !administrators.empty()) return {};
    return make_error(ErrorKind::denied, "the last administrator stays");
  }

  Connection& connection_;
  std::set<LearnerId> made_, with_account_;  // by this call
};

// Writes a change that may be made.
class Make {
 public:
  Make(Connection& connection, Millis now) : connection_(connection), now_(now) {}

  Result<void> operator()(const change::NewLearner& one) { return run("insert_learner", one.learner, one.now); }
  Result<void> operator()(const change::NewSession& one) {
    TRY_VOID(run("insert_session", one.hash, one.learner, one.now, one.device, one.now));
    return run("trim_sessions", one.learner, one.now - kSessionLife);
  }
  Result<void> operator()(const change::SeenSession& one) { return run("see_session", one.hash, one.now); }
  Result<void> operator()(const change::EndSession& one) { return run("delete_session", one.learner, one.hash); }
  Result<void> operator()(const change::EndSessions& one) {
    return run("delete_other_sessions", one.learner, one.except);
  }
  Result<void> operator()(const change::Append& one) {
    const Appended added = TRY(append_events(connection_, one.learner, one.events, now_));
    done_.fresh += added.fresh;
    done_.repeated += added.repeated;
    return {};
  }
  Result<void> operator()(const change::KeepCode& one) {
    if (one.hash.empty()) return run("erase_keep_code", one.learner);
    return run("put_keep_code", one.learner, one.hash, one.now);
  }
  Result<void> operator()(const change::ClassCode& one) {
    if (one.code.empty()) return run("delete_class_code", one.course);
    return run("put_class_code", one.course, one.code, one.now);
  }
  Result<void> operator()(const change::NewAccount& one) {
    const Account& account = one.account;
    return run("insert_account", account.learner, account.email, account.name, account.password,
               account.administrator ? 1 : 0, account.created, account.made_in, account.handed ? 1 : 0);
  }
  Result<void> operator()(const change::SetPassword& one) {
    return run("set_password", one.learner, one.password, one.handed ? 1 : 0);
  }
  Result<void> operator()(const change::SetName& one) { return run("set_name", one.learner, one.name); }
  Result<void> operator()(const change::SetAdministrator& one) {
    return run("set_administrator", one.learner, one.on ? 1 : 0);
  }
  Result<void> operator()(const change::SetTeaching& one) {
    if (!one.on) return run("delete_teaching", one.learner, one.course);
    return run("put_teaching", one.learner, one.course, one.now);
  }
  Result<void> operator()(const change::SetExtraTime& one) {
    if (one.percent <= 100) return run("delete_extra_time", one.learner, one.course);
    return run("put_extra_time", one.learner, one.course, one.percent, one.now);
  }
  Result<void> operator()(const change::PutFeed& one) {
    if (one.hash.empty()) return run("delete_feed", one.learner, one.course);
    return run("put_feed", one.learner, one.course, one.hash, one.now);
  }
  Result<void> operator()(const change::PutFigure& one) {
    const Figure& figure = one.figure;
    return run("put_figure", figure.course, figure.lesson, figure.kind, figure.made, figure.data);
  }
  Result<void> operator()(const change::NewTicket& one) {
    const Ticket& ticket = one.ticket;
    TRY_VOID(run("delete_old_tickets", now_));
    return run("insert_ticket", ticket.hash, ticket.kind, ticket.learner, ticket.data, ticket.expires);
  }
  Result<void> operator()(const change::UseTicket& one) { return run("delete_ticket", one.hash); }
  Result<void> operator()(const change::EndTickets& one) { return run("delete_tickets", one.learner); }
  Result<void> operator()(const change::PasswordIs&) { return {}; }
  Result<void> operator()(const change::CodeIs&) { return {}; }
  Result<void> operator()(const change::NoAdministratorYet&) { return {}; }
  Result<void> operator()(const change::Merge& one) {
    const std::set<std::string> left = TRY(courses_left(one.into));
    Log log(connection_, one.into);
    TRY_VOID(log.open());
    std::size_t taken = 0;
    Result<void> all = each_event(connection_, one.from, [&](const Event& event) -> Result<void> {
      if (event.kind == kind::kLeave || (event.kind == kind::kEnrol && left.contains(event.course))) return {};
      const bool fresh = TRY(log.add(event, event.received));
      ++(fresh ? done_.fresh : done_.repeated);
      return ++taken % kSettleAfter == 0 ? connection_.settle() : Result<void>();
    });
    if (!all.ok()) return all;
    TRY_VOID(run("move_extra_time", one.from, one.into));
    return erase(one.from);
  }
  Result<void> operator()(const change::Erase& one) { return erase(one.learner); }
  Result<void> operator()(const change::Set& one) {
    if (one.value.empty()) return run("delete_setting", one.name);
    return run("put_setting", one.name, one.value);
  }
  Result<void> operator()(const change::Audit& one) {
    const AuditEntry& entry = one.entry;
    return run("insert_audit", entry.at, entry.id, entry.by, entry.what, entry.about, entry.course, entry.detail);
  }

  const Appended& done() const { return done_; }

 private:
  template <typename... Values>
  Result<void> run(std::string_view name, const Values&... values) {
    Statement statement = connection_.prepared(name);
    (static_cast<void>(statement.bind(values)), ...);
    return statement.run();
  }
  // Courses whose last word from the learner is that they left, or were taken out.
  Result<std::set<std::string>> courses_left(const LearnerId& learner) {
    std::set<std::string> out;
    const Result<void> read = each_event(connection_, learner, [&](const Event& event) -> Result<void> {
      if (event.kind == kind::kLeave) out.insert(event.course);
      if (event.kind == kind::kEnrol) out.erase(event.course);
      return {};
    });
    if (!read.ok()) return read.error();
    return out;
  }
  Result<void> erase(const LearnerId& learner) {
    TRY_VOID(clear_projections(connection_, learner));
    for (const char* name : {"erase_events", "erase_sessions", "erase_keep_code", "erase_account", "erase_teaching",
                             "erase_extra_time", "erase_feeds", "delete_tickets", "erase_learner"})
      TRY_VOID(run(name, learner));
    return {};
  }

  Connection& connection_;
  const Millis now_;
  Appended done_;
};

}  // namespace

Result<void> validate(const Changes& changes) {
  for (const Change& change : changes) {
    const auto* append = std::get_if<change::Append>(&change);
    if (append == nullptr) continue;
    for (const NewEvent& event : append->events) TRY_VOID(validate(event));
  }
  return {};
}

LearnerId learner_of(const Changes& changes) {
  for (const Change& change : changes) {
    const LearnerId learner = std::visit(
        [](const auto& one) -> LearnerId {
          if constexpr (requires { one.learner; }) return one.learner;
          if constexpr (requires { one.account; }) return one.account.learner;
          if constexpr (requires { one.into; }) return one.into;
          return {};
        },
        change);
    if (!learner.empty()) return learner;
  }
  return {};
}

namespace {

// All learners of all changes are locked in the order of their ids, as every writer does; and whatever was asked ahead
// of them holds no longer.
Result<void> lock_all(Connection& connection, const Changes& changes) {
  std::set<LearnerId> learners;
  for (const Change& change : changes) {
    std::visit(
        [&](const auto& one) {
          if constexpr (requires { one.learner; }) learners.insert(one.learner);
          if constexpr (requires { one.account; }) learners.insert(one.account.learner);
          if constexpr (requires { one.into; }) learners.insert({one.from, one.into});
        },
        change);
  }
  for (const LearnerId& learner : learners) {
    connection.touch(learner);
    Statement lock = connection.prepared("lock_learner");
    TRY(lock.bind(learner).step());
  }
  return {};
}

}  // namespace

Result<Appended> make_changes(Connection& connection, const Changes& changes, Millis now) {
  TRY_VOID(lock_all(connection, changes));
  Check check(connection);
  for (const Change& change : changes) TRY_VOID(std::visit(check, change));
  Make make(connection, now);
  for (const Change& change : changes) TRY_VOID(std::visit(make, change));
  return make.done();
}

Account read_account(const Statement& row) {
  Account account{row.text(0), row.text(1), row.text(2), row.text(3), false, row.number(5), row.text(6)};
  account.administrator = row.number(4) != 0;
  account.handed = row.number(7) != 0;
  return account;
}

}  // namespace colloquy::store
