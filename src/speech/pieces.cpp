#include "speech/pieces.h"

#include <algorithm>
#include <cstddef>

#include "speech/codecs.h"
#include "speech/programme.h"
#include "speech/resample.h"

namespace colloquy::speech {
namespace {

constexpr package::Ms kMargin = 120;  // kept round what is heard: the pauses of a track are longer
constexpr int kSilenceMs = 1000;

// Where the node's lines sound, with a margin, in samples; nothing where they do not.
struct Stretch {
  std::size_t from = 0, to = 0;
};

std::size_t sample_at(package::Ms ms, std::size_t most) {
  const std::int64_t at = static_cast<std::int64_t>(std::max(ms, 0)) * package::kJoinableRate / 1000;
  return std::min(static_cast<std::size_t>(at), most);
}

std::vector<Stretch> stretches_of(const package::Timeline& timeline, std::size_t samples) {
  std::vector<Stretch> out;
  for (std::size_t at = 0; at < timeline.lines.size();) {
    const std::string& node = timeline.lines[at].node;
    package::Ms from = timeline.lines[at].start, to = from;
    for (; at < timeline.lines.size() && timeline.lines[at].node == node; ++at)
      to = std::max(to, timeline.lines[at].end);
    const bool heard = to > from;
    out.push_back(heard ? Stretch{sample_at(from - kMargin, samples), sample_at(to + kMargin, samples)} : Stretch{});
  }
  return out;
}

package::Piece append(std::string& frames, const std::string& more) {
  const package::Piece piece{static_cast<std::int32_t>(frames.size()) / package::kFrameBytes,
                             static_cast<std::int32_t>(more.size()) / package::kFrameBytes};
  frames += more;
  return piece;
}

}  // namespace

base::Result<SpokenPieces> record_pieces(const ScriptTrack& track, const EngineSet& engines, ClipCache& cache,
                                         Threads threads) {
  Programme programme = TRY(rehearse(track, engines, cache, {}, threads));
  SpokenPieces out;
  out.synthesised = programme.synthesised;
  if (programme.samples.empty()) return out;
  const std::vector<float> samples = resample(programme.samples, programme.rate, package::kJoinableRate);
  const std::vector<Stretch> stretches = stretches_of(programme.timeline, samples.size());
  std::vector<base::Result<std::string>> coded(stretches.size(), std::string());
  share(stretches.size(), threads, [&](std::size_t i) {
    const auto begin = samples.begin();
    if (stretches[i].to > stretches[i].from)
      coded[i] = mp3_frames({begin + static_cast<std::ptrdiff_t>(stretches[i].from),
                             begin + static_cast<std::ptrdiff_t>(stretches[i].to)});
  });
  out.silence =
      append(out.frames,
             TRY(mp3_frames(std::vector<float>(static_cast<std::size_t>(package::kJoinableRate) * kSilenceMs / 1000))));
  for (base::Result<std::string>& piece : coded) out.pieces.push_back(append(out.frames, TRY(std::move(piece))));
  return out;
}

}  // namespace colloquy::speech
