// Coming in: sign in, make an account, ask for a new password, choose one, confirm an address, become the first
// administrator.
#pragma once

#include <string>

#include "write/people/forms.h"

namespace colloquy::write::people {

// What was not right with what was typed; its words are text("people.wrong." + ...).
enum class Wrong { nothing, sign_in, email, taken, name, password, too_short, too_often, closed, ticket };
Html wrong_note(Wrong wrong, const Text& text);

struct SignInView {
  Place place;
  Wrong wrong = Wrong::nothing;
  std::string email, back;
  bool may_sign_up = true;  // registration is open
  bool is_guest = false;    // and may add what they did to their account
};
std::string sign_in_page(const SignInView& view);

struct SignUpView {
  Place place;
  Wrong wrong = Wrong::nothing;
  std::string email, name;
  std::string action = "/account/signup";
  std::string token;          // of the ticket that makes the first administrator; "" an account like any
  bool only_address = false;  // a letter asks for the rest
};
std::string sign_up_page(const SignUpView& view);

struct ForgotView {
  Place place;
  bool has_mail = false;  // else only a teacher can help
  bool is_sent = false;
};
std::string forgot_page(const ForgotView& view);

// Chooses a password with a ticket.
struct NewPasswordView {
  Place place;
  Wrong wrong = Wrong::nothing;
  std::string token, email;  // of the account: password keepers file the new one under it
};
std::string new_password_page(const NewPasswordView& view);

// A letter's link leads here: whoever opened it says who they are.
struct ConfirmView {
  Place place;
  Wrong wrong = Wrong::nothing;
  std::string token, email, name;
};
std::string confirm_page(const ConfirmView& view);

// What has been done or has to be, in one sentence, with a way on.
struct SaidView {
  Place place;
  std::string title, words;
  std::string on = "/", on_name;  // "": text("page.back")
};
std::string said_page(const SaidView& view);

}  // namespace colloquy::write::people
