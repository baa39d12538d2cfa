#include "speech/flite/reading.h"

#include <memory>

#include "speech/flite/front_end.h"
#include "speech/flite/tokens.h"

extern "C" {
cst_voice* register_cmu_us_slt(const char* directory);
}

namespace colloquy::speech {
namespace {

struct DeleteUtterance {
  void operator()(cst_utterance* utterance) const { delete_utterance(utterance); }
};

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

}  // namespace

std::vector<ReadWord> read_line(const std::vector<Token>& tokens) {
  const std::vector<Piece> pieces = pieces_of(tokens);
  std::vector<ReadWord> out;
  if (pieces.empty()) return out;
  const std::unique_ptr<cst_utterance, DeleteUtterance> line(new_utterance());
  utt_init(line.get(), const_cast<cst_voice*>(voice()));
  for (const char* step : {"duration_model_func", "f0_model_func", "wave_synth_func", "post_synth_hook_func"})
    feat_set(line->features, step, uttfunc_val(&nothing));
  const cst_lexicon* lexicon = val_lexicon(feat_val(voice()->features, "lexicon"));
  add_tokens(line.get(), pieces, lexicon);
  if (utt_synth_tokens(line.get()) == nullptr) return out;
  const cst_item* before = nullptr;  // the token of the word before
  for (const cst_item* word = relation_head(utt_relation(line.get(), "Word")); word != nullptr;
       word = item_next(word)) {
    const cst_item* token = path_to_item(word, "R:Token.parent");
    if (token == nullptr) continue;
    ReadWord one;
    one.name = item_feat_string(word, "name");
    one.token = static_cast<std::size_t>(item_feat_int(token, "shown"));
    const Piece& piece = pieces[static_cast<std::size_t>(item_feat_int(token, "piece"))];
    one.pronounced = !piece.say.empty();
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

}  // namespace colloquy::speech
