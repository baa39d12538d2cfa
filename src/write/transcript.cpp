#include "write/transcript.h"

#include <cstddef>
#include <string_view>

#include "base/json.h"
#include "text/words.h"
#include "write/captions.h"

namespace colloquy::write {
namespace {

using base::Json;
using package::LineTime;
using package::Ms;

// The first word of piece `piece` of `pieces`: the one that begins nearest to its share of the line.
std::size_t first_word(const LineTime& line, Ms piece, Ms pieces) {
  const Ms wanted = line.start + (line.end - line.start) * piece / pieces;
  std::size_t best = 0;
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    const auto off = [&](std::size_t word) {
      const Ms gap = line.words[word].start - wanted;
      return gap < 0 ? -gap : gap;
    };
    if (off(i) < off(best)) best = i;
  }
  return best;
}

std::string joined(const std::vector<std::string_view>& words, std::size_t from, std::size_t to) {
  std::string out;
  for (std::size_t i = from; i < to; ++i) out.append(i > from ? " " : "").append(words[i]);
  return out;
}

// The line as cues none of which is much longer than kLongCue.
std::vector<TranscriptCue> pieces_of(const LineTime& line) {
  const std::vector<std::string_view> words = text::split_words(line.text);
  const Ms pieces = (line.end - line.start + kLongCue - 1) / kLongCue;
  if (pieces < 2 || words.size() != line.words.size()) return {{line.start, line.end, line.speaker, line.text}};
  std::vector<TranscriptCue> out;
  std::size_t from = 0;
  for (Ms piece = 1; piece <= pieces; ++piece) {
    const std::size_t to = piece == pieces ? words.size() : first_word(line, piece, pieces);
    if (to <= from) continue;  // a word that lasts longer than its piece
    const Ms start = from == 0 ? line.start : line.words[from].start;
    const Ms end = to == words.size() ? line.end : line.words[to].start;
    if (end > start) {
      out.push_back({start, end, line.speaker, joined(words, from, to)});
      from = to;
    }
  }
  return out;
}

Json seconds(Ms ms) {
  return ms / 1000.0;
}

}  // namespace

std::vector<TranscriptCue> transcript_cues(const package::Timeline& timeline) {
  std::vector<TranscriptCue> out;
  for (const LineTime& line : timeline.lines) {
    if (line.end <= line.start) continue;  // nothing is heard of it
    for (TranscriptCue& piece : pieces_of(line)) {
      const bool joins = !out.empty() && out.back().speaker == piece.speaker &&
                         out.back().end - out.back().start < kShortCue && piece.end - out.back().start <= kLongCue;
      if (joins) {
        out.back().end = piece.end;
        out.back().text += ' ' + piece.text;
      } else {
        out.push_back(std::move(piece));
      }
    }
  }
  return out;
}

std::string transcript_vtt(const std::vector<TranscriptCue>& cues) {
  package::Timeline timeline;
  int number = 0;
  for (const TranscriptCue& cue : cues)
    timeline.lines.push_back({"cue", ++number, cue.speaker, cue.text, cue.start, cue.end, {}});
  return webvtt(timeline);
}

std::string transcript_json(const std::vector<TranscriptCue>& cues) {
  Json segments = Json::array();
  for (const TranscriptCue& cue : cues) {
    Json one = Json::object();
    if (!cue.speaker.empty()) one.set("speaker", cue.speaker);
    segments.push(one.set("startTime", seconds(cue.start)).set("endTime", seconds(cue.end)).set("body", cue.text));
  }
  return to_string(Json::object().set("version", "1.0.0").set("segments", std::move(segments)));
}

}  // namespace colloquy::write
