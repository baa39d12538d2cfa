// `colloquy check` beyond form: everything the model of a course says about how well it teaches
// and sounds, as far as text alone can tell. A pure function of the course and the texts of its
// files (only used to point at exact words). The rules stand one a file in teaching/ and sound/;
// passes.cpp is the list.
#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "base/diagnostic.h"
#include "base/each.h"
#include "base/rule.h"
#include "lesson/course.h"

namespace colloquy::check {

struct Input {
  const lesson::Course& course;
  // Bytes of a source file, or nothing: then findings point to whole blocks. Views must stay good
  // during the call. May be null.
  std::function<std::string_view(base::FileId)> text;
  // Rules that live elsewhere (form/), so that `rules:` in course.yaml may name them.
  std::span<const base::RuleInfo> other_rules;
  // The threads that lessons may be checked on.
  base::Each each = base::one_by_one;
};

// All findings, by lesson and place, at the levels that course.yaml sets.
base::Diagnostics check(const Input& input);

// Applies `rules:` of course.yaml to findings that check() did not make (form/): "off" takes a
// warning away, "error" and "warn" set its level; errors of form stay as they are.
void apply_levels(base::Diagnostics& findings, const lesson::Course& course);

}  // namespace colloquy::check
