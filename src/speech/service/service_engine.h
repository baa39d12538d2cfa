// The voices of a speech service that speaks OpenAI's protocol (POST /v1/audio/speech), on the teacher's own machine or
// anywhere. A third engine beside flite and Kokoro, for those who have one; nothing of Colloquy needs it. The service
// gives samples and no times: the words are found in them by comparing with our own speech (align.h).
//
// A pure function of the utterance only as far as the service is one: what it said once stays in the cache.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "speech/engine.h"

namespace colloquy::speech {

struct Service {
  std::string url;  // "http://localhost:8880/v1"
  std::string key;  // "" none
  std::string model = "tts-1";
  // What the service calls them, at least one; a name of ours ("male-2") leads to one of them.
  std::vector<std::string> voices = {"nova", "onyx", "alloy", "echo", "shimmer", "fable"};
};

class ServiceEngine final : public Engine {
 public:
  explicit ServiceEngine(Service service) : service_(std::move(service)) {}

  std::string_view name() const override { return "service"; }
  std::string identity() const override;
  // Every language: what the service cannot speak, it refuses.
  bool speaks(std::string_view) const override { return true; }
  // Errors: unavailable, denied, invalid: as the service answers, or if what it sends is no sound.
  base::Result<Clip> speak(const Utterance& utterance) const override;
  std::vector<std::size_t> unpronounceable(const Utterance&) const override { return {}; }
  std::vector<std::string> voices() const override { return service_.voices; }

 private:
  Service service_;
};

// The body of the request (JSON), for a voice of the service.
std::string speech_request(const Service& service, const Utterance& utterance);

}  // namespace colloquy::speech
