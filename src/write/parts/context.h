// What the parts of one lesson page share while it is written: the view, its words, its glossary,
// which ids are taken, when each line sounds, and which findings still wait for their place.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "write/lesson_view.h"

namespace colloquy::write {

class Context {
 public:
  explicit Context(const LessonView& view);

  const LessonView& view() const { return view_; }
  const lesson::Lesson& lesson() const { return *view_.lesson; }
  const lesson::Course& course() const { return *view_.course; }
  const Text& text() const { return text_; }
  const Glossary& glossary() const { return glossary_; }

  // Learner, or any visitor of an open lesson: sound, prompts, answers. A book's reader hears elsewhere.
  bool hears() const { return hears_; }
  bool learner() const { return view_.audience == Audience::learner; }
  bool visitor() const { return view_.audience == Audience::visitor; }

  // "/c/<course>/<slug>/" and what follows it.
  std::string address(std::string_view rest = {}) const;
  std::string course_address(std::string_view rest = {}) const;

  // The writer of one section's text; each section links a term once.
  Prose prose() const;
  // For text whose own term shall not lead to itself.
  Prose prose_about(const lesson::Term& term) const;

  // `id` the first time it is asked for, "" after that: no page has one id twice.
  std::string claim(std::string_view id);

  const TrackView* track(std::string_view id) const;
  // When the node's first line begins, in ms of its track; -1 where there is no sound.
  package::Ms node_start(std::string_view node) const;

  // Findings inside these lines of the lesson's file, each shown once.
  Html notes(const base::Span& span);
  Html remaining_notes();

 private:
  Html note_list(const std::vector<const Note*>& notes) const;

  const LessonView& view_;
  Text text_;
  Glossary glossary_;
  bool hears_ = false;
  std::set<std::string, std::less<>> ids_;
  std::map<std::string, package::Ms, std::less<>> starts_;
  std::vector<const Note*> waiting_;
};

// A section of the page: its heading and what stands below. Empty inside: nothing at all.
Html section(Context& context, std::string_view id, std::string_view key, const Html& inside,
             const Attributes& more = {});

}  // namespace colloquy::write
