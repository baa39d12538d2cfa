// colloquy export epub | m4b | w3c-audiobook | srt | transcript: a course, or a lesson of it, to be read and heard
// where no server is. Each says on stderr what the format cannot hold and returns the exit status; files appear whole
// or not at all.
#pragma once

#include <string>

#include "write/book/transcript.h"

namespace colloquy::app {

struct BookExport {
  std::string course, lesson, target;  // lesson: "" all of the course
  enum class Sound { none, conversation, chapters, both } sound = Sound::both;
  bool times = false;       // transcript
  std::string voices = {};  // as build --voices
};

int export_epub(const BookExport& wanted);
int export_m4b(const BookExport& wanted);
int export_w3c_audiobook(const BookExport& wanted);
int export_srt(const BookExport& wanted);
int export_transcript(const BookExport& wanted);

// Precondition: it is not `none`.
write::Spoken spoken(BookExport::Sound sound);

// One sentence for a course that no voice speaks.
std::string silence(const BookExport& wanted);

}  // namespace colloquy::app
