// The words whose full stop does not end a sentence, for English, French, German and Spanish.
// Used by split_sentences only.
#pragma once

#include <string_view>

namespace colloquy::text {

enum class Abbreviation {
  none,
  before_name,    // something always follows: "Dr.", "e.g.", "vs."
  before_number,  // an abbreviation only before a number: "No. 5", "p. 12"
  anywhere,       // may end a sentence too: "etc.", "a.m.", "Inc."
};

// `token` without its last full stop, in the case it was written.
Abbreviation abbreviation(std::string_view token);

// German ordinals stand before months: "am 3. Mai".
bool is_month(std::string_view word);

// A capitalised word that begins sentences far more often than names: "The", "He", "But".
bool starts_sentence(std::string_view word);

}  // namespace colloquy::text
