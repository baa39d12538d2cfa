// Pauses count for nothing: both sounds are laid together without them, the reader's pauses being the reader's own.
#include "speech/align_speech.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "speech/resample.h"
#include "speech/speaking_time.h"
#include "speech/spectrum.h"
#include "speech/warp.h"

namespace colloquy::speech {
namespace {

// A line ends in a pause of the reader that is so near, a word begins or ends at one (seconds of speaking time).
constexpr double kNearLine = 0.250, kNearWord = 0.080;

// A sound without its pauses, as frames; and where its moments went.
struct Speech {
  explicit Speech(const Clip& clip) : rate(clip.rate), time(clip) {
    const std::vector<float> all = samples_of(clip);
    std::vector<float> samples;
    for (const SpokenPart& part : time.parts())
      samples.insert(
          samples.end(), all.begin() + static_cast<std::ptrdiff_t>(part.from),
          all.begin() + std::min(static_cast<std::ptrdiff_t>(part.to), static_cast<std::ptrdiff_t>(all.size())));
    frames = frames_of(resample(samples, clip.rate, kSpectrumRate));
  }

  double frame_of(double sample) const { return time.before(sample) / rate * kFrameRate; }

  int rate;
  SpeakingTime time;
  std::vector<Frame> frames;
};

Clip together(const std::vector<Clip>& lines, std::vector<double>& begins) {
  Clip all;
  all.rate = lines.front().rate;
  for (const Clip& line : lines) {
    begins.push_back(static_cast<double>(all.pcm.size()));
    all.pcm.insert(all.pcm.end(), line.pcm.begin(), line.pcm.end());
    all.pcm.resize(all.pcm.size() + static_cast<std::size_t>(all.rate) / 5, 0);
  }
  return all;
}

class SpeechAlignment {
 public:
  SpeechAlignment(const Clip& recording, const Clip& ours)
      : theirs_(recording), ours_(ours), way_(warp(ours_.frames, theirs_.frames)) {}

  // Speaking time of the recording (samples) at a sample of ours.
  double at(double sample) const {
    if (way_.empty()) return 0;  // one of the two has no sound
    const double frame = std::clamp(ours_.frame_of(sample), 0.0, static_cast<double>(way_.size()) - 1);
    const std::size_t i = static_cast<std::size_t>(frame);
    const double next = static_cast<double>(way_[std::min(i + 1, way_.size() - 1)]);
    const double here = static_cast<double>(way_[i]);
    return std::min(theirs_.time.whole(),
                    (here + (next - here) * (frame - static_cast<double>(i))) / kFrameRate * theirs_.rate);
  }

  // The same, or at a pause if one is as near as so many seconds.
  double near_pause(double sample, double seconds) const {
    const double spoken = at(sample);
    double best = spoken, far = seconds * theirs_.rate;
    for (const SpokenPart& part : theirs_.time.parts()) {
      if (std::abs(part.before - spoken) < far) far = std::abs(part.before - spoken), best = part.before;
    }
    return best;
  }

  const SpeakingTime& time() const { return theirs_.time; }

 private:
  Speech theirs_, ours_;
  std::vector<std::size_t> way_;
};

}  // namespace

std::vector<AlignedLine> align_to_speech(const Clip& recording, const std::vector<Clip>& spoken) {
  std::vector<AlignedLine> aligned;
  if (spoken.empty()) return aligned;
  std::vector<double> begins;
  const SpeechAlignment alignment(recording, together(spoken, begins));
  const SpeakingTime& time = alignment.time();
  const auto whole = [](double samples) { return static_cast<std::int32_t>(samples); };
  double from = 0;  // speaking time
  std::int32_t reached = 0;
  for (std::size_t i = 0; i < spoken.size(); ++i) {
    const bool last = i + 1 == spoken.size();
    const double end = begins[i] + static_cast<double>(spoken[i].pcm.size());
    const double to = last ? time.whole() : std::max(from, alignment.near_pause(end, kNearLine));
    AlignedLine line;
    line.span.start = std::max(reached, whole(time.end_of_pause(from)));
    line.span.end = std::max(line.span.start, whole(time.begin_of_pause(to)));
    reached = line.span.start;
    for (std::size_t w = 0; w < spoken[i].words.size(); ++w) {
      const WordSpan& ours = spoken[i].words[w];
      WordSpan word{reached, reached};
      if (ours.end > ours.start) {
        const double start = std::clamp(alignment.near_pause(begins[i] + ours.start, kNearWord), from, to);
        const double stop = std::clamp(alignment.near_pause(begins[i] + ours.end, kNearWord), start, to);
        word.start = std::clamp(whole(time.end_of_pause(start)), reached, line.span.end);
        word.end = std::clamp(whole(time.begin_of_pause(stop)), word.start, line.span.end);
      }
      reached = word.end;
      line.words.push_back(word);
    }
    reached = line.span.end;
    from = to;
    aligned.push_back(std::move(line));
  }
  return aligned;
}

}  // namespace colloquy::speech
