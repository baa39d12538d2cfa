// colloquy export srt | transcript: what is said in a course, as captions and as plain text.
#include <filesystem>
#include <iostream>

#include "app/command.h"
#include "app/export_book.h"
#include "app/report.h"
#include "app/spoken_course.h"
#include "base/file.h"
#include "exchange/slug.h"
#include "write/book/srt.h"

namespace colloquy::app {
namespace {

namespace fs = std::filesystem;

// All tracks after each other, as they are heard in the M4B of the same lessons.
std::string one_file(const SpokenCourse& course) {
  std::string out;
  long long offset = 0;
  std::size_t number = 1;
  for (const lesson::Lesson* lesson : course.lessons()) {
    for (const site::Track& track : course.tracks(*lesson)) {
      const std::vector<write::CaptionCue> cues = write::caption_cues(track.timeline, write::Speakers::together);
      out += write::srt(cues, offset, number);
      offset += track.timeline.duration;
      number += cues.size();
    }
  }
  return out;
}

// "01-a-flat-tyre": names whose order is that of what they name.
std::string in_order(std::size_t number, const std::string& title) {
  return (number < 10 ? "0" : "") + std::to_string(number) + "-" + exchange::slug_of(title);
}

// A file a track, in the order in which they are heard; a folder a lesson, where there are several.
base::Result<std::size_t> one_each(const SpokenCourse& course, const fs::path& folder) {
  std::size_t files = 0, lessons = 0;
  for (const lesson::Lesson* lesson : course.lessons()) {
    if (course.tracks(*lesson).empty()) continue;
    const fs::path here = course.lessons().size() > 1 ? folder / in_order(++lessons, lesson->title) : folder;
    std::size_t number = 0;
    for (const site::Track& track : course.tracks(*lesson)) {
      const std::string name = in_order(++number, track.title) + ".srt";
      TRY_VOID(
          base::write_file(here / name, write::srt(write::caption_cues(track.timeline, write::Speakers::together))));
      ++files;
    }
  }
  return files;
}

}  // namespace

write::Spoken spoken(BookExport::Sound sound) {
  switch (sound) {
    case BookExport::Sound::conversation: return write::Spoken::conversation;
    case BookExport::Sound::chapters: return write::Spoken::chapters;
    case BookExport::Sound::none:
    case BookExport::Sound::both: break;
  }
  return write::Spoken::both;
}

std::string silence(const BookExport& wanted) {
  return wanted.course + (wanted.lesson.empty() ? "" : "#" + wanted.lesson) +
         ": nothing of what is asked for can be heard: it is not written, or no voice speaks its language and nobody "
         "has recorded it.";
}

int export_srt(const BookExport& wanted) {
  const auto course =
      SpokenCourse::of(wanted.course, wanted.lesson, spoken(wanted.sound), SpokenCourse::Sound::wanted, wanted.voices);
  if (!course.ok()) return failed(course.error());
  if (!(*course)->has_sound())
    return input_error(base::make_error(base::ErrorKind::invalid, silence(wanted) + " Captions need sound."));
  if (fs::path(wanted.target).extension() == ".srt") {
    const base::Result<void> written = base::write_file(wanted.target, one_file(**course));
    if (!written.ok()) return failed(written.error());
    std::cout << wanted.target << ": captions for all of it in one file, as in export m4b\n";
    return kDone;
  }
  const base::Result<std::size_t> files = one_each(**course, wanted.target);
  if (!files.ok()) return failed(files.error());
  std::cout << wanted.target << ": " << *files << (*files == 1 ? " file" : " files") << " of captions\n";
  return kDone;
}

int export_transcript(const BookExport& wanted) {
  const auto course =
      SpokenCourse::of(wanted.course, wanted.lesson, spoken(wanted.sound),
                       wanted.times ? SpokenCourse::Sound::wanted : SpokenCourse::Sound::none, wanted.voices);
  if (!course.ok()) return failed(course.error());
  std::string out;
  for (const lesson::Lesson* lesson : (*course)->lessons()) {
    std::vector<write::TimedTrack> tracks;
    for (const site::Track& track : (*course)->tracks(*lesson)) tracks.push_back({track.id, &track.timeline});
    out += (out.empty() ? "" : "\n") + write::transcript(*lesson, spoken(wanted.sound), tracks);
  }
  if (wanted.times && !(*course)->has_sound()) std::cerr << silence(wanted) << " The transcript is without times.\n";
  if (const base::Result<void> written = base::write_file(wanted.target, out); !written.ok())
    return failed(written.error());
  std::cout << wanted.target << ": " << (*course)->lessons().size()
            << ((*course)->lessons().size() == 1 ? " lesson\n" : " lessons\n");
  return kDone;
}

}  // namespace colloquy::app
