// colloquy export epub: the words of a course with its voices beside them.
#include <iostream>
#include <map>
#include <set>

#include "app/book_pictures.h"
#include "app/command.h"
#include "app/export_book.h"
#include "app/report.h"
#include "app/spoken_course.h"
#include "exchange/zip_writer.h"
#include "lesson/derived_cards.h"
#include "site/png.h"
#include "source/address.h"
#include "write/book/lesson_pages.h"
#include "write/prose.h"

namespace colloquy::app {
namespace {

constexpr const char* kCover = "cover.png";

std::string counted(std::size_t n, const char* one, const char* many) {
  return n == 0 ? std::string() : std::to_string(n) + ' ' + (n == 1 ? one : many);
}

// What only a course on a server can do.
std::string needs_a_server(const lesson::Lesson& lesson) {
  std::size_t prompts = 0, questions = 0;
  if (lesson.dialogue) {
    for (const lesson::Part& part : lesson.dialogue->parts) {
      for (const lesson::Line& line : part.lines) prompts += std::holds_alternative<lesson::Prompt>(line) ? 1 : 0;
    }
  }
  if (lesson.test) {
    for (const lesson::Pool& pool : lesson.test->pools) questions += pool.questions.size();
  }
  std::string out;
  for (const std::string& one :
       {counted(prompts, "question to the learner", "questions to the learner"),
        counted(lesson::study_cards(lesson).size(), "flash card", "flash cards"),
        counted(questions, "test question", "test questions"), std::string(lesson.rehearsal ? "the rehearsal" : "")}) {
    if (!one.empty()) out += (out.empty() ? "" : ", ") + one;
  }
  return out;
}

class EpubMaker {
 public:
  explicit EpubMaker(const SpokenCourse& course) : course_(course) {
    std::size_t number = 0;
    for (const lesson::Lesson* lesson : course.lessons()) names_[lesson->path] = "l" + std::to_string(++number);
    for (const lesson::Lesson* lesson : course.lessons()) {
      if (lesson->index) chapters_.insert(lesson->path.substr(0, lesson->path.rfind('/') + 1));
    }
  }

  base::Result<write::EpubBook> make() {
    write::EpubBook book;
    book.facts = course_.facts();
    book.cover = kCover;
    book.pages.push_back(write::title_page(book.facts, kCover));
    for (const lesson::Lesson* lesson : course_.lessons()) {
      const std::vector<write::BookPage> pages = pages_of(*lesson);
      book.pages.insert(book.pages.end(), pages.begin(), pages.end());
    }
    book.pictures = pictures_.list();
    return book;
  }

  // The archive's entries: the book's own files, then what they show and play.
  std::vector<exchange::NewZipEntry> entries(const write::EpubBook& book, const write::EpubFiles& files) const {
    using Packing = exchange::NewZipEntry::Packing;
    std::vector<exchange::NewZipEntry> out;
    for (const write::BookFile& file : files.files)
      out.push_back({file.name, file.bytes, file.name == "mimetype" ? Packing::stored : Packing::deflated, {}});
    const std::string folder = write::kEpubFolder;
    out.push_back({folder + kCover,
                   site::png_file(write::draw_cover(book.facts.title, write::kCoverWidth, write::kCoverHeight)),
                   Packing::stored,
                   {}});
    for (std::size_t i = 0; i < book.pictures.size(); ++i)
      out.push_back({folder + book.pictures[i].file, pictures_.bytes()[i], Packing::stored, {}});
    for (const std::string& sound : files.sounds)
      out.push_back({folder + sound, {}, Packing::stored, sounds_.at(sound)});
    return out;
  }

 private:
  std::vector<write::BookPage> pages_of(const lesson::Lesson& lesson) {
    const std::string& name = names_.at(lesson.path);
    write::LessonView view;
    view.course = &course_.course();
    view.lesson = &lesson;
    view.audience = write::Audience::reader;
    view.resolve = [&](std::string_view target) { return resolved(lesson, target); };
    std::size_t number = 0;
    for (const site::Track& track : course_.tracks(lesson)) {
      const std::string file = "audio/" + name + "-" + std::to_string(++number) + ".mp3";
      sounds_[file] = course_.mp3(track);
      view.tracks.push_back({track.id, &track.timeline, {}, file, {}, {}});
    }
    const std::string folder = lesson.path.substr(0, lesson.path.rfind('/') + 1);
    const int depth = !lesson.index && chapters_.contains(folder) ? 1 : 0;
    std::vector<write::BookPage> pages = write::lesson_pages(view, name, depth);
    if (const std::string rest = needs_a_server(lesson); !rest.empty()) left_out(lesson, rest);
    for (const lesson::Video& video : lesson.videos) {
      if (video.source.find("://") == std::string::npos) left_out(lesson, "the film " + video.source);
    }
    return pages;
  }

  // A page of the book, a picture in it, or nothing.
  std::string resolved(const lesson::Lesson& from, std::string_view target) {
    const std::string path = source::linked_path(from.path, target);
    if (path.empty()) return {};
    if (const auto lesson = names_.find(path); lesson != names_.end()) {
      const std::size_t hash = target.find('#');
      return lesson->second + ".xhtml" + (hash == std::string_view::npos ? "" : std::string(target.substr(hash)));
    }
    if (const std::string known = pictures_.find(path); !known.empty()) return known;
    const base::Result<std::string> bytes = course_.file(path);
    if (bytes.ok() && !write::is_sound(path)) {
      if (std::string added = pictures_.add(path, *bytes); !added.empty()) return added;
    }
    if (said_.insert(from.path + '\n' + path).second)
      left_out(from, bytes.ok() ? "the file " + path : "the link to " + path);
    return {};
  }

  void left_out(const lesson::Lesson& lesson, const std::string& what) const {
    std::cerr << course_.name_of(lesson) << ": left out: " << what << ".\n";
  }

  const SpokenCourse& course_;
  std::map<std::string, std::string> names_;  // of lessons' pages, by path
  std::set<std::string> chapters_;            // folders with a page of their own
  BookPictures pictures_;
  std::map<std::string, std::filesystem::path> sounds_;
  std::set<std::string> said_;
};

}  // namespace

int export_epub(const BookExport& wanted) {
  const bool silent = wanted.sound == BookExport::Sound::none;
  const auto course =
      SpokenCourse::of(wanted.course, wanted.lesson, silent ? write::Spoken::both : spoken(wanted.sound),
                       silent ? SpokenCourse::Sound::none : SpokenCourse::Sound::wanted, wanted.voices);
  if (!course.ok()) return failed(course.error());
  EpubMaker maker(**course);
  const base::Result<write::EpubBook> book = maker.make();
  if (!book.ok()) return failed(book.error());
  const write::EpubFiles files = write::epub_files(*book);
  const auto written = exchange::write_zip_file(wanted.target, maker.entries(*book, files));
  if (!written.ok()) return failed(written.error());
  if (files.sounds.empty() && !silent) std::cerr << silence(wanted) << " The book is text only.\n";
  std::cout << wanted.target << ": " << counted((*course)->lessons().size(), "lesson", "lessons") << ", "
            << (files.sounds.empty() ? "without sound"
                                     : counted(files.sounds.size(), "page", "pages") + " with sound beside the text")
            << '\n';
  return kDone;
}

}  // namespace colloquy::app
