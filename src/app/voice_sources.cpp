#include "app/voice_sources.h"

#include <algorithm>
#include <cstdlib>

#include "app/store_file.h"

namespace colloquy::app {
namespace {

namespace fs = std::filesystem;

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : value;
}

std::optional<speech::Service> service() {
  speech::Service service;
  service.url = environment("COLLOQUY_SPEECH_URL");
  if (service.url.empty()) return std::nullopt;
  while (service.url.ends_with('/')) service.url.pop_back();
  service.key = environment("COLLOQUY_SPEECH_KEY");
  if (const std::string model = environment("COLLOQUY_SPEECH_MODEL"); !model.empty()) service.model = model;
  const std::string names = environment("COLLOQUY_SPEECH_VOICES");
  std::vector<std::string> voices;
  for (std::size_t at = 0; at < names.size();) {
    const std::size_t end = std::min(names.find(',', at), names.size());
    if (end > at) voices.push_back(names.substr(at, end - at));
    at = end + 1;
  }
  if (!voices.empty()) service.voices = std::move(voices);
  return service;
}

}  // namespace

fs::path voice_packs() {
  const std::string wanted = environment("COLLOQUY_VOICES");
  return wanted.empty() ? data_folder() / "voices" : fs::path(wanted);
}

base::Result<speech::VoiceSources> voice_sources(const std::string& only) {
  using Only = speech::VoiceSources::Only;
  speech::VoiceSources sources;
  sources.packs = voice_packs();
  sources.service = service();
  if (only.empty()) return sources;
  if (only == "flite") {
    sources.only = Only::flite;
  } else if (only == "kokoro") {
    std::error_code missing;
    if (!fs::exists(sources.packs / "kokoro" / "pack.json", missing)) {
      return base::make_error(base::ErrorKind::invalid,
                              "The studio voices are not here: colloquy voices install kokoro brings them.");
    }
    sources.only = Only::kokoro;
  } else if (only == "service") {
    if (!sources.service)
      return base::make_error(base::ErrorKind::invalid, "No speech service is named: set COLLOQUY_SPEECH_URL.");
    sources.only = Only::service;
  } else {
    return base::make_error(base::ErrorKind::invalid,
                            "There are no voices \"" + only + "\"; there are flite, kokoro and service.");
  }
  return sources;
}

}  // namespace colloquy::app
