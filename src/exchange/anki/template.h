// A side of a card as Anki makes it: its template with the fields of a note. {{Field}}, {{#Field}}...{{/Field}},
// {{^Field}}...{{/Field}}, {{FrontSide}} (left empty: our back does not repeat the front), filters before a field's
// name. Source: Anki's manual, "Card templates". Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "exchange/anki/collection.h"

namespace colloquy::exchange::anki {

struct Side {
  std::string html;
  std::vector<std::size_t> fields;  // shown, by number, each once; with something in them
  int typed = -1;                   // number of the field that is to be typed ({{type:Field}}), which is not in `html`
  int cloze = -1;                   // number of the field whose gaps are asked ({{cloze:Field}})
};

Side make_side(std::string_view text, const NoteType& type, const Note& note);

}  // namespace colloquy::exchange::anki
