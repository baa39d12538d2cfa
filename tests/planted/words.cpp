// Faults in the overview, in words explained, memory aids and cards.
#include "planters.h"

namespace colloquy::planted {
namespace {

// Puts a block before a random block of the section (after its first lines' blank line).
std::optional<std::size_t> insert_block(LessonText& t, const std::string& section, const std::string& block,
                                        Random& r) {
  const auto at = t.heading(section);
  if (!at) return {};
  std::vector<std::size_t> places;
  for (std::size_t i = *at + 1; i < t.end_of(*at); ++i) {
    const bool begins =
        t.lines[i - 1].empty() && starts_with(t.lines[i], "**") && t.lines[i].find(":**") != std::string::npos;
    const bool bracketed =
        t.lines[i - 1].empty() && starts_with(t.lines[i], "**") && t.lines[i].find("):") != std::string::npos;
    if (begins || bracketed) places.push_back(i);
  }
  if (places.empty()) return {};
  const std::size_t place = any_of(places, r);
  t.insert(place, {block, ""});
  return place;
}

std::function<std::optional<Fault>(Ground&, Random&)> entry(const std::string& section, const std::string& block) {
  return [=](Ground& g, Random& r) -> std::optional<Fault> {
    const auto place = insert_block(g.lesson, section, block, r);
    if (!place) return {};
    return Fault{*place + 1};
  };
}

std::optional<Fault> same_term(Ground& g, Random& r) {
  const auto place = insert_block(g.lesson, "Glossary", "**Zymurgy:** The craft of brewing tea.", r);
  if (!place) return {};
  const std::size_t end = g.lesson.end_of(*g.lesson.heading("Glossary"));
  g.lesson.insert(end, {"", "**Zymurgies:** Crafts of brewing tea.", ""});
  return Fault{end + 2};
}

std::optional<Fault> card(Ground& g, Random& r, const std::string& line) {
  const auto cards = g.lesson.lines_where("Flash cards", [](const std::string& l) { return starts_with(l, "- "); });
  if (cards.empty()) return {};
  const std::size_t at = any_of(cards, r);
  g.lesson.insert(at, {line});
  return Fault{at + 1};
}

std::optional<Fault> same_front(Ground& g, Random& r) {
  const auto cards = g.lesson.lines_where("Flash cards", [](const std::string& l) {
    return starts_with(l, "- ") && l.find(" -> ") != std::string::npos && l.find("![") == std::string::npos;
  });
  if (cards.empty()) return {};
  const std::size_t at = any_of(cards, r);
  g.lesson.insert(at,
                  {g.lesson.lines[at].substr(0, g.lesson.lines[at].find(" -> ")) + " -> Something quite different"});
  return Fault{at + 2};
}

std::optional<Fault> acronym(Ground& g, Random& r) {
  const auto all =
      g.lesson.lines_where("Memory aids", [](const std::string& l) { return starts_with(l, "### Acronym: "); });
  if (all.empty()) return {};
  const std::size_t at = any_of(all, r);
  std::string& line = g.lesson.lines[at];
  const std::size_t letter = 13 + r() % (line.size() - 13);
  line[letter] = line[letter] == 'Q' ? 'X' : 'Q';
  return Fault{at + 1};
}

std::optional<Fault> aid_concept(Ground& g, Random& r) {
  const auto all =
      g.lesson.lines_where("Memory aids", [](const std::string& l) { return starts_with(l, "### Acronym: "); });
  if (all.empty()) return {};
  std::size_t at = any_of(all, r) + 1;
  while (g.lesson.lines[at].empty()) ++at;
  g.lesson.lines[at] += ", Zymurgy";
  return Fault{at + 1};
}

std::optional<Fault> rhyme(Ground& g, Random&) {
  const auto all =
      g.lesson.lines_where("Memory aids", [](const std::string& l) { return starts_with(l, "### Rhyme"); });
  if (all.empty()) return {};
  std::size_t at = all.front() + 1;
  while (g.lesson.lines[at].empty()) ++at;
  std::size_t end = at;
  while (end < g.lesson.lines.size() && !g.lesson.lines[end].empty()) ++end;
  g.lesson.erase(at, end);
  g.lesson.insert(at, {"One for the mouth and two for the ladder,", "three for the orange you wanted."});
  return Fault{at + 1};
}

const char* const kLevels[] = {"Quick", "Standard", "Detailed"};

void replace_body(LessonText& t, std::size_t heading, const std::vector<std::string>& body) {
  const std::size_t end = t.end_of(heading);
  t.erase(heading + 1, end);
  t.insert(heading + 1, body);
}

std::optional<Fault> overview_level(Ground& g, Random& r) {
  const auto overview = g.lesson.heading("Overview");
  const auto level = g.lesson.heading(kLevels[r() % 3]);
  if (!overview || !level) return {};
  g.lesson.erase(*level, g.lesson.end_of(*level));
  return Fault{*overview + 1};
}

std::optional<Fault> overview_order(Ground& g, Random& r) {
  const auto level = g.lesson.heading(kLevels[1 + r() % 2]);
  if (!level) return {};
  replace_body(g.lesson, *level, {"", "They meet.", ""});
  return Fault{*level + 1};
}

std::optional<Fault> overview_long(Ground& g, Random& r) {
  const std::size_t which = r() % 3;
  const auto level = g.lesson.heading(kLevels[which]);
  if (!level) return {};
  std::vector<std::string> body = {""};
  for (std::size_t i = 0; i < (which == 0 ? 16u : which == 1 ? 70u : 160u); ++i)
    body.push_back("Then they sit down and talk of it.");
  body.push_back("");
  replace_body(g.lesson, *level, body);
  return Fault{*level + 1};
}

std::optional<Fault> overview_hard(Ground& g, Random&) {
  const auto overview = g.lesson.heading("Overview");
  const auto level = g.lesson.heading("Detailed");
  if (!overview || !level) return {};
  std::vector<std::string> body = {""};
  for (int i = 0; i < 12; ++i) {
    body.push_back(
        "The multifaceted significance of collaborative therapeutic relationships necessitates considerable");
    body.push_back(
        "interdisciplinary consideration throughout institutional environments, notwithstanding complications.");
  }
  body.push_back("");
  replace_body(g.lesson, *level, body);
  return Fault{*overview + 1};
}

std::optional<Fault> alt(Ground& g, Random& r) {
  const auto layers = g.lesson.lines_where("Audio book", [](const std::string& l) { return starts_with(l, "#### "); });
  if (layers.empty()) return {};
  const std::size_t at = any_of(layers, r);
  g.lesson.insert(at, {"![](media/picture.jpg)", ""});
  return Fault{at + 1};
}

}  // namespace

std::vector<Planter> word_planters() {
  const std::string forty =
      "- What is a vat? -> A vat is a vessel that stands on the floor and holds what is being brewed for as long as "
      "the brewer wants, which may be days or weeks or even "
      "months, until at last somebody comes with a jug and draws off what is ready.";
  return {
      {"teaching/unused-term", entry("Glossary", "**Zymurgy:** The craft of brewing.")},
      {"teaching/circular", entry("Key concepts", "**Zymurgy:** The craft of those who practise zymurgy.")},
      {"teaching/concept-unspoken", entry("Key concepts", "**Zymurgy:** The craft of brewing.")},
      {"teaching/concept-untested", entry("Key concepts", "**Zymurgy:** The craft of brewing.")},
      {"teaching/same-term", same_term},
      {"teaching/front-answer",
       [](Ground& g, Random& r) { return card(g, r, "- What does a brewing vat hold for the brewer? -> The brewer"); }},
      {"teaching/long-back", [=](Ground& g, Random& r) { return card(g, r, forty); }},
      {"teaching/same-front", same_front},
      {"teaching/acronym", acronym},
      {"teaching/aid-concept", aid_concept},
      {"teaching/rhyme", rhyme},
      {"teaching/overview-level", overview_level},
      {"teaching/overview-order", overview_order},
      {"teaching/overview-long", overview_long},
      {"teaching/overview-hard", overview_hard},
      {"teaching/alt", alt}};
}

}  // namespace colloquy::planted
