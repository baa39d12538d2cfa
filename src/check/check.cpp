#include "check/check.h"

#include <algorithm>
#include <iterator>

#include "check/facts.h"
#include "check/passes.h"
#include "check/rules.h"
#include "text/similarity.h"

namespace colloquy::check {
namespace {

using base::Severity;

constexpr base::RuleInfo kRuleName = {.id = "teaching/rule-name",
                                      .severity = Severity::warning,
                                      .summary = "course.yaml sets a rule that there is none of.",
                                      .explanation =
                                          "Under rules: stand names of rules and off, warn or error. Errors of form "
                                          "cannot be set: what they find cannot be read.",
                                      .bad = "rules:\n  teaching/aid-concepts: off",
                                      .good = "rules:\n  teaching/aid-concept: off"};

std::string_view level_of(const lesson::Course& course, std::string_view rule) {
  const auto at = course.rules.find(std::string(rule));
  return at == course.rules.end() ? std::string_view() : std::string_view(at->second);
}

void set_level(base::Diagnostic& d, std::string_view level) {
  if (level == "error") d.severity = Severity::error;
  if (level == "warn") d.severity = Severity::warning;
}

void check_rule_names(const Input& input, base::Diagnostics& out) {
  Report report(kRuleName, out);
  for (const auto& [name, level] : input.course.rules) {
    base::Span span{input.course.file, 1, 1, 1, 1};
    const auto at = input.course.rule_spans.find(name);
    if (at != input.course.rule_spans.end()) span = at->second;
    const base::RuleInfo* known = rule_info(name);
    if (known != nullptr) continue;
    const auto other = std::find_if(input.other_rules.begin(), input.other_rules.end(),
                                    [&](const base::RuleInfo& r) { return r.id == name; });
    if (other == input.other_rules.end()) {
      const std::string nearest = nearest_rule(name, input.other_rules);
      report.at(
          span,
          "There is no rule " + quoted(name) + "." + (nearest.empty() ? "" : " Did you mean " + quoted(nearest) + "?"),
          "colloquy explain lists all rules.");
    } else if (other->severity == Severity::error && level != "error") {
      report.at(span, quoted(name) + " cannot be set: what it finds cannot be read.", "Take the line out.");
    }
  }
}

}  // namespace

base::Diagnostics check(const Input& input) {
  base::Diagnostics out;
  if (level_of(input.course, kRuleName.id) != "off") check_rule_names(input, out);
  const std::span<const Rule* const> rules = passes();
  const std::size_t lessons = input.course.lessons.size();
  // By rule, then by lesson, and last what the rule says of the whole course: the order of one thread.
  std::vector<base::Diagnostics> found(rules.size() * (lessons + 1));
  const auto apply = [&](std::size_t rule, std::size_t lesson, auto run, const auto& facts) {
    const std::string_view level = level_of(input.course, rules[rule]->info.id);
    if (run == nullptr || level == "off") return;
    base::Diagnostics& here = found[rule * (lessons + 1) + lesson];
    Report report(rules[rule]->info, here);
    run(facts, report);
    for (base::Diagnostic& d : here) set_level(d, level);
  };
  const CourseFacts facts(input.course, input.text, input.each, [&](std::size_t i, const LessonFacts& own) {
    for (std::size_t r = 0; r < rules.size(); ++r) apply(r, i, rules[r]->lesson, own);
  });
  input.each(lessons, [&](std::size_t i) {
    for (std::size_t r = 0; r < rules.size(); ++r) apply(r, i, rules[r]->among, *facts.lessons()[i]);
  });
  for (std::size_t r = 0; r < rules.size(); ++r) apply(r, lessons, rules[r]->course, facts);
  for (base::Diagnostics& some : found)
    out.insert(out.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
  // Included entries are met once a lesson that includes them; a finding is said once.
  std::stable_sort(out.begin(), out.end(),
                   [](const base::Diagnostic& a, const base::Diagnostic& b) { return a.span < b.span; });
  out.erase(std::unique(out.begin(), out.end(),
                        [](const base::Diagnostic& a, const base::Diagnostic& b) {
                          return a.span == b.span && a.rule == b.rule && a.message == b.message;
                        }),
            out.end());
  return out;
}

void apply_levels(base::Diagnostics& findings, const lesson::Course& course) {
  std::erase_if(findings, [&](const base::Diagnostic& d) {
    return d.severity == Severity::warning && level_of(course, d.rule) == "off";
  });
  for (base::Diagnostic& d : findings) {
    const bool is_form_error = d.rule.starts_with("form/") && d.severity == Severity::error;
    if (!is_form_error) set_level(d, level_of(course, d.rule));
  }
}

std::vector<base::RuleInfo> rule_infos() {
  std::vector<base::RuleInfo> out;
  for (const Rule* rule : passes()) out.push_back(rule->info);
  out.push_back(kRuleName);
  return out;
}

const base::RuleInfo* rule_info(std::string_view id) {
  if (id == kRuleName.id) return &kRuleName;
  const std::span<const Rule* const> all = passes();
  const auto at = std::find_if(all.begin(), all.end(), [&](const Rule* rule) { return rule->info.id == id; });
  return at == all.end() ? nullptr : &(*at)->info;
}

std::string nearest_rule(std::string_view id, std::span<const base::RuleInfo> others) {
  std::vector<std::string> names;
  for (const base::RuleInfo& info : rule_infos()) names.emplace_back(info.id);
  for (const base::RuleInfo& info : others) names.emplace_back(info.id);
  const int at = text::closest(id, names);
  if (at >= 0) return names[static_cast<std::size_t>(at)];
  // "no-key": the family forgotten.
  for (const std::string& name : names) {
    if (name.ends_with("/" + std::string(id))) return name;
  }
  return {};
}

}  // namespace colloquy::check
