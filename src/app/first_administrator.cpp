#include "app/first_administrator.h"

#include <future>

#include "api/tickets.h"

namespace colloquy::app {

base::Result<std::string> invite_administrator(store::Store& store, base::Random& random, const base::Clock& clock,
                                               const std::string& site) {
  if (TRY(store.has_administrator())) return std::string();
  const api::FreshTicket fresh =
      api::new_ticket(random, store::ticket::kFirst, "", base::Json::object(), clock.now() + 7 * api::kDay);
  std::promise<base::Result<store::Appended>> promise;
  store.change({store::change::NewTicket{fresh.ticket}},
               [&](base::Result<store::Appended> made) { promise.set_value(std::move(made)); });
  TRY(promise.get_future().get());
  return site + "/account/first?token=" + fresh.token;
}

}  // namespace colloquy::app
