// Lists of explained words (objectives, concepts, glossary) and of plain things (examples, references, notes).
#include <algorithm>
#include <set>

#include "lesson/prose.h"
#include "write/parts/parts.h"

namespace colloquy::write {
namespace {

Html entry(Context& context, const lesson::Term& term) {
  Html name = el("dfn", {}, term.term);
  if (!term.also.empty()) {
    std::string also;
    for (const std::string& form : term.also) also += (also.empty() ? "" : ", ") + form;
    name += Html(" ") + el("span", {cls("quiet")}, "(" + also + ")");
  }
  if (term.draft) name += el("span", {cls("badge")}, context.text()("lesson.draft"));
  Prose prose = context.prose_about(term);
  return el("dt", {at_if("id", context.claim(term_anchor(term)))}, name) +
         el("dd", {}, prose.blocks(term.meaning), context.notes(term.span));
}

using Said = std::set<std::pair<std::string, std::string>>;  // term, meaning

// Those that are not in `elsewhere`.
Html entries(Context& context, const std::vector<lesson::Term>& terms, const Said& elsewhere = {}) {
  Html out;
  for (const lesson::Term& term : terms) {
    if (!elsewhere.contains({term.term, lesson::plain_text(term.meaning)})) out += entry(context, term);
  }
  return out.empty() ? Html() : el("dl", {cls("defs read")}, out);
}

}  // namespace

Html objectives_part(Context& context) {
  const std::vector<lesson::Term>& objectives = context.lesson().objectives;
  if (objectives.empty()) return {};
  Prose prose = context.prose();
  Html items;
  for (const lesson::Term& objective : objectives) {
    // An objective's name is for the test; its sentence is for the learner.
    items += el("li", {at_if("id", context.claim(objective.anchor))},
                objective.meaning.empty() ? Html(objective.term) : prose.run(objective.meaning));
  }
  Html notes;
  for (const lesson::Term& objective : objectives) notes += context.notes(objective.span);
  return el("section", {at("id", "objectives"), cls("aims"), at("aria-labelledby", "h-objectives")},
            el("h2", {cls("tag"), at("id", "h-objectives")}, context.text()("objectives.title")),
            el("ul", {cls("read")}, items), notes);
}

Html concepts_part(Context& context) {
  return section(context, "key-concepts", "concepts.title", entries(context, context.lesson().concepts));
}

Html glossary_part(Context& context) {
  // What a key concept says already is not said again. Where the glossary has other words for it, both are shown:
  // no line of an author's vanishes. Links lead to the concept, which stands first and has the anchor.
  Said above;
  for (const lesson::Term& term : context.lesson().concepts) above.emplace(term.term, lesson::plain_text(term.meaning));
  return section(context, "glossary", "glossary.title", entries(context, context.lesson().glossary, above));
}

Html examples_part(Context& context) {
  Html out;
  Prose prose = context.prose();
  for (const lesson::Example& example : context.lesson().examples) {
    Html inside;
    if (!example.title.empty()) inside += el("h3", {}, example.title);
    inside += el("div", {cls("read")}, prose.blocks(example.blocks)) + context.notes(example.span);
    out += el("div", {cls("sub")}, inside);
  }
  return section(context, "examples", "examples.title", out);
}

Html references_part(Context& context) {
  Html items;
  for (const lesson::Reference& reference : context.lesson().references) {
    lesson::Inline link;
    link.kind = lesson::Inline::Kind::link;
    link.link.own().target = reference.target;
    lesson::Inline title;
    title.text = reference.title;
    link.children = {title};
    Prose prose = context.prose();
    Html inside = el("span", {cls("read")}, prose.inlines({link}));
    if (!reference.note.empty()) inside += Html(" ") + el("span", {cls("quiet")}, prose.inlines(reference.note));
    items += el("li", {}, inside, context.notes(reference.span));
  }
  return items.empty() ? Html() : section(context, "references", "references.title", el("ul", {cls("list")}, items));
}

Html plain_parts(Context& context, std::optional<lesson::Section> after) {
  Html out;
  for (const lesson::PlainSection& plain : context.lesson().plain) {
    if (plain.after != after) continue;
    const std::string id = context.claim(plain.anchor);
    Prose prose = context.prose();
    out += el("section", {at_if("id", id)}, el("h2", {}, plain.title),
              el("div", {cls("read")}, prose.blocks(plain.blocks)), context.notes(plain.span));
  }
  return out;
}

Html footnotes_part(Context& context) {
  Html items;
  Prose prose = context.prose();
  for (const lesson::Block& note : context.lesson().footnotes) {
    std::string id = "fn-" + note.more->info;
    std::replace(id.begin(), id.end(), ' ', '-');
    const Html back = el("a", {at("href", "#to-" + id), at("aria-label", context.text()("footnote.back"))}, "↩");
    items += el("li", {at_if("id", context.claim(id))}, el("span", {cls("n")}, note.more->info),
                el("div", {}, prose.blocks(note.children), back));
  }
  return items.empty() ? Html() : section(context, "notes", "footnotes.title", el("ul", {cls("notes read")}, items));
}

}  // namespace colloquy::write
