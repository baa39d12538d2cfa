#include "speech/flite/flite_engine.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>

extern "C" {
#include <flite/cst_cg.h>
#include <flite/flite_version.h>
cst_voice* register_cmu_us_slt(const char* directory);
cst_voice* register_cmu_us_rms(const char* directory);
cst_voice* register_cmu_us_awb(const char* directory);
}

#include "base/ascii.h"
#include "base/hash.h"
#include "speech/flite/front_end.h"
#include "speech/flite/outside.h"
#include "speech/flite/reading.h"
#include "speech/flite/speakers.h"
#include "speech/flite/tokens.h"

namespace colloquy::speech {
namespace {

// Bumped whenever this file or speakers.cpp changes a sample.
constexpr int kEngineVersion = 1;

// A flite voice with its own copy of the acoustic model's head, whose filter warping we may then choose.
// The tables behind it are flite's constants. Read-only once made: any number of threads may use it.
struct DeleteVoice {
  void operator()(cst_voice* voice) const { delete_voice(voice); }
};
struct Voice {
  cst_cg_db model;
  std::unique_ptr<cst_voice, DeleteVoice> voice;
};

cst_voice* registered(Person person) {
  switch (person) {
    case Person::slt: return register_cmu_us_slt(nullptr);
    case Person::rms: return register_cmu_us_rms(nullptr);
    case Person::awb: return register_cmu_us_awb(nullptr);
  }
  return nullptr;
}

// One for each speaker, made once and kept until the program ends.
const Voice& voice_of(const Speaker& speaker) {
  static std::once_flag flag;
  static std::vector<Voice> voices;
  std::call_once(flag, [] {
    voices.resize(speakers().size());
    for (std::size_t i = 0; i < voices.size(); ++i) {
      const Speaker& kind = speakers()[i];
      cst_voice* original = registered(kind.person);
      cst_voice* copy = new_voice();
      copy->name = original->name;
      copy->utt_init = original->utt_init;
      feat_copy_into(original->features, copy->features);
      feat_copy_into(original->ffunctions, copy->ffunctions);
      voices[i].model = *val_cg_db(feat_val(original->features, "cg_db"));
      voices[i].model.mlsa_alpha += static_cast<float>(kind.tract);
      voices[i].model.freeable = 0;
      feat_set(copy->features, "cg_db", cg_db_val(&voices[i].model));
      voices[i].voice.reset(copy);
    }
  });
  return voices[static_cast<std::size_t>(&speaker - speakers().data())];
}

const cst_lexicon* lexicon_of(const Voice& voice) {
  return val_lexicon(feat_val(voice.voice->features, "lexicon"));
}

// Seconds at which a word begins and ends; nullopt for a word without phones.
struct Sounding {
  double start = 0;
  double end = 0;
};

std::optional<Sounding> sounding(const cst_item* word) {
  const cst_item* first = path_to_item(word, "R:SylStructure.daughter1.daughter1.R:Segment");
  const cst_item* last = path_to_item(word, "R:SylStructure.daughtern.daughtern.R:Segment");
  if (first == nullptr || last == nullptr) return std::nullopt;
  const cst_item* before = item_prev(first);
  const double start = before == nullptr ? 0.0 : item_feat_float(before, "end");
  return Sounding{start, item_feat_float(last, "end")};
}

}  // namespace

FliteEngine::FliteEngine() {
  voice_of(speakers().front());
}

std::string FliteEngine::identity() const {
  return std::string(FLITE_PROJECT_NAME) + " " + FLITE_PROJECT_VERSION + "; engine " + std::to_string(kEngineVersion) +
         "; front end " + std::to_string(kFrontEndVersion);
}

bool FliteEngine::speaks(std::string_view language) const {
  const std::string small = base::ascii_lower(language.substr(0, language.find('-')));
  return small == "en" || small.empty();
}

std::vector<std::string> FliteEngine::voices() const {
  std::vector<std::string> names;
  for (const Speaker& speaker : speakers()) names.emplace_back(speaker.name);
  return names;
}

std::vector<std::size_t> FliteEngine::unpronounceable(const Utterance& utterance) const {
  return unreadable(utterance.tokens);
}

base::Result<Clip> FliteEngine::speak(const Utterance& utterance) const {
  const Speaker& speaker = speaker_for(utterance.voice.name);
  const Voice& voice = voice_of(speaker);
  const std::vector<Piece> pieces = pieces_of(utterance.tokens);
  const cst_lexicon* lexicon = lexicon_of(voice);

  Clip clip;
  clip.rate = voice.model.sample_rate;
  clip.voice_lufs = speaker.lufs;
  clip.words.resize(utterance.tokens.size());
  std::vector<bool> spoken(utterance.tokens.size(), false);

  if (!pieces.empty()) {
    const base::Digest seed = base::sha256(clip_key(*this, utterance));
    std::uint64_t noise = 0;
    for (std::size_t i = 0; i < 8; ++i) noise = noise << 8 | seed[i];
    seed_noise(noise);

    FliteUtterance flite(new_utterance());
    utt_init(flite.get(), voice.voice.get());
    const double pitch = std::clamp(speaker.pitch * utterance.voice.pitch, 0.5, 2.0);
    const double rate = std::clamp(utterance.voice.rate / speaker.stretch, 0.5, 2.0);
    feat_set_float(flite->features, "f0_shift", static_cast<float>(pitch));
    feat_set_float(flite->features, "duration_stretch", static_cast<float>(1.0 / rate));
    add_tokens(flite.get(), pieces, lexicon);

    if (utt_synth_tokens(flite.get()) == nullptr || utt_wave(flite.get()) == nullptr) {
      return base::make_error(base::ErrorKind::internal,
                              "The voice flite gave no sound for \"" + utterance.text + "\".");
    }
    const cst_wave* wave = utt_wave(flite.get());
    clip.rate = wave->sample_rate;
    clip.pcm.assign(wave->samples, wave->samples + wave->num_samples);
    for (const cst_item* word = relation_head(utt_relation(flite.get(), "Word")); word != nullptr;
         word = item_next(word)) {
      const cst_item* token = path_to_item(word, "R:Token.parent");
      const std::optional<Sounding> sound = sounding(word);
      if (token == nullptr || !sound) continue;
      const std::size_t shown = static_cast<std::size_t>(item_feat_int(token, "shown"));
      const std::int32_t samples = static_cast<std::int32_t>(clip.pcm.size());
      const std::int32_t start = std::min(samples, static_cast<std::int32_t>(std::lround(sound->start * clip.rate)));
      const std::int32_t end = std::min(samples, static_cast<std::int32_t>(std::lround(sound->end * clip.rate)));
      WordSpan& span = clip.words[shown];
      if (!spoken[shown]) span.start = start;
      span.end = std::max(span.start, end);
      spoken[shown] = true;
    }
  }

  place_silent_words(clip.words, spoken);
  return clip;
}

}  // namespace colloquy::speech
