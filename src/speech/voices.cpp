#include "speech/voices.h"

#include <algorithm>
#include <utility>

#include "speech/codecs.h"
#include "speech/flite/flite_engine.h"
#include "speech/kokoro/kokoro_engine.h"
#include "speech/lines.h"
#include "speech/programme.h"
#include "speech/studio.h"

namespace colloquy::speech {

Voices::Voices(const VoiceSources& sources)
    : kept_(std::make_unique<KeptLines>(sources.only == VoiceSources::Only::best ? sources.kept : "")) {
  using Only = VoiceSources::Only;
  const auto wanted = [&](Only one) { return sources.only == Only::best || sources.only == one; };
  std::error_code missing;
  if (wanted(Only::service) && sources.service) {
    owned_.push_back(std::make_unique<ServiceEngine>(*sources.service));
  } else if (wanted(Only::kokoro) && !sources.packs.empty() &&
             std::filesystem::exists(sources.packs / "kokoro" / kPackFile, missing)) {
    base::Result<Pack> pack = read_pack(sources.packs / "kokoro");
    if (pack.ok())
      owned_.push_back(std::make_unique<KokoroEngine>(std::move(*pack)));
    else
      trouble_ = pack.error().message;
  }
  if (!owned_.empty()) studio_ = owned_.front().get();
  owned_.push_back(std::make_unique<FliteEngine>());
  // Lines that other voices spoke, or these before they were mended, do not go with what these say now.
  if (studio_ != nullptr && kept_->spoken_by() == studio_->identity()) with_studio_.add(*kept_);
  for (const std::unique_ptr<Engine>& engine : owned_) with_studio_.add(*engine);
  all_kept_.add(*kept_);
  plain_.add(*owned_.back());
}

const EngineSet& Voices::engines_for(const ScriptTrack& track) const {
  return studio_ != nullptr ? with_studio_ : quick_for(track);
}

const EngineSet& Voices::quick_for(const ScriptTrack& track) const {
  return kept_->covers(track) ? all_kept_ : plain_;
}

std::vector<Voices::Known> Voices::list() const {
  std::vector<Known> known;
  for (const std::unique_ptr<Engine>& engine : owned_) {
    for (std::string& name : engine->voices()) known.push_back({std::move(name), std::string(engine->name())});
  }
  return known;
}

base::Result<VoiceLevel> Voices::level(const Known& voice) const {
  for (const std::unique_ptr<Engine>& engine : owned_) {
    if (engine->name() == voice.engine) return level_of(*engine, voice.name);
  }
  return base::make_error(base::ErrorKind::not_found, "There is no voice " + voice.name + " here.");
}

base::Result<Said> say(const Voices& voices, std::string_view text, const VoiceSpec& voice,
                       std::string_view file_name) {
  using Encoder = base::Result<std::string> (*)(const std::vector<float>&, int);
  Encoder encoder = nullptr;
  if (file_name.ends_with(".opus") || file_name.ends_with(".ogg")) encoder = opus_file;
  if (file_name.ends_with(".mp3")) encoder = mp3_file;
  if (file_name.ends_with(".wav"))
    encoder = [](const std::vector<float>& s, int rate) { return base::Result<std::string>(wav_file(s, rate)); };
  if (encoder == nullptr) {
    return base::make_error(base::ErrorKind::invalid, "The name of a sound file ends in .opus, .mp3 or .wav.");
  }
  ScriptTrack track;
  track.utterances = lines_of_text(text, voice);
  if (!track.utterances.empty()) track.utterances.back().pause_after_ms = 200;
  MemoryClipCache cache;
  Programme programme = TRY(rehearse(track, voices.engines(), cache, {}, Threads::one));
  if (programme.samples.empty())
    return base::make_error(base::ErrorKind::invalid, "There is nothing to say in this text.");
  Said said;
  said.bytes = TRY(encoder(programme.samples, programme.rate));
  const std::size_t lines = std::min(track.utterances.size(), programme.timeline.lines.size());
  for (std::size_t line = 0; line < lines; ++line) {
    const std::vector<Token>& tokens = track.utterances[line].tokens;
    const auto& times = programme.timeline.lines[line].words;
    for (std::size_t i = 0; i < std::min(tokens.size(), times.size()); ++i)
      said.words.push_back({tokens[i].text, times[i].start, times[i].end});
  }
  return said;
}

}  // namespace colloquy::speech
