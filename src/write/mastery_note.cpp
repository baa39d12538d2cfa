#include "write/mastery_note.h"

#include "write/day.h"
#include "write/page.h"

namespace colloquy::write {

Html mastery_note(const MasteryNote& note, const Text& text) {
  using State = MasteryNote::State;
  const auto said = [](Glyph shape, std::string_view tone, const Html& words) {
    return el("span", {cls("mastery")}, el("span", {cls(tone)}, glyph(shape)), words);
  };
  switch (note.state) {
    case State::kept: return said(Glyph::full, "is-good", el("span", {}, text("mastery.kept")));
    case State::learned:
      return said(Glyph::half, "is-good",
                  note.today ? el("span", {}, text("mastery.learned.today"))
                             : el("span", {}, text.html("mastery.learned.on", {{"day", day(note.when)}})));
    case State::fading: return said(Glyph::half, "is-soft", el("span", {}, text("mastery.fading")));
    case State::not_yet: return said(Glyph::open, "is-soft", el("span", {}, text("mastery.not.yet")));
    case State::unknown: break;
  }
  return {};
}

}  // namespace colloquy::write
