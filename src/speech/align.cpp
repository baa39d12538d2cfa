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
#include "speech/speaking_time.h"
#include "text/chars.h"

namespace colloquy::speech {
namespace {

// What choices cost; a line's length counts by its squared deviation in units of what is usual.
constexpr double kUsualSeconds = 0.200;
constexpr double kUsualShare = 0.15;  // of the expected length
constexpr double kShortPause = 2.0;   // a pause of no length; one of kLongPause costs nothing
constexpr double kLongPause = 1.0;    // seconds
constexpr double kNoPause = 3.5;
constexpr std::ptrdiff_t kNear = 20;  // pauses looked at on each side of where a line should end

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
  Alignment(const Clip& recording, const std::vector<WordLengths>& lines) : rate_(recording.rate), time_(recording) {
    for (const WordLengths& words : lines) lengths_.push_back(std::accumulate(words.begin(), words.end(), 0.0));
    double sum = std::accumulate(lengths_.begin(), lengths_.end(), 0.0);
    if (sum <= 0) {
      lengths_.assign(lines.size(), 1.0);
      sum = static_cast<double>(lines.size());
    }
    for (double& length : lengths_) length *= time_.whole() / sum;
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
  std::vector<Ending> choices(double expected) const {
    std::vector<Ending> out;
    const auto nearest = std::lower_bound(parts_.begin(), parts_.end(), expected,
                                          [](const SpokenPart& part, double at) { return part.before < at; });
    const std::ptrdiff_t middle = nearest - parts_.begin();
    const std::ptrdiff_t last = std::min(static_cast<std::ptrdiff_t>(parts_.size()), middle + kNear);
    for (std::ptrdiff_t i = std::max<std::ptrdiff_t>(1, middle - kNear); i < last; ++i) {
      const SpokenPart& next = parts_[static_cast<std::size_t>(i)];
      const double end = parts_[static_cast<std::size_t>(i) - 1].to;
      const double seconds = (next.from - end) / rate_;
      out.push_back({next.before, end, next.from, kShortPause * (1 - std::min(1.0, seconds / kLongPause))});
    }
    out.push_back({expected, time_.begin_of_pause(expected), time_.end_of_pause(expected), kNoPause});
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
      const double whole = time_.whole();
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
      span.start = std::clamp(whole(length > 0 ? time_.end_of_pause(start) : reached), reached, line.span.end);
      span.end = length > 0 ? std::clamp(whole(time_.begin_of_pause(end)), span.start, line.span.end) : span.start;
      reached = span.end;
      line.words.push_back(span);
    }
  }

  const double rate_;
  const SpeakingTime time_;
  const std::vector<SpokenPart>& parts_ = time_.parts();
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
