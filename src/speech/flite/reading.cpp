#include "speech/flite/reading.h"

#include <memory>

#include "base/utf8.h"
#include "speech/flite/front_end.h"
#include "speech/flite/tokens.h"

extern "C" {
cst_voice* register_cmu_us_slt(const char* directory);
}

namespace colloquy::speech {
namespace {

// Takes the place of what would make sound.
cst_utterance* nothing(cst_utterance* utterance) {
  return utterance;
}

const cst_voice* voice() {
  static const cst_voice* const one = register_cmu_us_slt(nullptr);
  return one;
}

std::vector<Phone> phones_of_word(const cst_item* word) {
  std::vector<Phone> out;
  for (const cst_item* syllable = path_to_item(word, "R:SylStructure.daughter1"); syllable != nullptr;
       syllable = item_next(syllable)) {
    const bool stressed = std::string_view(ffeature_string(syllable, "stress")) == "1";
    for (const cst_item* segment = item_daughter(syllable); segment != nullptr; segment = item_next(segment)) {
      const std::string name = item_feat_string(segment, "name");
      const bool vowel = std::string_view("aeiou").find(name.front()) != std::string_view::npos;
      out.push_back({name, stressed && vowel});
    }
  }
  return out;
}

// Letters and digits of any script, as opposed to marks, arrows, boxes and emoji.
bool has_letters(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::decode_utf8(text, at);
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) return true;
    const bool mark = c < 0xc0 || c == 0xd7 || c == 0xf7 || (c >= 0x2000 && c < 0x2c00) ||
                      (c >= 0x3000 && c < 0x3040) || (c >= 0xe000 && c < 0xf900) || (c >= 0xfe00 && c < 0xfe10) ||
                      c >= 0x1f000 || c == 0xfffd;
    if (!mark) return true;
  }
  return false;
}

const cst_lexicon* lexicon() {
  return val_lexicon(feat_val(voice()->features, "lexicon"));
}

}  // namespace

std::vector<ReadWord> read_line(const std::vector<Token>& tokens) {
  const std::vector<Piece> pieces = pieces_of(tokens);
  std::vector<ReadWord> out;
  if (pieces.empty()) return out;
  const FliteUtterance line(new_utterance());
  utt_init(line.get(), const_cast<cst_voice*>(voice()));
  for (const char* step : {"duration_model_func", "f0_model_func", "wave_synth_func", "post_synth_hook_func"})
    feat_set(line->features, step, uttfunc_val(&nothing));
  add_tokens(line.get(), pieces, lexicon());
  if (utt_synth_tokens(line.get()) == nullptr) return out;
  const cst_item* before = nullptr;  // the token of the word before
  for (const cst_item* word = relation_head(utt_relation(line.get(), "Word")); word != nullptr;
       word = item_next(word)) {
    const cst_item* token = path_to_item(word, "R:Token.parent");
    if (token == nullptr) continue;
    ReadWord one;
    for (const char c : std::string_view(item_feat_string(word, "name")))
      one.name += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    one.token = static_cast<std::size_t>(item_feat_int(token, "shown"));
    const Piece& piece = pieces[static_cast<std::size_t>(item_feat_int(token, "piece"))];
    one.pronounced = !piece.say.empty() || !piece.phones.empty();
    one.phones = phones_of_word(word);
    one.joined = one.name == "'s" || one.name == "'d" || one.name == "'ll" || one.name == "'ve" || one.name == "'re" ||
                 one.name == "'m";
    if (token == before && !out.empty()) out.back().punctuation.clear();
    one.punctuation = piece.punctuation;
    before = token;
    out.push_back(std::move(one));
  }
  return out;
}

std::vector<std::size_t> unreadable(const std::vector<Token>& tokens) {
  std::vector<bool> sounds(tokens.size(), false);
  for (const Piece& piece : pieces_of(tokens))
    sounds[piece.token] = piece.say.empty() || !phones_of(lexicon(), piece.say).empty();
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < sounds.size(); ++i) {
    if (!sounds[i] && tokens[i].say != kSaidBefore && has_letters(tokens[i].text)) out.push_back(i);
  }
  return out;
}

}  // namespace colloquy::speech
