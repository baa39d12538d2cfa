// Sounds for tests: tones, files of every kind that people record in, and how much of a tone is heard.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstring>
#include <numbers>
#include <string>
#include <vector>

#include <sndfile.h>

namespace colloquy::speech {

inline std::vector<float> tone(double hertz, int rate, double seconds, double amplitude = 0.5) {
  std::vector<float> samples(static_cast<std::size_t>(seconds * rate));
  for (std::size_t i = 0; i < samples.size(); ++i)
    samples[i] = static_cast<float>(amplitude * std::sin(2 * std::numbers::pi * hertz * static_cast<double>(i) / rate));
  return samples;
}

// The bytes of a file of `format` (sndfile.h); `samples` of all channels, one after the other.
inline std::string file_of(const std::vector<float>& samples, int rate, int format, int channels = 1) {
  struct File {
    std::string bytes;
    std::size_t at = 0;
  } out;
  SF_VIRTUAL_IO io{[](void* user) { return static_cast<sf_count_t>(static_cast<File*>(user)->bytes.size()); },
                   [](sf_count_t offset, int whence, void* user) {
                     File& file = *static_cast<File*>(user);
                     const std::size_t from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? file.at : file.bytes.size();
                     file.at = from + static_cast<std::size_t>(offset);
                     return static_cast<sf_count_t>(file.at);
                   },
                   [](void*, sf_count_t, void*) { return sf_count_t{0}; },
                   [](const void* bytes, sf_count_t count, void* user) {
                     File& file = *static_cast<File*>(user);
                     const std::size_t size = static_cast<std::size_t>(count);
                     if (file.bytes.size() < file.at + size) file.bytes.resize(file.at + size);
                     std::memcpy(file.bytes.data() + file.at, bytes, size);
                     file.at += size;
                     return count;
                   },
                   [](void* user) { return static_cast<sf_count_t>(static_cast<File*>(user)->at); }};
  SF_INFO info{};
  info.samplerate = rate;
  info.channels = channels;
  info.format = format;
  SNDFILE* file = sf_open_virtual(&io, SFM_WRITE, &info, &out);
  if (file == nullptr) return {};
  sf_command(file, SFC_SET_CLIPPING, nullptr, SF_TRUE);
  sf_writef_float(file, samples.data(), static_cast<sf_count_t>(samples.size()) / channels);
  sf_close(file);
  return std::move(out.bytes);
}

// Share of the energy of samples [from, to) that a tone of `hertz` has: 1 for that tone alone (a discrete
// Fourier transform at one frequency).
template <typename Samples>
double share_of_tone(const Samples& samples, std::size_t from, std::size_t to, double hertz, int rate) {
  double re = 0, im = 0, energy = 0;
  for (std::size_t i = from; i < to; ++i) {
    const double angle = 2 * std::numbers::pi * hertz * static_cast<double>(i) / rate;
    const double sample = static_cast<double>(samples[i]);
    re += sample * std::cos(angle), im += sample * std::sin(angle), energy += sample * sample;
  }
  return energy > 0 ? 2 * (re * re + im * im) / (energy * static_cast<double>(to - from)) : 0;
}

}  // namespace colloquy::speech
