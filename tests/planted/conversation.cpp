// Faults in the conversation: of teaching and of sound.
#include "planters.h"

namespace colloquy::planted {
namespace {

constexpr const char* kSection = "Conversation";

std::vector<std::size_t> prompts(const LessonText& t) {
  return t.lines_where(kSection, [](const std::string& l) { return l == "**You:**"; });
}

std::vector<std::size_t> turns(const LessonText& t) {
  return t.lines_where(kSection, [](const std::string& l) { return !speaker_of(l).empty(); });
}

std::vector<std::size_t> parts(const LessonText& t) {
  return t.lines_where(kSection, [](const std::string& l) { return starts_with(l, "### "); });
}

// The line after the block of a turn (up to the next empty line).
std::size_t after_paragraph(const LessonText& t, std::size_t at) {
  while (at < t.lines.size() && !t.lines[at].empty()) ++at;
  return at;
}

// The list under a prompt: until the next line that begins a block at the left edge.
std::size_t after_prompt(const LessonText& t, std::size_t at) {
  std::size_t i = at + 1;
  while (i < t.lines.size() && (t.lines[i].empty() || t.lines[i][0] == '-' || t.lines[i][0] == ' ')) ++i;
  return i;
}

std::optional<Fault> no_ideas(Ground& g, Random& r) {
  const auto all = prompts(g.lesson);
  if (all.empty()) return {};
  const std::size_t at = any_of(all, r);
  g.lesson.erase(at + 1, after_prompt(g.lesson, at));
  g.lesson.insert(at + 1, {""});
  return Fault{at + 1};
}

std::optional<Fault> you_question(Ground& g, Random& r) {
  const auto all = prompts(g.lesson);
  if (all.empty()) return {};
  const std::size_t at = any_of(all, r);
  for (std::size_t i = at; i-- > 0;) {
    for (char& c : g.lesson.lines[i]) c = c == '?' ? '.' : c;
    if (!speaker_of(g.lesson.lines[i]).empty()) break;
  }
  return Fault{at + 1};
}

std::optional<Fault> no_question(Ground& g, Random& r) {
  const auto all = parts(g.lesson);
  if (all.empty()) return {};
  const std::size_t at = any_of(all, r);
  for (;;) {
    std::size_t you = at + 1;
    const std::size_t end = g.lesson.end_of(at);
    while (you < end && g.lesson.lines[you] != "**You:**") ++you;
    if (you >= end) return Fault{at + 1};
    g.lesson.erase(you, after_prompt(g.lesson, you));
  }
}

std::optional<Fault> unanswered(Ground& g, Random& r) {
  const auto all = g.lesson.lines_where(kSection, [](const std::string& l) { return starts_with(l, "**Summary:**"); });
  if (all.empty()) return {};
  const std::size_t at = any_of(all, r);
  std::string last;
  for (std::size_t i = at; i-- > 0 && last.empty();) last = speaker_of(g.lesson.lines[i]);
  std::string other;
  for (const std::size_t t : turns(g.lesson)) {
    if (speaker_of(g.lesson.lines[t]) != last) other = speaker_of(g.lesson.lines[t]);
  }
  g.lesson.insert(at, {"**" + other + ":** And what if nobody comes at all?", ""});
  return Fault{at + 1};
}

// Pairs of turns with nothing between them.
std::vector<std::pair<std::size_t, std::size_t>> neighbours(const LessonText& t) {
  std::vector<std::pair<std::size_t, std::size_t>> out;
  for (const std::size_t a : turns(t)) {
    const std::size_t b = after_paragraph(t, a) + 1;
    if (b < t.lines.size() && !speaker_of(t.lines[b]).empty()) out.emplace_back(a, b);
  }
  return out;
}

std::optional<Fault> same_speaker(Ground& g, Random& r) {
  const auto all = neighbours(g.lesson);
  if (all.empty()) return {};
  const auto [a, b] = any_of(all, r);
  const std::string old = speaker_of(g.lesson.lines[b]);
  g.lesson.lines[b].replace(2, old.size(), speaker_of(g.lesson.lines[a]));
  return Fault{b + 1};
}

std::optional<Fault> repeated_turn(Ground& g, Random& r) {
  std::vector<std::size_t> single;
  for (const std::size_t t : turns(g.lesson)) {
    if (after_paragraph(g.lesson, t) == t + 1 && g.lesson.lines[t].size() > 60) single.push_back(t);
  }
  const auto all = neighbours(g.lesson);
  if (single.empty() || all.empty()) return {};
  const std::size_t source = any_of(single, r);
  std::size_t before = any_of(all, r).second;
  const std::string copy = g.lesson.lines[source];
  g.lesson.insert(before, {copy, ""});
  // The later of the two equal lines is the one that repeats.
  return Fault{(before <= source ? source + 2 : before) + 1};
}

std::optional<Fault> inferred(Ground& g, Random& r) {
  const auto all = parts(g.lesson);
  if (all.empty()) return {};
  const std::size_t at = any_of(all, r);
  g.lesson.insert(at, {"<!-- inferred: speakers -->"});
  return Fault{at + 1};
}

std::optional<Fault> draft(Ground& g, Random& r) {
  const auto all = turns(g.lesson);
  if (all.empty()) return {};
  const std::size_t at = any_of(all, r);
  g.lesson.insert(at, {"<!-- draft: sources/handbook.txt:1 -->"});
  return Fault{at + 2};
}

std::optional<Fault> long_turn(Ground& g, Random& r) {
  const auto all = turns(g.lesson);
  if (all.empty()) return {};
  const std::size_t at = any_of(all, r);
  std::string more;
  for (int i = 0; i < 12; ++i) more += " Then we walk on and look at it.";
  g.lesson.lines[after_paragraph(g.lesson, at) - 1] += more;
  return Fault{at + 1};
}

std::optional<Fault> unpronounceable(Ground& g, Random& r) {
  const auto all = turns(g.lesson);
  if (all.empty()) return {};
  const std::size_t at = any_of(all, r);
  const std::vector<std::string> words = {"krknx", "https://example.org/a", "λόγος", "a_b"};
  g.lesson.lines[at] += " We say " + any_of(words, r) + " too.";
  return Fault{at + 1};
}

std::optional<Fault> no_voice(Ground& g, Random&) {
  if (!g.lesson.heading(kSection)) return {};
  g.lesson.insert(1, {"lang: fr"});
  return Fault{*g.lesson.heading(kSection) + 1};
}

std::optional<Fault> abbreviation(Ground& g, Random& r) {
  const auto all = turns(g.lesson);
  if (all.empty()) return {};
  const std::size_t at = any_of(all, r);
  g.lesson.lines[at] += " Ask the QZX first.";
  return Fault{at + 1};
}

std::optional<Fault> used_early(Ground& g, Random& r) {
  const auto all = turns(g.lesson);
  const auto concepts = g.later.heading("Key concepts");
  if (all.empty() || !concepts) return {};
  const std::size_t at = any_of(all, r);
  g.lesson.lines[at] += " Mind the brewing vat.";
  g.later.insert(*concepts + 1, {"", "**Brewing vat:** The vessel in which tea is made."});
  return Fault{at + 1};
}

}  // namespace

std::vector<Planter> conversation_planters() {
  return {{"teaching/no-ideas", no_ideas},
          {"teaching/you-question", you_question},
          {"teaching/no-question", no_question},
          {"teaching/unanswered", unanswered},
          {"teaching/same-speaker", same_speaker},
          {"teaching/repeated-turn", repeated_turn},
          {"teaching/inferred", inferred},
          {"teaching/draft", draft},
          {"sound/long-turn", long_turn},
          {"sound/unpronounceable", unpronounceable},
          {"sound/no-voice", no_voice},
          {"teaching/abbreviation", abbreviation},
          {"teaching/used-early", used_early}};
}

}  // namespace colloquy::planted
