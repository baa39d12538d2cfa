#include "write/people/forms.h"

namespace colloquy::write::people {

Html field(std::string_view name, const std::string& label, std::string_view type, std::string_view autocomplete,
           std::string_view value) {
  return el("label", {cls("line")}, el("span", {}, label),
            el("input", {cls("field"), at("name", name), at("type", type), at_if("autocomplete", autocomplete),
                         at_if("value", value), flag("required")}));
}

Html email_field(const Text& text, std::string_view value) {
  return field("email", text("people.email"), "email", "username", value);
}

Html name_field(const Text& text, std::string_view value) {
  return field("name", text("people.name"), "text", "name", value);
}

Html password_field(const Text& text, bool is_new, std::string_view name) {
  return el("label", {cls("line")}, el("span", {}, text(is_new ? "people.password.new" : "people.password")),
            el("input", {cls("field"), at("name", name), at("type", "password"), flag("required"),
                         at("autocomplete", is_new ? "new-password" : "current-password"),
                         at_if("minlength", is_new ? "8" : ""), at("maxlength", "200")}));
}

Html form(std::string_view action, const Html& inside) {
  return el("form", {cls("lines"), at("method", "post"), at("action", action)}, inside);
}

Html button(const std::string& name, bool is_main) {
  return el("button", {cls(is_main ? "b main" : "b")}, name);
}

Html one_button(std::string_view action, const std::string& name) {
  return el("form", {at("method", "post"), at("action", action)}, button(name));
}

Html sure_button(std::string_view action, const std::string& sure, const std::string& name) {
  const Html box =
      el("label", {}, el("input", {at("type", "checkbox"), at("name", "sure"), at("value", "yes"), flag("required")}),
         Html(" "), sure);
  return el("form", {cls("row"), at("method", "post"), at("action", action)}, box, button(name));
}

Html section(std::string_view id, const std::string& title, const Html& inside) {
  return el("section", {at("aria-labelledby", id)}, el("h2", {at("id", id)}, title), inside);
}

Html read(const std::string& words) {
  return el("p", {cls("read")}, words);
}

Html note(const std::string& words, bool is_alert) {
  return el("p", {cls(is_alert ? "is-soft" : "is-good"), at("role", is_alert ? "alert" : "status")}, words);
}

std::string page(const Place& place, const std::string& title, const Html& main, bool is_wide) {
  Frame frame;
  frame.lang = place.lang;
  frame.title = title;
  frame.assets = place.assets;
  frame.audience = place.audience;
  frame.crumbs = place.crumbs;
  const Html head = el("header", {cls("head")}, el("h1", {}, title));
  return document(
      frame, el("main", {cls(is_wide ? "book today people wide" : "book today people"), at("id", "main")}, head, main),
      foot(frame, Text(place.lang)));
}

}  // namespace colloquy::write::people
