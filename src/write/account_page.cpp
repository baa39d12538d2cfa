#include "write/account_page.h"

namespace colloquy::write {
namespace {

using people::button;
using people::one_button;
using people::read;
using people::section;

Html row_form(std::string_view action, const Html& inside) {
  return el("form", {cls("row"), at("method", "post"), at("action", action)}, hidden("event", ""), inside);
}

// A visitor comes in, a guest stays by an account.
Html come_in(const AccountView& view, const Text& text) {
  const bool is_guest = view.audience == Audience::learner;
  Html ways = el("a", {cls(is_guest ? "b" : "b main"), at("href", "/account/signin")}, text("people.sign.in"));
  if (view.may_sign_up)
    ways += el("a", {cls(is_guest ? "b main" : "b"), at("href", "/account/signup")}, text("people.sign.up"));
  return section("in", text(is_guest ? "account.stay.title" : "account.in.title"),
                 read(text(is_guest ? "account.stay.says" : "account.in.says")) + el("p", {cls("row")}, ways));
}

Html keep(const AccountView& view, const Text& text) {
  Html out;
  if (!view.code.empty()) {
    out +=
        el("div", {cls("card"), at("role", "status")}, el("p", {cls("tag")}, text("account.code")),
           el("p", {cls("keepcode"), at("dir", "ltr")}, view.code), el("p", {cls("read")}, text("account.code.says")));
  }
  return out + section("keep", text("account.keep.title"),
                       read(text("account.keep.says")) + row_form("/account/keep", button(text("account.keep"))));
}

Html enter(const AccountView& view, const Text& text) {
  Html out;
  if (view.wrong_code) out += people::note(text("message.code") + ". " + text("message.code.says"), true);
  out += read(text("account.enter.says"));
  out += row_form("/account/enter",
                  el("label", {}, el("span", {cls("sr")}, text("account.enter.field")),
                     el("input", {cls("field"), at("name", "code"), flag("required"), at("autocomplete", "off"),
                                  at("autocapitalize", "characters"), at("spellcheck", "false"),
                                  at("placeholder", text("account.enter.field"))})) +
                      button(text("account.enter")));
  return section("enter", text("account.enter.title"), out);
}

Html sessions(const AccountView& view, const Text& text) {
  Html rows;
  for (const AccountView::Session& one : view.sessions) {
    const std::string device = one.device.empty() ? text("sessions.unknown") : one.device;
    Html what = el("span", {}, device + " · ", day(one.seen));
    if (one.is_this) what += Html(" · ") + el("strong", {}, text("sessions.this"));
    rows += el("li", {cls("row")}, what,
               one.is_this ? Html() : one_button("/account/sessions/" + one.id + "/end", text("sessions.end")));
  }
  Html out = read(text("sessions.says")) + el("ul", {cls("lines")}, rows);
  if (view.sessions.size() > 1) out += one_button("/account/sessions/end", text("sessions.end.others"));
  return section("sessions", text("sessions.title"), out);
}

// Where each course is taken to a podcast app.
Html podcasts(const AccountView& view, const Text& text) {
  if (view.podcasts.empty()) return {};
  Html rows;
  for (const AccountView::Podcast& one : view.podcasts)
    rows += el("li", {}, el("a", {address("href", one.address)}, one.title));
  return section("listen", text("listen.title"), el("ul", {cls("lines")}, rows));
}

Html password(const AccountView& view, const Text& text) {
  const Html user =
      el("input", {at("type", "hidden"), at("name", "email"), at("autocomplete", "username"), at("value", view.email)});
  const Html inside = user + people::password_field(text, false, "old") + people::password_field(text, true) +
                      read(text("people.password.says")) + el("div", {cls("row")}, button(text("people.choose")));
  return section("password", text("people.choose"), people::form("/account/change", inside));
}

Html data(const Text& text) {
  Html out = section(
      "data", text("account.data.title"),
      read(text("account.data")) +
          el("p", {}, el("a", {cls("b"), at("href", "/account/data"), flag("download")}, text("account.data.take"))));
  return out + section("erase", text("account.erase.title"),
                       read(text("account.erase.says")) +
                           people::sure_button("/account/erase", text("account.erase.sure"), text("account.erase")));
}

}  // namespace

std::string account_page(const AccountView& view) {
  const Text text(view.lang);
  const bool is_learner = view.audience == Audience::learner, has_account = !view.email.empty();
  Html main = people::wrong_note(view.wrong, text);
  if (!view.note.empty()) main += people::note(view.note, false);
  if (has_account) {
    main += el("p", {cls("quiet")}, view.name + " · " + view.email);
  } else {
    main += come_in(view, text);
  }
  if (view.is_staff) main += el("p", {cls("row")}, el("a", {cls("b"), at("href", "/teach")}, text("teach.title")));
  if (is_learner) main += keep(view, text);
  if (!has_account) main += enter(view, text);
  if (is_learner) {
    main += podcasts(view, text) + sessions(view, text);
    if (has_account) main += password(view, text);
    main += section("leave", text(has_account ? "account.out.title" : "account.leave.title"),
                    read(text(has_account ? "account.out.says" : "account.leave.says")) +
                        row_form("/account/leave", button(text(has_account ? "account.out" : "account.leave"))));
    main += data(text);
  }
  people::Place place;
  place.lang = view.lang;
  place.assets = view.assets;
  place.audience = view.audience;
  return people::page(place, text("account.title"), main);
}

}  // namespace colloquy::write
