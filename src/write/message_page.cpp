#include "write/message_page.h"

namespace colloquy::write {

Html enrol_form(std::string_view action, std::string_view back, std::string_view key, const Text& text) {
  return el("form", {at("method", "post"), at("action", action), at("data-enrol", "")}, hidden("back", back),
            hidden("event", ""), el("button", {cls("b main")}, text(key)));
}

Html code_form(std::string_view action, std::string_view back, const Text& text) {
  return el("form", {at("method", "post"), at("action", action), at("data-enrol", ""), cls("row")},
            hidden("back", back), hidden("event", ""),
            el("label", {}, el("span", {cls("sr")}, text("gate.code")),
               el("input", {cls("field"), at("name", "code"), flag("required"), at("autocomplete", "off"),
                            at("autocapitalize", "characters"), at("spellcheck", "false"),
                            at("placeholder", text("gate.code"))})),
            el("button", {cls("b")}, text("gate.use.code")));
}

std::string message_page(const MessageView& view) {
  constexpr std::string_view kKeys[] = {"message.not.found", "message.denied",  "message.busy",    "message.bad",
                                        "message.broken",    "message.code",    "message.sign.in", "message.staff",
                                        "message.closed",    "message.conflict"};
  std::string key(kKeys[static_cast<int>(view.message)]);
  if (view.code_form && !view.code_form->tried) key = "message.code.needed";
  const Text text(view.lang);
  const bool home = view.on_address.empty();
  Frame frame;
  frame.lang = view.lang;
  frame.title = text(key);
  frame.assets = view.assets;
  frame.audience = view.audience;
  const bool denied = view.message == Message::denied;
  const bool signs_in = view.message == Message::sign_in || view.message == Message::closed;
  Html enrol;
  if (denied && !view.enrol_action.empty())
    enrol = enrol_form(view.enrol_action, view.back, "message.denied.enrol", text);
  const Html way = el(
      "div", {cls("row")}, enrol,
      el("a",
         {cls(view.code_form || !enrol.empty() ? "b bare" : "b main"), address("href", home ? "/" : view.on_address)},
         text(signs_in                   ? "people.sign.in"
              : home                     ? "message.home"
              : denied || view.code_form ? "message.denied.on"
                                         : "page.back")));
  const Html form = view.code_form ? code_form(view.code_form->action, view.code_form->back, text) : Html();
  const Html main = el("main", {cls("book message"), at("id", "main")}, el("h1", {}, text(key)),
                       el("p", {cls("read lede")}, text(key + ".says")), form, way);
  return document(frame, main, foot(frame, text));
}

}  // namespace colloquy::write
