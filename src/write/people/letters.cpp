#include "write/people/letters.h"

#include <initializer_list>

#include "write/text.h"

namespace colloquy::write::people {
namespace {

// A catalogue's line stands for several of a letter: "\n" ends one.
std::string lines_of(std::string text) {
  for (std::size_t at = text.find("\\n"); at != std::string::npos; at = text.find("\\n", at)) text.replace(at, 2, "\n");
  return text + "\n";
}

LetterWords words(std::string_view lang, std::string_view subject, std::string_view body,
                  std::initializer_list<Fill> fills) {
  const Text text(lang);
  return {text(subject, fills), lines_of(text(body, fills))};
}

}  // namespace

LetterWords password_letter(std::string_view lang, std::string_view email, std::string_view site,
                            std::string_view link) {
  return words(lang, "letter.password.subject", "letter.password", {{"email", email}, {"site", site}, {"link", link}});
}
LetterWords confirm_letter(std::string_view lang, std::string_view email, std::string_view site,
                           std::string_view link) {
  return words(lang, "letter.confirm.subject", "letter.confirm", {{"email", email}, {"site", site}, {"link", link}});
}
LetterWords taken_letter(std::string_view lang, std::string_view email, std::string_view site, std::string_view link) {
  return words(lang, "letter.taken.subject", "letter.taken", {{"email", email}, {"site", site}, {"link", link}});
}
LetterWords invite_letter(std::string_view lang, std::string_view name, std::string_view course, std::string_view site,
                          std::string_view link) {
  return words(lang, "letter.invite.subject", "letter.invite",
               {{"name", name}, {"course", course}, {"site", site}, {"link", link}});
}

}  // namespace colloquy::write::people
