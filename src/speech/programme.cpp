#include "speech/programme.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>

#include "speech/limiter.h"
#include "speech/loudness.h"
#include "speech/pauses.h"
#include "speech/resample.h"

namespace colloquy::speech {
namespace {

struct Word {
  std::size_t start = 0;  // samples of the programme's rate
  std::size_t end = 0;
};

// A line at the programme's rate, with the silences asked for inside it.
struct Line {
  std::vector<float> samples;
  std::vector<Word> words;
};

// Rates that both encoders take. The programme gets the lowest one that loses nothing.
int programme_rate(const std::vector<Clip>& clips) {
  int highest = 0;
  for (const Clip& clip : clips) highest = std::max(highest, clip.pcm.empty() ? 0 : clip.rate);
  for (const int rate : {16000, 24000}) {
    if (highest <= rate) return rate;
  }
  return 48000;
}

std::size_t samples_of_ms(int ms, int rate) {
  return static_cast<std::size_t>(static_cast<std::int64_t>(ms) * rate / 1000);
}

package::Ms ms_of_samples(std::size_t samples, int rate) {
  return static_cast<package::Ms>((static_cast<std::int64_t>(samples) * 1000 + rate / 2) / rate);
}

// A silence asked for after a word: what the voice left there already counts towards it.
void insert_pauses(const Utterance& utterance, int rate, Line& line) {
  for (std::size_t i = 0; i + 1 < line.words.size(); ++i) {
    if (!utterance.tokens[i].pause_after_ms) continue;
    const std::size_t wanted = samples_of_ms(*utterance.tokens[i].pause_after_ms, rate);
    const std::size_t from = line.words[i].end;
    const std::size_t gap = line.words[i + 1].start - std::min(from, line.words[i + 1].start);
    if (gap >= wanted) continue;
    const std::size_t added = wanted - gap;
    line.samples.insert(line.samples.begin() + static_cast<std::ptrdiff_t>(from + gap / 2), added, 0.0f);
    for (std::size_t later = i + 1; later < line.words.size(); ++later) {
      line.words[later].start += added;
      line.words[later].end += added;
    }
  }
}

Line line_of(const Utterance& utterance, const Clip& clip, int rate) {
  Line line;
  line.samples.reserve(clip.pcm.size());
  for (const std::int16_t sample : clip.pcm) line.samples.push_back(static_cast<float>(sample) / 32768.0f);
  line.samples = resample(line.samples, clip.rate, rate);
  const double scale = static_cast<double>(rate) / clip.rate;
  for (const WordSpan& word : clip.words) {
    const std::size_t start = static_cast<std::size_t>(word.start * scale);
    const std::size_t end = static_cast<std::size_t>(word.end * scale);
    line.words.push_back({std::min(start, line.samples.size()), std::min(end, line.samples.size())});
  }
  insert_pauses(utterance, rate, line);
  return line;
}

void scale(std::vector<float>& samples, double decibels) {
  const float factor = static_cast<float>(std::pow(10.0, decibels / 20));
  for (float& sample : samples) sample *= factor;
}

// The lines of each speaker, one after the other: what "equally loud" is about.
std::map<std::string, std::vector<float>> by_speaker(const ScriptTrack& track, const std::vector<Line>& lines) {
  std::map<std::string, std::vector<float>> speakers;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::vector<float>& samples = speakers[track.utterances[i].speaker];
    samples.insert(samples.end(), lines[i].samples.begin(), lines[i].samples.end());
  }
  return speakers;
}

// One constant gain for each speaker brings all of them to the target.
void level_speakers(const ScriptTrack& track, std::vector<Line>& lines, int rate) {
  std::map<std::string, double> gains;
  for (const auto& [speaker, samples] : by_speaker(track, lines)) {
    const double loudness = loudness_of_phrase(samples, rate);
    gains[speaker] = loudness > -70 ? kTargetLufs - loudness : 0;
  }
  for (std::size_t i = 0; i < lines.size(); ++i) scale(lines[i].samples, gains[track.utterances[i].speaker]);
}

// What the encoders take away on the way (measured: Opus 0.2 to 0.3 dB, MP3 0.1): half of the most.
constexpr double kCodingLoss = 0.15;

// One static gain for the whole, then the limiter; again where limiting took loudness away. Gives the
// loudness reached.
double level_programme(std::vector<float>& samples, int rate) {
  constexpr double kGoal = kTargetLufs + kCodingLoss;
  double loudness = loudness_of_phrase(samples, rate);
  for (int round = 0; round < 3 && loudness > -70; ++round) {
    scale(samples, kGoal - loudness);
    limit(samples, rate, kCeilingDbtp);
    loudness = loudness_of_phrase(samples, rate);
    if (std::abs(kGoal - loudness) < 0.1) break;
  }
  return loudness;
}

}  // namespace

Programme assemble(const ScriptTrack& track, const std::vector<Clip>& clips) {
  Programme programme;
  const int rate = programme.rate = programme_rate(clips);
  std::vector<Line> lines;
  for (std::size_t i = 0; i < clips.size(); ++i) lines.push_back(line_of(track.utterances[i], clips[i], rate));
  level_speakers(track, lines, rate);

  std::vector<float>& samples = programme.samples;
  samples.assign(samples_of_ms(kLeadIn, rate), 0.0f);
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Utterance& utterance = track.utterances[i];
    package::LineTime time;
    time.node = utterance.node;
    time.index = utterance.line;
    time.speaker = utterance.speaker;
    time.text = utterance.text;
    time.start = ms_of_samples(samples.size(), rate);
    for (const Word& word : lines[i].words) {
      time.words.push_back(
          {ms_of_samples(samples.size() + word.start, rate), ms_of_samples(samples.size() + word.end, rate)});
    }
    starts.push_back(samples.size());
    samples.insert(samples.end(), lines[i].samples.begin(), lines[i].samples.end());
    time.end = ms_of_samples(samples.size(), rate);
    programme.timeline.lines.push_back(std::move(time));
    const int pause = utterance.pause_after_ms.value_or(pause_ms(utterance.after));
    samples.insert(samples.end(), samples_of_ms(pause, rate), 0.0f);
  }
  programme.timeline.duration = ms_of_samples(samples.size(), rate);

  programme.lufs = level_programme(samples, rate);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::copy_n(samples.begin() + static_cast<std::ptrdiff_t>(starts[i]), lines[i].samples.size(),
                lines[i].samples.begin());
  }
  const std::map<std::string, std::vector<float>> finished = by_speaker(track, lines);
  for (const Utterance& utterance : track.utterances) {
    const bool known = std::any_of(programme.speakers.begin(), programme.speakers.end(),
                                   [&](const SpeakerLoudness& other) { return other.speaker == utterance.speaker; });
    if (!known)
      programme.speakers.push_back({utterance.speaker, loudness_of_phrase(finished.at(utterance.speaker), rate)});
  }
  return programme;
}

}  // namespace colloquy::speech
