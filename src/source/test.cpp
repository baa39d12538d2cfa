// ## Practice test: pools of questions, material, blueprint.
#include <algorithm>
#include <charconv>

#include "source/questions.h"
#include "source/sections.h"
#include "source/test_settings.h"

namespace colloquy::source {
namespace {

bool is_question_list(const Node& node) {
  return node.kind == BlockKind::list && node.ordered;
}

// Takes the directions of a pool out of its material.
void take_settings(lesson::Blocks& blocks, std::vector<lesson::Direction>& out) {
  for (lesson::Block& block : blocks) {
    for (lesson::Direction& said : take_directions(block.inlines)) out.push_back(std::move(said));
  }
  std::erase_if(blocks, [](const lesson::Block& block) {
    return block.kind == lesson::Block::Kind::paragraph && block.inlines.empty();
  });
}

void orphan(Reading& reading, const Node& node, const lesson::Pool& pool) {
  const bool boxes = node.kind == BlockKind::list && has_boxes(pointers(node.children));
  std::vector<base::Edit> fix;
  if (!pool.questions.empty() && (node.kind == BlockKind::list || node.kind == BlockKind::quote)) {
    for (std::uint32_t line = node.line; line <= node.last_line; ++line) {
      if (trimmed(reading.text.line(line)).empty()) continue;
      const std::size_t at = reading.text.start_of(line);
      fix.push_back({reading.text.span(at, at), "   "});
    }
  }
  const std::string message = boxes                           ? "These options belong to no question."
                              : node.kind == BlockKind::quote ? "This remark belongs to no question."
                                                              : "This belongs to no question.";
  reading.findings.report("form/orphan", span_of(reading, node), message,
                          "Indent it by three spaces under its question, or number the question.", std::move(fix));
  reading.findings.ruin(reading.text.file(), node.line, node.last_line);
}

void read_pool(Reading& reading, lesson::Test& test, const std::vector<const Node*>& nodes, lesson::Pool& pool,
               bool whole_test) {
  std::size_t at = 0;
  std::vector<const Node*> before;
  while (at < nodes.size() && !is_question_list(*nodes[at])) {
    if (nodes[at]->kind == BlockKind::list && has_boxes(pointers(nodes[at]->children))) {
      orphan(reading, *nodes[at], pool);
      if (!before.empty()) reading.findings.ruin(reading.text.file(), before.back()->line, before.back()->last_line);
    } else {
      before.push_back(nodes[at]);
    }
    ++at;
  }
  for (const Node* node : before) {
    const std::size_t found = reading.findings.size();
    read_block(reading, *node, pool.material);
    if (reading.findings.size() == found + 1 && reading.findings.list().back().rule == "form/stray-gap")
      reading.findings.ruin(reading.text.file(), node->line, node->last_line);
  }
  std::vector<lesson::Direction> said;
  take_settings(pool.material, said);
  apply_to_pool(reading, said, whole_test ? nullptr : &pool, test);
  bool ruins = false;  // an orphan stands above: what follows it up to the next question is its like
  while (at < nodes.size()) {
    const Node& node = *nodes[at];
    if (is_question_list(node) && !(ruins && node.column > 3)) {
      ruins = false;
      const std::size_t first = at;
      const std::vector<const Node*> items = collect_items(nodes, at);
      for (const Node* item : items) {
        if (item->children.empty()) {
          reading.findings.report("form/no-answer", span_of(reading, *item), "This question is empty.",
                                  "Write it after its number, or take the number away.");
          continue;
        }
        pool.questions.push_back(read_question(reading, *item));
      }
      // What became an orphan just after a question ruins that question too.
      if (at < nodes.size() && (nodes[at]->kind == BlockKind::list || nodes[at]->kind == BlockKind::quote) &&
          !items.empty()) {
        orphan(reading, *nodes[at], pool);
        reading.findings.ruin(reading.text.file(), items.back()->line, nodes[at]->last_line);
        ruins = true;
        ++at;
      }
      if (at == first) ++at;
      continue;
    }
    if (!is_comment(node) && node.kind != BlockKind::footnote) {
      if (!ruins) orphan(reading, node, pool);
      ruins = true;
    } else if (node.kind == BlockKind::footnote)
      read_block(reading, node, pool.material);
    ++at;
  }
}

void read_blueprint(Reading& reading, lesson::Test& test, const Part& part) {
  const std::vector<const Node*>::const_iterator table = std::find_if(
      part.nodes.begin(), part.nodes.end(), [](const Node* node) { return node->kind == BlockKind::table; });
  if (table == part.nodes.end()) {
    reading.findings.report("form/blueprint", heading_span(reading, *part.heading),
                            "A blueprint is a table: objectives down, levels across, counts in the cells.", "");
    return;
  }
  for (const Node* node : part.nodes) {
    if (node != *table && !is_comment(*node))
      reading.findings.report("form/blueprint", span_of(reading, *node), "Under a blueprint stands only its table.",
                              "");
  }
  lesson::Blueprint blueprint;
  blueprint.span = heading_span(reading, *part.heading);
  const std::vector<Node>& rows = (*table)->children;
  for (std::size_t c = 1; c < rows[0].children.size(); ++c)
    blueprint.levels.push_back(trimmed(rows[0].children[c].passage.text()));
  for (std::size_t r = 1; r < rows.size(); ++r) {
    const std::vector<Node>& cells = rows[r].children;
    if (cells.empty()) continue;
    lesson::Blueprint::Row row;
    row.objective = trimmed(cells[0].passage.text());
    row.span = span_of(reading, cells[0]);
    for (std::size_t c = 1; c < cells.size(); ++c) {
      const std::string text = trimmed(cells[c].passage.text());
      int count = 0;
      const std::from_chars_result read = std::from_chars(text.data(), text.data() + text.size(), count);
      if (!text.empty() && text != "-" &&
          (read.ec != std::errc() || read.ptr != text.data() + text.size() || count < 0)) {
        reading.findings.report("form/blueprint", cells[c].passage.span(0, cells[c].passage.size()),
                                quoted(text) + " is no count of questions.", "Write a whole number.");
        count = 0;
      }
      row.counts.push_back(count);
    }
    blueprint.rows.push_back(std::move(row));
  }
  test.blueprint = std::move(blueprint);
}

}  // namespace

void read_test(Reading& reading, const SectionText& section) {
  lesson::Test& test = reading.lesson.test ? *reading.lesson.test : reading.lesson.test.emplace();
  test.span = heading_span(reading, *section.heading);
  if (is_empty(section.nodes)) return report_empty(reading, *section.heading, section.title);
  const std::vector<Part> parts = cut_into_parts(reading, section.nodes, 3, Known::test_parts, section.key);
  for (const Part& part : parts) {
    if (part.heading == nullptr && is_empty(part.nodes)) continue;
    if (part.key == "blueprint") {
      reading.anchor(part.title);
      read_blueprint(reading, test, part);
      continue;
    }
    lesson::Pool pool;
    pool.span = test.span;
    if (part.heading != nullptr) {
      pool.title = part.title;
      pool.title_span = heading_span(reading, *part.heading);
      pool.span = pool.title_span;
      pool.anchor = reading.anchor(part.title);
      if (is_empty(part.nodes)) {
        report_empty(reading, *part.heading, part.title);
        continue;
      }
    }
    read_pool(reading, test, part.nodes, pool, part.heading == nullptr);
    // Directions and material above the first pool belong to the whole test.
    if (pool.questions.empty() && part.heading == nullptr) {
      if (pool.material.empty()) continue;
      if (parts.size() > 1) {
        pool.title.clear();
        test.pools.push_back(std::move(pool));
        continue;
      }
    }
    if (pool.questions.empty()) {
      reading.findings.report(
          "form/empty", pool.span,
          "No question stands under " + quoted(pool.title.empty() ? section.title : pool.title) + ".",
          "A question is an entry of a numbered list.");
      continue;
    }
    test.pools.push_back(std::move(pool));
  }
}

void check_objectives(Reading& reading) {
  if (!reading.lesson.test || reading.objectives_broken) return;
  std::vector<std::string> names;
  for (const lesson::Term& objective : reading.lesson.objectives) names.push_back(objective.term);
  for (const lesson::Term& objective : reading.around.course.objectives) names.push_back(objective.term);
  const std::set<std::string> known = folded_names(names);
  const auto check = [&](const std::string& name, const base::Span& span) {
    if (name.empty() || known.contains(fold_name(name))) return;
    const std::optional<std::string> meant = reading.near_name(name, names);
    reading.findings.report("form/objective", span,
                            "No learning objective is called " + quoted(name) + "." +
                                (meant ? " Did you mean " + quoted(*meant) + "?" : ""),
                            meant ? "" : "Name it under ## Objectives, or in course.yaml.");
  };
  for (const lesson::Pool& pool : reading.lesson.test->pools) {
    for (const lesson::Question& question : pool.questions) check(question.objective, question.objective_span);
  }
  if (reading.lesson.test->blueprint) {
    for (const lesson::Blueprint::Row& row : reading.lesson.test->blueprint->rows) check(row.objective, row.span);
  }
}

}  // namespace colloquy::source
