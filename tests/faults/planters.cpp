#include "planters.h"

#include <algorithm>

namespace colloquy::faults {
namespace {

using std::size_t;

bool starts(const std::string& s, std::string_view with) {
  return s.compare(0, with.size(), with) == 0;
}
bool has(const std::string& s, std::string_view what) {
  return s.find(what) != std::string::npos;
}

bool replace(std::string& s, std::string_view from, std::string_view to) {
  const size_t at = s.find(from);
  if (at == std::string::npos) return false;
  s.replace(at, from.size(), to);
  return true;
}

// A line of running text: no mark at its start.
bool prose(const Page& page, size_t i) {
  const std::string& line = page.lines[i];
  return !page.code[i] && line.size() > 20 &&
         ((line[0] >= 'A' && line[0] <= 'Z') || (line[0] >= 'a' && line[0] <= 'z')) &&
         (page.section[i] == "Overview" || page.section[i] == "Audio book");
}

// A spoken line: **Name:** and words, an empty line before and after it.
bool turn(const Page& page, size_t i) {
  const std::string& line = page.lines[i];
  const size_t end = line.find(":** ");
  return page.section[i] == "Conversation" && starts(line, "**") && end != std::string::npos && end < 20 &&
         !starts(line, "**Summary") && !starts(line, "**Content") && page.blank(i - 1) && page.blank(i + 1);
}

bool is_known(const std::string& heading) {
  static const std::vector<std::string> known{"Objectives",    "Conversation", "Overview",    "Audio book",
                                              "Key concepts",  "Examples",     "Memory aids", "Flash cards",
                                              "Practice test", "Glossary",     "References"};
  return std::find(known.begin(), known.end(), heading) != known.end();
}

void insert(Page& page, size_t at, const std::vector<std::string>& lines) {
  page.lines.insert(page.lines.begin() + static_cast<std::ptrdiff_t>(at), lines.begin(), lines.end());
}

Planter appended(const char* rule, const char* text, bool in_turn) {
  return {rule, [text, in_turn](Page& page, size_t i) -> size_t {
            if (in_turn ? !turn(page, i) : !prose(page, i)) return 0;
            page.lines[i] += text;
            return i + 1;
          }};
}

Planter swapped(const char* rule, const char* section, const char* from, const char* to) {
  return {rule, [section, from, to](Page& page, size_t i) -> size_t {
            if (page.section[i] != section || page.code[i] || !replace(page.lines[i], from, to)) return 0;
            return i + 1;
          }};
}

// At the end of the lesson: `offset` lines into what is added.
Planter at_end(const char* rule, std::vector<std::string> lines, size_t offset) {
  return {rule, [lines, offset](Page& page, size_t) -> size_t {
            while (!page.lines.empty() && page.lines.back().empty()) page.lines.pop_back();
            const size_t start = page.lines.size();
            page.lines.emplace_back();
            page.lines.insert(page.lines.end(), lines.begin(), lines.end());
            return start + 2 + offset;
          }};
}

Planter in_front(const char* rule, const char* line) {
  return {rule, [line](Page& page, size_t) -> size_t {
            if (page.lines[0] != "---") return 0;
            insert(page, 1, {line});
            return 2;
          }};
}

// A line of its own in place of an empty one between paragraphs of running text.
Planter between(const char* rule, const char* line) {
  return {rule, [line](Page& page, size_t i) -> size_t {
            if (i == 0 || !page.blank(i) || page.section[i] != "Overview" || page.blank(i - 1) ||
                starts(page.lines[i - 1], "#"))
              return 0;
            insert(page, i + 1, {line, ""});
            return i + 2;
          }};
}

void add_text(std::vector<Planter>& out) {
  out.push_back({"form/utf8", [](Page& page, size_t i) -> size_t {
                   if (!prose(page, i)) return 0;
                   page.lines[i].insert(5, "\xFF");
                   return i + 1;
                 }});
  out.push_back(in_front("form/front-key", "licens: CC0-1.0"));
  out.push_back(in_front("form/front-yaml", "subject: one: two"));
  out.push_back(in_front("form/front-value", "draft: maybe"));
  out.push_back(between("form/fence-open", "```"));
  out.push_back(between("form/comment-open", "<!-- never ends"));
  out.push_back(between("form/indented-code", "     indented"));
  out.push_back(appended("form/html", " A <b>bold</b> word.", false));
  out.push_back(appended("form/comment-open", " to do -->", false));
  out.push_back(appended("form/stars", " An **odd mark.", false));
  out.push_back(appended("form/stars", " An _odd mark.", true));
  out.push_back(appended("form/bracket", " An [odd bracket.", false));
  out.push_back(appended("form/stray-gap", " A [[gap]].", true));
  out.push_back(appended("form/link-broken", " See [this](nowhere.txt).", false));
  out.push_back(appended("form/link", " See [this](#no-such-heading-at-all).", true));
  out.push_back(appended("form/footnote-missing", " So it is.[^7]", false));
  out.push_back(at_end("form/footnote-unused", {"[^9]: A note that nobody needs."}, 0));
  out.push_back({"form/setext", [](Page& page, size_t i) -> size_t {
                   if (!turn(page, i)) return 0;
                   insert(page, i + 1, {"---"});
                   return i + 2;
                 }});
  out.push_back({"form/lazy", [](Page& page, size_t i) -> size_t {
                   if (page.code[i] || !starts(page.lines[i], "- ") || !page.blank(i + 1) ||
                       page.section[i] != "Flash cards")
                     return 0;
                   insert(page, i + 1, {"that goes on at the edge"});
                   return i + 2;
                 }});
}

void add_headings(std::vector<Planter>& out) {
  out.push_back({"form/heading", [](Page& page, size_t i) -> size_t {
                   std::string& line = page.lines[i];
                   if (!starts(line, "## ") || !is_known(line.substr(3))) return 0;
                   line.erase(5, 1);
                   return i + 1;
                 }});
  out.push_back({"form/heading", [](Page& page, size_t i) -> size_t {
                   return starts(page.lines[i], "### ") && replace(page.lines[i], "### ", "###") ? i + 1 : 0;
                 }});
  for (const char* name : {"### Quick", "### Standard", "### Detailed"}) {
    out.push_back({"form/level", [name](Page& page, size_t i) -> size_t {
                     if (page.lines[i] != name) return 0;
                     page.lines[i].erase(0, 1);
                     return i + 1;
                   }});
  }
  out.push_back({"form/level", [](Page& page, size_t i) -> size_t {
                   if (!starts(page.lines[i], "### ") || page.section[i] != "Conversation") return 0;
                   page.lines[i].insert(0, 1, '#');
                   return i + 1;
                 }});
  out.push_back({"form/twice", [](Page& page, size_t i) -> size_t {
                   if (page.lines[i] != "## Glossary") return 0;
                   const size_t end = page.lines.size();
                   page.lines.insert(page.lines.end(), {"", "## Glossary", "", "**Zebra:** An animal."});
                   return end + 2;
                 }});
  out.push_back(at_end("form/stray-test", {"## Remarks", "", "1. Who?", "   - [x] A", "   - [ ] B"}, 2));
  out.push_back(at_end("form/stray-turn", {"## The call", "", "**You:**", "", "- hello"}, 2));
  out.push_back(at_end("form/empty", {"## Something else"}, 0));
  out.push_back(between("form/heading", "#### Nonsense"));
}

void add_conversation(std::vector<Planter>& out) {
  out.push_back({"form/speaker", [](Page& page, size_t i) -> size_t {
                   if (!turn(page, i) || page.lines[i].find(":**") < 6) return 0;
                   std::swap(page.lines[i][3], page.lines[i][4]);
                   return i + 1;
                 }});
  out.push_back({"form/label-colon", [](Page& page, size_t i) -> size_t {
                   return turn(page, i) && replace(page.lines[i], ":** ", "** ") ? i + 1 : 0;
                 }});
  out.push_back({"form/stars", [](Page& page, size_t i) -> size_t {
                   return turn(page, i) && replace(page.lines[i], ":** ", ":* ") ? i + 1 : 0;
                 }});
  out.push_back({"form/blank", [](Page& page, size_t i) -> size_t {
                   if (!turn(page, i) || i < 2 || !turn(page, i - 2)) return 0;
                   page.lines.erase(page.lines.begin() + static_cast<std::ptrdiff_t>(i) - 1);
                   return i;
                 }});
  out.push_back({"form/summary-last", [](Page& page, size_t i) -> size_t {
                   if (!starts(page.lines[i], "**Summary:**") || !page.blank(i + 1)) return 0;
                   for (size_t j = i; j-- > 0;) {
                     if (!turn(page, j)) continue;
                     insert(page, i + 1,
                            {"", page.lines[j].substr(0, page.lines[j].find(":** ") + 3) + " One more thing."});
                     return i + 3;
                   }
                   return 0;
                 }});
  out.push_back({"form/you-text", [](Page& page, size_t i) -> size_t {
                   if (page.section[i] != "Conversation" || page.lines[i] != "**You:**") return 0;
                   page.lines[i] += " say it";
                   return i + 1;
                 }});
  out.push_back({"form/orphan", [](Page& page, size_t i) -> size_t {
                   if (page.section[i] != "Conversation" || !starts(page.lines[i], "  > ")) return 0;
                   page.lines[i].erase(0, 2);
                   return i + 1;
                 }});
  out.push_back(appended("form/pause", " *(pause soon)*", true));
  out.push_back(appended("form/cue-open", " *(quietly", true));
  out.push_back(appended("form/cue-open", " quietly)*", true));
  out.push_back(appended("form/cue-space", " word*(quietly)*", true));
  out.push_back({"form/span", [](Page& page, size_t i) -> size_t {
                   if (!turn(page, i)) return 0;
                   insert(page, i, {"<!-- source: nowhere.txt:1 -->"});
                   return i + 1;
                 }});
}

void add_lists(std::vector<Planter>& out) {
  out.push_back(swapped("form/list", "References", "- ", ""));
  for (const char* section : {"Glossary", "Key concepts"}) {
    out.push_back({"form/entry", [section](Page& page, size_t i) -> size_t {
                     if (page.section[i] != section || !starts(page.lines[i], "**") ||
                         !replace(page.lines[i], ":** ", "** "))
                       return 0;
                     return i + 1;
                   }});
  }
  out.push_back(swapped("form/card", "Flash cards", " -> ", " => "));
  out.push_back(swapped("form/card", "Flash cards", " -> ", " ->"));
  out.push_back({"form/card-side", [](Page& page, size_t i) -> size_t {
                   const size_t at = page.lines[i].find(" -> ");
                   if (page.section[i] != "Flash cards" || at == std::string::npos || !page.blank(i + 1) ||
                       !starts(page.lines[i], "- "))
                     return 0;
                   page.lines[i].resize(at + 3);
                   return i + 1;
                 }});
  for (const char* section : {"Flash cards", "Practice test"}) {
    out.push_back(swapped("form/gap-open", section, "]]", ""));
    out.push_back(swapped("form/gap-close", section, "[[", ""));
    out.push_back({"form/gap-empty", [section](Page& page, size_t i) -> size_t {
                     const size_t from = page.lines[i].find("[["), to = page.lines[i].find("]]");
                     if (page.section[i] != section || from == std::string::npos || to == std::string::npos ||
                         has(page.lines[i], "] "))
                       return 0;
                     page.lines[i].replace(from, to + 2 - from, "[[ ]]");
                     return i + 1;
                   }});
  }
}

void add_test(std::vector<Planter>& out) {
  out.push_back(swapped("form/box", "Practice test", "- [ ] ", "- [] "));
  out.push_back(swapped("form/box", "Practice test", "- [x] ", "- [x "));
  out.push_back(swapped("form/box", "Practice test", "- [ ] ", "[ ] "));
  out.push_back({"form/option-empty", [](Page& page, size_t i) -> size_t {
                   const size_t at = page.lines[i].find("- [ ] ");
                   if (page.section[i] != "Practice test" || page.code[i] || at == std::string::npos ||
                       page.blank(i + 1) || has(page.lines[i + 1], ">"))
                     return 0;
                   page.lines[i].resize(at + 6);
                   return i + 1;
                 }});
  out.push_back(swapped("form/direction", "Practice test", "*(objective ", "*(objectiv "));
  out.push_back(swapped("form/objective", "Practice test", "*(objective ", "*(objective qq"));
  out.push_back({"form/match", [](Page& page, size_t i) -> size_t {
                   if (page.section[i] != "Practice test" || i == 0 || !has(page.lines[i - 1], " -> ") ||
                       !replace(page.lines[i], " -> ", " and "))
                     return 0;
                   return i + 1;
                 }});
  out.push_back({"form/after-answers", [](Page& page, size_t i) -> size_t {
                   if (page.section[i] != "Practice test" || i == 0 || !starts(page.lines[i], "   > ") ||
                       !page.blank(i - 1) || has(page.lines[i], "[["))
                     return 0;
                   page.lines[i].erase(3, 2);
                   return i + 1;
                 }});
  out.push_back({"form/no-answer", [](Page& page, size_t i) -> size_t {
                   if (page.section[i] != "Practice test" || page.lines[i].size() < 4 || page.lines[i][0] < '1' ||
                       page.lines[i][0] > '9' || page.lines[i][1] != '.')
                     return 0;
                   insert(page, i, {"1. A question without answers?", ""});
                   return i + 1;
                 }});
  out.push_back({"teaching/no-key", [](Page& page, size_t i) -> size_t {
                   if (page.section[i] != "Practice test" || page.code[i] || !has(page.lines[i], "   - [x] ")) return 0;
                   size_t ticks = 0, question = i;
                   while (question > 0 && !(page.lines[question][0] >= '1' && page.lines[question][0] <= '9')) {
                     --question;
                     if (page.lines[question].empty()) return 0;
                   }
                   for (size_t j = question; j < page.lines.size() && !page.lines[j].empty(); ++j)
                     ticks += has(page.lines[j], "- [x] ") ? 1 : 0;
                   if (ticks != 1 || has(page.lines[question], "[[")) return 0;
                   replace(page.lines[i], "[x]", "[ ]");
                   return question + 1;
                 }});
}

void add_rehearsal(std::vector<Planter>& out) {
  out.push_back(swapped("form/scene", "Rehearsal", "](#he-", "](#hee-"));
  out.push_back({"form/choice", [](Page& page, size_t i) -> size_t {
                   const size_t at = page.lines[i].find(" -> [");
                   if (page.section[i] != "Rehearsal" || !starts(page.lines[i], "- ") || at == std::string::npos)
                     return 0;
                   page.lines[i].resize(at);
                   return i + 1;
                 }});
  out.push_back(swapped("form/code", "Rehearsal", "*(reflect; ", "*(reflekt; "));
  out.push_back(swapped("form/variable", "Rehearsal", "if trust", "if trsut"));
  out.push_back(swapped("form/condition", "Rehearsal", "*(trust >= 1)*", "*(trust >=)*"));
}

}  // namespace

Page::Page(const std::string& text) {
  std::string heading;
  bool front = text.compare(0, 4, "---\n") == 0, fence = false;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    const std::string& line = lines.back();
    if (has(line, "```")) fence = !fence;
    if (!fence && starts(line, "## ")) heading = line.substr(3);
    section.push_back(front ? "---" : heading);
    code.push_back(fence);
    if (front && lines.size() > 1 && line == "---") front = false;
    at = end + 1;
  }
}

std::string Page::text() const {
  std::string out;
  for (const std::string& line : lines) out += line + "\n";
  return out;
}

std::vector<Planter> planters() {
  std::vector<Planter> out;
  add_text(out);
  add_headings(out);
  add_conversation(out);
  add_lists(out);
  add_test(out);
  add_rehearsal(out);
  return out;
}

}  // namespace colloquy::faults
