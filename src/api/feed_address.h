// The secret in the address of a learner's podcast feed, and the address. A secret is 160 random bits; the store keeps
// its SHA-256 only.
#pragma once

#include <string>
#include <string_view>

#include "api/message.h"
#include "base/clock.h"

namespace colloquy::api {

std::string new_feed_secret(base::Random& random);
// As the store knows it; "" of what is no secret of ours.
std::string feed_hash(std::string_view secret);

// "https://school.example", as the request came here: `address` is what the site calls itself where it does not say.
std::string origin_of(const Request& request, const std::string& address);

// "https://school.example/feed/SECRET/"; what lies below it follows.
std::string feed_address(const std::string& origin, std::string_view secret);

}  // namespace colloquy::api
