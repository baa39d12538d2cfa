#include "write/captions.h"

#include <cstddef>
#include <cstdio>
#include <string_view>
#include <vector>

#include "text/words.h"

namespace colloquy::write {
namespace {

std::string stamp(package::Ms ms) {
  char text[32];
  std::snprintf(text, sizeof text, "%02d:%02d:%02d.%03d", ms / 3600000, ms / 60000 % 60, ms / 1000 % 60, ms % 1000);
  return text;
}

// Cue text and annotations share these escapes; a line break would end the cue (WebVTT 4.2.2).
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '\n' || c == '\r') {
      out += ' ';
    } else {
      out += c;
    }
  }
  return out;
}

// Words with a stamp before each that begins later than what stands before it: stamps must rise and
// stay inside their cue (WebVTT 4.2.2). The first word begins with the cue.
std::string stamped_words(const package::LineTime& line) {
  const std::vector<std::string_view> words = text::split_words(line.text);
  std::string out;
  package::Ms last = line.start;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += ' ';
    if (i > 0 && i < line.words.size() && line.words[i].start > last && line.words[i].start < line.end) {
      last = line.words[i].start;
      out += '<' + stamp(last) + '>';
    }
    out += escaped(words[i]);
  }
  return out;
}

}  // namespace

std::string webvtt(const package::Timeline& timeline) {
  std::string out = "WEBVTT\n";
  for (const package::LineTime& line : timeline.lines) {
    if (line.end <= line.start) continue;  // a line without sound is no cue
    out += '\n' + escaped(line.node) + '.' + std::to_string(line.index) + '\n';
    out += stamp(line.start) + " --> " + stamp(line.end) + '\n';
    if (line.speaker.empty()) {
      out += stamped_words(line);
    } else {
      out += "<v " + escaped(line.speaker) + '>' + stamped_words(line) + "</v>";
    }
    out += '\n';
  }
  return out;
}

}  // namespace colloquy::write
