#include "write/account_page.h"

namespace colloquy::write {
namespace {

Html form(std::string_view action, const Html& inside) {
  return el("form", {cls("row"), at("method", "post"), at("action", action)}, hidden("event", ""), inside);
}

Html part(std::string_view id, const std::string& title, const Html& inside) {
  return el("section", {at("aria-labelledby", id)}, el("h2", {at("id", id)}, title), inside);
}

}  // namespace

std::string account_page(const AccountView& view) {
  const Text text(view.lang);
  Html main = el("header", {cls("head")}, el("h1", {}, text("account.title")));
  if (view.audience == Audience::learner) {
    if (!view.code.empty()) {
      main += el("div", {cls("card"), at("role", "status")}, el("p", {cls("tag")}, text("account.code")),
                 el("p", {cls("keepcode"), at("dir", "ltr")}, view.code),
                 el("p", {cls("read")}, text("account.code.says")));
    }
    main += part("keep", text("account.keep.title"),
                 el("p", {cls("read")}, text("account.keep.says")) +
                     form("/account/keep", el("button", {cls("b main")}, text("account.keep"))));
  }
  Html enter;
  if (view.wrong_code)
    enter += el("p", {cls("is-soft"), at("role", "alert")}, text("message.code") + ". " + text("message.code.says"));
  enter += el("p", {cls("read")}, text("account.enter.says"));
  enter += form("/account/enter",
                el("label", {}, el("span", {cls("sr")}, text("account.enter.field")),
                   el("input", {cls("field"), at("name", "code"), flag("required"), at("autocomplete", "off"),
                                at("autocapitalize", "characters"), at("spellcheck", "false"),
                                at("placeholder", text("account.enter.field"))})) +
                    el("button", {cls("b")}, text("account.enter")));
  main += part("enter", text("account.enter.title"), enter);
  if (view.audience == Audience::learner) {
    main += part("leave", text("account.leave.title"),
                 el("p", {cls("read")}, text("account.leave.says")) +
                     form("/account/leave", el("button", {cls("b")}, text("account.leave"))));
    main += part(
        "data", text("account.data.title"),
        el("p", {cls("read")}, text("account.data")) +
            el("p", {}, el("a", {cls("b"), at("href", "/account/data"), flag("download")}, text("account.data.take"))));
    const Html sure =
        el("label", {}, el("input", {at("type", "checkbox"), at("name", "sure"), at("value", "yes"), flag("required")}),
           Html(" "), text("account.erase.sure"));
    main += part("erase", text("account.erase.title"),
                 el("p", {cls("read")}, text("account.erase.says")) +
                     form("/account/erase", sure + el("button", {cls("b")}, text("account.erase"))));
  }
  Frame frame;
  frame.lang = view.lang;
  frame.title = text("account.title");
  frame.assets = view.assets;
  frame.audience = view.audience;
  return document(frame, el("main", {cls("book today"), at("id", "main")}, main), foot(frame, text));
}

}  // namespace colloquy::write
