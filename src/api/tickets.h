// One-time secrets that open something once: their tokens, their addresses, what they hold.
#pragma once

#include <string>
#include <string_view>

#include "api/call.h"
#include "base/json.h"
#include "store/people.h"

namespace colloquy::api {

inline constexpr base::Millis kHour = 60LL * 60 * 1000, kDay = 24 * kHour;

struct FreshTicket {
  std::string token;     // for its receiver alone
  store::Ticket ticket;  // for the store
};
FreshTicket new_ticket(base::Random& random, const char* kind, const store::LearnerId& learner, const base::Json& data,
                       base::Millis expires);

// For an account to choose a password with. Through whose hands it goes stays with the password
// (store::Account::handed).
enum class Hands { own, teachers };
FreshTicket password_ticket(World& world, const store::LearnerId& learner, Hands hands, base::Millis life);

std::string ticket_hash(std::string_view token);

// The ticket of this token and kind that can still be used. Errors: not_found, and those of the store.
base::Result<store::Ticket> find_ticket(World& world, std::string_view token, std::string_view kind);

// The whole address of `path` with the token, as the caller's browser reaches this server ...
std::string link_here(const Request& request, std::string_view path, std::string_view token);
// ... and as letters say it: only configuration knows that, never a request (whose Host anybody can write).
std::string link_in_letter(const World& world, std::string_view path, std::string_view token);

}  // namespace colloquy::api
