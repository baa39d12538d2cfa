// How lines are found without understanding a word
//
// Only time in which somebody speaks counts: pauses may last as long as they like. Of that time every line
// gets the share that its expected length has of all. Where it would end by that share there is usually a
// pause nearby; which pauses end which lines is decided for all of them together, by dynamic programming:
// the choice is cheapest in which lines last about as long as expected and end in long pauses. A line may
// also end without a pause, for more.
#include "speech/align.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>

#include "base/utf8.h"
#include "text/chars.h"

namespace colloquy::speech {
namespace {

constexpr double kWindowSeconds = 0.010;
constexpr double kShortestPause = 0.120;  // a closed mouth before p, t or k is shorter

// What choices cost; a line's length counts by its squared deviation in units of what is usual.
constexpr double kUsualSeconds = 0.200;
constexpr double kUsualShare = 0.15;  // of the expected length
constexpr double kShortPause = 2.0;   // a pause of no length; one of kLongPause costs nothing
constexpr double kLongPause = 1.0;    // seconds
constexpr double kNoPause = 3.5;
constexpr std::ptrdiff_t kNear = 20;  // pauses looked at on each side of where a line should end

// A part of the recording in which somebody speaks, in samples; `before` are those of the parts before it.
struct Part {
  double from = 0, to = 0, before = 0;
};

// Loudness in decibels of each window.
std::vector<double> levels(const Clip& recording, std::size_t window) {
  std::vector<double> out(recording.pcm.size() / window);
  for (std::size_t w = 0; w < out.size(); ++w) {
    double energy = 0;
    for (std::size_t i = w * window; i < (w + 1) * window; ++i)
      energy += static_cast<double>(recording.pcm[i]) * recording.pcm[i];
    out[w] = 10 * std::log10(energy / static_cast<double>(window) + 1);
  }
  return out;
}

// Between the room's noise and the voice; below everything where there is no telling them apart.
double threshold_of(std::vector<double> levels) {
  if (levels.empty()) return 0;
  const auto at = [&](double share) {
    const auto place = levels.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(levels.size() - 1));
    std::nth_element(levels.begin(), place, levels.end());
    return *place;
  };
  const double noise = at(0.05), voice = at(0.95);
  if (voice - noise < 12) return -1;
  return std::clamp(noise + 8, voice - 45, voice - 15);
}

std::vector<Part> spoken_parts(const Clip& recording) {
  const std::size_t window = std::max<std::size_t>(1, static_cast<std::size_t>(kWindowSeconds * recording.rate));
  const std::vector<double> level = levels(recording, window);
  const double threshold = threshold_of(level);
  const std::size_t shortest = static_cast<std::size_t>(kShortestPause / kWindowSeconds);
  std::vector<Part> parts;
  for (std::size_t w = 0; w < level.size(); ++w) {
    if (level[w] < threshold) continue;
    const double from = static_cast<double>(w * window), to = static_cast<double>((w + 1) * window);
    if (parts.empty() || from - parts.back().to >= static_cast<double>(shortest * window)) parts.push_back({from, to});
    parts.back().to = to;
  }
  const double end = static_cast<double>(recording.pcm.size());
  if (parts.empty()) parts.push_back({0, end});
  for (std::size_t i = 1; i < parts.size(); ++i)
    parts[i].before = parts[i - 1].before + parts[i - 1].to - parts[i - 1].from;
  return parts;
}

// A way for a line to end and the next to begin: in the pause after a part, or anywhere in one.
struct Ending {
  double at = 0;            // speaking time before it
  double from = 0, to = 0;  // samples: the line ends, the next begins
  double cost = 0;
  double total = std::numeric_limits<double>::infinity();  // of the cheapest way here, itself included
  std::size_t previous = 0;                                // the ending of the line before, on that way
};

class Alignment {
 public:
  Alignment(const Clip& recording, const std::vector<WordLengths>& lines)
      : rate_(recording.rate), parts_(spoken_parts(recording)) {
    for (const WordLengths& words : lines) lengths_.push_back(std::accumulate(words.begin(), words.end(), 0.0));
    double sum = std::accumulate(lengths_.begin(), lengths_.end(), 0.0);
    if (sum <= 0) {
      lengths_.assign(lines.size(), 1.0);
      sum = static_cast<double>(lines.size());
    }
    for (double& length : lengths_) length *= speaking_time() / sum;
  }

  std::vector<AlignedLine> run(const std::vector<WordLengths>& lines) {
    const std::vector<Ending> endings = best_endings();
    std::vector<AlignedLine> aligned;
    double from = parts_.front().from;
    double at = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      AlignedLine line;
      // A line that got no time stands where the next begins.
      line.span = {whole(from), whole(std::max(from, endings[i].from))};
      place_words(lines[i], at, endings[i].at, line);
      aligned.push_back(std::move(line));
      from = std::max(from, endings[i].to);
      at = endings[i].at;
    }
    return aligned;
  }

 private:
  static std::int32_t whole(double samples) { return static_cast<std::int32_t>(samples); }
  double speaking_time() const { return parts_.back().before + parts_.back().to - parts_.back().from; }

  // The sample at which so much has been spoken: at a pause, its beginning or its end.
  double begin_of_pause(double at) const {
    std::size_t i = parts_.size() - 1;
    while (i > 0 && parts_[i].before >= at) --i;
    return std::min(parts_[i].to, parts_[i].from + at - parts_[i].before);
  }
  double end_of_pause(double at) const {
    std::size_t i = parts_.size() - 1;
    while (i > 0 && parts_[i].before > at) --i;
    return std::min(parts_[i].to, parts_[i].from + at - parts_[i].before);
  }

  std::vector<Ending> choices(double expected) const {
    std::vector<Ending> out;
    const auto nearest = std::lower_bound(parts_.begin(), parts_.end(), expected,
                                          [](const Part& part, double at) { return part.before < at; });
    const std::ptrdiff_t middle = nearest - parts_.begin();
    const std::ptrdiff_t last = std::min(static_cast<std::ptrdiff_t>(parts_.size()), middle + kNear);
    for (std::ptrdiff_t i = std::max<std::ptrdiff_t>(1, middle - kNear); i < last; ++i) {
      const Part& next = parts_[static_cast<std::size_t>(i)];
      const double end = parts_[static_cast<std::size_t>(i) - 1].to;
      const double seconds = (next.from - end) / rate_;
      out.push_back({next.before, end, next.from, kShortPause * (1 - std::min(1.0, seconds / kLongPause))});
    }
    out.push_back({expected, begin_of_pause(expected), end_of_pause(expected), kNoPause});
    std::stable_sort(out.begin(), out.end(), [](const Ending& a, const Ending& b) { return a.at < b.at; });
    return out;
  }

  double deviation(double length, double expected) const {
    const double usual = kUsualSeconds * rate_ + kUsualShare * expected;
    return (length - expected) * (length - expected) / (usual * usual);
  }

  std::vector<Ending> best_endings() const {
    Ending start;
    start.total = 0;
    std::vector<std::vector<Ending>> all = {{start}};
    double expected = 0;
    for (std::size_t i = 0; i < lengths_.size(); ++i) {
      expected += lengths_[i];
      const double whole = speaking_time();
      const bool last = i + 1 == lengths_.size();
      std::vector<Ending> endings = last ? std::vector<Ending>{{whole, parts_.back().to, parts_.back().to, 0}}
                                         : choices(std::min(expected, whole));
      for (Ending& ending : endings) {
        for (std::size_t before = 0; before < all.back().size() && all.back()[before].at <= ending.at; ++before) {
          const Ending& other = all.back()[before];
          const double total = other.total + ending.cost + deviation(ending.at - other.at, lengths_[i]);
          if (total < ending.total) ending.total = total, ending.previous = before;
        }
      }
      all.push_back(std::move(endings));
    }
    std::vector<Ending> best(lengths_.size());
    std::size_t at = 0;
    for (std::size_t i = lengths_.size(); i > 0; --i) {
      best[i - 1] = all[i][at];
      at = best[i - 1].previous;
    }
    return best;
  }

  // Words share the line's speaking time as they share its length.
  void place_words(const WordLengths& words, double from, double to, AlignedLine& line) const {
    const double sum = std::accumulate(words.begin(), words.end(), 0.0);
    std::int32_t reached = line.span.start;
    double said = 0;
    for (const double length : words) {
      const double start = sum > 0 ? from + (to - from) * said / sum : from;
      said += length;
      const double end = sum > 0 ? from + (to - from) * said / sum : from;
      WordSpan span;
      span.start = std::clamp(whole(length > 0 ? end_of_pause(start) : reached), reached, line.span.end);
      span.end = length > 0 ? std::clamp(whole(begin_of_pause(end)), span.start, line.span.end) : span.start;
      reached = span.end;
      line.words.push_back(span);
    }
  }

  const double rate_;
  const std::vector<Part> parts_;
  std::vector<double> lengths_;  // of the lines, in samples of speaking time
};

}  // namespace

WordLengths lengths_by_letters(const std::vector<std::string>& words) {
  // A digit is a word of its own; an ideograph a syllable.
  WordLengths lengths;
  for (const std::string& word : words) {
    double length = 0;
    for (std::size_t at = 0; at < word.size();) {
      const char32_t c = base::decode_utf8(word, at);
      if (text::is_mark(c) || !text::is_word(c)) continue;
      length += text::is_digit(c) ? 4 : text::is_ideograph(c) ? 3 : 1;
    }
    lengths.push_back(length > 0 ? length + 1 : 0);  // short words are spoken slower, letter by letter
  }
  return lengths;
}

std::vector<AlignedLine> align(const Clip& recording, const std::vector<WordLengths>& lines) {
  if (lines.empty()) return {};
  return Alignment(recording, lines).run(lines);
}

}  // namespace colloquy::speech
