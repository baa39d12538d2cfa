#include "speech/studio.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "base/hash.h"
#include "speech/codecs.h"
#include "speech/pauses.h"
#include "speech/programme.h"
#include "speech/trim.h"

namespace colloquy::speech {
namespace {

// Counts up whenever mastering, pauses or encoders change the bytes of a finished track.
constexpr int kStudioVersion = 1;

struct Take {
  std::optional<base::Result<Clip>> clip;
  bool from_cache = false;
};

Take take(const Utterance& utterance, const Engine& engine, ClipCache& cache) {
  const std::string key = clip_key(engine, utterance);
  if (std::optional<Clip> kept = cache.get(key)) return {std::move(*kept), true};
  base::Result<Clip> clip = engine.speak(utterance);
  if (clip.ok()) {
    trim(*clip);
    cache.put(key, *clip);
  }
  return {std::move(clip), false};
}

// Every line spoken or remembered.
std::vector<Take> take_all(const ScriptTrack& track, const EngineSet& engines, ClipCache& cache, Threads threads) {
  std::vector<Take> takes(track.utterances.size());
  share(takes.size(), threads,
        [&](std::size_t i) { takes[i] = take(track.utterances[i], *engines.engine_for(track.utterances[i]), cache); });
  return takes;
}

base::Diagnostic finding(std::string rule, const base::Span& span, std::string message, std::string help) {
  return {std::move(rule), base::Severity::warning, span, std::move(message), std::move(help), {}};
}

}  // namespace

base::Result<Programme> rehearse(const ScriptTrack& track, const EngineSet& engines, ClipCache& cache,
                                 Threads threads) {
  const bool voiced = std::all_of(track.utterances.begin(), track.utterances.end(),
                                  [&](const Utterance& utterance) { return engines.engine_for(utterance) != nullptr; });
  if (!voiced) return Programme{};
  std::vector<Take> takes = take_all(track, engines, cache, threads);
  std::vector<Clip> clips;
  int cached = 0;
  bool audible = false;
  for (Take& take : takes) {
    if (!take.clip->ok()) return take.clip->error();
    clips.push_back(std::move(**take.clip));
    audible = audible || !clips.back().pcm.empty();
    cached += take.from_cache ? 1 : 0;
  }
  Programme programme;
  if (audible) programme = assemble(track, clips);
  programme.cached = cached;
  programme.synthesised = static_cast<int>(takes.size()) - cached;
  return programme;
}

base::Result<SpokenTrack> record(const ScriptTrack& track, const EngineSet& engines, ClipCache& cache,
                                 Threads threads) {
  Programme programme = TRY(rehearse(track, engines, cache, threads));
  SpokenTrack spoken;
  spoken.cached = programme.cached;
  spoken.synthesised = programme.synthesised;
  if (programme.samples.empty()) return spoken;
  Coded coded = TRY(code(programme.samples, programme.rate, threads));
  spoken.opus = std::move(coded.opus);
  spoken.mp3 = std::move(coded.mp3);
  spoken.timeline = std::move(programme.timeline);
  spoken.speakers = std::move(programme.speakers);
  spoken.lufs = programme.lufs;
  return spoken;
}

base::Diagnostics sound_findings(const ScriptTrack& track, const EngineSet& engines) {
  base::Diagnostics findings;
  for (const Utterance& utterance : track.utterances) {
    const Engine* engine = engines.engine_for(utterance);
    if (engine == nullptr) {
      return {
          finding("sound/no-voice", utterance.span,
                  "No voice speaks the language \"" + utterance.language + "\": \"" + track.title + "\" has no sound.",
                  "Record it yourself, or leave it to be read.")};
    }
    for (const std::size_t token : engine->unpronounceable(utterance)) {
      findings.push_back(
          finding("sound/unpronounceable", utterance.span,
                  "No voice can pronounce \"" + utterance.tokens[token].text + "\": it will be silent.",
                  "Write how it sounds behind it, *(say: vih-TREEN)*, or under say: in the front matter."));
    }
    if (!utterance.recording.empty()) {
      findings.push_back(
          finding("sound/recording", utterance.span,
                  "The recording \"" + utterance.recording + "\" is not used yet: a voice speaks this line.",
                  "This Colloquy cannot place human recordings; the file is kept for one that can."));
    }
  }
  return findings;
}

std::string track_key(const ScriptTrack& track, const EngineSet& engines) {
  base::Sha256 hash;
  const auto put = [&hash](std::string_view field) {
    hash.update(std::to_string(field.size()));
    hash.update(":");
    hash.update(field);
  };
  put("studio " + std::to_string(kStudioVersion));
  for (const Utterance& utterance : track.utterances) {
    const Engine* engine = engines.engine_for(utterance);
    put(engine == nullptr ? "no voice " + utterance.language : clip_key(*engine, utterance));
    put(utterance.node);
    put(std::to_string(utterance.line));
    put(utterance.speaker);
    put(utterance.text);
    put(utterance.recording);
    put(std::to_string(utterance.pause_after_ms.value_or(pause_ms(utterance.after))));
    for (const Token& token : utterance.tokens) {
      if (token.pause_after_ms)
        put(std::to_string(*token.pause_after_ms));
      else
        put("");
    }
  }
  return base::base32(hash.finish()).substr(0, 32);
}

}  // namespace colloquy::speech
