#include "write/listen_page.h"

#include "write/people/forms.h"

namespace colloquy::write {
namespace {

using people::one_button;
using people::read;
using people::section;

// In a field, so that it can be taken whole without a script; the button comes with one.
Html just_made(const ListenView& view, const Text& text) {
  const Html field = el("label", {}, el("span", {cls("tag")}, text("listen.address")),
                        el("input", {cls("field"), at("id", "feed"), at("type", "url"), at("dir", "ltr"),
                                     at("value", view.address), flag("readonly"), at("autocomplete", "off")}));
  const Html copy =
      el("button",
         {cls("b main js"), at("type", "button"), at("data-copy", "feed"), at("data-done", text("listen.copied"))},
         text("listen.copy"));
  return el("div", {cls("card"), at("role", "status")}, field, read(text("listen.once")),
            el("div", {cls("row")}, copy));
}

}  // namespace

std::string listen_page(const ListenView& view) {
  const Text text(view.lang);
  Html main = read(text("listen.says"));
  if (!view.address.empty()) main += just_made(view, text);
  if (view.made == 0) {
    main +=
        section("make", text("listen.make.title"),
                read(text("listen.make.says")) +
                    people::form(view.make_action, el("div", {cls("row")}, people::button(text("listen.make"), true))));
  }
  main += section("how", text("listen.how.title"), read(text("listen.how")));
  if (view.made > 0) {
    main += section("renew", text("listen.renew.title"),
                    el("p", {cls("read")}, text.html("listen.there", {{"day", day(view.made)}})) +
                        el("div", {cls("row")}, one_button(view.make_action, text("listen.renew"))));
    main += section(
        "end", text("listen.end.title"),
        read(text("listen.end.says")) + el("div", {cls("row")}, one_button(view.end_action, text("listen.end"))));
  }
  people::Place place{view.lang, view.assets, Audience::learner, view.crumbs};
  return people::page(place, text("listen.title"), main);
}

}  // namespace colloquy::write
