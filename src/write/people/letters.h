// The words of the letters that the server sends. Pure: api/ hands them to net/.
#pragma once

#include <string>
#include <string_view>

namespace colloquy::write::people {

struct LetterWords {
  std::string subject, text;
};

// `site` is the server's address, `link` the whole address with its ticket.
LetterWords password_letter(std::string_view lang, std::string_view email, std::string_view site,
                            std::string_view link);
LetterWords confirm_letter(std::string_view lang, std::string_view email, std::string_view site, std::string_view link);
// To somebody who has an account and wanted to make another.
LetterWords taken_letter(std::string_view lang, std::string_view email, std::string_view site, std::string_view link);
LetterWords invite_letter(std::string_view lang, std::string_view name, std::string_view course, std::string_view site,
                          std::string_view link);

}  // namespace colloquy::write::people
