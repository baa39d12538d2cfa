// A line's tokens as flite is given them, with the author's pronunciations as phones. Shared by the engine, which lets
// flite speak them, and by the reading (reading.h), which does not.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "speech/flite/front_end.h"

extern "C" {
#include <flite/flite.h>
}

namespace colloquy::speech {

struct DeleteUtterance {
  void operator()(cst_utterance* utterance) const { delete_utterance(utterance); }
};
using FliteUtterance = std::unique_ptr<cst_utterance, DeleteUtterance>;

// Phones of an author's pronunciation; "" where none can be made. A respelling is read syllable by
// syllable; capitals bear the stress, and without capitals the first syllable does. A blank-separated
// word of ordinary English ("double you") is taken from the lexicon.
std::string phones_of(const cst_lexicon* lexicon, const std::string& say);

// Puts the pieces into the utterance's relation "Token"; an item's feature "shown" is the displayed token's index,
// "piece" its own.
void add_tokens(cst_utterance* utterance, const std::vector<Piece>& pieces, const cst_lexicon* lexicon);

}  // namespace colloquy::speech
