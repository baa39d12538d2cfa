#include "api/language.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "write/text.h"

namespace colloquy::api {

std::string preferred_language(std::string_view field) {
  static const std::vector<std::string> known = write::catalogue_languages();
  std::string best = "en";
  double weight = 0;
  for (int most = 20; !field.empty() && most > 0; --most) {
    const std::size_t end = std::min(field.find(','), field.size());
    std::string_view range = field.substr(0, end);
    field.remove_prefix(std::min(end + 1, field.size()));
    while (range.starts_with(' ')) range.remove_prefix(1);
    const std::string language(range.substr(0, range.find_first_of("-;")));
    const std::size_t q = range.find("q=");
    const double wanted = q == std::string_view::npos ? 1 : std::atof(std::string(range.substr(q + 2)).c_str());
    if (wanted <= weight || std::find(known.begin(), known.end(), language) == known.end()) continue;
    best = language;
    weight = wanted;
  }
  return best;
}

}  // namespace colloquy::api
