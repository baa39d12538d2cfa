#include "app/way_in.h"

#include <future>
#include <iostream>

#include "api/audit.h"
#include "api/email.h"
#include "api/session.h"
#include "api/tickets.h"
#include "app/command.h"
#include "app/report.h"
#include "base/clock.h"

namespace colloquy::app {
namespace {

using base::ErrorKind;
using base::Result;

Result<std::string> make(store::Store& store, const std::string& email) {
  const std::optional<std::string> address = api::read_email(email);
  if (!address) return base::make_error(ErrorKind::invalid, email + " is no e-mail address");
  const std::optional<store::Account> account = TRY(store.account_of_email(*address));
  if (!account) return base::make_error(ErrorKind::not_found, "there is no account of " + *address);
  const base::SystemClock clock;
  base::SystemRandom random;
  const api::FreshTicket fresh = api::new_ticket(random, store::ticket::kPassword, account->learner,
                                                 base::Json::object().set("handed", false), clock.now() + api::kDay);
  store::AuditEntry entry;
  entry.id = api::new_id(random);
  entry.at = clock.now();
  entry.what = api::deed::kWayIn;
  entry.about = account->learner;
  std::promise<Result<store::Appended>> promise;
  store.change({store::change::NewTicket{fresh.ticket}, store::change::Audit{entry}},
               [&](Result<store::Appended> made) { promise.set_value(std::move(made)); });
  TRY(promise.get_future().get());
  return fresh.token;
}

}  // namespace

int way_in(store::Store& store, const std::string& email, const std::string& site) {
  const Result<std::string> token = make(store, email);
  if (!token.ok()) return world_failed(token.error());
  std::cout << site << "/account/password?token=" << *token << '\n';
  return kDone;
}

}  // namespace colloquy::app
