#include "write/people/sign_in_page.h"

namespace colloquy::write::people {
namespace {

std::string_view key_of(Wrong wrong) {
  switch (wrong) {
    case Wrong::nothing: return "";
    case Wrong::sign_in: return "people.wrong.sign.in";
    case Wrong::email: return "people.wrong.email";
    case Wrong::taken: return "people.wrong.taken";
    case Wrong::name: return "people.wrong.name";
    case Wrong::password: return "people.wrong.password";
    case Wrong::too_short: return "people.wrong.too.short";
    case Wrong::too_often: return "people.wrong.too.often";
    case Wrong::closed: return "people.wrong.closed";
    case Wrong::ticket: return "people.wrong.ticket";
  }
  return "";
}

Html link(std::string_view address, const std::string& name) {
  return el("p", {}, el("a", {at("href", address)}, name));
}

}  // namespace

Html wrong_note(Wrong wrong, const Text& text) {
  return wrong == Wrong::nothing ? Html() : note(text(key_of(wrong)), true);
}

std::string sign_in_page(const SignInView& view) {
  const Text text(view.place.lang);
  Html inside = email_field(text, view.email) + password_field(text, false) + hidden("back", view.back);
  if (view.is_guest) {
    inside +=
        el("label", {}, el("input", {at("type", "checkbox"), at("name", "merge"), at("value", "yes"), flag("checked")}),
           Html(" "), text("people.merge"));
  }
  inside += el("div", {cls("row")}, button(text("people.sign.in"), true));
  Html main = wrong_note(view.wrong, text) + form("/account/signin", inside);
  main += link("/account/forgot", text("people.forgot"));
  if (view.may_sign_up) main += link("/account/signup", text("people.sign.up.offer"));
  main += link("/account#enter", text("people.code.offer"));
  return page(view.place, text("people.sign.in"), main);
}

std::string sign_up_page(const SignUpView& view) {
  const Text text(view.place.lang);
  const std::string title = text(view.token.empty() ? "people.sign.up" : "people.first");
  Html inside = view.only_address ? Html() : name_field(text, view.name);
  inside += email_field(text, view.email);
  if (!view.only_address) inside += password_field(text, true) + read(text("people.password.says"));
  if (!view.token.empty()) inside += hidden("token", view.token);
  inside += el("div", {cls("row")}, button(title, true));
  Html main = wrong_note(view.wrong, text);
  main += read(text(view.token.empty() ? "people.sign.up.says" : "people.first.says"));
  main += form(view.action, inside);
  if (view.token.empty()) main += link("/account/signin", text("people.sign.in.offer"));
  return page(view.place, title, main);
}

std::string forgot_page(const ForgotView& view) {
  const Text text(view.place.lang);
  Html main;
  if (!view.has_mail) {
    main = read(text("people.forgot.no.mail"));
  } else if (view.is_sent) {
    main = note(text("people.forgot.sent"), false);
  } else {
    main = read(text("people.forgot.says"));
    main +=
        form("/account/forgot", email_field(text) + el("div", {cls("row")}, button(text("people.forgot.send"), true)));
  }
  main += link("/account/signin", text("people.sign.in"));
  return page(view.place, text("people.forgot"), main);
}

std::string new_password_page(const NewPasswordView& view) {
  const Text text(view.place.lang);
  Html main = wrong_note(view.wrong, text);
  if (view.wrong == Wrong::ticket) {
    main += link("/account/forgot", text("people.forgot"));
  } else {
    const Html name = el(
        "input", {at("type", "hidden"), at("name", "email"), at("autocomplete", "username"), at("value", view.email)});
    main += read(text("people.choose.says", {{"email", view.email}}));
    main += form("/account/password", hidden("token", view.token) + name + password_field(text, true) +
                                          read(text("people.password.says")) +
                                          el("div", {cls("row")}, button(text("people.choose"), true)));
  }
  return page(view.place, text("people.choose"), main);
}

std::string confirm_page(const ConfirmView& view) {
  const Text text(view.place.lang);
  Html main = wrong_note(view.wrong, text);
  if (view.wrong == Wrong::ticket) {
    main += link("/account/signup", text("people.sign.up"));
  } else {
    const Html user = el(
        "input", {at("type", "hidden"), at("name", "email"), at("autocomplete", "username"), at("value", view.email)});
    main += read(text("people.confirm.says", {{"email", view.email}}));
    main += form("/account/confirm", hidden("token", view.token) + user + name_field(text, view.name) +
                                         password_field(text, true) + read(text("people.password.says")) +
                                         el("div", {cls("row")}, button(text("people.sign.up"), true)));
  }
  return page(view.place, text("people.sign.up"), main);
}

std::string said_page(const SaidView& view) {
  const Text text(view.place.lang);
  const Html main = read(view.words) + el("p", {cls("row")},
                                          el("a", {cls("b main"), at("href", view.on)},
                                             view.on_name.empty() ? text("page.back") : view.on_name));
  return page(view.place, view.title, main);
}

}  // namespace colloquy::write::people
