#include "speech/flite/tokens.h"

#include <algorithm>
#include <optional>

#include "base/ascii.h"
#include "speech/flite/phones.h"

namespace colloquy::speech {
namespace {

// flite's own idea of one word: its lexicon, else its letter-to-sound rules.
std::string engine_phones(const cst_lexicon* lexicon, const std::string& word, bool stressed) {
  cst_val* phones = lex_lookup(lexicon, word.c_str(), nullptr, nullptr);
  std::string out;
  for (const cst_val* phone = phones; phone != nullptr; phone = val_cdr(phone)) {
    std::string name = val_string(val_car(phone));
    if (!stressed && name.back() == '1') name.back() = '0';
    if (!out.empty()) out += ' ';
    out += name;
  }
  delete_val(phones);
  return out;
}

bool has_upper(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// Where a token carries phones, default_lexical_insertion takes a token with the same phones as the one
// before it for the rest of one word, and is silent. A blank before them keeps neighbours different (one after them
// would be a phone without a name, which is heard).
std::string distinct(const std::string& phones, std::size_t index) {
  return std::string(index % 2, ' ') + phones;
}

}  // namespace

std::string phones_of(const cst_lexicon* lexicon, const std::string& say) {
  if (say.starts_with('/') || say.starts_with('[')) return phones_of_ipa(say).value_or("");
  std::string out;
  bool first = true;
  const bool marked = has_upper(say);
  std::string syllable;
  const bool hyphenated = say.find('-') != std::string::npos;
  for (std::size_t i = 0; i <= say.size(); ++i) {
    if (i < say.size() && say[i] != '-' && say[i] != ' ' && say[i] != '\'') {
      syllable += say[i];
      continue;
    }
    if (syllable.empty()) continue;
    const bool stressed = marked ? has_upper(syllable) : first;
    const std::string small = base::ascii_lower(syllable);
    std::string phones;
    const bool ascii = std::all_of(small.begin(), small.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (!hyphenated && ascii && in_lex(lexicon, small.c_str(), nullptr, nullptr)) {
      phones = engine_phones(lexicon, small, true);
    } else if (const std::optional<std::string> read = phones_of_respelling(small, stressed)) {
      phones = *read;
    } else if (ascii) {
      phones = engine_phones(lexicon, small, stressed);
    }
    if (!phones.empty()) out += (out.empty() ? "" : " ") + phones;
    syllable.clear();
    first = false;
  }
  return out;
}

void add_tokens(cst_utterance* utterance, const std::vector<Piece>& pieces, const cst_lexicon* lexicon) {
  cst_relation* tokens = utt_relation_create(utterance, "Token");
  for (std::size_t index = 0; index < pieces.size(); ++index) {
    const Piece& piece = pieces[index];
    cst_item* item = relation_append(tokens, nullptr);
    const std::string phones = piece.say.empty() ? piece.phones : phones_of(lexicon, piece.say);
    item_set_string(item, "name", piece.name.c_str());
    item_set_string(item, "whitespace", " ");
    item_set_string(item, "prepunctuation", "");
    item_set_string(item, "punc", piece.punctuation.c_str());
    item_set_int(item, "shown", static_cast<int>(piece.token));
    item_set_int(item, "piece", static_cast<int>(index));
    if (!phones.empty()) item_set_string(item, "phones", distinct(phones, index).c_str());
  }
}

}  // namespace colloquy::speech
