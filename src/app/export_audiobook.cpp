// colloquy export m4b | w3c-audiobook: the sound of a course without its text, as one file with chapters.
#include <iostream>

#include "app/command.h"
#include "app/export_book.h"
#include "app/report.h"
#include "app/spoken_course.h"
#include "exchange/zip_writer.h"
#include "site/m4b.h"
#include "site/png.h"
#include "write/book/audiobook.h"
#include "write/captions.h"

namespace colloquy::app {
namespace {

constexpr int kCoverSide = write::kCoverWidth;  // players show a square

struct Tracks {
  write::AudioBook book;
  std::vector<const site::Track*> tracks;  // one a chapter of the book
};

Tracks tracks_of(const SpokenCourse& course) {
  Tracks out;
  out.book.facts = course.facts();
  out.book.cover = "cover.png";
  std::size_t number = 0;
  for (const lesson::Lesson* lesson : course.lessons()) {
    for (const site::Track& track : course.tracks(*lesson)) {
      std::string name = std::to_string(++number);
      name.insert(0, name.size() < 3 ? 3 - name.size() : 0, '0');
      out.book.chapters.push_back({course.lessons().size() > 1 ? numbered_title(*lesson) : std::string(), track.title,
                                   "audio/" + name + ".mp3", "text/" + name + ".vtt", track.timeline.duration});
      out.tracks.push_back(&track);
    }
  }
  return out;
}

std::string cover(const write::AudioBook& book) {
  return site::png_file(write::draw_cover(book.facts.title, kCoverSide, kCoverSide));
}

std::string minutes(const write::AudioBook& book) {
  return std::to_string(book.chapters.size()) + (book.chapters.size() == 1 ? " chapter of " : " chapters of ") +
         std::to_string((duration_of(book) + 30000) / 60000) + " minutes\n";
}

base::Result<Tracks> heard(const std::unique_ptr<SpokenCourse>& course, const BookExport& wanted) {
  if (!course->has_sound()) return base::make_error(base::ErrorKind::invalid, silence(wanted) + " Nothing is written.");
  return tracks_of(*course);
}

base::Result<void> write_lpf(const std::string& target, const Tracks& all, const SpokenCourse& course) {
  using Packing = exchange::NewZipEntry::Packing;
  std::vector<exchange::NewZipEntry> entries = {
      {"publication.json", write::publication_manifest(all.book), Packing::deflated, {}},
      {"index.html", write::entry_page(all.book), Packing::deflated, {}},
      {all.book.cover, cover(all.book), Packing::stored, {}}};
  for (std::size_t i = 0; i < all.tracks.size(); ++i) {
    const write::AudioChapter& chapter = all.book.chapters[i];
    entries.push_back({chapter.file, {}, Packing::stored, course.mp3(*all.tracks[i])});
    entries.push_back({chapter.transcript, write::webvtt(all.tracks[i]->timeline), Packing::deflated, {}});
  }
  return exchange::write_zip_file(target, entries);
}

}  // namespace

int export_m4b(const BookExport& wanted) {
  // Asked first: nobody shall wait for voices and then hear of it.
  if (const base::Result<void> there = site::look_for_ffmpeg(); !there.ok()) {
    const bool missing = there.error().kind == base::ErrorKind::not_found;
    return world_failed(base::make_error(
        there.error().kind,
        there.error().message + (missing ? ": an M4B is made with it. Install it (apt install ffmpeg), or export "
                                           "w3c-audiobook or epub, which need no other program."
                                         : ".")));
  }
  const auto course =
      SpokenCourse::of(wanted.course, wanted.lesson, spoken(wanted.sound), SpokenCourse::Sound::wanted, wanted.voices);
  if (!course.ok()) return failed(course.error());
  const base::Result<Tracks> all = heard(*course, wanted);
  if (!all.ok()) return failed(all.error());
  site::M4bBook book{{}, write::ffmetadata(all->book), cover(all->book)};
  for (const site::Track* track : all->tracks)
    book.tracks.push_back({(*course)->mp3(*track), track->timeline.duration});
  ProgressLine progress("encoding");
  const base::Result<void> written = site::write_m4b(wanted.target, book, progress.counter());
  progress.done();
  if (!written.ok()) return failed(written.error());
  std::cout << wanted.target << ": " << minutes(all->book);
  return kDone;
}

int export_w3c_audiobook(const BookExport& wanted) {
  const auto course =
      SpokenCourse::of(wanted.course, wanted.lesson, spoken(wanted.sound), SpokenCourse::Sound::wanted, wanted.voices);
  if (!course.ok()) return failed(course.error());
  const base::Result<Tracks> all = heard(*course, wanted);
  if (!all.ok()) return failed(all.error());
  if (const base::Result<void> written = write_lpf(wanted.target, *all, **course); !written.ok())
    return failed(written.error());
  std::cout << wanted.target << ": " << minutes(all->book);
  return kDone;
}

}  // namespace colloquy::app
