#include "write/parts/context.h"

namespace colloquy::write {

Context::Context(const LessonView& view) : view_(view), text_(view.lesson->lang) {
  hears_ = learner() || (visitor() && lesson().access == lesson::Access::open);
  // Concepts first: where a term is both, the concept is on the page (lesson format, case 23).
  for (const lesson::Term& term : lesson().concepts) glossary_.add(term);
  for (const lesson::Term& term : lesson().glossary) glossary_.add(term);
  for (const TrackView& each : view.tracks) {
    if (!each.timeline) continue;
    for (const package::LineTime& line : each.timeline->lines) starts_.emplace(line.node, line.start);
  }
  for (const Note& note : view.notes) waiting_.push_back(&note);
}

std::string Context::course_address(std::string_view rest) const {
  return "/c/" + view_.course_slug + "/" + std::string(rest);
}

std::string Context::address(std::string_view rest) const {
  return course_address(lesson().slug + "/" + std::string(rest));
}

Prose Context::prose() const {
  Prose::Options options;
  options.resolve = &view_.resolve;
  options.glossary = &glossary_;
  options.gap_word = "____";
  options.sound = hears_;
  options.written = view_.written;
  return Prose(options);
}

Prose Context::prose_about(const lesson::Term& term) const {
  Prose::Options options;
  options.resolve = &view_.resolve;
  options.glossary = &glossary_;
  options.not_this = &term;
  options.sound = hears_;
  return Prose(options);
}

std::string Context::claim(std::string_view id) {
  if (id.empty() || !ids_.emplace(id).second) return {};
  return std::string(id);
}

const TrackView* Context::track(std::string_view id) const {
  if (!hears_) return nullptr;
  for (const TrackView& each : view_.tracks) {
    if (each.id == id && each.timeline && !(each.opus.empty() && each.mp3.empty())) return &each;
  }
  return nullptr;
}

package::Ms Context::node_start(std::string_view node) const {
  if (!hears_) return -1;
  const auto it = starts_.find(node);
  return it == starts_.end() ? -1 : it->second;
}

Html Context::note_list(const std::vector<const Note*>& notes) const {
  if (notes.empty()) return {};
  Html items;
  for (const Note* note : notes) {
    const bool error = note->diagnostic.severity == base::Severity::error;
    Html inside = el("b", {cls(error ? "is-error" : "is-warning")}, text_(error ? "finding.error" : "finding.warning"));
    inside += Html(" ") + Html(note->diagnostic.message);
    if (!note->diagnostic.help.empty()) inside += Html(" ") + Html(note->diagnostic.help);
    inside += Html(" ") + el("code", {}, note->diagnostic.rule) + Html(" ") + el("span", {cls("quiet")}, note->place);
    items += el("li", {}, inside);
  }
  return el("ul", {cls("findings noprint"), at("aria-label", text_("finding.here"))}, items);
}

Html Context::notes(const base::Span& span) {
  if (waiting_.empty() || !span.known()) return {};
  std::vector<const Note*> here, later;
  for (const Note* note : waiting_) {
    const base::Span& at = note->diagnostic.span;
    const bool inside = at.file == span.file && at.line >= span.line && at.line <= span.end_line;
    (inside ? here : later).push_back(note);
  }
  waiting_ = std::move(later);
  return note_list(here);
}

Html Context::remaining_notes() {
  const std::vector<const Note*> rest = std::move(waiting_);
  waiting_.clear();
  return note_list(rest);
}

Html section(Context& context, std::string_view id, std::string_view key, const Html& inside, const Attributes& more) {
  if (inside.empty()) return {};
  const std::string heading = "h-" + std::string(id);
  Attributes attributes = {at("id", id), at("aria-labelledby", heading)};
  attributes.insert(attributes.end(), more.begin(), more.end());
  return el("section", attributes, el("h2", {at("id", heading)}, context.text()(key)), inside);
}

}  // namespace colloquy::write
