// What the server says when it cannot give what was asked: what happened and what to do.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "write/page.h"
#include "write/text.h"

namespace colloquy::write {

enum class Message { not_found, denied, busy, bad, broken, code, sign_in, staff, closed, conflict };

struct MessageView {
  std::string lang = "en";
  Assets assets;
  Audience audience = Audience::visitor;
  Message message = Message::not_found;
  std::string on_address;  // a way on ("" the start)
  // For `code`: the form that takes one, so that nobody has to go back for it.
  struct CodeForm {
    std::string action, back;
    bool tried = false;  // a code was given, and was not the one
  };
  std::optional<CodeForm> code_form;
  // For `denied`: where one enrols, and what was wanted ("" where it cannot be asked for again).
  std::string enrol_action, back;
};

// One click into the course, and on to `back`: on the gate, and where one was turned away. `key`: what the button says.
Html enrol_form(std::string_view action, std::string_view back, std::string_view key, const Text& text);
// Takes a class code: on the gate, and where one was missing.
Html code_form(std::string_view action, std::string_view back, const Text& text);

std::string message_page(const MessageView& view);

}  // namespace colloquy::write
