#include "write/caption_cues.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <string_view>

#include "text/words.h"

namespace colloquy::write {
namespace {

using package::Ms;

struct Word {
  std::string_view text;
  Ms start = 0, end = 0;
  const package::LineTime* line = nullptr;
};

// All that is heard, word by word. A line whose words have no times of their own is one piece.
std::vector<Word> words_of(const package::Timeline& timeline) {
  std::vector<Word> out;
  for (const package::LineTime& line : timeline.lines) {
    if (line.end <= line.start) continue;
    const std::vector<std::string_view> words = text::split_words(line.text);
    if (words.size() != line.words.size() || words.empty()) {
      out.push_back({line.text, line.start, line.end, &line});
      continue;
    }
    for (std::size_t i = 0; i < words.size(); ++i)
      out.push_back({words[i], line.words[i].start, std::max(line.words[i].start, line.words[i].end), &line});
  }
  return out;
}

bool ends_clause(std::string_view word) {
  for (const std::string_view mark : {",", ";", ":", "–", "—", "،", "؛"}) {
    if (word.ends_with(mark)) return true;
  }
  return false;
}

// What it costs to end a cue behind a word, and to be too short: more than any cut.
constexpr double kInClause = 18, kAtClause = 4, kTooShort = 20, kPerSecond = 6;

double cost_of_cut(const std::vector<Word>& words, std::size_t last) {
  if (last + 1 == words.size() || words[last].line != words[last + 1].line) return 0;
  return ends_clause(words[last].text) ? kAtClause : kInClause;
}

constexpr Ms kLongSilence = 2000;  // a cue should not stand through it
constexpr double kSilenceInside = 200;

std::vector<CaptionCue::Row> rows_of(const std::vector<Word>& words, std::size_t from, std::size_t to) {
  std::vector<CaptionCue::Row> rows;
  for (std::size_t i = from; i < to; ++i) {
    const std::string& who = words[i].line->speaker;
    if (rows.empty() || rows.back().speaker != who)
      rows.push_back({who, ""});
    else
      rows.back().text += ' ';
    for (const char c : words[i].text) rows.back().text += c == '\n' || c == '\r' ? ' ' : c;
  }
  return rows;
}

}  // namespace

std::vector<CaptionCue> caption_cues(const package::Timeline& timeline, Speakers speakers) {
  const std::vector<Word> words = words_of(timeline);
  // The cheapest way to cut words 0 .. n-1 into cues, by the cheapest ways to cut fewer of them.
  std::vector<double> cost(words.size() + 1, std::numeric_limits<double>::infinity());
  std::vector<std::size_t> begin(words.size() + 1, 0);
  cost[0] = 0;
  for (std::size_t to = 1; to <= words.size(); ++to) {
    double inside = 0;
    for (std::size_t from = to; from-- > 0;) {
      const Ms length = words[to - 1].end - words[from].start;
      if (length > kLongestCue && from + 1 < to) break;
      if (speakers == Speakers::apart && words[from].line->speaker != words[to - 1].line->speaker) break;
      if (from + 1 < to && words[from + 1].start - words[from].end > kLongSilence) inside += kSilenceInside;
      const double lacking = static_cast<double>(std::max(0, kShortestCue - length)) / 1000;
      const double too_short = lacking > 0 ? kTooShort + lacking * kPerSecond : 0;
      const double total = cost[from] + cost_of_cut(words, to - 1) + inside + too_short;
      if (total < cost[to]) {
        cost[to] = total;
        begin[to] = from;
      }
    }
  }
  std::vector<CaptionCue> out;
  for (std::size_t to = words.size(); to > 0; to = begin[to])
    out.push_back({words[begin[to]].start, words[to - 1].end, rows_of(words, begin[to], to)});
  std::reverse(out.begin(), out.end());
  for (std::size_t i = 0; i + 1 < out.size(); ++i) out[i].end = std::min(out[i].end, out[i + 1].start);
  std::erase_if(out, [](const CaptionCue& cue) { return cue.end <= cue.start; });
  return out;
}

}  // namespace colloquy::write
