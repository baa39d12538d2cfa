// What every page has around its main part: head, bar, crumbs, reading settings, foot. Pages are
// whole documents; fragments (prompt_card.h, flash_card.h, test_question.h) are what actions answer
// with. Nothing here knows a request: api/ and site/ fill the structs and send the bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "write/html.h"
#include "write/text.h"

namespace colloquy::write {

// reader: of a book, who reads what a visitor reads and can ask no server for more.
enum class Audience { visitor, learner, reader };

// Addresses of the stylesheet and scripts (see assets.h), as the page shall write them.
struct Assets {
  std::string style, early, script;
};

struct Crumb {
  std::string name;
  std::string address;  // "": only the name
};

struct Frame {
  std::string lang = "en";  // of the page; the interface speaks it where there is a catalogue
  std::string title;        // of the document, without the site's name
  Assets assets;
  std::vector<Crumb> crumbs;
  Audience audience = Audience::visitor;  // learner: the bar leads to /account
  std::string description;                // for search engines; "" none
  std::string canonical;                  // absolute address; "" none
  std::string structured;                 // JSON-LD, from base::to_string; "" none
  std::string watch;                      // course slug under `serve --watch`; "" otherwise
  std::string body_class;
};

// The document. `main` is the <main> element, `after` what follows it (foot, dock), `data` the
// script's data blocks.
std::string document(const Frame& frame, const Html& main, const Html& after = {}, const Html& data = {});

// The common foot.
Html foot(const Frame& frame, const Text& text, const Html& more = {});

// A page around one fragment, for browsers without JavaScript: the action's answer with a way back.
std::string fragment_page(const Frame& frame, std::string_view heading, const Html& fragment, std::string_view back);

// One of the sprite's glyphs.
enum class Glyph { play, pause, back, on, settings, chevron, full, half, open, up, down, previous, next, sound, close };
Html glyph(Glyph glyph);

// A hidden field of a form.
Html hidden(std::string_view name, std::string_view value);

}  // namespace colloquy::write
