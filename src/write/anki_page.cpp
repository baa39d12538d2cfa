#include "write/anki_page.h"

#include "write/people/forms.h"
#include "write/study_pages.h"

namespace colloquy::write {
namespace {

Html said(const AnkiView& view, const Text& text) {
  using Said = AnkiView::Said;
  switch (view.said) {
    case Said::nothing: return {};
    case Said::no_file: return people::note(text("anki.no.file"), true);
    case Said::fault: return people::note(text("anki.fault", {{"why", view.why}}), true);
    case Said::too_much: return people::note(text("anki.too.much"), true);
    case Said::came: break;
  }
  std::string words = view.came > 0 ? text.count("anki.came", view.came) : std::string(text("anki.none"));
  if (view.newer > 0) words += " " + text.count("anki.newer", view.newer);
  if (view.left_out > 0) words += " " + text.count("anki.left.out", view.left_out);
  return people::note(words, false);
}

}  // namespace

std::string anki_page(const AnkiView& view) {
  const Text text(view.lang);
  Html main = said(view, text);
  main += people::section(
      "take", text("anki.take"),
      people::read(text("anki.take.says")) +
          el("p", {cls("row")}, el("a", {cls("b main"), address("href", view.take_address)}, text("anki.take.do"))));
  const Html file = el("div", {cls("wish")}, el("label", {at("for", "file")}, text("anki.file")),
                       el("input", {cls("field"), at("type", "file"), at("id", "file"), at("name", "file"),
                                    at("accept", ".apkg,.colpkg")}));
  main += people::section(
      "bring", text("anki.bring"),
      people::read(text("anki.bring.says")) +
          el("form", {at("method", "post"), at("action", view.bring_action), at("enctype", "multipart/form-data")},
             file + el("div", {cls("row")}, el("button", {cls("b main")}, text("anki.bring.do")))));
  main += el("p", {cls("row")}, el("a", {cls("b"), address("href", view.cards_address)}, text("cards.title")));
  return study_page({view.lang, view.assets, view.crumbs, main}, text("anki.title"), "statistics");
}

}  // namespace colloquy::write
