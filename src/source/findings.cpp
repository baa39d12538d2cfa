#include "source/findings.h"

#include <algorithm>
#include <cassert>

#include "source/form_rules.h"

namespace colloquy::source {

void Findings::report(std::string_view rule, base::Span span, std::string message, std::string help,
                      std::vector<base::Edit> fix) {
  const base::RuleInfo* info = form_rule(rule);
  assert(info != nullptr && "a rule of form that form_rules.cpp does not list");
  list_.push_back({std::string(rule), info == nullptr ? base::Severity::error : info->severity, span,
                   std::move(message), std::move(help), std::move(fix)});
}

void Findings::ruin(base::FileId file, std::uint32_t first, std::uint32_t last) {
  if (first > last) return;
  ruins_.push_back({file, first, last, list_.empty() ? 0 : list_.size() - 1});
}

bool Findings::any_in(base::FileId file, std::uint32_t first, std::uint32_t last) const {
  return std::any_of(list_.begin(), list_.end(), [&](const base::Diagnostic& d) {
    return d.span.file == file && d.span.line >= first && d.span.line <= last;
  });
}

base::Diagnostics Findings::take() {
  std::vector<bool> held(list_.size(), false);
  for (const Ruin& ruin : ruins_) {
    if (ruin.cause < held.size() && held[ruin.cause]) continue;
    for (std::size_t i = 0; i < list_.size(); ++i) {
      if (i == ruin.cause) continue;
      const base::Span& span = list_[i].span;
      if (span.file == ruin.file && span.line >= ruin.first && span.line <= ruin.last) held[i] = true;
    }
  }
  base::Diagnostics out;
  for (std::size_t i = 0; i < list_.size(); ++i) {
    if (!held[i]) out.push_back(std::move(list_[i]));
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const base::Diagnostic& a, const base::Diagnostic& b) { return a.span < b.span; });
  out.erase(std::unique(out.begin(), out.end(),
                        [](const base::Diagnostic& a, const base::Diagnostic& b) {
                          return a.rule == b.rule && a.span == b.span;
                        }),
            out.end());
  list_.clear();
  ruins_.clear();
  return out;
}

}  // namespace colloquy::source
