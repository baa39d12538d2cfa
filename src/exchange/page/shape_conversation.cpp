#include <algorithm>
#include <cmath>

#include "exchange/fold.h"
#include "exchange/page/shape.h"
#include "exchange/page/speakers.h"

namespace colloquy::exchange::page {
namespace {

using Sure = Note::Sure;

void add_to_cast(PageImport& page, const std::string& name) {
  if (std::find(page.cast.begin(), page.cast.end(), name) == page.cast.end()) page.cast.push_back(name);
}

// The last block becomes the part's summary if it is the teacher's and opens like one.
void close_with_summary(Part& part, const std::string& teacher, PageImport& page) {
  if (part.blocks.empty()) return;
  Block& last = part.blocks.back();
  if (last.kind != Block::Kind::turn) return;
  constexpr std::string_view kLabel = "Summary: ";
  if (last.text.starts_with(kLabel) && (last.made_label || last.label.empty())) {
    // The page's own label is ours, too.
    last = {Block::Kind::summary, last.line, "Summary", last.text.substr(kLabel.size()), {}, {}};
    return;
  }
  if (!opens_summary(last.text)) return;
  if (!last.label.empty() && last.label != teacher) return;
  last.kind = Block::Kind::summary;
  if (!last.made_label && !last.label.empty()) {
    part.words_in -= count_words(last.label);
    page.notes.push_back(
        {last.line, Sure::certain, "The closing words of " + last.label + " are marked as the part's summary."});
  }
  last.label.clear();
}

void shape_inferred(const std::vector<Line>& lines, Part& part, PageImport& page) {
  const Casting casting = infer_speakers(lines);
  part.inferred_speakers = true;
  std::string before;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Block turn{Block::Kind::turn, lines[i].number, casting.who[i], lines[i].text, {}, {}, true};
    add_to_cast(page, turn.label);
    // Two paragraphs of one speaker are one turn; only the closing summary stands for itself.
    if (turn.label == before && !(i + 1 == lines.size() && opens_summary(turn.text))) turn.label.clear();
    before = casting.who[i];
    part.blocks.push_back(std::move(turn));
  }
  const Sure sure = casting.sure >= 0.9 ? Sure::likely : Sure::guess;
  page.notes.push_back({part.line, sure,
                        "The speakers of \"" + part.title + "\" are inferred: the cues of " +
                            std::to_string(std::lround(casting.sure * 100)) + " % of its lines agree."});
  close_with_summary(part, std::string(kTeacher), page);
}

void shape_named(const std::vector<Line>& lines, const std::vector<std::string>& names, Part& part, PageImport& page) {
  page.speakers_named = true;
  bool open = false;  // a name alone on its line waits for its words
  for (const Line& line : lines) {
    Labelled label;
    if (split_label(line.text, names, label)) {
      if (label.name == "You") {
        page.renamed.push_back({line.number, "You", std::string(kStudent) + " (You is the learner in a lesson)"});
        label.name = kStudent;
      }
      add_to_cast(page, label.name);
      part.blocks.push_back({Block::Kind::turn, line.number, label.name, label.text, {}, {}});
      open = label.text.empty();
    } else if (open) {
      part.blocks.back().text = line.text;
      open = false;
    } else if (part.blocks.empty()) {
      part.inferred_speakers = true;
      page.notes.push_back({line.number, Sure::guess,
                            "The first line of \"" + part.title + "\" names nobody: the teacher is inferred."});
      if (page.cast.empty()) add_to_cast(page, std::string(kTeacher));
      part.blocks.push_back({Block::Kind::turn, line.number, page.cast.front(), line.text, {}, {}, true});
    } else {
      part.blocks.push_back({Block::Kind::turn, line.number, "", line.text, {}, {}});
    }
  }
}

}  // namespace

void shape_conversation(const SortedSection& sorted, Section& section, PageImport& page) {
  const std::vector<std::string> names = find_names(sorted.lines);
  const bool has_parts = section.parts.size() > 1;
  for (std::size_t i = 0; i < section.parts.size(); ++i) {
    const std::vector<Line>& lines = sorted.lines[i];
    Part& part = section.parts[i];
    if (part.level == 0 && has_parts) {
      part.blocks = shape_paragraphs(lines);
      continue;
    }
    if (lines.empty()) continue;
    std::size_t target = i;
    if (part.level == 0) {
      // No title anywhere: one part, with a title of our own.
      Part made = part;
      part.words_in = 0;
      made.level = 3;
      made.title = "Part 1";
      made.line = lines.front().number;
      page.notes.push_back(
          {made.line, Sure::guess, "The conversation has no titles: its one part is called \"Part 1\"."});
      section.parts.push_back(std::move(made));
      target = section.parts.size() - 1;
    }
    Labelled ignored;
    const bool named = std::any_of(lines.begin(), lines.end(),
                                   [&](const Line& line) { return split_label(line.text, names, ignored); });
    if (named) {
      shape_named(lines, names, section.parts[target], page);
    } else {
      shape_inferred(lines, section.parts[target], page);
    }
    if (!has_parts) break;
  }
  // Known only now who the teacher of a named conversation is: a role by that name, else the first.
  if (!names.empty()) {
    const auto teacher =
        std::find_if(page.cast.begin(), page.cast.end(), [](const std::string& name) { return is_teacher(name); });
    if (teacher != page.cast.end()) std::rotate(page.cast.begin(), teacher, teacher + 1);
    for (Part& part : section.parts) {
      if (!page.cast.empty()) close_with_summary(part, page.cast.front(), page);
    }
  }
}

}  // namespace colloquy::exchange::page
