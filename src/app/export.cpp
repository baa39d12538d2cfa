// colloquy export: hands what stands in a course to other programs, as a file of theirs.
#include <algorithm>
#include <array>
#include <iostream>

#include "app/command.h"
#include "app/export_anki.h"
#include "app/export_bank.h"
#include "app/export_book.h"
#include "app/options.h"

namespace colloquy::app {
namespace {

// A course folder, all of it or one lesson ("COURSE#LESSON"), and the file to write.
struct Wanted {
  std::string course, lesson, target;
  std::string store, learner;  // anki
  bool legacy = false;
  std::string sound = "both";  // books
  std::string voices;          // books
  bool times = false;          // transcript
};

template <exchange::bank::Format format>
int questions(const Wanted& wanted) {
  return export_bank(format, wanted.course, wanted.lesson, wanted.target);
}

int cards(const Wanted& wanted) {
  return export_anki({wanted.course, wanted.lesson, wanted.target, wanted.store, wanted.learner, wanted.legacy});
}

template <int (*run)(const BookExport&)>
int book(const Wanted& wanted) {
  using Sound = BookExport::Sound;
  const Sound sound = wanted.sound == "conversation" ? Sound::conversation
                      : wanted.sound == "book"       ? Sound::chapters
                      : wanted.sound == "none"       ? Sound::none
                                                     : Sound::both;
  if (sound == Sound::none && run != export_epub) {
    std::cerr << "colloquy: --sound none is for epub: the others are made of sound.\n";
    return kUsage;
  }
  return run({wanted.course, wanted.lesson, wanted.target, sound, wanted.times, wanted.voices});
}

struct Exporter {
  std::string_view format;
  int (*run)(const Wanted& wanted);
};
using exchange::bank::Format;
constexpr std::array kExporters = {Exporter{"gift", questions<Format::gift>},
                                   Exporter{"aiken", questions<Format::aiken>},
                                   Exporter{"moodle", questions<Format::moodle>},
                                   Exporter{"anki", cards},
                                   Exporter{"epub", book<export_epub>},
                                   Exporter{"m4b", book<export_m4b>},
                                   Exporter{"w3c-audiobook", book<export_w3c_audiobook>},
                                   Exporter{"srt", book<export_srt>},
                                   Exporter{"transcript", book<export_transcript>}};

std::string formats() {
  std::string out;
  for (const Exporter& one : kExporters) out.append(out.empty() ? "" : ", ").append(one.format);
  return out;
}

}  // namespace

int export_command(const Arguments& arguments) {
  Wanted wanted;
  std::string format;
  Options options(
      "export",
      "Hand on what stands in a course: questions (gift, aiken, moodle), flash cards (anki), a book whose text and "
      "voice "
      "go side by side (epub), an audio book (m4b, w3c-audiobook), captions (srt), what is said (transcript). What a "
      "format has no place for is named; the rest is written.",
      "colloquy export epub courses/mine -o mine.epub");
  options.word("FORMAT", format, formats())
      .word("COURSE", wanted.course, "the course folder; COURSE#LESSON for one lesson, by its address or file")
      .value("-o,--out", wanted.target, "the file to write; anki: .apkg, or .colpkg for all; srt: a .srt, or a folder")
      .flag("--legacy", wanted.legacy, "anki: the form that programs before 2021 read, too")
      .one_of("--sound", wanted.sound, {"both", "conversation", "book", "none"},
              "books and captions: of what is spoken, only this (none: epub)")
      .value("--voices", wanted.voices, "books and captions: flite, kokoro or service, as in build")
      .flag("--times", wanted.times, "transcript: when each turn begins")
      .value("--learner", wanted.learner, "anki: with what this learner knows, by the id that `admin learners` lists")
      .value("--store", wanted.store, "where learners are kept (default: sqlite in the user's data folder)");
  if (const std::optional<int> status = options.parse(arguments)) return *status;
  const auto* exporter =
      std::find_if(kExporters.begin(), kExporters.end(), [&](const Exporter& one) { return one.format == format; });
  if (exporter == kExporters.end()) {
    std::cerr << "colloquy: nothing is exported as \"" << format << "\"; there are " << formats() << ".\n";
    return kUsage;
  }
  if (wanted.target.empty()) {
    std::cerr << "colloquy: say with -o which file to write.\n";
    return kUsage;
  }
  if (const std::size_t at = wanted.course.rfind('#'); at != std::string::npos) {
    wanted.lesson = wanted.course.substr(at + 1);
    wanted.course.erase(at);
  }
  return exporter->run(wanted);
}

}  // namespace colloquy::app
