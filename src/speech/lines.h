// One node's prose (a turn, a summary, a layer of a chapter) cut into the lines a voice speaks: words as
// displayed, with the pronunciations and silences that the author's directions ask for.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/prose.h"
#include "speech/script.h"

namespace colloquy::speech {

// Pronunciations of front matter: word (or words) -> respelling or /IPA/.
using Pronunciations = std::map<std::string, std::string>;

struct NodeLines {
  std::vector<Utterance> utterances;   // text, tokens, line numbers, boundaries and pauses inside the node
  std::optional<int> pause_before_ms;  // a silence asked for before the first word
};

// The lines are numbered through the node as the page numbers them: sentences (text/sentences.h) of its
// spoken paragraphs (lesson/spoken.h), from 0.
NodeLines lines_of(const lesson::Blocks& blocks, const Pronunciations& say);

// A plain text as one paragraph, all of it by one voice.
std::vector<Utterance> lines_of_text(std::string_view text, const VoiceSpec& voice);

}  // namespace colloquy::speech
