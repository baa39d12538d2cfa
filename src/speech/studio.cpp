#include "speech/studio.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "base/hash.h"
#include "speech/codecs.h"
#include "speech/decode.h"
#include "speech/pauses.h"
#include "speech/programme.h"
#include "speech/trim.h"

namespace colloquy::speech {
namespace {

// Counts up whenever mastering, pauses or encoders change the bytes of a finished track.
constexpr int kStudioVersion = 4;

struct Take {
  std::optional<base::Result<Clip>> clip;
  bool spoken_before = false;
};

Take take(const Utterance& utterance, const Engine& engine, ClipCache& cache) {
  const std::string key = clip_key(engine, utterance);
  if (std::optional<Clip> kept = cache.get(key)) return {std::move(*kept), true};
  base::Result<Clip> clip = engine.speak(utterance);
  if (clip.ok()) {
    trim(*clip);
    cache.put(key, *clip);
  }
  return {std::move(clip), !engine.synthesises()};
}

// Every line spoken or remembered. A recorded line is spoken too, where a voice can: how long its words
// last helps to find them in the recording (align.h).
std::vector<Take> take_all(const ScriptTrack& track, const EngineSet& engines, ClipCache& cache, Threads threads,
                           const LineDone& line_done) {
  std::vector<Take> takes(track.utterances.size());
  share(takes.size(), threads, [&](std::size_t i) {
    const Engine* engine = engines.engine_for(track.utterances[i]);
    if (engine != nullptr)
      takes[i] = take(track.utterances[i], *engine, cache);
    else
      takes[i].clip = Clip{};
    if (line_done) line_done(track.utterances[i].tokens.size());
  });
  return takes;
}

// Whether every line is heard: by a voice or from a recording.
bool is_voiced(const ScriptTrack& track, const EngineSet& engines) {
  for (std::size_t i = 0; i < track.utterances.size(); ++i) {
    if (!track.recorded(i) && engines.engine_for(track.utterances[i]) == nullptr) return false;
  }
  return true;
}

base::Diagnostic finding(std::string rule, const base::Span& span, std::string message, std::string help) {
  return {std::move(rule), base::Severity::warning, span, std::move(message), std::move(help), {}};
}

}  // namespace

base::Result<Clip> take_line(const Utterance& utterance, const Engine& engine, ClipCache& cache) {
  return *take(utterance, engine, cache).clip;
}

base::Result<Programme> rehearse(const ScriptTrack& track, const EngineSet& engines, ClipCache& cache,
                                 const std::vector<Clip>& recordings, Threads threads, const LineDone& line_done) {
  if (!is_voiced(track, engines)) return Programme{};
  std::vector<Take> takes = take_all(track, engines, cache, threads, line_done);
  std::vector<Clip> clips;
  int cached = 0, synthesised = 0;
  bool audible = !recordings.empty();
  for (std::size_t i = 0; i < takes.size(); ++i) {
    if (!takes[i].clip->ok()) return takes[i].clip->error();
    clips.push_back(std::move(**takes[i].clip));
    if (track.recorded(i)) continue;
    audible = audible || !clips.back().pcm.empty();
    ++(takes[i].spoken_before ? cached : synthesised);
  }
  Programme programme;
  if (audible) programme = assemble(track, clips, recordings);
  programme.cached = cached;
  programme.synthesised = synthesised;
  return programme;
}

base::Result<SpokenTrack> record(const ScriptTrack& track, const EngineSet& engines, ClipCache& cache,
                                 const std::vector<Clip>& recordings, Threads threads, const LineDone& line_done) {
  Programme programme = TRY(rehearse(track, engines, cache, recordings, threads, line_done));
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
  for (std::size_t i = 0; i < track.utterances.size(); ++i) {
    if (track.recorded(i)) continue;
    const Utterance& utterance = track.utterances[i];
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
    put(std::to_string(utterance.pause_after_ms.value_or(pause_ms(utterance.after))));
    for (const Token& token : utterance.tokens) {
      if (token.pause_after_ms)
        put(std::to_string(*token.pause_after_ms));
      else
        put("");
    }
  }
  for (const RecordedLines& recording : track.recordings) {
    put("recording " + std::to_string(kRecordingVersion));
    put(std::to_string(recording.from));
    put(std::to_string(recording.to));
    put(recording.hash);
  }
  return base::base32(hash.finish()).substr(0, 32);
}

}  // namespace colloquy::speech
