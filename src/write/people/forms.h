// The pieces that the pages about people are made of: fields with their labels, one-button forms, sections, notes.
#pragma once

#include <string>
#include <string_view>

#include "write/day.h"
#include "write/html.h"
#include "write/page.h"
#include "write/text.h"

namespace colloquy::write::people {

// A labelled field. `autocomplete` is HTML's name of what goes in, for password keepers: "username", "new-password".
Html field(std::string_view name, const std::string& label, std::string_view type, std::string_view autocomplete,
           std::string_view value = {});
Html email_field(const Text& text, std::string_view value = {});
Html name_field(const Text& text, std::string_view value = {});
Html password_field(const Text& text, bool is_new, std::string_view name = "password");

// A form that posts what is inside, and one with a button alone.
Html form(std::string_view action, const Html& inside);
Html button(const std::string& name, bool is_main = false);
Html one_button(std::string_view action, const std::string& name);
// With a box to tick first: a stray click does nothing.
Html sure_button(std::string_view action, const std::string& sure, const std::string& name);

Html section(std::string_view id, const std::string& title, const Html& inside);
Html read(const std::string& words);                 // a paragraph
Html note(const std::string& words, bool is_alert);  // what has happened: alert where something was not right

// What every page about people has around it.
struct Place {
  std::string lang = "en";
  Assets assets;
  Audience audience = Audience::visitor;
  std::vector<Crumb> crumbs;
};
std::string page(const Place& place, const std::string& title, const Html& main, bool is_wide = false);

}  // namespace colloquy::write::people
