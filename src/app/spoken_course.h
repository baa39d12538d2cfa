// A course folder, read and checked as a build does it, with the sound of the lessons that an export wants: spoken
// where the cache does not have it, so that nothing is said twice. What books, captions and transcripts are made of.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "site/build.h"
#include "write/book/book.h"
#include "write/book/transcript.h"

namespace colloquy::app {

class SpokenCourse {
 public:
  enum class Sound { none, wanted };

  // `lesson`: one lesson of the course (by its address, file, number or id), "" all of it but drafts and translations.
  // `which`: of what is spoken. Keeps colloquy.lock, as a build does. Findings that forbid to publish are shown.
  // `voices`: those that speak, as `build --voices` names them; "" as there. Errors: invalid (such findings, no such
  // lesson, no such voices), and those of reading and speaking.
  static base::Result<std::unique_ptr<SpokenCourse>> of(const std::string& course, const std::string& lesson,
                                                        write::Spoken which, Sound sound, const std::string& voices);
  SpokenCourse(const SpokenCourse&) = delete;
  SpokenCourse& operator=(const SpokenCourse&) = delete;
  ~SpokenCourse();  // removes the sound, which the cache still has

  const lesson::Course& course() const { return build_.course(); }
  const std::vector<const lesson::Lesson*>& lessons() const { return lessons_; }
  // In the order of the page; those that have sound.
  const std::vector<site::Track>& tracks(const lesson::Lesson& lesson) const;
  std::filesystem::path mp3(const site::Track& track) const;
  bool has_sound() const;

  // What stands on the title page and in libraries.
  write::BookFacts facts() const;

  // A file of the course, by its path below the course folder. Errors: not_found, io.
  bool has_file(const std::string& path) const { return build_.scanned().others.contains(path); }
  base::Result<std::string> file(const std::string& path) const;

  // "course/1-a/1-b.md", as it is said in messages.
  std::string name_of(const lesson::Lesson& lesson) const;

 private:
  SpokenCourse(site::BuildSettings settings, std::filesystem::path folder);
  base::Result<void> read(const std::string& lesson);
  base::Result<void> speak(write::Spoken which);

  site::Build build_;
  std::filesystem::path folder_;
  std::vector<const lesson::Lesson*> lessons_;
  std::string lesson_;  // the one that was asked for
};

// "1.1 A flat tyre".
std::string numbered_title(const lesson::Lesson& lesson);

}  // namespace colloquy::app
