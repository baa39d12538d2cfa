#include "learn/idea_rarity.h"

#include <algorithm>
#include <iterator>

namespace colloquy::learn {
namespace {

struct CommonWord {
  std::string_view stem;
  int sixteenths;
};

// clang-format off
constexpr CommonWord kCommon[] = {
    {"1", 6}, {"2", 6}, {"3", 8}, {"4", 7}, {"6", 6}, {"affect", 7}, {"b", 4}, {"batteri", 2}, {"between", 5},
    {"bulb", 2}, {"c", 4}, {"circuit", 5}, {"close", 2}, {"complet", 8}, {"connect", 3}, {"contain", 4}, {"creat", 6},
    {"damag", 6}, {"differ", 5}, {"electr", 6}, {"gap", 3}, {"know", 8}, {"negat", 6}, {"open", 7}, {"path", 2},
    {"posit", 4}, {"separ", 6}, {"seper", 7}, {"state", 6}, {"still", 5}, {"switch", 5}, {"t", 8}, {"termin", 3},
    {"voltag", 6}, {"within", 8}, {"y", 8}, {"z", 8}};
// clang-format on

}  // namespace

double rarity(std::string_view stem) {
  const auto less = [](const CommonWord& word, std::string_view other) { return word.stem < other; };
  const CommonWord* at = std::lower_bound(std::begin(kCommon), std::end(kCommon), stem, less);
  return at != std::end(kCommon) && at->stem == stem ? at->sixteenths / 16.0 : 1;
}

}  // namespace colloquy::learn
