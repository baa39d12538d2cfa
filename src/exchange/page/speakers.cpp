#include "exchange/page/speakers.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <map>
#include <utility>

#include "exchange/fold.h"
#include "exchange/spaces.h"

namespace colloquy::exchange::page {
namespace {

constexpr std::string_view kTeaching[] = {"teacher", "instructor", "professor", "tutor", "guide", "mentor"};
constexpr std::string_view kLearning[] = {"student", "learner", "pupil", "you", "narrator"};

// Labels with another meaning in our format; "You" is renamed instead, for pages do use it.
constexpr std::string_view kReserved[] = {"summary", "hint", "answer", "ask", "content note", "include"};

constexpr std::string_view kTeacherOpenings[] = {
    "exactly",        "correct",        "absolutely", "right.",   "right!",    "that's right",
    "that's correct", "yes, that's it", "great",      "good",     "well done", "well said",
    "excellent",      "precisely",      "not quite",  "perfect",  "wonderful", "today",
    "let's",          "now let's",      "now, let's", "now that", "welcome",   "in practice",
    "remember",       "for example",    "nice",       "indeed",   "true."};
constexpr std::string_view kTeacherInside[] = {"can anyone",        "who can",       "who remembers",
                                               "does anyone",       "class,",        "can you tell",
                                               "what do you think", "any questions", "can someone"};
constexpr std::string_view kStudentOpenings[] = {"is it",
                                                 "so,",
                                                 "so does",
                                                 "maybe",
                                                 "i think",
                                                 "what do you mean",
                                                 "could you",
                                                 "can you explain",
                                                 "does that mean",
                                                 "what about",
                                                 "what's",
                                                 "how does",
                                                 "how do",
                                                 "why",
                                                 "oh",
                                                 "i see",
                                                 "isn't",
                                                 "i guess",
                                                 "but ",
                                                 "is that",
                                                 "would that",
                                                 "what if"};

bool begins(std::string_view folded, std::string_view opening) {
  if (!folded.starts_with(opening)) return false;
  const char last = opening.back();
  if (last < 'a' || last > 'z' || folded.size() == opening.size()) return true;
  const char next = folded[opening.size()];
  return next < 'a' || next > 'z';
}

// Above zero: sounds like the teacher; below: like a student. Built from the cues of one line alone.
int teacher_score(std::string_view line) {
  const std::string folded = fold_furniture(line.substr(0, 2000));
  int score = 0;
  for (const std::string_view opening : kTeacherOpenings) score += begins(folded, opening) ? 2 : 0;
  for (const std::string_view opening : kStudentOpenings) score -= begins(folded, opening) ? 2 : 0;
  for (const std::string_view words : kTeacherInside) score += folded.find(words) != std::string::npos ? 2 : 0;
  const std::size_t words = count_words(line.substr(0, 2000));
  if (words >= 20) score += 2;
  if (words <= 14) score -= 1;
  if (line.ends_with('?') && words <= 18 && line.find_first_of(".!") == std::string_view::npos) score -= 1;
  if (opens_summary(line)) score += 4;
  return score;
}

template <std::size_t N>
bool is_one_of(const std::string_view (&words)[N], std::string_view name) {
  std::string folded = fold_furniture(name);
  while (!folded.empty() && (folded.back() == ' ' || (folded.back() >= '0' && folded.back() <= '9'))) folded.pop_back();
  return std::find(std::begin(words), std::end(words), folded) != std::end(words);
}

bool is_role(std::string_view name) {
  return is_one_of(kTeaching, name) || is_one_of(kLearning, name);
}

// One to three words of letters and digits that begin with capitals ("Dr. No", "Student 2").
bool could_be_name(std::string_view text) {
  if (text.empty() || text.size() > 40 || count_words(text) > 3 || count_words(text) == 0) return false;
  const auto letter = [](char c) {
    return std::isalpha(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80;
  };
  const auto fits = [&](char c) {
    return letter(c) || (c >= '0' && c <= '9') || c == ' ' || c == '.' || c == '\'' || c == '-';
  };
  if (!letter(text.front()) || !std::all_of(text.begin(), text.end(), fits)) return false;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] >= 'a' && text[at] <= 'z') return false;
    at = std::min(text.find(' ', at), text.size()) + 1;
  }
  if (is_known_heading(text)) return false;
  const std::string folded = fold_furniture(text);
  return text.back() != '.' && std::find(std::begin(kReserved), std::end(kReserved), folded) == std::end(kReserved);
}

struct Cut {
  std::string_view name, text;
  bool alone = false;
};

// The places where a label may end, tried in order.
bool cut_label(std::string_view line, Cut& out) {
  // "**Ana:** Is it ..." and "[Ana] Is it ...": somebody marked the names by hand.
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"**", "**"}, {"[", "]"}}) {
    const std::size_t end = line.substr(0, 60).find(close, open.size());
    if (!line.starts_with(open) || end == std::string_view::npos) continue;
    std::string_view name = line.substr(open.size(), end - open.size()), text = line.substr(end + close.size());
    if (name.ends_with(':')) name.remove_suffix(1);
    if (text.starts_with(':')) text.remove_prefix(1);
    out = {trim(name), trim(text), trim(text).empty()};
    return could_be_name(out.name);
  }
  const std::string_view head = line.substr(0, 60);
  for (const std::string_view mark : {": ", ":", " - ", " \u2013 ", " \u2014 "}) {
    const std::size_t at = head.find(mark);
    if (at == std::string_view::npos) continue;
    if (mark == ":" && at + 1 != line.size()) continue;
    out.name = trim(head.substr(0, at));
    out.text = trim(line.substr(at + mark.size()));
    out.alone = out.text.empty();
    if (could_be_name(out.name)) return true;
  }
  out = {line, {}, true};
  return could_be_name(line);
}

}  // namespace

bool is_teacher(std::string_view name) {
  return is_one_of(kTeaching, name);
}

bool split_label(std::string_view line, const std::vector<std::string>& cast, Labelled& out) {
  Cut cut;
  if (!cut_label(line, cut)) return false;
  if (std::find(cast.begin(), cast.end(), cut.name) == cast.end()) return false;
  out = {std::string(cut.name), std::string(cut.text)};
  return true;
}

std::vector<std::string> find_names(const std::vector<std::vector<Line>>& parts) {
  std::map<std::string, std::size_t, std::less<>> seen;
  std::vector<std::string> order;
  std::size_t lines = 0, with_text = 0;
  for (const std::vector<Line>& part : parts) {
    for (const Line& line : part) {
      ++lines;
      Cut cut;
      if (!cut_label(line.text, cut)) continue;
      if (seen.find(cut.name) == seen.end()) order.emplace_back(cut.name);
      ++seen[std::string(cut.name)];
      with_text += cut.alone ? 0 : 1;
    }
  }
  std::vector<std::string> names;
  std::size_t labelled = 0;
  for (const std::string& name : order) {
    if (seen[name] < 2 && !is_role(name) && with_text < lines) continue;
    names.push_back(name);
    labelled += seen[name];
  }
  if (labelled * 3 < lines || lines < 2) names.clear();
  return names;
}

Casting infer_speakers(const std::vector<Line>& lines) {
  Casting casting;
  // A closing summary stands outside the turns: it is the teacher's whoever spoke before.
  const bool closed = !lines.empty() && opens_summary(lines.back().text);
  const std::size_t n = lines.size() - (closed ? 1 : 0);
  if (closed) casting.sure = 1;
  casting.who.assign(lines.size(), std::string(kTeacher));
  if (n == 0) return casting;
  // The best path through two states (0 teacher, 1 student). Taking turns is worth 3, the teacher
  // opening 3 and closing 2: a single contrary cue does not break the order, two do.
  constexpr int kTakesTurns = 3, kOpens = 3, kCloses = 2;
  std::vector<int> own(n);
  for (std::size_t i = 0; i < n; ++i) own[i] = std::clamp(teacher_score(lines[i].text), -5, 5);
  std::vector<std::array<std::int64_t, 2>> best(n);
  std::vector<std::array<int, 2>> from(n);
  best[0] = {own[0] + kOpens, -own[0]};
  for (std::size_t i = 1; i < n; ++i) {
    for (int state = 0; state < 2; ++state) {
      const std::int64_t change = best[i - 1][static_cast<std::size_t>(1 - state)] + kTakesTurns;
      const std::int64_t same = best[i - 1][static_cast<std::size_t>(state)];
      const auto s = static_cast<std::size_t>(state);
      from[i][s] = change >= same ? 1 - state : state;
      best[i][s] = std::max(change, same) + (state == 0 ? own[i] : -own[i]);
    }
  }
  int state = best[n - 1][0] + kCloses >= best[n - 1][1] ? 0 : 1;
  std::size_t agree = 0;
  for (std::size_t i = n; i-- > 0;) {
    casting.who[i] = state == 0 ? kTeacher : kStudent;
    agree += own[i] == 0 || (own[i] > 0) == (state == 0) ? 1 : 0;
    if (i > 0) state = from[i][static_cast<std::size_t>(state)];
  }
  casting.sure = static_cast<double>(agree) / static_cast<double>(n);
  return casting;
}

}  // namespace colloquy::exchange::page
