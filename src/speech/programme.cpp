#include "speech/programme.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>

#include "speech/align.h"
#include "speech/align_speech.h"
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

// Where an utterance stands in its piece.
struct Line {
  std::size_t start = 0;
  std::size_t end = 0;
  std::vector<Word> words;
};

// Sound without a cut, at the programme's rate: an utterance by a voice, with the silences asked for inside
// it, or a human recording of several.
struct Piece {
  std::size_t from = 0;  // its utterances, half-open
  std::size_t to = 0;
  std::vector<float> samples;
  std::vector<Line> lines;     // one for each utterance
  std::string level;           // pieces of one name get one gain
  std::optional<double> lufs;  // of its voice; nothing: as pieces of its level measure
};

// Rates that both encoders take. The programme gets the lowest one that loses nothing.
int programme_rate(const ScriptTrack& track, const std::vector<Clip>& clips, const std::vector<Clip>& recordings) {
  int highest = 0;
  const auto count = [&](const Clip& clip) { highest = std::max(highest, clip.pcm.empty() ? 0 : clip.rate); };
  for (std::size_t i = 0; i < clips.size(); ++i) {
    if (!track.recorded(i)) count(clips[i]);
  }
  for (const Clip& recording : recordings) count(recording);
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
void insert_pauses(const Utterance& utterance, int rate, std::vector<float>& samples, std::vector<Word>& words) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (!utterance.tokens[i].pause_after_ms) continue;
    const std::size_t wanted = samples_of_ms(*utterance.tokens[i].pause_after_ms, rate);
    const std::size_t from = words[i].end;
    const std::size_t gap = words[i + 1].start - std::min(from, words[i + 1].start);
    if (gap >= wanted) continue;
    const std::size_t added = wanted - gap;
    samples.insert(samples.begin() + static_cast<std::ptrdiff_t>(from + gap / 2), added, 0.0f);
    for (std::size_t later = i + 1; later < words.size(); ++later) {
      words[later].start += added;
      words[later].end += added;
    }
  }
}

// Places in a clip as places in `length` samples of the programme.
Word place_of(const WordSpan& span, const Clip& clip, int rate, std::size_t length) {
  const double scale = static_cast<double>(rate) / clip.rate;
  return {std::min(static_cast<std::size_t>(span.start * scale), length),
          std::min(static_cast<std::size_t>(span.end * scale), length)};
}

Piece spoken_piece(const ScriptTrack& track, std::size_t at, const Clip& clip, int rate) {
  Piece piece;
  piece.from = at;
  piece.to = at + 1;
  piece.level = "voice of " + track.utterances[at].speaker;
  piece.lufs = clip.voice_lufs;
  piece.samples = resample(samples_of(clip), clip.rate, rate);
  Line line;
  for (const WordSpan& word : clip.words) line.words.push_back(place_of(word, clip, rate, piece.samples.size()));
  insert_pauses(track.utterances[at], rate, piece.samples, line.words);
  line.end = piece.samples.size();
  piece.lines.push_back(std::move(line));
  return piece;
}

// How long the words of a recorded line last: as our own voice would speak them, if one can.
WordLengths lengths_of(const Utterance& utterance, const Clip& spoken) {
  WordLengths lengths;
  for (const WordSpan& word : spoken.words) lengths.push_back(static_cast<double>(word.end - word.start) / spoken.rate);
  if (spoken.rate > 0) return lengths;
  std::vector<std::string> words;
  for (const Token& token : utterance.tokens) words.push_back(token.text);
  return lengths_by_letters(words);
}

// By comparing with our own voice, if one can say it all.
std::vector<AlignedLine> aligned_lines(const ScriptTrack& track, std::size_t from, std::size_t to,
                                       const std::vector<Clip>& spoken, const Clip& recording) {
  const std::vector<Clip> ours(spoken.begin() + static_cast<std::ptrdiff_t>(from),
                               spoken.begin() + static_cast<std::ptrdiff_t>(to));
  const auto fits = [&](const Clip& clip) { return !clip.pcm.empty() && clip.rate == ours.front().rate; };
  if (!ours.empty() && std::all_of(ours.begin(), ours.end(), fits)) return align_to_speech(recording, ours);
  std::vector<WordLengths> lengths;
  for (std::size_t i = from; i < to; ++i) lengths.push_back(lengths_of(track.utterances[i], spoken[i]));
  return align(recording, lengths);
}

Piece recorded_piece(const ScriptTrack& track, std::size_t number, const std::vector<Clip>& spoken,
                     const Clip& recording, int rate) {
  Piece piece;
  piece.from = track.recordings[number].from;
  piece.to = track.recordings[number].to;
  piece.level = "recording " + std::to_string(number);
  piece.samples = resample(samples_of(recording), recording.rate, rate);
  const std::vector<AlignedLine> lines = aligned_lines(track, piece.from, piece.to, spoken, recording);
  for (const AlignedLine& aligned : lines) {
    const Word whole = place_of(aligned.span, recording, rate, piece.samples.size());
    Line line{whole.start, whole.end, {}};
    for (const WordSpan& word : aligned.words)
      line.words.push_back(place_of(word, recording, rate, piece.samples.size()));
    piece.lines.push_back(std::move(line));
  }
  return piece;
}

std::vector<Piece> pieces_of(const ScriptTrack& track, const std::vector<Clip>& clips,
                             const std::vector<Clip>& recordings, int rate) {
  std::vector<Piece> pieces;
  std::size_t next = 0;  // recording
  for (std::size_t i = 0; i < clips.size(); i = pieces.back().to) {
    if (next < recordings.size() && track.recordings[next].from == i) {
      pieces.push_back(recorded_piece(track, next, clips, recordings[next], rate));
      ++next;
    } else {
      pieces.push_back(spoken_piece(track, i, clips[i], rate));
    }
  }
  return pieces;
}

void scale(std::vector<float>& samples, double decibels) {
  const float factor = static_cast<float>(std::pow(10.0, decibels / 20));
  for (float& sample : samples) sample *= factor;
}

std::vector<float> together(const std::vector<Piece*>& pieces) {
  std::vector<float> all;
  for (const Piece* piece : pieces) all.insert(all.end(), piece->samples.begin(), piece->samples.end());
  return all;
}

// Below the ceiling, as in the finished programme: the limiter takes more from a voice with high peaks.
double limited_loudness(std::vector<float> samples, double gain, int rate) {
  scale(samples, gain);
  limit(samples, rate, kCeilingDbtp);
  return loudness_of_phrase(samples, rate);
}

// One constant gain brings each voice to the target, whatever it says here: a short answer stays as quiet beside a long
// one as the voice made it. Only who speaks for long, and much louder or quieter than usual, is brought so near that no
// two speakers differ by a loudness unit. Each recording is measured by itself: people record on different days.
void level_pieces(std::vector<Piece>& pieces, int rate) {
  constexpr double kLong = 5,
                   kNear = 0.15;  // seconds; loudness units: coding and gating move a speaker by as much again
  std::map<std::string, std::vector<Piece*>> levels;
  for (Piece& piece : pieces) levels[piece.level].push_back(&piece);
  for (const auto& [name, same] : levels) {
    const std::vector<float> all = together(same);
    const double loudness = loudness_of_phrase(all, rate);
    if (loudness <= -70) continue;
    double gain = kTargetLufs - same.front()->lufs.value_or(loudness);
    if (static_cast<double>(all.size()) >= kLong * rate) {
      const double heard = limited_loudness(all, gain, rate);
      gain += std::clamp(heard, kTargetLufs - kNear, kTargetLufs + kNear) - heard;
    }
    for (Piece* piece : same) scale(piece->samples, gain);
  }
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

std::vector<SpeakerLoudness> speakers_of(const ScriptTrack& track, const std::vector<float>& samples,
                                         const std::vector<Word>& places, int rate) {
  std::vector<SpeakerLoudness> speakers;
  std::map<std::string, std::vector<float>> said;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const std::string& speaker = track.utterances[i].speaker;
    if (!said.contains(speaker)) speakers.push_back({speaker, 0});
    std::vector<float>& all = said[speaker];
    all.insert(all.end(), samples.begin() + static_cast<std::ptrdiff_t>(places[i].start),
               samples.begin() + static_cast<std::ptrdiff_t>(places[i].end));
  }
  for (SpeakerLoudness& speaker : speakers) speaker.lufs = loudness_of_phrase(said[speaker.speaker], rate);
  return speakers;
}

}  // namespace

Programme assemble(const ScriptTrack& track, const std::vector<Clip>& clips, const std::vector<Clip>& recordings) {
  Programme programme;
  const int rate = programme.rate = programme_rate(track, clips, recordings);
  std::vector<Piece> pieces = pieces_of(track, clips, recordings, rate);
  level_pieces(pieces, rate);

  std::vector<float>& samples = programme.samples;
  samples.assign(samples_of_ms(kLeadIn, rate), 0.0f);
  std::vector<Word> places;  // of each line in the programme
  for (Piece& piece : pieces) {
    const std::size_t base = samples.size();
    samples.insert(samples.end(), piece.samples.begin(), piece.samples.end());
    piece.samples = {};  // recordings are long
    for (std::size_t i = piece.from; i < piece.to; ++i) {
      const Utterance& utterance = track.utterances[i];
      const Line& line = piece.lines[i - piece.from];
      package::LineTime time;
      time.node = utterance.node;
      time.index = utterance.line;
      time.speaker = utterance.speaker;
      time.text = utterance.text;
      time.start = ms_of_samples(base + line.start, rate);
      for (const Word& word : line.words)
        time.words.push_back({ms_of_samples(base + word.start, rate), ms_of_samples(base + word.end, rate)});
      time.end = ms_of_samples(base + line.end, rate);
      places.push_back({base + line.start, base + line.end});
      programme.timeline.lines.push_back(std::move(time));
    }
    const Utterance& last = track.utterances[piece.to - 1];
    const int pause = last.pause_after_ms.value_or(pause_ms(last.after));
    samples.insert(samples.end(), samples_of_ms(pause, rate), 0.0f);
  }
  programme.timeline.duration = ms_of_samples(samples.size(), rate);

  programme.lufs = level_programme(samples, rate);
  programme.speakers = speakers_of(track, samples, places, rate);
  return programme;
}

}  // namespace colloquy::speech
