#include "source/course.h"

#include <algorithm>
#include <map>
#include <set>

#include "source/address.h"
#include "source/course_order.h"
#include "source/front_matter.h"
#include "source/given_voices.h"
#include "source/identity.h"
#include "source/nodes.h"
#include "source/read_lesson.h"
#include "source/recorded.h"

namespace colloquy::source {
namespace {

using base::Diagnostics;
using base::Severity;
using lesson::Course;
using lesson::Lesson;

// What Include, links and drafted spans see of the folder.
class FolderTree final : public SourceTree {
 public:
  explicit FolderTree(const CourseFolder& folder) : folder_(folder) {}
  std::optional<SourceFile> text(std::string_view path) const override {
    const CourseText* found = folder_.find(path);
    if (!found) return std::nullopt;
    return SourceFile{found->file, found->path, found->bytes};
  }
  bool exists(std::string_view path) const override { return folder_.exists(path); }

 private:
  const CourseFolder& folder_;
};

// Everything a lesson starts with before its own words are read.
Lesson defaults_of(const Course& course, const CourseText& text) {
  Lesson lesson;
  lesson.path = text.path;
  lesson.file = text.file;
  lesson.lang = course.lang;
  lesson.licence = course.licence;
  lesson.help = course.help;
  lesson.authors = course.authors;
  lesson.cast = course.cast;
  lesson.cast_declared = !course.cast.empty();
  lesson.say = course.say;
  lesson.access = course.access;
  return lesson;
}

// Links from lesson to lesson: the file must be a lesson and the heading must be there.
using LessonsByPath = std::map<std::string, const Lesson*>;

class LinkCheck {
 public:
  LinkCheck(const LessonsByPath& by_path, Diagnostics& findings) : findings_(findings), by_path_(by_path) {}

  void check(const Lesson& lesson) {
    from_ = &lesson;
    walk(lesson.lede);
    if (lesson.dialogue) {
      walk(lesson.dialogue->intro);
      for (const lesson::Part& part : lesson.dialogue->parts) {
        walk(part.note);
        for (const lesson::Line& line : part.lines) {
          if (const auto* turn = std::get_if<lesson::Turn>(&line)) walk(turn->text), walk(turn->asides);
        }
        if (part.summary) walk(part.summary->text);
      }
    }
    if (lesson.overview) {
      for (const auto* level : {&lesson.overview->quick, &lesson.overview->standard, &lesson.overview->detailed}) {
        if (*level) walk((*level)->blocks);
      }
    }
    for (const lesson::Chapter& chapter : lesson.chapters) {
      walk(chapter.content.blocks);
      if (chapter.explanation) walk(chapter.explanation->blocks);
      if (chapter.analogy) walk(chapter.analogy->blocks);
    }
    for (const auto* terms : {&lesson.objectives, &lesson.concepts, &lesson.glossary}) {
      for (const lesson::Term& term : *terms) walk(term.meaning);
    }
    for (const lesson::Example& example : lesson.examples) walk(example.blocks);
    for (const lesson::PlainSection& section : lesson.plain) walk(section.blocks);
    if (lesson.test) {
      for (const lesson::Pool& pool : lesson.test->pools) {
        for (const lesson::Question& question : pool.questions) {
          walk(question.stem), walk(question.feedback);
          for (const lesson::Option& option : question.options) walk(option.feedback);
        }
      }
    }
  }

 private:
  void walk(const lesson::Blocks& blocks) {
    for (const lesson::Block& block : blocks) {
      walk(block.inlines, block.span);
      walk(block.children);
    }
  }

  void walk(const lesson::Inlines& inlines, base::Span span) {
    for (const lesson::Inline& node : inlines) {
      if (node.kind == lesson::Inline::Kind::link) check(node.link->target, span);
      walk(node.children, span);
    }
  }

  void check(const std::string& target, base::Span span) {
    const std::size_t hash = target.find('#');
    const std::string_view path = std::string_view(target).substr(0, std::min(hash, target.size()));
    if (!path.ends_with(".md") || path.find(':') != std::string_view::npos || hash == std::string::npos) return;
    const auto found = by_path_.find(relative_path(from_->path, path));
    if (found == by_path_.end()) return;  // read_lesson says that the file is not there
    const std::string anchor = target.substr(hash + 1);
    const auto& anchors = found->second->anchors;
    if (std::find(anchors.begin(), anchors.end(), anchor) == anchors.end()) {
      findings_.push_back({"form/link",
                           Severity::error,
                           span,
                           "No heading of " + found->second->path + " answers to \"#" + anchor + "\".",
                           "",
                           {}});
    }
  }

  Diagnostics& findings_;
  const LessonsByPath& by_path_;
  const Lesson* from_ = nullptr;
};

void check_lesson_links(const Course& course, const base::Each& each, Diagnostics& findings) {
  LessonsByPath by_path;
  for (const Lesson& lesson : course.lessons) by_path[lesson.path] = &lesson;
  std::vector<Diagnostics> found(course.lessons.size());
  each(found.size(), [&](std::size_t i) { LinkCheck(by_path, found[i]).check(course.lessons[i]); });
  for (const Diagnostics& some : found) findings.insert(findings.end(), some.begin(), some.end());
}

void read_course_settings(const CourseFolder& folder, CourseReading& out, CourseFile& settings) {
  Course& course = out.course;
  if (const CourseText* yaml = folder.find("course.yaml")) {
    settings = read_course_file(yaml->bytes, yaml->file, course, out.findings);
  }
  if (course.title.empty()) course.title = folder.name;
}

void read_lessons(const CourseFolder& folder, const base::Each& each, CourseReading& out) {
  std::vector<const CourseText*> texts;
  std::vector<std::string> paths;
  for (const CourseText& text : folder.texts) {
    if (!is_lesson_path(text.path)) continue;
    texts.push_back(&text);
    paths.push_back(text.path);
  }
  const FolderTree tree(folder);
  std::vector<LessonReading> readings(texts.size());
  each(texts.size(), [&](std::size_t i) {
    Lesson defaults = defaults_of(out.course, *texts[i]);
    std::string lang;
    defaults.translates = translated_path(texts[i]->path, paths, lang);
    if (!defaults.translates.empty()) defaults.lang = lang;
    readings[i] =
        read_lesson({texts[i]->file, texts[i]->path, texts[i]->bytes}, std::move(defaults), {out.course, tree});
  });
  out.course.lessons.reserve(readings.size());
  for (LessonReading& reading : readings) {
    out.course.lessons.push_back(std::move(reading.lesson));
    out.findings.insert(out.findings.end(), std::make_move_iterator(reading.findings.begin()),
                        std::make_move_iterator(reading.findings.end()));
  }
}

void take_glossary(const CourseFolder& folder, CourseReading& out) {
  const CourseText* text = folder.find("glossary.md");
  if (!text) return;
  const FolderTree tree(folder);
  GlossaryReading reading = read_glossary({text->file, text->path, text->bytes}, {out.course, tree});
  out.course.glossary = std::move(reading.terms);
  out.findings.insert(out.findings.end(), reading.findings.begin(), reading.findings.end());
}

// A part's summary is one with it and named after it.
void name_summaries(Lesson& lesson) {
  if (!lesson.dialogue) return;
  for (lesson::Part& part : lesson.dialogue->parts) {
    if (part.summary) part.summary->id = part.id + "/summary";
  }
}

void give_ids(const CourseFolder& folder, const base::Each& each, CourseReading& out) {
  std::vector<LockEntry> remembered;
  const CourseText* lock = folder.find("colloquy.lock");
  out.lock_exists = lock != nullptr;
  if (lock) remembered = read_lock(lock->bytes, lock->file, out.findings);
  std::vector<LockEntry> recorded = take_recorded(remembered);
  const std::vector<LockEntry> voices = take_voices(remembered);
  std::vector<std::vector<IdNode>> nodes(out.course.lessons.size());
  each(nodes.size(), [&](std::size_t i) { nodes[i] = list_nodes(out.course.lessons[i]); });
  Identity identity = identify(out.course, nodes, remembered, out.findings, each);
  nodes.clear();
  out.kept = identity.kept, out.born = identity.born, out.gone = identity.gone;
  for (Lesson& lesson : out.course.lessons) name_summaries(lesson);
  for (std::size_t i = 0; i < out.course.glossary.size(); ++i) {
    lesson::Term& term = out.course.glossary[i];
    if (term.id.empty()) term.id = "g-" + std::to_string(i);
  }
  recorded = date_recordings(out.course, folder.fingerprint, std::move(recorded));
  identity.entries.insert(identity.entries.end(), recorded.begin(), recorded.end());
  const std::vector<LockEntry> given = give_voices(out.course, voices);
  identity.entries.insert(identity.entries.end(), given.begin(), given.end());
  out.lock = write_lock(std::move(identity.entries), each);
  out.lock_stale = lock && lock->bytes != out.lock;
}

}  // namespace

const CourseText* CourseFolder::find(std::string_view path) const {
  const auto at = std::lower_bound(texts.begin(), texts.end(), path,
                                   [](const CourseText& text, std::string_view p) { return text.path < p; });
  return at != texts.end() && at->path == path ? &*at : nullptr;
}

CourseReading read_course(const CourseFolder& folder, const base::Each& each) {
  CourseReading out;
  CourseFile settings;
  read_course_settings(folder, out, settings);
  // From here on cast, pronunciations and defaults of the course are known.
  read_lessons(folder, each, out);
  take_glossary(folder, out);
  // From here on every lesson is a model, however broken its text was.
  put_in_order(out.course, settings.order, settings.order_span, out.findings);
  // From here on every lesson has a number (where the course has numbers), a place and an address.
  check_lesson_links(out.course, each, out.findings);
  give_ids(folder, each, out);
  // From here on everything that learners can remember has its id.
  put_in_place_order(out.findings);
  return out;
}

void put_in_place_order(Diagnostics& findings) {
  const auto less = [](const base::Diagnostic& a, const base::Diagnostic& b) {
    if (a.span != b.span) return a.span < b.span;
    return std::tie(a.rule, a.message) < std::tie(b.rule, b.message);
  };
  std::stable_sort(findings.begin(), findings.end(), less);
  const auto equal = [&](const base::Diagnostic& a, const base::Diagnostic& b) { return !less(a, b) && !less(b, a); };
  findings.erase(std::unique(findings.begin(), findings.end(), equal), findings.end());
}

}  // namespace colloquy::source
