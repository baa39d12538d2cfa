#include "api/letters.h"

#include "api/tickets.h"
#include "write/people/letters.h"

namespace colloquy::api {
namespace {

void post(World& world, const std::string& email, write::people::LetterWords words) {
  if (world.post) world.post->send({email, std::move(words.subject), std::move(words.text)});
}

}  // namespace

void send_password_letter(World& world, const std::string& lang, const std::string& email, const std::string& token) {
  post(world, email,
       write::people::password_letter(lang, email, world.address, link_in_letter(world, "/account/password", token)));
}

void send_confirm_letter(World& world, const std::string& lang, const std::string& email, const std::string& token) {
  post(world, email,
       write::people::confirm_letter(lang, email, world.address, link_in_letter(world, "/account/confirm", token)));
}

void send_taken_letter(World& world, const std::string& lang, const std::string& email) {
  post(world, email,
       write::people::taken_letter(lang, email, world.address, link_in_letter(world, "/account/signin", "")));
}

void send_invite_letter(World& world, const std::string& lang, const std::string& email, const std::string& name,
                        const std::string& course, const std::string& token) {
  post(world, email,
       write::people::invite_letter(lang, name, course, world.address,
                                    link_in_letter(world, "/account/password", token)));
}

}  // namespace colloquy::api
