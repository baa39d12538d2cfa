// Findings as people and programs read them: text with the line and a caret, JSON for editors and
// scripts, SARIF 2.1.0 for code-hosting sites. Pure: the texts of the files are handed in. Every
// output is bounded: a finding in a line of 50 MB shows a hundred columns of it.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/rule.h"

namespace colloquy::write {

// What the findings speak of. `text` gives a file's bytes, or nothing where they are not at hand:
// then the finding is shown without its line. Its views must stay good while rendering.
struct FindingSources {
  const base::Files& files;
  std::function<std::string_view(base::FileId)> text;
};

enum class Colour { off, on };

// One finding:
//   1-listening/1-pause.md:12:4: error: No answer is marked right. [teaching/no-key]
//     12 |    - [ ] Wait.
//        |    ^~~~~~~~~~~
//        = Put [x] before it.
// Tabs are drawn as spaces to the next multiple of four, wide characters count two, control
// characters are shown as U+FFFD so that a lesson cannot speak to the terminal.
std::string finding_text(const base::Diagnostic& finding, const FindingSources& sources, Colour colour = Colour::off);

// All of them, an empty line between, and a closing line with their numbers; "" for none.
std::string findings_text(std::span<const base::Diagnostic> findings, const FindingSources& sources,
                          Colour colour = Colour::off);

// {"version":1,"findings":[...]}, with a final newline.
std::string findings_json(std::span<const base::Diagnostic> findings, const FindingSources& sources);

// One run of the tool "Colloquy". `rules` describes the rules that occur (others may be among them).
std::string findings_sarif(std::span<const base::Diagnostic> findings, const FindingSources& sources,
                           std::span<const base::RuleInfo> rules, std::string_view version);

// What `colloquy explain RULE` prints.
std::string explanation_text(const base::RuleInfo& rule, Colour colour = Colour::off);

}  // namespace colloquy::write
