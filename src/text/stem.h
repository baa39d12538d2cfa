// Stems: "counting", "counted", "counts" -> "count", so that an answer need not repeat the
// author's grammar. Pure; English only (other languages' words come back as they are).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace colloquy::text {

// The English (Porter2) stem of a folded word, after M. F. Porter's published description of the
// Snowball English stemmer (snowballstem.org, version 2). A word with anything but a-z and
// apostrophes, or of two letters, is its own stem.
std::string stem(std::string_view word);

// content_words() of a text, each stemmed.
std::vector<std::string> content_stems(std::string_view text);

}  // namespace colloquy::text
