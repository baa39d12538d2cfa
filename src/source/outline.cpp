#include "source/outline.h"

#include <algorithm>
#include <map>

#include "source/gaps.h"

namespace colloquy::source {
namespace {

constexpr int kSection = 2;

Place place_of(Known known) {
  switch (known) {
    case Known::levels: return Place::level;
    case Known::aids: return Place::aid;
    case Known::test_parts: return Place::test_part;
    case Known::rehearsal_parts: return Place::rehearsal_part;
    case Known::layers: return Place::layer;
    case Known::none: break;
  }
  return Place::section;
}

// The title of an aid's heading stands after a colon: "Rhyme: One, two, three".
std::string head_of(std::string_view title) {
  return trimmed(title.substr(0, std::min(title.find(':'), title.size())));
}

std::vector<base::Edit> shift(const Reading& reading, const Node& node, int level) {
  const std::size_t at = reading.text.start_of(node.line) + (node.column - 1);
  return {{reading.text.span(at, at + static_cast<std::size_t>(node.level)),
           std::string(static_cast<std::size_t>(level), '#')}};
}

const char* count_word(int n) {
  static constexpr const char* kWords[] = {"no", "one", "two", "three", "four", "five", "six"};
  return kWords[std::clamp(n, 0, 6)];
}

std::string marks(int level) {
  return std::string(static_cast<std::size_t>(level), '#');
}

void report_misspelt(Reading& reading, const Node& node, std::string_view title, std::string_view meant,
                     std::string_view what) {
  reading.findings.report("form/heading", heading_span(reading, node),
                          quoted(title) + " is not " + std::string(what) + ". Did you mean " + quoted(meant) + "?",
                          "If it is meant as ordinary text, write <!-- plain --> after it.");
}

}  // namespace

std::string heading_text(const Node& node) {
  return unescaped(node.passage.text());
}

base::Span heading_span(const Reading& reading, const Node& node) {
  return node.passage.empty() ? span_of_line(reading, node.line) : node.passage.span(0, node.passage.size());
}

base::Span span_of_line(const Reading& reading, std::uint32_t line) {
  return reading.text.line_span(line);
}

bool is_comment(const Node& node) {
  return node.kind == BlockKind::html;
}

bool is_empty(const std::vector<const Node*>& nodes) {
  return std::all_of(nodes.begin(), nodes.end(), [](const Node* node) { return is_comment(*node); });
}

void report_empty(Reading& reading, const Node& heading, std::string_view title) {
  reading.findings.report("form/empty", heading_span(reading, heading),
                          "Nothing stands under " + quoted(title) + ": it will not be shown.", "");
}

std::vector<SectionText> cut_into_sections(Reading& reading, const std::vector<Node>& nodes, bool title_given) {
  std::map<std::string, std::uint32_t> written;  // sections with two marks, by line
  for (const Node& node : nodes) {
    if (node.kind != BlockKind::heading || node.level != kSection) continue;
    const std::string key = reading.words.key(Place::section, heading_text(node));
    if (!key.empty()) written.emplace(key, node.line);
  }
  std::map<std::string, std::uint32_t> seen;
  std::vector<SectionText> out(1);
  std::string last_known;  // the known section that stands last
  bool titled = false;
  for (const Node& node : nodes) {
    if (node.kind != BlockKind::heading) {
      out.back().nodes.push_back(&node);
      continue;
    }
    const std::string title = heading_text(node);
    const std::map<std::uint32_t, Note>::iterator note = reading.notes.find(node.line);
    const bool plain = note != reading.notes.end() && note->second.plain;
    if (plain) note->second.used = true;
    std::string key = plain ? std::string() : reading.words.key(Place::section, title);
    if (node.level == 1 && key.empty()) {
      if (!titled && out.size() == 1 && out.back().nodes.empty()) {
        titled = true;
        if (title_given && trimmed(reading.lesson.title) != title) {
          reading.findings.report("form/title", heading_span(reading, node),
                                  "The front matter calls this lesson " + quoted(reading.lesson.title) +
                                      ", this heading " + quoted(title) + ".",
                                  "Keep one of them.");
        } else {
          reading.lesson.title = title;
        }
        continue;
      }
      const bool second = titled || title_given;
      reading.findings.report(second ? "form/title" : "form/level", heading_span(reading, node),
                              second ? "A lesson has one title; " + quoted(title) + " would be a second one."
                                     : quoted(title) + " has one mark (#), which is for the title of the lesson.",
                              "Give a section two marks (##), a part of one three (###).");
    }
    if (node.level == 3 && !key.empty() && !written.contains(key) && out.size() > 1) {
      const bool own = out.back().key == "aids" && !reading.words.key(Place::aid, head_of(title)).empty();
      const bool level = out.back().key == "overview" && !reading.words.key(Place::level, title).empty();
      if (!own && !level) {
        reading.findings.report("form/level", heading_span(reading, node),
                                quoted(title) + " is a section, but three marks (###) make it a part of " +
                                    quoted(out.back().title) + ". Give it two (##).",
                                "If it is meant as a part's title, write <!-- plain --> after it.",
                                shift(reading, node, kSection));
      } else {
        key.clear();
      }
    } else if (node.level > 2) {
      // A misspelt section with the wrong level is caught by its section's own reader.
      out.back().nodes.push_back(&node);
      continue;
    }
    if (node.level == 1 && !key.empty()) {
      reading.findings.report("form/level", heading_span(reading, node),
                              quoted(title) + " is a section: give it two marks (##).", "",
                              shift(reading, node, kSection));
    }
    if (node.level == kSection && key.empty() && !plain) {
      // "## Detailed" under an overview: a level with too few marks.
      const Known inner = last_known == "overview"    ? Known::levels
                          : last_known == "aids"      ? Known::aids
                          : last_known == "test"      ? Known::test_parts
                          : last_known == "rehearsal" ? Known::rehearsal_parts
                                                      : Known::none;
      const bool layer = last_known == "audiobook" && !reading.words.key(Place::layer, title).empty();
      if (layer || (inner != Known::none && !reading.words.key(place_of(inner), head_of(title)).empty())) {
        const int want = layer ? 4 : 3;
        reading.findings.report(
            "form/level", heading_span(reading, node),
            quoted(title) + " belongs into a section: give it " + count_word(want) + " marks (" + marks(want) + ").",
            "", shift(reading, node, want));
        out.back().nodes.push_back(&node);
        continue;
      }
      const std::optional<Word> meant = reading.words.near(Place::section, title);
      if (meant) {
        report_misspelt(reading, node, title, meant->canonical, "a section of a lesson");
        key = meant->key;
      }
    }
    if (!key.empty()) {
      const std::map<std::string, std::uint32_t>::iterator before = seen.find(key);
      if (before != seen.end()) {
        reading.findings.report(
            "form/twice", heading_span(reading, node),
            quoted(title) + " stands here a second time; the first is in line " + std::to_string(before->second) + ".",
            "Put the two together.");
      } else {
        seen.emplace(key, node.line);
      }
      last_known = key;
    }
    SectionText section;
    section.key = key;
    section.heading = &node;
    section.title = title;
    section.line_before = out.back().heading == nullptr ? 0 : out.back().heading->line;
    section.key_before = last_known;
    out.push_back(std::move(section));
  }
  return out;
}

std::vector<Part> cut_into_parts(Reading& reading, const std::vector<const Node*>& nodes, int level, Known known,
                                 std::string_view section) {
  std::vector<Part> out(1);
  for (const Node* node : nodes) {
    // Chapters have headings of their own below them (####); other parts have none.
    if (node->kind != BlockKind::heading || (section == "audiobook" && node->level > level)) {
      out.back().nodes.push_back(node);
      continue;
    }
    const std::string title = heading_text(*node);
    const std::map<std::uint32_t, Note>::iterator note = reading.notes.find(node->line);
    const bool plain = note != reading.notes.end() && note->second.plain;
    if (plain) note->second.used = true;
    Part part;
    part.heading = node;
    part.title = title;
    if (known != Known::none && !plain) {
      const std::string head = known == Known::aids ? head_of(title) : title;
      part.key = reading.words.key(place_of(known), head);
      if (part.key.empty()) {
        const std::optional<Word> meant = reading.words.near(place_of(known), head);
        if (meant) {
          report_misspelt(reading, *node, head, meant->canonical,
                          known == Known::levels   ? "a level of an overview"
                          : known == Known::layers ? "a layer of a chapter"
                          : known == Known::aids   ? "a kind of memory aid"
                                                   : "a part of this section");
          part.key = meant->key;
        }
      }
    }
    if (node->level != level && node->level != 2) {
      reading.findings.report("form/level", heading_span(reading, *node),
                              quoted(title) + " has " + count_word(node->level) + " marks (" + marks(node->level) +
                                  "): here it needs " + count_word(level) + " (" + marks(level) + ").",
                              "", shift(reading, *node, level));
    }
    out.push_back(std::move(part));
  }
  return out;
}

}  // namespace colloquy::source
