#include "speech/codecs.h"

#include <cstddef>
#include <utility>

#include "speech/coded_opus.h"

namespace colloquy::speech {

base::Result<Coded> code(const std::vector<float>& samples, int rate, Threads threads) {
  const std::vector<Stretch> stretches = stretches_of(samples, rate);
  std::vector<base::Result<std::vector<std::string>>> packets(stretches.size(), std::vector<std::string>());
  base::Result<std::string> mp3 = std::string();
  // MP3 cannot be cut; it is the longest job, so it goes first.
  share(stretches.size() + 1, threads, [&](std::size_t job) {
    if (job == 0) {
      mp3 = mp3_file(samples, rate);
    } else {
      packets[job - 1] = opus_packets(samples, rate, stretches[job - 1]);
    }
  });
  Coded coded;
  coded.mp3 = TRY(std::move(mp3));
  std::vector<std::vector<std::string>> all;
  for (base::Result<std::vector<std::string>>& stretch : packets) all.push_back(TRY(std::move(stretch)));
  coded.opus = ogg_opus(all, samples.size(), rate);
  return coded;
}

base::Result<std::string> opus_file(const std::vector<float>& samples, int rate) {
  std::vector<std::vector<std::string>> packets;
  for (const Stretch& stretch : stretches_of(samples, rate))
    packets.push_back(TRY(opus_packets(samples, rate, stretch)));
  return ogg_opus(packets, samples.size(), rate);
}

}  // namespace colloquy::speech
