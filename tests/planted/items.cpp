// Faults in test items: changes to a question that is there, or a flawed question among good ones.
#include "planters.h"

namespace colloquy::planted {
namespace {

bool is_question(const std::string& l) {
  const std::size_t dot = l.find_first_not_of("0123456789");
  return dot != std::string::npos && dot > 0 && l[dot] == '.' && l.size() > dot + 1 && l[dot + 1] == ' ';
}

bool is_box(const std::string& l) {
  const std::size_t at = l.find_first_not_of(' ');
  return at != std::string::npos && at > 0 && (l.compare(at, 5, "- [ ]") == 0 || l.compare(at, 5, "- [x]") == 0);
}

bool is_right(const std::string& l) {
  return is_box(l) && l.find("- [x]") != std::string::npos;
}

// A question with boxes, its lines.
struct Boxes {
  std::size_t first = 0;
  std::vector<std::size_t> boxes, right;
};

std::vector<std::size_t> questions(const LessonText& t) {
  return t.lines_where("Practice test", is_question);
}

std::vector<Boxes> box_questions(const LessonText& t) {
  std::vector<Boxes> out;
  const auto all = questions(t);
  const auto test = t.heading("Practice test");
  for (std::size_t k = 0; k < all.size(); ++k) {
    Boxes b{all[k], {}};
    const std::size_t end = k + 1 < all.size() ? all[k + 1] : t.end_of(*test);
    for (std::size_t i = all[k]; i < end; ++i) {
      if (is_box(t.lines[i])) b.boxes.push_back(i);
      if (is_right(t.lines[i])) b.right.push_back(i);
    }
    if (b.boxes.size() >= 2 && !b.right.empty()) out.push_back(std::move(b));
  }
  return out;
}

std::vector<Boxes> choices(const LessonText& t) {
  std::vector<Boxes> out = box_questions(t);
  std::erase_if(out, [](const Boxes& b) { return b.right.size() != 1 || b.boxes.size() < 3; });
  return out;
}

std::optional<Fault> no_key(Ground& g, Random& r) {
  const auto all = box_questions(g.lesson);
  if (all.empty()) return {};
  const Boxes b = any_of(all, r);
  for (const std::size_t i : b.right) g.lesson.lines[i].replace(g.lesson.lines[i].find("[x]"), 3, "[ ]");
  return Fault{b.first + 1};
}

std::optional<Fault> same_option(Ground& g, Random& r) {
  const auto all = choices(g.lesson);
  if (all.empty()) return {};
  const std::size_t at = any_of(any_of(all, r).boxes, r);
  if (at + 1 < g.lesson.lines.size() && !g.lesson.lines[at + 1].empty() && !is_box(g.lesson.lines[at + 1]) &&
      g.lesson.lines[at + 1].find('>') == std::string::npos)
    return {};
  std::string copy = g.lesson.lines[at];
  if (is_right(copy)) copy.replace(copy.find("[x]"), 3, "[ ]");
  g.lesson.insert(at, {copy});
  return Fault{at + 2};
}

std::function<std::optional<Fault>(Ground&, Random&)> option(const std::string& text) {
  return [=](Ground& g, Random& r) -> std::optional<Fault> {
    const auto all = choices(g.lesson);
    if (all.empty()) return {};
    const std::size_t at = any_of(any_of(all, r).boxes, r);
    const std::string indent(g.lesson.lines[at].find('-'), ' ');
    g.lesson.insert(at, {indent + "- [ ] " + text});
    return Fault{at + 1};
  };
}

std::optional<Fault> long_key(Ground& g, Random& r) {
  const auto all = choices(g.lesson);
  if (all.empty()) return {};
  const std::size_t at = any_of(all, r).right.front();
  std::string more;
  for (int i = 0; i < 12; ++i) more += " and so on, again and again,";
  g.lesson.lines[at] += more;
  return Fault{at + 1};
}

std::optional<Fault> draw(Ground& g, Random&) {
  const auto test = g.lesson.heading("Practice test");
  if (!test) return {};
  for (std::size_t i = *test + 1; i < *test + 4; ++i) {
    std::string& line = g.lesson.lines[i];
    if (!starts_with(line, "*(")) continue;
    if (line.find("draw") != std::string::npos) return {};
    line.insert(2, "draw 99; ");
    return Fault{*test + 1};
  }
  g.lesson.insert(*test + 1, {"", "*(draw 99)*"});
  return Fault{*test + 1};
}

}  // namespace

Planter question(std::string rule, std::vector<std::string> lines, std::size_t offset) {
  return {std::move(rule), [=](Ground& g, Random& r) -> std::optional<Fault> {
            const auto all = questions(g.lesson);
            if (all.empty()) return {};
            const std::size_t at = any_of(all, r);
            g.lesson.insert(at, lines);
            return Fault{at + offset + 1};
          }};
}

std::vector<Planter> item_planters() {
  const std::string see = "   > See the handbook.";
  std::vector<std::string> fixed;
  for (const char* word : {"quick", "slow", "loud", "quiet"}) {
    fixed.insert(fixed.end(), {std::string("1. How does the ") + word + " walk begin? *(fixed order)*",
                               std::string("   - [x] With a ") + word + " count", "   - [ ] With a merry song",
                               "   - [ ] With a speech", "", see, ""});
  }
  return {{"teaching/no-key", no_key},
          {"teaching/same-option", same_option},
          {"teaching/all-of-these", option("All of the above")},
          {"teaching/combined-options", option("A and B")},
          {"teaching/long-key", long_key},
          {"teaching/draw", draw},
          question("teaching/key-positions", fixed, 21),
          question("teaching/negative-stem",
                   {"1. Which of these is not so?", "   - [x] Tea", "   - [ ] Milk", "   - [ ] Juice", "", see, ""}, 0),
          question("teaching/grammar-cue",
                   {"1. A pause is an", "   - [x] offer", "   - [ ] mistake", "   - [ ] gap", "", see, ""}, 0),
          question("teaching/absolute-words",
                   {"1. Does tea help?", "   - [x] It often helps.", "   - [ ] It always helps.",
                    "   - [ ] It never helps.", "", see, ""},
                   0),
          question("teaching/clang",
                   {"1. What is brewing time?", "   - [x] Time for brewing", "   - [ ] A short tour",
                    "   - [ ] The closing bell", "", see, ""},
                   1),
          question("teaching/number-order",
                   {"1. How long does tea brew?", "   - [ ] 5 minutes", "   - [x] 3 minutes", "   - [ ] 10 minutes", "",
                    see, ""},
                   1),
          question("teaching/option-overlap",
                   {"1. What do we serve?", "   - [x] green tea with milk", "   - [ ] green tea", "   - [ ] water", "",
                    see, ""},
                   2),
          question("teaching/no-feedback", {"1. What do we serve?", "   - [x] tea", "   - [ ] water", ""}, 0),
          question("teaching/answer-missing", {"1. Who founded the house? [[Zora Quibble]]", "", see, ""}, 0)};
}

}  // namespace colloquy::planted
