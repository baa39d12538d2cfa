// ## Conversation: parts, turns, the learner's prompts, summaries.
#include "source/answers.h"
#include "source/sections.h"
#include "source/turns.h"

namespace colloquy::source {
namespace {

const LabelPlace& conversation_labels() {
  static const LabelPlace place{{"you", "summary", "note"}, true, true};
  return place;
}

// Reads the blocks of one part in order; remembers whose line is open.
class PartReader {
 public:
  PartReader(Reading& reading, lesson::Part& part) : reading_(reading), part_(part) {}

  void read(const std::vector<const Node*>& nodes) {
    nodes_ = nodes;
    for (at_ = 0; at_ < nodes_.size();) {
      const Node& node = *nodes_[at_];
      if (node.kind == BlockKind::paragraph) {
        ++at_;
        paragraph(node);
      } else if (node.kind == BlockKind::list) {
        list();
      } else if (node.kind == BlockKind::quote) {
        ++at_;
        quote(node);
      } else {
        ++at_;
        other(node);
      }
    }
    close_turn();
    if (part_.summary) part_.summary->who = summing_up();
  }

 private:
  // Of those who speak in this part: whoever has the role of the teacher, else the first by the
  // order of the cast (a lesson with a cast of its own need not use the course's teacher).
  std::string summing_up() const {
    const auto speaks = [&](const std::string& name) {
      for (const lesson::Line& line : part_.lines) {
        const lesson::Turn* turn = std::get_if<lesson::Turn>(&line);
        if (turn != nullptr && turn->who == name) return true;
      }
      return false;
    };
    const lesson::Speaker* first = nullptr;
    for (const lesson::Speaker& member : reading_.lesson.cast) {
      if (!speaks(member.name)) continue;
      if (member.role == lesson::Speaker::Role::teacher) return member.name;
      if (first == nullptr) first = &member;
    }
    return first == nullptr ? reading_.teacher() : first->name;
  }
  enum class Open { nothing, turn, you, summary, note };

  void paragraph(const Node& node) {
    if (node.passage.empty()) return;
    const std::vector<Segment> segments = cut_at_labels(reading_, node.passage, conversation_labels());
    for (const Segment& segment : segments) {
      if (!segment.label)
        unlabelled(node, segment);
      else
        labelled(node.passage, segment);
    }
  }

  void labelled(const Passage& passage, const Segment& segment) {
    const std::string& key = segment.label->key;
    close_turn();
    if (part_.summary && key != "note") {
      reading_.findings.report("form/summary-last", passage.span(segment.label->from, segment.label->text),
                               "The summary closes its part: nothing is spoken after it.",
                               "Move the summary to the end.");
    }
    if (key == "you") {
      lesson::Prompt prompt;
      prompt.span = passage.span(segment.label->from, segment.label->text);
      const Note* note = reading_.note_at(segment.line);
      if (note != nullptr) prompt.id = note->id;
      if (!part_.lines.empty() && std::holds_alternative<lesson::Turn>(part_.lines.back()))
        prompt.question = question_of(std::get<lesson::Turn>(part_.lines.back()));
      part_.lines.emplace_back(std::move(prompt));
      open_ = Open::you;
      you_has_list_ = ruined_ = false;
      if (!trimmed(passage.text().substr(segment.from, segment.to - segment.from)).empty()) {
        // Directions may stand there; words may not.
        lesson::Inlines inlines = read_inlines(reading_, passage, segment.from, segment.to);
        take_directions(inlines);
        if (!inlines.empty()) you_text(passage.span(segment.from, segment.to));
      }
    } else if (key == "summary") {
      lesson::Turn turn = begin_turn(reading_, passage, segment);
      turn.who = reading_.teacher();
      part_.summary = std::move(turn);
      open_ = Open::summary;
    } else if (key == "note") {
      lesson::Block block = read_paragraph(reading_, passage, segment.from, segment.to);
      part_.note.push_back(std::move(block));
      open_ = Open::note;
    } else {
      lesson::Turn turn = begin_turn(reading_, passage, segment);
      turn.who = known_speaker(reading_, passage, *segment.label);
      part_.lines.emplace_back(std::move(turn));
      open_ = Open::turn;
    }
  }

  void unlabelled(const Node& node, const Segment& segment) {
    const Passage& passage = node.passage;
    lesson::Block block = read_paragraph(reading_, passage, segment.from, segment.to);
    const std::optional<lesson::Recording> recording = lone_recording(block);
    if (recording) {
      part_.recording = recording;
      return;
    }
    if (block.inlines.empty() && block.kind == lesson::Block::Kind::paragraph) return;
    for (std::size_t line = 0; line < passage.line_count(); ++line) {
      const std::size_t start = passage.line_start(line);
      if (start >= segment.from && start < segment.to && report_near_speaker(reading_, passage, start)) break;
    }
    lesson::Turn* turn = open_turn();
    if (turn != nullptr) {
      turn->text.push_back(std::move(block));
      extend(turn->span, passage.span(segment.from, segment.to));
    } else if (open_ == Open::note) {
      part_.note.push_back(std::move(block));
    } else if (open_ == Open::you) {
      you_text(block.span);
    } else {
      reading_.findings.report("form/speaker", block.span, "Who says this? Start the line with a name.",
                               "For example **" + reading_.teacher() + ":**");
    }
  }

  void list() {
    const Node& node = *nodes_[at_];
    const std::size_t first = at_;
    const std::vector<const Node*> items = collect_items(nodes_, at_);
    if (open_ == Open::you) {
      lesson::Prompt& prompt = std::get<lesson::Prompt>(part_.lines.back());
      if (node.ordered || you_has_list_) {
        you_text(span_of(reading_, node));
        return;
      }
      you_has_list_ = true;
      const std::size_t before = reading_.findings.size();
      if (has_boxes(items))
        prompt.options = read_options(reading_, items);
      else
        prompt.ideas = read_ideas(reading_, items);
      ruined_ = ruined_ || reading_.findings.size() > before;
      extend(prompt.span, span_of(reading_, *items.back()));
      return;
    }
    if (has_boxes(items)) {
      reading_.findings.report(
          "form/orphan", span_of(reading_, node),
          "Boxes are for the learner to pick: put **" + reading_.words.canonical("you") + ":** above this list.", "");
      reading_.findings.ruin(reading_.text.file(), node.line, nodes_[at_ - 1]->last_line);
      return;
    }
    if (open_ == Open::nothing) {
      reading_.findings.report("form/speaker", span_of(reading_, node), "Who says this? Start the line with a name.",
                               "For example **" + reading_.teacher() + ":**");
      return;
    }
    for (std::size_t i = first; i < at_; ++i) {
      lesson::Turn* turn = open_turn();
      read_block(reading_, *nodes_[i], turn != nullptr ? turn->text : part_.note);
      if (turn != nullptr) extend(turn->span, span_of(reading_, *nodes_[i]));
    }
  }

  void quote(const Node& node) {
    lesson::Turn* turn = open_turn();
    if (turn != nullptr) {
      for (lesson::Block& block : read_remark(reading_, node)) turn->asides.push_back(std::move(block));
      extend(turn->span, span_of(reading_, node));
    } else if (in_ruins()) {
      return;
    } else if (open_ == Open::you) {
      ruined_ = true;
      const std::size_t at = reading_.text.start_of(node.line);
      std::vector<base::Edit> fix;
      for (std::uint32_t line = node.line; line <= node.last_line; ++line)
        fix.push_back({reading_.text.span(reading_.text.start_of(line), reading_.text.start_of(line)), "  "});
      reading_.findings.report("form/orphan", reading_.text.span(at, at + 1),
                               "This remark stands under the list, not under an answer.", "Indent it by two spaces.",
                               std::move(fix));
      reading_.findings.ruin(reading_.text.file(), node.line, node.last_line);
    } else {
      reading_.findings.report("form/speaker", span_of(reading_, node), "Who says this? Start the line with a name.",
                               "For example **" + reading_.teacher() + ":**");
    }
  }

  void other(const Node& node) {
    if (node.kind == BlockKind::html) return;
    lesson::Turn* turn = open_turn();
    if (node.kind == BlockKind::footnote) {
      lesson::Blocks none;
      read_block(reading_, node, none);
    } else if (node.kind == BlockKind::rule) {
      return;
    } else if (turn != nullptr) {
      read_block(reading_, node, turn->text);
      extend(turn->span, span_of(reading_, node));
    } else if (open_ == Open::note) {
      read_block(reading_, node, part_.note);
    } else if (open_ == Open::you) {
      you_text(span_of(reading_, node));
    } else {
      reading_.findings.report("form/speaker", span_of(reading_, node), "Who says this? Start the line with a name.",
                               "For example **" + reading_.teacher() + ":**");
    }
  }

  // One mistake under You gives one finding: what follows it is only its consequence.
  bool in_ruins() const { return open_ == Open::you && ruined_; }

  void you_text(base::Span span) {
    if (ruined_ || reading_.findings.any_in(span.file, span.line, span.end_line)) {
      ruined_ = true;
      return;
    }
    ruined_ = true;
    reading_.findings.report("form/you-text", span, "The line of the learner holds only a list.",
                             "Write - before each key idea, or - [x] and - [ ] before choices.");
  }

  lesson::Turn* open_turn() {
    if (open_ == Open::turn) return &std::get<lesson::Turn>(part_.lines.back());
    if (open_ == Open::summary) return &*part_.summary;
    return nullptr;
  }

  void close_turn() {
    lesson::Turn* turn = open_turn();
    if (turn != nullptr) {
      take_recording(reading_, *turn);
      if (turn->text.empty() && !turn->recording && !turn->directions.empty()) return;
      if (turn->text.empty() && !turn->recording) {
        reading_.findings.report("form/empty", turn->label_span, quoted(turn->who) + " says nothing here.",
                                 "Write the words after the name.");
      }
    }
  }

  static void extend(base::Span& span, const base::Span& more) {
    span.end_line = more.end_line;
    span.end_column = more.end_column;
  }

  Reading& reading_;
  lesson::Part& part_;
  std::vector<const Node*> nodes_;
  std::size_t at_ = 0;
  Open open_ = Open::nothing;
  bool you_has_list_ = false;
  bool ruined_ = false;  // something under the open You is broken
};

bool holds_turns(Reading& reading, const std::vector<const Node*>& nodes) {
  for (const Node* node : nodes) {
    if (node->kind != BlockKind::paragraph || node->passage.empty()) continue;
    if (label_at(reading, node->passage, 0, true, conversation_labels())) return true;
  }
  return false;
}

}  // namespace

void read_conversation(Reading& reading, const SectionText& section) {
  lesson::Dialogue& dialogue = reading.lesson.dialogue ? *reading.lesson.dialogue : reading.lesson.dialogue.emplace();
  dialogue.span = heading_span(reading, *section.heading);
  if (is_empty(section.nodes)) return report_empty(reading, *section.heading, section.title);
  for (const Part& text : cut_into_parts(reading, section.nodes, 3, Known::none, section.key)) {
    lesson::Part part;
    if (text.heading == nullptr) {
      // Turns before the first heading make a part without a title; what stands above them is the
      // introduction.
      std::size_t first = 0;
      while (first < text.nodes.size() && !holds_turns(reading, {text.nodes[first]})) ++first;
      for (std::size_t i = 0; i < first; ++i) read_block(reading, *text.nodes[i], dialogue.intro);
      if (first == text.nodes.size()) continue;
      reading.findings.report("form/part", span_of(reading, *text.nodes[first]),
                              "These lines stand before the first part: they make a part without a title.",
                              "Write ### and a title above them.");
      part.span = span_of(reading, *text.nodes[first]);
      PartReader(reading, part).read({text.nodes.begin() + static_cast<std::ptrdiff_t>(first), text.nodes.end()});
    } else {
      part.title = text.title;
      part.title_span = heading_span(reading, *text.heading);
      part.span = part.title_span;
      part.anchor = reading.anchor(text.title);
      const Note* note = reading.note_at(text.heading->line);
      if (note != nullptr) {
        part.id = note->id;
        part.inferred_speakers = note->inferred;
      }
      if (is_empty(text.nodes)) {
        report_empty(reading, *text.heading, text.title);
        continue;
      }
      PartReader(reading, part).read(text.nodes);
    }
    dialogue.parts.push_back(std::move(part));
  }
}

}  // namespace colloquy::source
