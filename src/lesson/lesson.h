// One lesson, whole: what a file of the author's means. Plain values with places; nothing here
// knows Markdown, HTML or sound. Parts the author has not written are empty, and absent everywhere.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lesson/aid.h"
#include "lesson/card.h"
#include "lesson/dialogue.h"
#include "lesson/entry.h"
#include "lesson/prose.h"
#include "lesson/question.h"
#include "lesson/rehearsal.h"

namespace colloquy::lesson {

// The sections of the format, in the order in which a page shows them.
enum class Section {
  objectives,
  overview,
  conversation,
  videos,
  audiobook,
  concepts,
  examples,
  aids,
  cards,
  test,
  glossary,
  references,
  rehearsal,
};

struct OverviewLevel {
  Blocks blocks;
  std::string anchor;     // of its heading, for #links; "" none
  base::Span span;        // of the text
  base::Span title_span;  // of its heading
};

struct Overview {
  std::optional<OverviewLevel> quick, standard, detailed;
  base::Span span;
};

struct Video {
  std::string id, title, source;  // source: web address or file beside the lesson
  std::string length;             // as written in *(4 min)*, "" none
  struct Captions {
    std::string lang, file;
  };
  std::vector<Captions> captions;
  std::string transcript;  // file
  base::Span span;
};

// One chapter of the audio book; each layer is readable and audible.
struct Chapter {
  struct Layer {
    std::string id;
    Blocks blocks;
    base::Span span;
  };
  std::string id, title, anchor;
  Layer content;
  std::optional<Layer> explanation, analogy;
  base::Span span, title_span;
};

struct Example {
  std::string title;  // "" none
  Blocks blocks;
  base::Span span;
};

struct Reference {
  std::string title, target;
  Inlines note;
  base::Span span;
};

// A ## heading that is none of the known ones: stays on the page after the section before it.
struct PlainSection {
  std::string title, anchor;
  Blocks blocks;
  std::optional<Section> after;  // none: before all sections
  base::Span span, title_span;
};

// A member of the cast. voice: a voice's name ("female-1"), "" none given.
struct Speaker {
  enum class Role { none, teacher, student, narrator };
  std::string name, voice, about;
  Role role = Role::none;
  std::vector<std::string> together;  // speak at once: "Amal and Bo": [Amal, Bo]
  base::Span span;
};

struct BasedOn {
  std::string title, author, url, file, licence, changes;
};

enum class Access { gated, open };

struct Lesson {
  std::string id;
  std::string path;    // relative to the course folder: "1-listening/1-a-pause-is-an-offer.md"
  std::string slug;    // address on the site, stable: "1-listening/a-pause-is-an-offer"
  std::string number;  // "5.1.1", "" none
  std::string title;
  std::string lang = "en";
  bool index = false;      // a chapter's own page (index.md)
  std::string translates;  // path of the lesson it translates, "" none
  bool draft = false;
  std::vector<base::Span> drafts;  // comments draft: before blocks that do not tell it themselves
  Access access = Access::gated;
  std::string licence, level, narrator, help;
  std::vector<std::string> authors, keywords, sensitive;
  std::vector<BasedOn> based_on;
  int minutes = 0;            // stated by the author; 0: counted
  std::vector<Speaker> cast;  // course's, then the lesson's; or made from bold labels
  bool cast_declared = false;
  std::map<std::string, std::string> say;  // word -> respelling or /IPA/, course's and lesson's

  Blocks lede;  // text before the first section
  std::vector<Term> objectives;
  std::optional<Dialogue> dialogue;
  std::optional<Overview> overview;
  std::vector<Video> videos;
  std::vector<Chapter> chapters;
  std::vector<Term> concepts;
  std::vector<Example> examples;
  std::vector<Aid> aids;
  std::vector<Card> cards;
  std::optional<Test> test;
  std::vector<Term> glossary;
  std::vector<Reference> references;
  std::optional<Rehearsal> rehearsal;
  std::vector<PlainSection> plain;
  std::vector<Block> footnotes;

  std::map<Section, base::Span> headings;          // where each ## heading stands; absent: not written
  std::map<Section, std::string> section_anchors;  // of the ## headings
  std::vector<std::string> anchors;                // every #anchor a link of this lesson may name
  base::FileId file = 0;
  base::Span span;
};

}  // namespace colloquy::lesson
