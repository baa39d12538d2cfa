#include "source/include.h"

#include <algorithm>

#include "source/outline.h"
#include "source/prose.h"
#include "source/sections.h"

namespace colloquy::source {
namespace {

constexpr std::size_t kDeepestInclude = 8;
// Files that include several others each would grow without end: what a lesson includes is bounded in all.
constexpr std::size_t kMostIncluded = 4u << 20;  // bytes
constexpr std::size_t kCostOfAFile = 4096;       // counted for each, however small

// The nodes under the heading that answers to `fragment`; all of them without one.
std::vector<const Node*> under_heading(Reading& inner, const std::vector<Node>& nodes, std::string_view fragment) {
  std::vector<const Node*> out;
  int level = 0;
  for (const Node& node : nodes) {
    if (node.kind == BlockKind::heading) {
      if (fragment.empty()) continue;
      if (level != 0 && node.level <= level) break;
      if (level == 0 && inner.anchor(heading_text(node)) == fragment) level = node.level;
      continue;
    }
    if (fragment.empty() || level != 0) out.push_back(&node);
  }
  return out;
}

}  // namespace

void include_entries(Reading& reading, const lesson::Inlines& inlines, base::Span span,
                     std::vector<lesson::Term>& out) {
  if (inlines.size() != 1 || inlines[0].kind != lesson::Inline::Kind::link) {
    if (reading.findings.any_in(span.file, span.line, span.end_line)) return;
    reading.findings.report("form/include", span, "Include names a file: [title](file.md).", "");
    return;
  }
  const std::string target = inlines[0].link->target;
  const std::size_t hash = std::min(target.find('#'), target.size());
  const std::optional<std::string> path = resolve(folder_of(reading.path), std::string_view(target).substr(0, hash));
  const std::optional<SourceFile> file = path ? reading.around.tree.text(*path) : std::nullopt;
  // A missing file is reported where links are checked.
  if (!file) return;
  std::vector<std::string> chain = reading.including;
  chain.push_back(reading.path);
  if (std::find(chain.begin(), chain.end(), *path) != chain.end()) {
    reading.findings.report("form/include", span,
                            quoted(*path) + " includes itself" +
                                (chain.back() == *path ? "." : ", by way of " + quoted(chain.back()) + "."),
                            "");
    return;
  }
  if (chain.size() > kDeepestInclude) {
    reading.findings.report("form/include", span, "Files include each other too deep here.", "");
    return;
  }
  reading.included += file->bytes.size() + kCostOfAFile;
  if (reading.included > kMostIncluded) {
    reading.findings.report("form/include", span, "This lesson includes too much: more than 1,000 files, or 4 MiB.",
                            "Include each file once; entries for all lessons belong into glossary.md.");
    return;
  }
  base::Diagnostics decoding;
  const SourceText text = decode(file->bytes, file->file, decoding);
  const Masks masks = make_masks(text, reading.findings);
  const Blocks blocks = make_blocks(text, masks, 1, reading.findings);
  lesson::Lesson scratch;
  scratch.lang = reading.lesson.lang;
  Reading inner{text, masks, reading.findings, scratch, reading.around, reading.words, *path, blocks.definitions};
  inner.including = chain;
  inner.included = reading.included;
  read_notes(inner);
  const std::size_t before = reading.findings.size();
  std::vector<lesson::Term> terms = read_entries(
      inner, under_heading(inner, blocks.nodes,
                           hash < target.size() ? std::string_view(target).substr(hash + 1) : std::string_view()));
  reading.included = inner.included;
  for (base::Diagnostic& finding : decoding) reading.findings.list().push_back(std::move(finding));
  for (Link& link : inner.links) {
    if (!link.target.starts_with('#')) reading.links.push_back(std::move(link));
  }
  if (terms.empty() && reading.findings.size() == before)
    reading.findings.report("form/include", span, "Nothing to include stands in " + quoted(target) + ".", "");
  for (lesson::Term& term : terms) {
    if (term.included_from.empty()) term.included_from = *path;
    out.push_back(std::move(term));
  }
}

}  // namespace colloquy::source
