// What every voice engine is to the studio: an utterance in, a clip out. An engine is a pure function of
// the utterance (same words, same voice, same bytes), so that clips can be cached by content; it may be
// called from several threads at once.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "speech/clip.h"
#include "speech/script.h"

namespace colloquy::speech {

class Engine {
 public:
  virtual ~Engine() = default;

  virtual std::string_view name() const = 0;

  // Name, version of the engine and of our own front end to it: part of every cache key. Whatever
  // changes a sample changes this.
  virtual std::string identity() const = 0;

  // Can it speak this language (BCP 47) at all?
  virtual bool speaks(std::string_view language) const = 0;

  // Can it speak this line? Most can speak every line of their languages.
  virtual bool offers(const Utterance& utterance) const { return speaks(utterance.language); }

  // Whether it speaks anew what it says, or only hands out what was spoken elsewhere.
  virtual bool synthesises() const { return true; }

  // The clip has one WordSpan for each token. Errors: invalid (nothing in the line can be spoken is no
  // error, but a clip without samples), internal.
  virtual base::Result<Clip> speak(const Utterance& utterance) const = 0;

  // Tokens (by index) that ought to sound and for which it has none: letters it cannot read, a
  // pronunciation it cannot follow. Cheap: speaks nothing.
  virtual std::vector<std::size_t> unpronounceable(const Utterance& utterance) const = 0;

  // The voices it offers, by the names an author writes.
  virtual std::vector<std::string> voices() const = 0;
};

// The engines of this build in order of preference; not owned.
class EngineSet {
 public:
  void add(const Engine& engine) { engines_.push_back(&engine); }

  // The first engine that can speak it, or nullptr.
  const Engine* engine_for(const Utterance& utterance) const {
    for (const Engine* engine : engines_) {
      if (engine->offers(utterance)) return engine;
    }
    return nullptr;
  }

 private:
  std::vector<const Engine*> engines_;
};

// A hash of what is to be heard: the words, the voice and how it speaks, whatever the engine.
std::string line_key(const Utterance& utterance);

// Cache key of an utterance spoken by an engine: everything that shapes its sound, and nothing else.
std::string clip_key(const Engine& engine, const Utterance& utterance);

}  // namespace colloquy::speech
