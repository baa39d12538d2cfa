// Memory aids: rhyme, story, tool, acronym; each also asks to be tried from memory.
#include "write/parts/parts.h"

namespace colloquy::write {
namespace {

using lesson::Aid;

// The letters with their words. A word in brackets lends no letter.
Html letters(const Aid& aid) {
  Html out;
  std::vector<std::string> initials;
  for (std::size_t i = 0; i < aid.title.size();) {
    std::size_t end = i + 1;
    while (end < aid.title.size() && (static_cast<unsigned char>(aid.title[end]) & 0xC0) == 0x80) ++end;
    initials.push_back(aid.title.substr(i, end - i));
    i = end;
  }
  std::size_t next = 0;
  for (const Aid::Word& word : aid.words) {
    const std::string letter = word.silent || next >= initials.size() ? "" : initials[next++];
    out += el("li", {}, el("b", {at("aria-hidden", "true")}, letter), el("span", {}, word.text));
  }
  return el("ul", {cls("letters read")}, out);
}

Html title_of(const Aid& aid, const Text& text) {
  constexpr std::string_view kKeys[] = {"aids.rhyme", "aids.story", "aids.tool", "aids.acronym"};
  const std::string kind = text(kKeys[static_cast<int>(aid.kind)]);
  return aid.title.empty() ? Html(kind) : el("span", {cls("kind")}, kind) + Html(" ") + Html(aid.title);
}

}  // namespace

Html aids_part(Context& context) {
  Html out;
  for (const Aid& aid : context.lesson().aids) {
    Prose prose = context.prose();
    Html inside = el("h3", {}, title_of(aid, context.text()));
    if (!aid.words.empty()) inside += letters(aid);
    if (!aid.text.empty())
      inside += el("div", {cls(aid.kind == Aid::Kind::rhyme ? "read verse" : "read")}, prose.blocks(aid.text));
    if (context.hears() && !aid.answer.empty()) {
      const Html asked = aid.ask.empty() ? Html(context.text()("aids.stands.for")) : prose.run(aid.ask);
      inside += el("details", {cls("try")}, el("summary", {}, el("span", {}, asked), glyph(Glyph::chevron)),
                   el("div", {cls("read")}, prose.blocks(aid.answer)));
    } else if (!aid.ask.empty()) {
      inside += el("div", {cls("read ask-aid")}, prose.blocks(aid.ask));
    }
    inside += context.notes(aid.span);
    out += el("div", {cls("sub"), at_if("id", context.claim(aid.id))}, inside);
  }
  return section(context, "memory-aids", "aids.title", out);
}

}  // namespace colloquy::write
