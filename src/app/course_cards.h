// The flash cards of a course folder as exchange/anki takes them, with the media that they show: what `export anki` and
// `import anki --learner` share.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "exchange/anki/notes.h"
#include "exchange/anki/package.h"
#include "site/build.h"

namespace colloquy::app {

class CourseCards {
 public:
  // `lesson`: the address or file of one lesson, "" for all. Keeps colloquy.lock, for notes are known by the ids of
  // their cards: these have to be the same next time. Errors: those of reading the folder; not_found (no such lesson).
  static base::Result<CourseCards> of(const std::string& course, const std::string& lesson);

  const exchange::anki::CourseInfo& info() const { return info_; }
  const std::vector<exchange::anki::LessonNotes>& lessons() const { return lessons_; }
  bool shows(std::string_view media) const { return paths_.contains(media); }
  base::Result<std::vector<exchange::anki::Media>> media() const;

 private:
  std::string name_of(const std::string& path);

  std::unique_ptr<site::Build> build_;
  exchange::anki::CourseInfo info_;
  std::vector<std::unique_ptr<package::LessonData>> data_;
  std::vector<exchange::anki::LessonNotes> lessons_;
  // Two files of one name are told apart.
  std::map<std::string, std::string, std::less<>> names_, paths_;  // path -> name, name -> path
};

}  // namespace colloquy::app
