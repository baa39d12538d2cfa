#include "source/directions.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/utf8.h"
#include "text/chars.h"

namespace colloquy::source {
namespace {

bool is_edge_before(std::string_view s, std::size_t at) {
  if (at == 0) return true;
  std::size_t start = at - 1;
  while (start > 0 && (static_cast<unsigned char>(s[start]) & 0xC0) == 0x80) --start;
  const char32_t c = base::decode_utf8(s, start);
  return c < 5 || text::is_space(c) || text::is_punctuation(c);
}

bool is_edge_after(std::string_view s, std::size_t at) {
  if (at >= s.size()) return true;
  const char32_t c = base::decode_utf8(s, at);
  return c < 5 || text::is_space(c) || text::is_punctuation(c);
}

// True: the round bracket that closes at `at` was opened after `from` without a star before it,
// and an emphasis was opened before it: *emphasis (so)* is ordinary Markdown.
bool closes_emphasis(std::string_view bare, std::size_t from, std::size_t at) {
  int depth = 0;
  std::size_t open = std::string_view::npos;
  for (std::size_t i = at + 1; i-- > from;) {
    if (bare[i] == ')') ++depth;
    if (bare[i] == '(' && --depth == 0) {
      open = i;
      break;
    }
  }
  if (open == std::string_view::npos) return false;
  std::size_t stars = 0;
  for (std::size_t i = from; i < open; ++i) {
    // A star in a gap stands for any letters.
    if (bare[i] == '[' && bare[i + 1] == '[')
      i = std::min(bare.find("]]", i), open);
    else if (bare[i] == '*')
      ++stars;
  }
  return stars % 2 == 1;
}

std::vector<DirectionMark> scan(Reading* reading, const Passage& passage, std::size_t from, std::size_t to) {
  std::vector<DirectionMark> marks;
  const std::string_view bare = passage.bare().substr(0, to);
  const auto report_open = [&](std::size_t at) {
    if (reading != nullptr) {
      reading->findings.report("form/cue-open", passage.span(at, at + 2), "This direction never ends.",
                               "Write )* after its last word, in the same paragraph.");
    }
  };
  std::size_t last_end = from;
  for (std::size_t i = from; i + 1 < to;) {
    if (bare[i] == ')' && bare[i + 1] == '*' && (i + 2 >= to || bare[i + 2] != '*')) {
      if (!closes_emphasis(bare, last_end, i)) {
        if (reading != nullptr) {
          reading->findings.report("form/cue-open", passage.span(i, i + 2), "This direction never begins.",
                                   "Write *( before its first word.");
        }
      }
      i += 2;
      continue;
    }
    if (bare[i] != '*' || bare[i + 1] != '(' || (i > from && bare[i - 1] == '*')) {
      ++i;
      continue;
    }
    std::size_t close = bare.find(")*", i + 2);
    while (close != std::string_view::npos && close + 2 < to && bare[close + 2] == '*')
      close = bare.find(")*", close + 2);
    const std::size_t next = bare.find("*(", i + 2);
    if (close == std::string_view::npos || next < close) {
      report_open(i);
      i += 2;
      continue;
    }
    const std::size_t end = close + 2;
    if (reading != nullptr && (!is_edge_before(bare, i) || !is_edge_after(bare, end))) {
      const bool before = !is_edge_before(bare, i);
      const std::size_t at = passage.in_source(before ? i : end - 1) + (before ? 0 : 1);
      reading->findings.report("form/cue-space", passage.span(i, end),
                               "A direction needs a space on both sides, or Markdown shows its stars.",
                               "Put a space between it and the word.", {{passage.source().span(at, at), " "}});
    }
    marks.push_back({i, end});
    last_end = end;
    i = end;
  }
  return marks;
}

void parse_pause(Reading& reading, lesson::Direction& direction, std::string_view value) {
  direction.kind = lesson::Direction::Kind::pause;
  direction.milliseconds = 600;
  if (value.empty()) return;
  std::string number(value);
  double factor = 1000;
  const std::size_t unit = number.find_first_not_of("0123456789.,");
  if (unit != std::string::npos) {
    const std::string name = trimmed(std::string_view(number).substr(unit));
    number.resize(unit);
    if (name == "ms")
      factor = 1;
    else if (name != "s" && name != "sec" && name != "seconds" && name != "second")
      factor = 0;
  }
  std::replace(number.begin(), number.end(), ',', '.');
  double amount = 0;
  const std::from_chars_result read = std::from_chars(number.data(), number.data() + number.size(), amount);
  if (factor == 0 || number.empty() || read.ec != std::errc() || read.ptr != number.data() + number.size() ||
      amount <= 0 || amount * factor > 30000) {
    reading.findings.report("form/pause", direction.span, "This pause cannot be read: " + quoted(value) + ".",
                            "Write *(pause)* or *(pause 2s)*, at most 30 seconds.");
    return;
  }
  direction.milliseconds = static_cast<std::int32_t>(std::lround(amount * factor));
}

}  // namespace

std::vector<DirectionMark> find_directions(Reading& reading, const Passage& passage, std::size_t from, std::size_t to) {
  return scan(&reading, passage, from, to);
}

std::vector<DirectionMark> find_directions(const Passage& passage, std::size_t from, std::size_t to) {
  return scan(nullptr, passage, from, to);
}

std::vector<lesson::Direction> parse_direction(Reading& reading, const Passage& passage, DirectionMark mark) {
  std::vector<lesson::Direction> out;
  const std::size_t end = mark.to - 2;
  for (std::size_t at = mark.from + 2; at <= end;) {
    std::size_t stop = std::min(passage.bare().find(';', at), end);
    lesson::Direction direction;
    direction.name = trimmed(passage.text().substr(at, stop - at));
    std::replace(direction.name.begin(), direction.name.end(), '\n', ' ');
    std::size_t first = at, last = stop;
    while (first < last && (passage.text()[first] == ' ' || passage.text()[first] == '\n')) ++first;
    while (last > first && (passage.text()[last - 1] == ' ' || passage.text()[last - 1] == '\n')) --last;
    direction.span = passage.span(first, last);
    at = stop + 1;
    if (direction.name.empty()) continue;
    const std::size_t head = std::min(direction.name.find_first_of(" :"), direction.name.size());
    const std::string key = reading.words.key(Place::direction, std::string_view(direction.name).substr(0, head));
    std::string value = trimmed(std::string_view(direction.name).substr(head));
    const bool colon = head < direction.name.size() && direction.name[head] == ':';
    if (colon) value = trimmed(std::string_view(value).substr(1));
    if (key == "pause" && (value.empty() || (value[0] >= '0' && value[0] <= '9') || value[0] == '-')) {
      parse_pause(reading, direction, value);
    } else if (key == "pause") {
      parse_pause(reading, direction, value);
    } else if (key == "say" && colon) {
      direction.kind = lesson::Direction::Kind::say;
      direction.value = value;
    } else if (key == "lang" && !value.empty() && value.find(' ') == std::string::npos) {
      direction.kind = lesson::Direction::Kind::lang;
      direction.value = value;
    }
    out.push_back(std::move(direction));
  }
  return out;
}

std::optional<Setting2> as_setting(const Reading& reading, const lesson::Direction& direction) {
  const std::string& text = direction.name;
  const std::string whole = reading.words.key(Place::direction, text);
  // A number folds away at the front of a word ("2 points"), so it is looked for first.
  if (!text.empty() && text[0] >= '0' && text[0] <= '9') {
    const std::size_t word = std::min(text.find_first_not_of("0123456789.,"), text.size());
    const std::string key = reading.words.key(Place::direction, text.substr(word));
    if (key.empty()) return std::nullopt;
    return Setting2{key, text.substr(0, word)};
  }
  if (!whole.empty()) return Setting2{whole, ""};
  const std::size_t space = text.find(' ');
  if (space == std::string::npos) return std::nullopt;
  const std::string key = reading.words.key(Place::direction, std::string_view(text).substr(0, space));
  if (key.empty()) return std::nullopt;
  return Setting2{key, trimmed(std::string_view(text).substr(space))};
}

}  // namespace colloquy::source
