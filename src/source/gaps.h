// Gaps: [[three / 3]], [[3 ± 0.5 min]], [[once | [x] twice]], [[ [x] words ]]. Found in a passage
// and read into the model.
#pragma once

#include <cstdint>
#include <vector>

#include "source/reading.h"

namespace colloquy::source {

// Offsets in the passage: of [[ to one past ]].
struct GapMark {
  std::size_t from = 0, to = 0;
};

// Whole gaps in [from, to); what is half or empty is reported (form/gap-open, -close, -empty) and
// its bytes are put into `broken`, so that nobody reports its brackets again.
std::vector<GapMark> find_gaps(Reading& reading, const Passage& passage, std::size_t from, std::size_t to,
                               std::vector<GapMark>& broken);

// Where the first [[ or ]] stands, npos for none.
std::size_t find_gap_mark(const Passage& passage, std::size_t from, std::size_t to);
// True when [from, to) holds [[ or ]] outside code.
bool has_gap(const Passage& passage, std::size_t from, std::size_t to);

// Reports form/menu-key, form/number, form/gap-empty.
lesson::Gap parse_gap(Reading& reading, const Passage& passage, GapMark mark);

// [from, to) cut at " / " outside code and escapes; pieces trimmed, escapes taken away: all of them, or all but those
// of asterisks, where an asterisk without stands for any letters.
enum class Asterisk : std::uint8_t { plain, any_letters };
std::vector<std::string> split_wordings(const Passage& passage, std::size_t from, std::size_t to, Asterisk asterisk);

// Two spaces within wordings: a lost mark between them (form/wording).
void report_double_space(Reading& reading, const Passage& passage, std::size_t from, std::size_t to);

// The text of [from, to) as it is meant: backslashes before punctuation taken away, trimmed.
std::string unescaped(std::string_view text, Asterisk asterisk = Asterisk::plain);

}  // namespace colloquy::source
