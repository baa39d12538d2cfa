// What the server says when it cannot give what was asked: what happened and what to do.
#pragma once

#include <string>
#include <string_view>

#include "write/page.h"

namespace colloquy::write {

enum class Message { not_found, denied, busy, bad, broken, code };

struct MessageView {
  std::string lang = "en";
  Assets assets;
  Audience audience = Audience::visitor;
  Message message = Message::not_found;
  std::string on_address;  // a way on ("" the start)
};

std::string message_page(const MessageView& view);

}  // namespace colloquy::write
