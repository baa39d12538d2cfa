// flite (CMU, BSD-like licence), linked into the program: the voice that is always there. Three speakers
// (slt, rms, awb) and others made of them by pitch and by the length of the vocal tract. English only.
// flite draws its noise from libc's rand(); the linker sends those calls to a generator of our own,
// one a thread, seeded from the utterance: so the same words give the same bytes, alone or beside others.
#pragma once

#include "speech/engine.h"

namespace colloquy::speech {

class FliteEngine final : public Engine {
 public:
  FliteEngine();

  std::string_view name() const override { return "flite"; }
  std::string identity() const override;
  bool speaks(std::string_view language) const override;
  base::Result<Clip> speak(const Utterance& utterance) const override;
  std::vector<std::size_t> unpronounceable(const Utterance& utterance) const override;
  std::vector<std::string> voices() const override;
};

}  // namespace colloquy::speech
