#include "speech/service/service_engine.h"

#include <algorithm>
#include <cstddef>

#include "base/json.h"
#include "net/ask.h"
#include "speech/align.h"
#include "speech/align_speech.h"
#include "speech/decode.h"
#include "speech/flite/flite_engine.h"
#include "speech/loudness.h"
#include "speech/trim.h"

namespace colloquy::speech {
namespace {

using base::ErrorKind;
using base::Json;
using base::Result;

// Counts up whenever the same answer gives another clip.
constexpr int kEngineVersion = 1;
constexpr std::size_t kMostBytes = 64u << 20;  // of an answer: ten minutes of WAV

// A name the service knows stays; ours ("female-2") leads always to the same one.
const std::string& service_voice(const std::vector<std::string>& voices, std::string_view name) {
  for (const std::string& voice : voices) {
    if (voice == name) return voice;
  }
  std::size_t number = 0;
  for (const char c : name) number = number * 31 + static_cast<unsigned char>(c);
  constexpr std::string_view kOurs[] = {"female-1", "male-1", "male-2", "female-2", "male-3", "female-3", "male-4"};
  const auto* ours = std::find(std::begin(kOurs), std::end(kOurs), name);
  if (ours != std::end(kOurs)) number = static_cast<std::size_t>(ours - std::begin(kOurs));
  return voices[number % voices.size()];
}

// The words as they are to be said: a respelling in place of its word. Phonemes no service understands.
std::string spoken_text(const Utterance& utterance) {
  std::string text;
  for (const Token& token : utterance.tokens) {
    if (token.say == kSaidBefore) continue;
    if (!text.empty()) text += ' ';
    text += token.say.empty() || token.say.starts_with('/') ? token.text : token.say;
  }
  return text;
}

// Seconds are guessed from letters: none, nothing to say.
WordLengths lengths_of(const Utterance& utterance) {
  std::vector<std::string> words;
  for (const Token& token : utterance.tokens) words.push_back(token.text);
  return lengths_by_letters(words);
}

bool has_words(const Utterance& utterance) {
  const WordLengths lengths = lengths_of(utterance);
  return std::any_of(lengths.begin(), lengths.end(), [](double length) { return length > 0; });
}

// Our own voice says it too, where it can, and the words are found by comparing.
std::vector<WordSpan> words_in(const Clip& clip, const Utterance& utterance) {
  const FliteEngine ours;
  if (ours.speaks(utterance.language)) {
    if (Result<Clip> spoken = ours.speak(utterance); spoken.ok() && !spoken->pcm.empty()) {
      trim(*spoken);
      return align_to_speech(clip, {*spoken}).front().words;
    }
  }
  return align(clip, {lengths_of(utterance)}).front().words;
}

}  // namespace

std::string speech_request(const Service& service, const Utterance& utterance) {
  Json body = Json::object()
                  .set("model", service.model)
                  .set("voice", service_voice(service.voices, utterance.voice.name))
                  .set("input", spoken_text(utterance))
                  .set("response_format", "wav");
  if (utterance.voice.rate != 1) body.set("speed", std::clamp(utterance.voice.rate, 0.25, 4.0));
  if (!utterance.manner.empty()) body.set("instructions", "Speak " + utterance.manner + ".");
  return to_string(body);
}

std::string ServiceEngine::identity() const {
  std::string all = "service " + std::to_string(kEngineVersion) + ' ' + service_.url + ' ' + service_.model;
  for (const std::string& voice : service_.voices) all += ' ' + voice;
  return all;
}

Result<Clip> ServiceEngine::speak(const Utterance& utterance) const {
  Clip silent;
  silent.rate = kHighestRecordingRate;
  silent.words.resize(utterance.tokens.size());
  if (!has_words(utterance)) return silent;
  const std::string bytes =
      TRY(net::ask({service_.url + "/audio/speech", service_.key, speech_request(service_, utterance)}, kMostBytes));
  DecodedSound sound = decode_sound(bytes);
  if (sound.fault != RecordingFault::none) {
    return base::make_error(ErrorKind::invalid,
                            "The speech service at " + service_.url + " sent no sound for \"" + utterance.text + "\".");
  }
  Clip clip = std::move(sound.clip);
  // Each answer is as loud as the service likes.
  clip.voice_lufs = loudness_of_phrase(samples_of(clip), clip.rate);
  clip.words = words_in(clip, utterance);
  return clip;
}

}  // namespace colloquy::speech
