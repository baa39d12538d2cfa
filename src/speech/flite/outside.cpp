#include "speech/flite/outside.h"

namespace colloquy::speech {
namespace {

thread_local std::uint64_t noise_state = 0;

// SplitMix64 (Steele, Lea, Flood 2014). 31 bits, as glibc's RAND_MAX has.
int next_noise() {
  noise_state += 0x9e3779b97f4a7c15u;
  std::uint64_t z = noise_state;
  z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
  z = (z ^ z >> 27) * 0x94d049bb133111ebu;
  return static_cast<int>((z ^ z >> 31) >> 33);
}

}  // namespace

void seed_noise(std::uint64_t seed) {
  noise_state = seed;
}

}  // namespace colloquy::speech

extern "C" {

// Where the linker's --wrap=rand sends flite's calls.
int __wrap_rand(void);
int __wrap_rand(void) {
  return colloquy::speech::next_noise();
}

// flite can play through ALSA. A build plays nothing: these stand before libflite.a's own, so that
// neither the sound card nor libasound is ever needed. Every one of them refuses.
void* audio_open_alsa(int, int, int);
void* audio_open_alsa(int, int, int) {
  return nullptr;
}
int audio_close_alsa(void*);
int audio_close_alsa(void*) {
  return -1;
}
int audio_write_alsa(void*, void*, int);
int audio_write_alsa(void*, void*, int) {
  return -1;
}
int audio_flush_alsa(void*);
int audio_flush_alsa(void*) {
  return -1;
}
int audio_drain_alsa(void*);
int audio_drain_alsa(void*) {
  return -1;
}

}  // extern "C"
