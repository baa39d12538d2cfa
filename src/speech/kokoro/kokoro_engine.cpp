#include "speech/kokoro/kokoro_engine.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <mutex>
#include <utility>

#include "base/hash.h"
#include "base/json.h"
#include "speech/flite/front_end.h"
#include "speech/flite/reading.h"
#include "speech/kokoro/alphabet.h"
#include "speech/kokoro/levels.h"
#include "speech/kokoro/model.h"

namespace colloquy::speech {
namespace {

using base::Result;

// Bumped whenever this file or the alphabet changes a sample, or a voice's level.
constexpr int kEngineVersion = 4;

// What the model was trained on; longer lines are spoken in pieces.
constexpr std::size_t kMostPhonemes = 510;

// The model says that a sound begins later than it is heard: by 85 ms in the median of 40 words that were marked on the
// waveform (tests/judge/word_times).
constexpr int kEarly = 85 * KokoroModel::kRate / 1000;  // samples

// A line in pieces that the model can take: cut between words, after a sign where there is one.
std::vector<std::vector<ReadWord>> pieces_of_line(const std::vector<ReadWord>& line) {
  std::vector<std::vector<ReadWord>> out(1);
  std::size_t length = 0;
  for (const ReadWord& word : line) {
    const std::size_t own = 2 * word.phones.size() + 2;  // at most: each with a stress or a second letter
    if (length + own > kMostPhonemes && !out.back().empty()) {
      // Back to the last sign, if one is in the second half of the piece.
      std::vector<ReadWord>& full = out.back();
      std::size_t cut = full.size();
      for (std::size_t i = full.size(); i > full.size() / 2; --i) {
        if (!full[i - 1].punctuation.empty()) {
          cut = i;
          break;
        }
      }
      std::vector<ReadWord> rest(full.begin() + static_cast<std::ptrdiff_t>(cut), full.end());
      full.resize(cut);
      length = 0;
      for (const ReadWord& one : rest) length += 2 * one.phones.size() + 2;
      out.push_back(std::move(rest));
    }
    out.back().push_back(word);
    length += own;
  }
  return out;
}

std::int16_t sample_of(float value) {
  return static_cast<std::int16_t>(std::lround(std::clamp(value, -1.0F, 1.0F) * 32767.0F));
}

}  // namespace

struct KokoroEngine::Studio {
  std::once_flag once;
  std::optional<base::Error> failed;
  std::unique_ptr<KokoroModel> model;
  std::mutex mutex;
  std::map<std::string, std::vector<float>> styles;  // by voice; once read they stay

  Result<std::span<const float>> styles_of(const Pack& pack, const Pack::Voice& voice) {
    const std::lock_guard lock(mutex);
    std::vector<float>& all = styles[voice.name];
    if (all.empty()) {
      const std::string bytes = TRY(read_part(pack, voice.styles));
      if (bytes.empty() || bytes.size() % (KokoroModel::kStyle * sizeof(float)) != 0)
        return base::make_error(base::ErrorKind::invalid, "The voice " + voice.name + " is broken.");
      all.resize(bytes.size() / sizeof(float));
      std::memcpy(all.data(), bytes.data(), bytes.size());
    }
    return std::span<const float>(all);
  }
};

KokoroEngine::KokoroEngine(Pack pack) : pack_(std::move(pack)), studio_(std::make_unique<Studio>()) {}
KokoroEngine::~KokoroEngine() = default;

std::string KokoroEngine::identity() const {
  // The list names every file of the pack by its hash.
  return "kokoro " + base::short_hash(base::to_string(to_json(pack_)), 26) + "; engine " +
         std::to_string(kEngineVersion) + "; front end " + std::to_string(kFrontEndVersion);
}

bool KokoroEngine::speaks(std::string_view language) const {
  return language.empty() || language == "en" || language.starts_with("en-");
}

std::vector<std::string> KokoroEngine::voices() const {
  std::vector<std::string> names;
  for (const Pack::Voice& voice : pack_.voices) names.push_back(voice.name);
  return names;
}

Result<KokoroEngine::Studio*> KokoroEngine::open() const {
  std::call_once(studio_->once, [this] {
    const auto load = [this]() -> Result<std::unique_ptr<KokoroModel>> {
      const std::string model = TRY(read_part(pack_, pack_.model));
      TRY(read_part(pack_, pack_.runtime));  // what is run is what was installed
      return KokoroModel::load(pack_.folder / pack_.runtime.path, model);
    };
    Result<std::unique_ptr<KokoroModel>> model = load();
    if (model.ok())
      studio_->model = std::move(*model);
    else
      studio_->failed = model.error();
  });
  if (studio_->failed) return *studio_->failed;
  return studio_.get();
}

Result<Clip> KokoroEngine::speak(const Utterance& utterance) const {
  Studio* studio = TRY(open());
  const Pack::Voice& voice = kokoro_voice(pack_.voices, utterance.voice.name);
  const std::span<const float> styles = TRY(studio->styles_of(pack_, voice));
  Clip clip;
  clip.voice_lufs = kokoro_lufs(voice.name);
  clip.rate = KokoroModel::kRate;
  clip.words.resize(utterance.tokens.size());
  std::vector<bool> spoken(utterance.tokens.size(), false);
  for (const std::vector<ReadWord>& piece : pieces_of_line(read_line(utterance.tokens))) {
    const Phonemes phonemes = phonemes_of(piece);
    if (phonemes.words.empty()) continue;
    const std::size_t rows = styles.size() / KokoroModel::kStyle;
    const std::size_t row = std::min(rows, phonemes.numbers.size() - 2) - 1;
    const KokoroModel::Sound sound =
        TRY(studio->model->speak(phonemes.numbers, styles.subspan(row * KokoroModel::kStyle, KokoroModel::kStyle),
                                 static_cast<float>(std::clamp(utterance.voice.rate, 0.5, 2.0))));
    const auto first = static_cast<std::int64_t>(clip.pcm.size());
    clip.pcm.reserve(clip.pcm.size() + sound.samples.size());
    for (const float sample : sound.samples) clip.pcm.push_back(sample_of(sample));
    std::vector<std::int64_t> begins = {first};  // of each phoneme, and the end of the last
    for (const std::int64_t frames : sound.durations) begins.push_back(begins.back() + frames * KokoroModel::kFrame);
    const auto at = [&](std::int64_t sample) {
      return static_cast<std::int32_t>(std::clamp<std::int64_t>(sample - kEarly, first, begins.back()));
    };
    for (const Phonemes::Word& word : phonemes.words) {
      WordSpan& span = clip.words[word.token];
      if (!spoken[word.token]) span.start = at(begins[word.from]);
      span.end = std::max(span.start, at(begins[word.to]));
      spoken[word.token] = true;
    }
  }
  place_silent_words(clip.words, spoken);
  return clip;
}

std::vector<std::size_t> KokoroEngine::unpronounceable(const Utterance& utterance) const {
  return unreadable(utterance.tokens);
}

const Pack::Voice& kokoro_voice(const std::vector<Pack::Voice>& voices, std::string_view name) {
  for (const Pack::Voice& voice : voices) {
    if (voice.name == name) return voice;
  }
  // af_, bf_: women; am_, bm_: men.
  const auto is_kind = [](const Pack::Voice& voice, char kind) {
    return voice.name.size() > 1 && voice.name[1] == kind;
  };
  const char kind = name.starts_with("female") || name.starts_with("child") || name == "slt" ? 'f'
                    : name.starts_with("male") || name == "rms" || name == "awb"             ? 'm'
                                                                                             : '\0';
  std::vector<const Pack::Voice*> fitting;
  for (const Pack::Voice& voice : voices) {
    if (kind == '\0' || is_kind(voice, kind)) fitting.push_back(&voice);
  }
  if (fitting.empty()) return voices.front();
  std::size_t number = 0;
  for (const char c : name) {
    if (c >= '0' && c <= '9') number = number * 10 + static_cast<std::size_t>(c - '0');
  }
  if (number == 0) {
    for (const char c : name) number = number * 31 + static_cast<unsigned char>(c);
    ++number;
  }
  return *fitting[(number - 1) % fitting.size()];
}

}  // namespace colloquy::speech
