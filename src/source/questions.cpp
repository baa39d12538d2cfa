#include "source/questions.h"

#include <algorithm>

#include "source/gaps.h"
#include "source/outline.h"
#include "source/test_settings.h"

namespace colloquy::source {
namespace {

using lesson::Gap;
using lesson::Question;

const LabelPlace& question_labels() {
  static const LabelPlace place{{"hint", "answer"}, false, false};
  return place;
}

bool holds_gap(const Node& node) {
  if (!node.passage.empty() && has_gap(node.passage, 0, node.passage.size())) return true;
  return std::any_of(node.children.begin(), node.children.end(), holds_gap);
}

// Directions anywhere in the stem's paragraphs.
void take_all(lesson::Blocks& blocks, std::vector<lesson::Direction>& out) {
  for (lesson::Block& block : blocks) {
    for (lesson::Direction& said : take_directions(block.inlines)) out.push_back(std::move(said));
    take_all(block.children, out);
  }
  std::erase_if(blocks, [](const lesson::Block& block) {
    return block.kind == lesson::Block::Kind::paragraph && block.inlines.empty();
  });
}

class QuestionReader {
 public:
  QuestionReader(Reading& reading, const Node& item)
      : reading_(reading), item_(item), nodes_(pointers(item.children)) {}

  Question read() {
    question_.span = span_of(reading_, item_);
    const Note* note = reading_.note_at(item_.line);
    if (note != nullptr) {
      question_.id = note->id;
      question_.draft = reading_.keep_draft(item_.line);
    }
    find_answers();
    for (std::size_t i = 0; i < stem_end_; ++i) stem(*nodes_[i]);
    std::vector<lesson::Direction> said;
    take_all(question_.stem, said);
    apply_to_question(reading_, said, question_, all_);
    if (answers_end_ > stem_end_) answers();
    for (std::size_t i = answers_end_; i < nodes_.size(); ++i) after(*nodes_[i]);
    decide_gaps();
    if (question_.kind == Question::Kind::open && !question_.ideas.empty()) report_lost_idea();
    if (question_.stem.empty() && !nodes_.empty()) no_stem();
    return std::move(question_);
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  // The last list is the answers; with gaps, the last block that holds one ends the stem, and only
  // a list of boxes after it belongs to the answers.
  void find_answers() {
    std::size_t last_list = kNone, last_gap = kNone;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      const Node& node = *nodes_[i];
      if (is_label_paragraph(node)) continue;
      if (holds_gap(node)) last_gap = i;
      if (node.kind == BlockKind::list) last_list = i;
    }
    if (last_gap != kNone &&
        (last_list == kNone || last_list <= last_gap || !has_boxes(pointers(nodes_[last_list]->children)))) {
      stem_end_ = answers_end_ = last_gap + 1;
      return;
    }
    if (last_list == kNone) {
      // Nothing to answer: what stands up to the first remark or label is the stem.
      stem_end_ = 0;
      while (stem_end_ < nodes_.size() && !(stem_end_ > 0 && is_label_paragraph(*nodes_[stem_end_]))) ++stem_end_;
      answers_end_ = stem_end_;
      reading_.findings.report("form/no-answer", stem_span(),
                               "Nothing to answer here: add options, a [[gap]], or a list of key ideas.", "");
      return;
    }
    // Neighbouring lists of one type count as one.
    std::size_t first = last_list;
    while (first > 0) {
      std::size_t before = first - 1;
      while (before > 0 && is_comment(*nodes_[before])) --before;
      if (nodes_[before]->kind != BlockKind::list || nodes_[before]->ordered != nodes_[last_list]->ordered) break;
      first = before;
    }
    stem_end_ = first;
    answers_end_ = last_list + 1;
  }

  base::Span stem_span() const {
    for (const Node* node : nodes_) {
      if (is_paragraph(*node)) return node->passage.span(0, node->passage.line_end(0));
    }
    return reading_.text.line_span(item_.line);
  }

  bool is_label_paragraph(const Node& node) {
    return is_paragraph(node) && label_at(reading_, node.passage, 0, true, question_labels()).has_value();
  }

  void stem(const Node& node) {
    if (is_label_paragraph(node)) return after(node);
    if (!question_.stem_span.known() && is_paragraph(node)) question_.stem_span = span_of(reading_, node);
    if (is_paragraph(node)) {
      // An answer that lost its dash has become part of the stem's paragraph.
      const Passage& passage = node.passage;
      for (std::size_t line = 0; line < passage.line_count(); ++line) {
        const std::size_t at = passage.line_start(line);
        const std::string_view rest = passage.bare().substr(at);
        const bool box = rest.starts_with("[x] ") || rest.starts_with("[ ] ") || rest.starts_with("[X] ");
        if (box || (line > 0 && rest.starts_with("-["))) {
          reading_.findings.report("form/box", passage.span(at, at + 3), "An answer starts with a dash and a box.",
                                   "Write - before it.");
          reading_.findings.ruin(reading_.text.file(), item_.line, item_.last_line);
          break;
        }
        const std::optional<Arrow> arrow = find_arrow(passage, at, passage.line_end(line));
        if (arrow) {
          reading_.findings.report("form/arrow", passage.span(arrow->from, arrow->to),
                                   "An arrow joins two things in a list: begin this line with a dash.",
                                   "Write \\-> if the sign is meant.");
          break;
        }
        if (label_in_line(passage, line)) break;
      }
    }
    read_block(reading_, node, question_.stem, &question_.gaps);
  }

  // "**Hint:**" in the middle of the stem's paragraph: a lost empty line.
  bool label_in_line(const Passage& passage, std::size_t line) {
    if (line == 0) return false;
    const std::optional<Label> label = label_at(reading_, passage, passage.line_start(line), false, question_labels());
    if (!label) return false;
    const std::uint32_t source_line = passage.span(label->from, label->from).line;
    const std::size_t at = reading_.text.start_of(source_line);
    reading_.findings.report("form/blank", passage.span(label->from, label->text),
                             "Put an empty line before this label: other Markdown programs run the two lines together.",
                             "", {{reading_.text.span(at, at), "\n"}});
    return true;
  }

  void answers() {
    const Node& list = *nodes_[answers_end_ - 1];
    std::vector<const Node*> items;
    for (std::size_t i = stem_end_; i < answers_end_; ++i) {
      if (nodes_[i]->kind != BlockKind::list) continue;
      for (const Node& item : nodes_[i]->children) items.push_back(&item);
    }
    if (has_boxes(items)) {
      question_.options = read_options(reading_, items);
      if (question_.gaps.empty()) decide_options();
    } else if (has_arrows(items)) {
      question_.kind = Question::Kind::match;
      pairs(items);
    } else if (list.ordered) {
      question_.kind = Question::Kind::order;
      steps(items);
    } else {
      question_.kind = Question::Kind::open;
      question_.ideas = read_ideas(reading_, items);
    }
  }

  void decide_options() {
    const std::size_t right = static_cast<std::size_t>(std::count_if(question_.options.begin(), question_.options.end(),
                                                                     [](const lesson::Option& o) { return o.right; }));
    question_.kind = all_ || right > 1 ? Question::Kind::multiple : Question::Kind::choice;
    if (question_.options.size() != 2 || all_) return;
    const std::string a = reading_.words.key(Place::answer, lesson::plain_text(question_.options[0].text));
    const std::string b = reading_.words.key(Place::answer, lesson::plain_text(question_.options[1].text));
    if ((a == "true" && b == "false") || (a == "false" && b == "true")) question_.kind = Question::Kind::true_false;
  }

  void pairs(const std::vector<const Node*>& items) {
    for (const Node* item : items) {
      Question::Pair pair;
      pair.span = span_of(reading_, *item);
      const Note* note = reading_.note_at(item->line);
      if (note != nullptr) pair.id = note->id;
      const Node* first = first_paragraph(*item);
      const std::optional<Arrow> arrow =
          first == nullptr ? std::nullopt : find_arrow(first->passage, 0, first->passage.size());
      if (!arrow) {
        reading_.findings.report("form/match", pair.span, "This line has no arrow, the others have.",
                                 "Write left -> right.");
        continue;
      }
      const Passage& passage = first->passage;
      put(pair.left, passage, 0, arrow->from);
      put(pair.right, passage, arrow->to, passage.size());
      for (std::size_t line = 1; line < passage.line_count(); ++line) {
        const std::optional<Arrow> more = find_arrow(passage, passage.line_start(line), passage.line_end(line));
        if (more && more->from > arrow->to)
          reading_.findings.report("form/arrow", passage.span(more->from, more->to),
                                   "An arrow joins two things in a list: begin this line with a dash.", "");
      }
      for (const Node& child : item->children) {
        if (&child != first) read_block(reading_, child, pair.right);
      }
      if (pair.right.empty())
        reading_.findings.report("form/match", passage.span(arrow->from, arrow->to),
                                 "Nothing stands behind this arrow.",
                                 "Write left -> right, or -> right for one that fits nothing.");
      question_.pairs.push_back(std::move(pair));
    }
  }

  void steps(const std::vector<const Node*>& items) {
    for (const Node* item : items) {
      Question::Step step;
      step.span = span_of(reading_, *item);
      const Note* note = reading_.note_at(item->line);
      if (note != nullptr) step.id = note->id;
      step.text = read_blocks(reading_, item->children);
      if (step.text.empty())
        reading_.findings.report("form/option-empty", step.span, "This step is empty.", "Write it after its number.");
      question_.steps.push_back(std::move(step));
    }
  }

  void put(lesson::Blocks& side, const Passage& passage, std::size_t from, std::size_t to) {
    lesson::Block block = read_paragraph(reading_, passage, from, to);
    if (!block.inlines.empty() || block.kind != lesson::Block::Kind::paragraph) side.push_back(std::move(block));
  }

  void after(const Node& node) {
    if (is_comment(node)) return;
    if (node.kind == BlockKind::quote) {
      for (lesson::Block& block : read_remark(reading_, node)) question_.feedback.push_back(std::move(block));
      into_ = nullptr;
      return;
    }
    if (is_paragraph(node)) {
      bool stray = false;
      for (const Segment& segment : cut_at_labels(reading_, node.passage, question_labels())) {
        if (segment.label) {
          if (segment.label->key == "hint") {
            question_.hints.emplace_back();
            into_ = &question_.hints.back();
          } else {
            into_ = &question_.answer;
          }
        }
        lesson::Blocks& target = into_ == nullptr ? lost_ : *into_;
        lesson::Block block = read_paragraph(reading_, node.passage, segment.from, segment.to);
        if (!block.inlines.empty()) target.push_back(std::move(block));
        stray = stray || into_ == nullptr;
      }
      if (!stray) return;
    } else if (into_ != nullptr) {
      read_block(reading_, node, *into_);
      return;
    }
    reading_.findings.report("form/after-answers", span_of(reading_, node),
                             "After the answers only a remark (>), a hint or a model answer may stand.",
                             "Indent this under its option, or move it up.");
    reading_.findings.ruin(reading_.text.file(), node.line, node.last_line);
  }

  void decide_gaps() {
    std::vector<Gap>& gaps = question_.gaps;
    if (gaps.empty()) return;
    const std::size_t hot = static_cast<std::size_t>(
        std::count_if(gaps.begin(), gaps.end(), [](const Gap& gap) { return gap.kind == Gap::Kind::hot; }));
    if (hot > 0) {
      question_.kind = Question::Kind::hot_text;
      if (hot < gaps.size()) {
        const std::vector<Gap>::iterator other =
            std::find_if(gaps.begin(), gaps.end(), [](const Gap& gap) { return gap.kind != Gap::Kind::hot; });
        reading_.findings.report("form/hot-mixed", other->span,
                                 "This gap has no box, the others have: [[ [x] words ]].",
                                 "A question asks to mark words or to fill gaps, not both.");
      }
    } else if (gaps.size() > 1 || gaps[0].kind == Gap::Kind::menu) {
      question_.kind = Question::Kind::cloze;
    } else {
      question_.kind = gaps[0].kind == Gap::Kind::number ? Question::Kind::numeric : Question::Kind::short_answer;
    }
    if (!question_.options.empty() && question_.kind != Question::Kind::short_answer &&
        question_.kind != Question::Kind::numeric) {
      reading_.findings.report(
          "form/after-answers", question_.options[0].span,
          "Boxes below a gap are expected answers of one gap; here there are several gaps or choices.", "");
    }
  }

  // The first key idea without its dash has become part of the stem.
  void report_lost_idea() {
    if (stem_end_ == 0 || !is_paragraph(*nodes_[stem_end_ - 1])) return;
    const Passage& passage = nodes_[stem_end_ - 1]->passage;
    for (std::size_t line = 1; line < passage.line_count(); ++line) {
      const std::size_t at = passage.line_start(line), end = passage.line_end(line);
      if (passage.bare().substr(0, end).find(" / ", at) == std::string_view::npos) continue;
      reading_.findings.report("form/list", passage.span(at, end), "A key idea begins with a dash.",
                               "Write - before this line.");
      return;
    }
  }

  void no_stem() {
    if (question_.gaps.empty() && answers_end_ > 0) {
      reading_.findings.report("form/no-answer", reading_.text.line_span(item_.line),
                               "This question asks nothing: its text is missing.",
                               "Write the question after its number.");
    }
  }

  Reading& reading_;
  const Node& item_;
  std::vector<const Node*> nodes_;
  Question question_;
  std::size_t stem_end_ = 0, answers_end_ = 0;
  bool all_ = false;
  lesson::Blocks* into_ = nullptr;
  lesson::Blocks lost_;
};

}  // namespace

Question read_question(Reading& reading, const Node& item) {
  return QuestionReader(reading, item).read();
}

}  // namespace colloquy::source
