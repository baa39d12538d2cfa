// How much a single word tells, by its stem (text/stem.h), for what idea_features.h measures. English. Pure.
#pragma once

#include <string_view>

namespace colloquy::learn {

// 0..1, for a word of meaning: 1 unless it is one of few that stand in answers of every kind ("contain",
// "different", a number) or in those of electricity, where the counting was done (Beetle). The logarithm of its
// inverse document frequency (Sparck Jones, 1972) as a part of that of a word which never occurs.
double rarity(std::string_view stem);

}  // namespace colloquy::learn
