// ## Rehearsal: codes, criteria, scenes with choices and exits.
#include <algorithm>
#include <set>

#include "source/answers.h"
#include "source/condition.h"
#include "source/directions.h"
#include "source/gaps.h"
#include "source/sections.h"
#include "source/turns.h"

namespace colloquy::source {
namespace {

using lesson::Choice;
using lesson::Condition;
using lesson::Inline;
using lesson::Scene;

const LabelPlace& scene_labels() {
  static const LabelPlace place{{"you", "good", "fair", "poor"}, true, true};
  return place;
}

// A name that a condition, effect or choice uses, and where.
struct Use {
  std::string name;
  base::Span span;
};

class RehearsalReader {
 public:
  RehearsalReader(Reading& reading, lesson::Rehearsal& rehearsal) : reading_(reading), rehearsal_(rehearsal) {}

  void read(const SectionText& section) {
    for (const Part& part : cut_into_parts(reading_, section.nodes, 3, Known::rehearsal_parts, section.key)) {
      if (part.heading == nullptr) {
        for (const Node* node : part.nodes) read_block(reading_, *node, rehearsal_.intro);
        continue;
      }
      if (is_empty(part.nodes)) {
        reading_.anchor(part.title);
        report_empty(reading_, *part.heading, part.title);
        if (part.key.empty()) titles_.push_back(part.title);
        continue;
      }
      if (part.key == "codes")
        codes(part);
      else if (part.key == "criteria")
        criteria(part);
      else
        scene(part);
    }
    check();
  }

 private:
  void codes(const Part& part) {
    codes_from_ = part.heading->line;
    codes_to_ = part.nodes.back()->last_line;
    reading_.anchor(part.title);
    static const LabelPlace place{{}, false, true};
    for (const Node* node : part.nodes) {
      if (is_paragraph(*node)) {
        bool found = false;
        for (const Segment& segment : cut_at_labels(reading_, node->passage, place)) {
          if (!segment.label) continue;
          found = true;
          lesson::Code code;
          code.name = segment.label->name;
          code.span = node->passage.span(segment.label->name_from, segment.label->name_to);
          lesson::Block block = read_paragraph(reading_, node->passage, segment.from, segment.to);
          if (!block.inlines.empty()) code.meaning.push_back(std::move(block));
          rehearsal_.codes.push_back(std::move(code));
        }
        if (!found && !reading_.findings.any_in(reading_.text.file(), node->line, node->last_line))
          reading_.findings.report("form/code", span_of(reading_, *node),
                                   "A code is a name and what it means: **reflect:** Says back what was heard.",
                                   "Examples stand in a list below it.");
      } else if (node->kind == BlockKind::list && !rehearsal_.codes.empty()) {
        for (const Node& item : node->children) {
          const Node* first = first_paragraph(item);
          if (first == nullptr) continue;
          rehearsal_.codes.back().examples.push_back(
              lesson::plain_text(read_inlines(reading_, first->passage, 0, first->passage.size())));
        }
      } else if (!is_comment(*node)) {
        reading_.findings.report("form/code", span_of(reading_, *node),
                                 "A code is a name and what it means, and a list of examples.", "");
      }
    }
  }

  void criteria(const Part& part) {
    reading_.anchor(part.title);
    for (const Node* node : part.nodes) {
      if (node->kind != BlockKind::list) {
        if (!is_comment(*node))
          reading_.findings.report("form/list", span_of(reading_, *node),
                                   quoted(part.title) + " is a list: begin each line with a dash.", "");
        continue;
      }
      for (const Node& item : node->children) {
        const Node* first = first_paragraph(item);
        if (first == nullptr) continue;
        lesson::Criterion criterion;
        criterion.span = span_of(reading_, item);
        lesson::Block block = read_paragraph(reading_, first->passage, 0, first->passage.size());
        for (const lesson::Direction& said : take_directions(block.inlines))
          criterion.condition = condition(said, said.name);
        criterion.text.push_back(std::move(block));
        rehearsal_.criteria.push_back(std::move(criterion));
      }
    }
  }

  std::optional<Condition> condition(const lesson::Direction& said, std::string_view text) {
    std::optional<Condition> parsed = parse_condition(text);
    if (!parsed) {
      reading_.findings.report("form/condition", said.span, "This condition cannot be read: " + quoted(text) + ".",
                               "For example trust >= 2, or reflect >= 2 * closed.");
      return std::nullopt;
    }
    parsed->span = said.span;
    for (const std::vector<Condition::Term>* sum : {&parsed->left, &parsed->right}) {
      for (const Condition::Term& term : *sum) {
        if (!term.name.empty()) read_names_.push_back({term.name, said.span});
      }
    }
    return parsed;
  }

  void scene(const Part& part) {
    Scene scene;
    scene.title = part.title;
    scene.title_span = heading_span(reading_, *part.heading);
    scene.span = scene.title_span;
    scene.anchor = reading_.anchor(part.title);
    const Note* note = reading_.note_at(part.heading->line);
    if (note != nullptr) scene.id = note->id;
    titles_.push_back(part.title);
    Open open = Open::nothing;
    for (std::size_t at = 0; at < part.nodes.size();) {
      const Node& node = *part.nodes[at];
      if (node.kind == BlockKind::list) {
        const std::vector<const Node*> items = collect_items(part.nodes, at);
        list(scene, node, items, open);
        continue;
      }
      ++at;
      if (is_comment(node)) continue;
      if (is_paragraph(node))
        paragraph(scene, node, open);
      else if (node.kind == BlockKind::quote && open == Open::turn) {
        for (lesson::Block& block : read_remark(reading_, node))
          scene.turns.back().turn.asides.push_back(std::move(block));
      } else if (node.kind == BlockKind::quote && open == Open::you) {
        if (ruined_) continue;
        ruined_ = true;
        reading_.findings.report("form/orphan", span_of(reading_, node),
                                 "This remark stands under the list, not under an answer.", "Indent it by two spaces.",
                                 indent(node));
      } else if (open == Open::turn) {
        read_block(reading_, node, scene.turns.back().turn.text);
      } else if (open == Open::ending) {
        read_block(reading_, node, scene.ending->text);
      } else {
        reading_.findings.report("form/speaker", span_of(reading_, node), "Who says this? Start the line with a name.",
                                 "");
      }
    }
    rehearsal_.scenes.push_back(std::move(scene));
  }

  enum class Open { nothing, turn, you, ending };

  std::vector<base::Edit> indent(const Node& node) {
    std::vector<base::Edit> fix;
    for (std::uint32_t line = node.line; line <= node.last_line; ++line) {
      const std::size_t at = reading_.text.start_of(line);
      fix.push_back({reading_.text.span(at, at), "  "});
    }
    return fix;
  }

  void list(Scene& scene, const Node& node, const std::vector<const Node*>& items, Open open) {
    if (open == Open::you) {
      for (const Node* item : items) choice(scene, *item);
      return;
    }
    bool arrows = has_arrows(items);
    if (open == Open::turn && !arrows && !has_boxes(items)) {
      read_block(reading_, node, scene.turns.back().turn.text);
      return;
    }
    reading_.findings.report(
        "form/orphan", span_of(reading_, node),
        "Choices are for the learner: put **" + reading_.words.canonical("you") + ":** above this list.", "");
    reading_.findings.ruin(reading_.text.file(), node.line, node.last_line);
  }

  // "*(if trust >= 1)*" in front of a turn, choice or exit.
  void take_condition(const std::vector<lesson::Direction>& directions, std::optional<Condition>& out, bool* once,
                      std::vector<lesson::Direction>* rest) {
    for (const lesson::Direction& said : directions) {
      const std::optional<Setting2> setting = as_setting(reading_, said);
      if (setting && setting->key == "if")
        out = condition(said, setting->value);
      else if (setting && setting->key == "once" && once != nullptr)
        *once = true;
      else if (rest != nullptr)
        rest->push_back(said);
      else
        reading_.findings.report("form/direction", said.span,
                                 "A rehearsal does not know the direction " + quoted(said.name) + " here.", "");
    }
  }

  void paragraph(Scene& scene, const Node& node, Open& open) {
    const Passage& passage = node.passage;
    // An exit, with or without a condition, stands alone in its paragraph or on its line.
    if (exits(scene, node)) {
      open = Open::nothing;
      return;
    }
    std::optional<Condition> before;
    std::size_t start = 0;
    const std::vector<DirectionMark> marks = find_directions(passage, 0, passage.size());
    if (!marks.empty() && marks[0].from == 0) {
      const std::vector<lesson::Direction> said = parse_direction(reading_, passage, marks[0]);
      const std::optional<Setting2> setting = said.empty() ? std::nullopt : as_setting(reading_, said[0]);
      if (setting && setting->key == "if") {
        take_condition(said, before, nullptr, nullptr);
        start = marks[0].to;
        while (start < passage.size() && (passage.text()[start] == ' ' || passage.text()[start] == '\n')) ++start;
      }
    }
    std::vector<Segment> segments;
    if (start == 0) {
      segments = cut_at_labels(reading_, passage, scene_labels());
    } else {
      Segment segment;
      segment.label = label_at(reading_, passage, start, true, scene_labels());
      segment.from = segment.label ? segment.label->text : start;
      segment.to = passage.size();
      segment.line = passage.span(start, start).line;
      if (!segment.label) {
        reading_.findings.report("form/condition", passage.span(marks[0].from, marks[0].to),
                                 "A condition stands before a line, a choice or an exit.",
                                 "An exit is -> and the title of a scene.");
        reading_.findings.ruin(reading_.text.file(), node.line, node.last_line);
      }
      segments.push_back(std::move(segment));
    }
    for (const Segment& segment : segments) segment_of(scene, passage, segment, before, open);
  }

  // A condition or an arrow in the middle of a spoken paragraph: a lost empty line or half an arrow.
  bool report_lost_exit(const Passage& passage, std::size_t from, std::size_t to) {
    const std::optional<Arrow> arrow = find_arrow(passage, from, to);
    if (arrow) {
      reading_.findings.report("form/arrow", passage.span(arrow->from, arrow->to),
                               "An exit stands in a paragraph of its own.",
                               "Put an empty line before it; write \\-> if the sign is meant.");
      return true;
    }
    for (const DirectionMark& mark : find_directions(passage, from, to)) {
      const std::string inner = trimmed(passage.text().substr(mark.from + 2, mark.to - mark.from - 4));
      lesson::Direction said;
      said.name = inner;
      const std::optional<Setting2> setting = as_setting(reading_, said);
      if (!setting || setting->key != "if") continue;
      reading_.findings.report("form/condition", passage.span(mark.from, mark.to),
                               "A condition stands before a line, a choice or an exit.",
                               "An exit is -> and the title of a scene.");
      return true;
    }
    return false;
  }

  void segment_of(Scene& scene, const Passage& passage, const Segment& segment, std::optional<Condition>& before,
                  Open& open) {
    if (report_lost_exit(passage, segment.from, segment.to))
      ruined_ = open == Open::you,
      reading_.findings.ruin(reading_.text.file(), segment.line, passage.span(segment.to, segment.to).line);
    if (!segment.label) {
      lesson::Block block = read_paragraph(reading_, passage, segment.from, segment.to);
      if (open == Open::turn)
        scene.turns.back().turn.text.push_back(std::move(block));
      else if (open == Open::ending)
        scene.ending->text.push_back(std::move(block));
      else if (open == Open::you)
        reading_.findings.report("form/you-text", block.span, "The line of the learner holds only a list.",
                                 "Write - before each choice.");
      else
        reading_.findings.report("form/speaker", block.span, "Who says this? Start the line with a name.", "");
      return;
    }
    if (scene.ending && segment.label->key.empty()) {
      reading_.findings.report("form/ending", passage.span(segment.label->from, segment.label->text),
                               "An ending closes its scene: nothing is said after it.",
                               "Move it up, or into another scene.");
    }
    const std::string& key = segment.label->key;
    if (key == "you") {
      open = Open::you;
      ruined_ = false;
      lesson::Block block = read_paragraph(reading_, passage, segment.from, segment.to);
      for (const lesson::Direction& said : take_directions(block.inlines)) {
        const std::optional<Setting2> setting = as_setting(reading_, said);
        if (setting && setting->key == "say-first")
          scene.say_first = true;
        else
          reading_.findings.report("form/direction", said.span,
                                   "A rehearsal does not know the direction " + quoted(said.name) + " here.",
                                   "Known here: " + reading_.words.canonical("say-first") + ".");
      }
      if (!block.inlines.empty() && !reading_.findings.any_in(block.span.file, block.span.line, block.span.line))
        reading_.findings.report("form/you-text", block.span, "The line of the learner holds only a list.",
                                 "Write - before each choice.");
    } else if (key == "good" || key == "fair" || key == "poor") {
      lesson::Ending ending;
      ending.kind = key == "good"   ? lesson::Ending::Kind::good
                    : key == "fair" ? lesson::Ending::Kind::fair
                                    : lesson::Ending::Kind::poor;
      ending.span = passage.span(segment.label->from, segment.to);
      lesson::Block block = read_paragraph(reading_, passage, segment.from, segment.to);
      if (!block.inlines.empty()) ending.text.push_back(std::move(block));
      scene.ending = std::move(ending);
      open = Open::ending;
    } else {
      lesson::SceneTurn turn;
      turn.turn = begin_turn(reading_, passage, segment);
      turn.turn.who = known_speaker(reading_, passage, *segment.label);
      turn.condition = std::move(before);
      take_recording(reading_, turn.turn);
      if (turn.turn.text.empty() && !turn.turn.recording)
        reading_.findings.report("form/empty", turn.turn.label_span, quoted(turn.turn.who) + " says nothing here.",
                                 "Write the words after the name.");
      scene.turns.push_back(std::move(turn));
      open = Open::turn;
    }
  }

  // "-> [Scene](#scene)": the title a link names, else the words after the arrow.
  std::string target_of(const Passage& passage, std::size_t from, std::size_t to, base::Span& span) {
    while (from < to && (passage.text()[from] == ' ' || passage.text()[from] == '\n')) ++from;
    while (to > from && (passage.text()[to - 1] == ' ' || passage.text()[to - 1] == '\n')) --to;
    span = passage.span(from, to);
    const std::size_t links = reading_.links.size();
    const lesson::Inlines inlines = read_inlines(reading_, passage, from, to);
    if (inlines.size() == 1 && inlines[0].kind == Inline::Kind::link) {
      // The scene is looked for by the link's address; its words are for the reader.
      reading_.links.resize(links);
      if (inlines[0].link->target.starts_with('#')) return inlines[0].link->target;
    }
    return lesson::plain_text(inlines);
  }

  bool exits(Scene& scene, const Node& node) {
    const Passage& passage = node.passage;
    bool all = true;
    for (std::size_t line = 0; line < passage.line_count(); ++line) {
      if (!exit_arrow(passage, line)) all = false;
    }
    if (!all) return false;
    for (std::size_t line = 0; line < passage.line_count(); ++line) {
      const Arrow arrow = *exit_arrow(passage, line);
      lesson::Exit exit;
      exit.span = passage.span(passage.line_start(line), passage.line_end(line));
      lesson::Inlines head = read_inlines(reading_, passage, passage.line_start(line), arrow.from);
      take_condition(take_directions(head), exit.condition, nullptr, nullptr);
      base::Span span;
      exit.target = target_of(passage, arrow.to, passage.line_end(line), span);
      const bool broken = reading_.findings.any_in(reading_.text.file(), exit.span.line, exit.span.end_line);
      if (exit.target.empty() && !broken)
        reading_.findings.report("form/choice", exit.span, "Where does this lead?",
                                 "Write -> and the title of a scene.");
      if (!broken) targets_.push_back({exit.target, span});
      scene.exits.push_back(std::move(exit));
    }
    return true;
  }

  // An arrow at the start of the line, or after nothing but directions.
  std::optional<Arrow> exit_arrow(const Passage& passage, std::size_t line) {
    const std::size_t start = passage.line_start(line), end = passage.line_end(line);
    const std::optional<Arrow> arrow = find_arrow(passage, start, end);
    if (!arrow || arrow->both) return std::nullopt;
    std::size_t at = start;
    for (const DirectionMark& mark : find_directions(passage, start, arrow->from)) {
      if (!trimmed(passage.text().substr(at, mark.from - at)).empty()) return std::nullopt;
      at = mark.to;
    }
    if (!trimmed(passage.text().substr(at, arrow->from - at)).empty()) return std::nullopt;
    return arrow;
  }

  void choice(Scene& scene, const Node& item) {
    Choice choice;
    choice.span = span_of(reading_, item);
    const Note* note = reading_.note_at(item.line);
    if (note != nullptr) choice.id = note->id;
    const Node* first = first_paragraph(item);
    if (first == nullptr) {
      reading_.findings.report("form/choice", choice.span, "This choice is empty.", "");
      return;
    }
    const Passage& passage = first->passage;
    const std::optional<Arrow> arrow = find_arrow(passage, 0, passage.size());
    if (!arrow) {
      reading_.findings.report("form/choice", passage.span(0, passage.line_end(passage.line_count() - 1)),
                               "Where does this choice lead?", "Write -> and the title of a scene at its end.");
    } else {
      base::Span span;
      const std::size_t end = passage.size();
      choice.target = target_of(passage, arrow->to, end, span);
      if (choice.target.empty())
        reading_.findings.report("form/choice", passage.span(arrow->from, arrow->to), "Where does this choice lead?",
                                 "Write the title of a scene after the arrow.");
      else if (!reading_.findings.any_in(reading_.text.file(), span.line, span.end_line))
        targets_.push_back({choice.target, span});
    }
    lesson::Block block = read_paragraph(reading_, passage, 0, arrow ? arrow->from : passage.size());
    std::vector<lesson::Direction> rest;
    take_condition(take_directions(block.inlines), choice.condition, &choice.once, &rest);
    for (const lesson::Direction& said : rest) {
      const std::optional<lesson::Effect> effect = parse_effect(said.name);
      if (effect) {
        choice.effects.push_back(*effect);
        changed_.insert(effect->name);
      } else {
        choice.codes.push_back(said.name);
        codes_used_.push_back({said.name, said.span});
      }
    }
    if (!block.inlines.empty())
      choice.text.push_back(std::move(block));
    else
      reading_.findings.report("form/option-empty", choice.span, "This choice has no words.",
                               "Write what the learner says.");
    for (const Node& child : item.children) {
      if (&child == first || is_comment(child)) continue;
      if (child.kind == BlockKind::quote) {
        for (lesson::Block& remark : read_remark(reading_, child)) choice.why.push_back(std::move(remark));
      } else {
        reading_.findings.report("form/after-answers", span_of(reading_, child),
                                 "Under a choice only a remark (>) may stand.", "");
      }
    }
    scene.choices.push_back(std::move(choice));
  }

  // Targets become titles; names are looked up once everything is known.
  void check() {
    std::vector<std::string> titles, codes;
    for (const Scene& scene : rehearsal_.scenes) titles.push_back(scene.title);
    for (const std::string& title : titles_) titles.push_back(title);
    for (const lesson::Code& code : rehearsal_.codes) codes.push_back(code.name);
    // A scene that a heading with too few marks took away is reported there.
    titles.insert(titles.end(), reading_.lost_scenes.begin(), reading_.lost_scenes.end());
    std::map<std::string, std::string> scenes;  // "#anchor" or folded title -> title
    for (const Scene& scene : rehearsal_.scenes) {
      scenes.try_emplace("#" + scene.anchor, scene.title);
      scenes.try_emplace(fold_name(scene.title), scene.title);
    }
    const auto resolve_target = [&](std::string& target) {
      std::map<std::string, std::string>::const_iterator scene = scenes.find(target);
      if (scene == scenes.end()) scene = scenes.find(fold_name(target));
      if (scene != scenes.end()) target = scene->second;
    };
    const std::set<std::string> folded_titles = folded_names(titles), folded_codes = folded_names(codes);
    for (const Use& use : targets_) {
      std::string target = use.name;
      if (target.empty()) continue;
      resolve_target(target);
      if (folded_titles.contains(fold_name(target))) continue;
      std::string shown = target;
      if (shown.starts_with('#')) {
        shown.erase(0, 1);
        std::replace(shown.begin(), shown.end(), '-', ' ');
        if (folded_titles.contains(fold_name(shown))) continue;
      }
      const std::optional<std::string> meant = reading_.near_name(shown, titles);
      reading_.findings.report("form/scene", use.span,
                               "No scene is called " + quoted(target.starts_with('#') ? target : shown) + "." +
                                   (meant ? " Did you mean " + quoted(*meant) + "?" : ""),
                               "");
    }
    for (Scene& scene : rehearsal_.scenes) {
      for (Choice& choice : scene.choices) resolve_target(choice.target);
      for (lesson::Exit& exit : scene.exits) resolve_target(exit.target);
    }
    // A broken definition is one mistake, not one for each of its uses.
    if (reading_.findings.any_in(reading_.text.file(), codes_from_, codes_to_)) return;
    for (const Use& use : codes_used_) {
      if (folded_codes.contains(fold_name(use.name))) continue;
      const std::optional<std::string> meant = reading_.near_name(use.name, codes);
      reading_.findings.report(
          "form/code", use.span,
          "No code is called " + quoted(use.name) + "." + (meant ? " Did you mean " + quoted(*meant) + "?" : ""),
          "Codes are defined under ### Codes.");
    }
    std::vector<std::string> known(changed_.begin(), changed_.end());
    known.insert(known.end(), codes.begin(), codes.end());
    if (!reading_.lost_scenes.empty()) return;
    const std::set<std::string> folded_known = folded_names(known);
    for (const Use& use : read_names_) {
      if (folded_known.contains(fold_name(use.name))) continue;
      const std::optional<std::string> meant = reading_.near_name(use.name, known);
      reading_.findings.report(
          "form/variable", use.span,
          "Nothing ever changes " + quoted(use.name) + "." + (meant ? " Did you mean " + quoted(*meant) + "?" : ""),
          "");
    }
  }

  Reading& reading_;
  lesson::Rehearsal& rehearsal_;
  std::vector<Use> targets_, codes_used_, read_names_;
  std::vector<std::string> titles_;
  std::set<std::string> changed_;
  std::uint32_t codes_from_ = 1, codes_to_ = 0;  // lines of ### Codes
  bool ruined_ = false;                          // something under the open You is broken
};

}  // namespace

void read_rehearsal(Reading& reading, const SectionText& section) {
  lesson::Rehearsal& rehearsal =
      reading.lesson.rehearsal ? *reading.lesson.rehearsal : reading.lesson.rehearsal.emplace();
  rehearsal.span = heading_span(reading, *section.heading);
  if (is_empty(section.nodes)) return report_empty(reading, *section.heading, section.title);
  RehearsalReader(reading, rehearsal).read(section);
}

}  // namespace colloquy::source
