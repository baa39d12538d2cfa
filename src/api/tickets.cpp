#include "api/tickets.h"

#include "base/hash.h"

namespace colloquy::api {

FreshTicket new_ticket(base::Random& random, const char* kind, const store::LearnerId& learner, const base::Json& data,
                       base::Millis expires) {
  base::Digest bytes{};
  random.fill(bytes);
  FreshTicket out;
  out.token = base::base32(bytes);
  out.ticket = {ticket_hash(out.token), kind, learner, base::to_string(data), expires};
  return out;
}

FreshTicket password_ticket(World& world, const store::LearnerId& learner, Hands hands, base::Millis life) {
  return new_ticket(world.random, store::ticket::kPassword, learner,
                    base::Json::object().set("handed", hands == Hands::teachers), world.clock.now() + life);
}

std::string ticket_hash(std::string_view token) {
  return base::hex(base::sha256("ticket\n" + std::string(token)));
}

base::Result<store::Ticket> find_ticket(World& world, std::string_view token, std::string_view kind) {
  std::optional<store::Ticket> found = TRY(world.store.ticket(ticket_hash(token)));
  if (!found || found->kind != kind || found->expires < world.clock.now())
    return base::make_error(base::ErrorKind::not_found, "there is no such ticket any more");
  return std::move(*found);
}

std::string link_here(const Request& request, std::string_view path, std::string_view token) {
  return (request.secure ? "https://" : "http://") + request.host + std::string(path) + "?token=" + std::string(token);
}

std::string link_in_letter(const World& world, std::string_view path, std::string_view token) {
  return world.address + std::string(path) + (token.empty() ? "" : "?token=" + std::string(token));
}

}  // namespace colloquy::api
