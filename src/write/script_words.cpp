#include "write/script_words.h"

#include <vector>

#include "base/json.h"

namespace colloquy::write {

std::string script_words(const Text& text) {
  static constexpr std::string_view kPrefix = "script.";
  // English decides which keys there are.
  static const std::vector<std::string> keys = [] {
    std::vector<std::string> found;
    for (const auto& [key, english] : catalogue_entries("en")) {
      if (key.starts_with(kPrefix)) found.push_back(key);
    }
    return found;
  }();
  base::Json words = base::Json::object();
  for (const std::string& key : keys) words.set(std::string_view(key).substr(kPrefix.size()), text.pattern(key));
  return base::to_string(words);
}

}  // namespace colloquy::write
