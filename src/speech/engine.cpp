#include "speech/engine.h"

#include <cstdio>

#include "base/hash.h"

namespace colloquy::speech {
namespace {

// Fields are length-prefixed, so that no two utterances share their bytes.
void put(base::Sha256& hash, std::string_view field) {
  hash.update(std::to_string(field.size()));
  hash.update(":");
  hash.update(field);
}

std::string factor(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.6f", value);
  return text;
}

void put_line(base::Sha256& hash, const Utterance& utterance) {
  put(hash, utterance.voice.name);
  put(hash, factor(utterance.voice.pitch));
  put(hash, factor(utterance.voice.rate));
  put(hash, utterance.language);
  put(hash, utterance.manner);
  for (const Token& token : utterance.tokens) {
    put(hash, token.text);
    put(hash, token.say);
    put(hash, token.pause_after_ms ? "pause" : "");  // a break for the voice; its length is the studio's
  }
}

std::string key_of(base::Sha256& hash) {
  return base::base32(hash.finish()).substr(0, 32);
}

}  // namespace

std::string line_key(const Utterance& utterance) {
  base::Sha256 hash;
  put(hash, "line");
  put_line(hash, utterance);
  return key_of(hash);
}

std::string clip_key(const Engine& engine, const Utterance& utterance) {
  base::Sha256 hash;
  put(hash, engine.identity());
  put_line(hash, utterance);
  return key_of(hash);
}

}  // namespace colloquy::speech
