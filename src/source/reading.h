// What all the section readers share while one lesson is read: its text, the words it knows, the
// model that grows, and the findings. Lives for one call of read_lesson; owned by it.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "source/blocks.h"
#include "source/read_lesson.h"
#include "source/vocabulary.h"

namespace colloquy::source {

// What a comment says of the block below it.
struct Note {
  bool draft = false;
  bool draft_kept = false;  // the model says it of the block itself
  bool plain = false;
  bool inferred = false;
  std::string id;
  base::Span span;
  bool used = false;
};

struct Link {
  std::string target;
  base::Span span;
  std::string folder;  // of the file that holds it, for addresses relative to it
};

struct Reading {
  const SourceText& text;
  const Masks& masks;
  Findings& findings;
  lesson::Lesson& lesson;
  const Surroundings& around;
  const Vocabulary& words;
  std::string path;                          // of the file being read, relative to the course
  std::string definitions;                   // link definitions
  std::map<std::uint32_t, Note> notes = {};  // by the line of the block they speak of
  std::vector<Link> links = {};
  std::vector<std::string> including = {};  // files that are being included, against circles
  std::size_t included = 0;                 // what all files cost that were included so far, against bombs
  std::map<std::string, int> anchors = {};  // how often each was given
  bool cast_from_labels = false;
  bool objectives_broken = false;             // something is wrong among them: their names are not checked
  std::vector<std::string> lost_scenes = {};  // titles of plain sections that follow the rehearsal
  std::size_t guesses_left = 300'000;         // comparisons of names, see near_name
  // The cast by folded name, as far as speaker() has needed it; the cast only grows while a lesson is read.
  mutable std::map<std::string, std::size_t> cast_by_name = {};
  mutable std::size_t cast_known = 0;

  // The note on the block that begins at `line`, now used; null: none.
  const Note* note_at(std::uint32_t line);
  // Whether a program drafted the block that begins at `line`; the caller keeps that in the model.
  bool keep_draft(std::uint32_t line);
  // The member of the cast, null: nobody. Names are compared folded.
  const lesson::Speaker* speaker(std::string_view name) const;
  // The name that a mistyped one most likely means. Comparing costs, so a lesson gets so many guesses:
  // where everything is wrong, no text of it is made slow by what it might have meant.
  std::optional<std::string> near_name(std::string_view name, const std::vector<std::string>& known,
                                       double at_least = 0.6);
  bool may_guess_among(std::size_t names) const { return names <= guesses_left; }
  // The name of the first with the role teacher, else the first of the cast, else "Teacher".
  std::string teacher() const;
  // GitHub's anchor of a heading, made unique, and known as a target of links from now on.
  std::string anchor(std::string_view heading);
};

// Reads the comments that stand alone; reports form/span.
void read_notes(Reading& reading);
// Reports notes that nothing used (form/comment-place); keeps drafts of which no block can tell.
void check_notes(Reading& reading);

std::string fold_name(std::string_view name);
std::string trimmed(std::string_view text);
bool equal_folded(std::string_view a, std::string_view b);

// Folder of a path with its final slash, "" for none. A path relative to it, dot segments resolved;
// nullopt: it leaves the course folder.
std::string folder_of(std::string_view path);
std::optional<std::string> resolve(std::string_view folder, std::string_view target);

// In straight quotation marks, for messages.
std::string quoted(std::string_view text);

// For looking up a name among many.
std::set<std::string> folded_names(const std::vector<std::string>& names);

}  // namespace colloquy::source
