// The letters that the server sends, put together and posted. All do nothing where it sends none (World::post).
#pragma once

#include <string>

#include "api/world.h"

namespace colloquy::api {

void send_password_letter(World& world, const std::string& lang, const std::string& email, const std::string& token);
void send_confirm_letter(World& world, const std::string& lang, const std::string& email, const std::string& token);
void send_taken_letter(World& world, const std::string& lang, const std::string& email);
void send_invite_letter(World& world, const std::string& lang, const std::string& email, const std::string& name,
                        const std::string& course, const std::string& token);

}  // namespace colloquy::api
