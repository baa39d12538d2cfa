// colloquy export: takes a course's cards along to where they are also learned.
#include <iostream>
#include <map>

#include "api/anki_cards.h"
#include "app/command.h"
#include "app/course_cards.h"
#include "app/options.h"
#include "app/report.h"
#include "app/store_file.h"
#include "base/file.h"

namespace colloquy::app {
namespace {

namespace anki = exchange::anki;

struct Wanted {
  std::string course, lesson, target;  // COURSE#LESSON
  std::string store, learner;
  bool legacy = false;
};

int failed(const base::Error& error) {
  return error.kind == base::ErrorKind::invalid ? input_error(error) : world_failed(error);
}

struct AnkiFile {
  std::string bytes;
  std::size_t notes = 0, known = 0;
};

base::Result<AnkiFile> anki_file(const Wanted& wanted) {
  const CourseCards cards = TRY(CourseCards::of(wanted.course, wanted.lesson));
  api::AnkiCards learned;
  anki::CourseInfo info = cards.info();
  if (!wanted.learner.empty()) {
    const std::unique_ptr<store::Store> store = TRY(store::open_store(store_address(wanted.store)));
    learned = TRY(api::anki_cards(*store, wanted.learner, info.id, base::kSystemClock.now()));
    info.utc_offset = learned.utc_offset;
  }
  AnkiFile out;
  const anki::MediaNames media = [&](std::string_view address) {
    return cards.shows(address) ? std::string(address) : std::string();
  };
  const anki::LearnerCards learner = [&](std::string_view, std::string_view card) -> const anki::LearnerCard* {
    const auto found = learned.cards.find(card);
    out.known += found == learned.cards.end() ? 0 : 1;
    return found == learned.cards.end() ? nullptr : &found->second;
  };
  const anki::Collection collection = anki::collection_of(info, cards.lessons(), media, learner);
  if (collection.notes.empty())
    return base::make_error(base::ErrorKind::invalid, wanted.course + ": no card stands in it; nothing is written.");
  out.notes = collection.notes.size();
  const std::vector<anki::Media> files = TRY(cards.media());
  out.bytes = TRY(anki::write_package(collection, files, wanted.legacy ? anki::Form::legacy : anki::Form::current));
  return out;
}

int export_anki(const Wanted& wanted) {
  const base::Result<AnkiFile> file = anki_file(wanted);
  if (!file.ok()) return failed(file.error());
  const base::Result<void> written = base::write_file(wanted.target, file->bytes);
  if (!written.ok()) return failed(written.error());
  std::cout << file->notes << " notes are in " << wanted.target;
  if (!wanted.learner.empty()) std::cout << ", " << file->known << " cards with how well they are known";
  std::cout << '\n';
  return kDone;
}

const std::map<std::string, int (*)(const Wanted&)> kFormats = {{"anki", export_anki}};

}  // namespace

int export_command(const Arguments& arguments) {
  Wanted wanted;
  std::string format;
  Options options("export", "Take a course's cards along. FORMAT: anki, a package for Anki and its relatives.",
                  "colloquy export anki courses/mine -o mine.apkg");
  options.word("FORMAT", format, "anki")
      .word("COURSE", wanted.course, "the course folder; COURSE#LESSON for one lesson, by its address or file")
      .value("-o,--out", wanted.target, "the file to write: .apkg, or .colpkg for a whole collection")
      .flag("--legacy", wanted.legacy, "anki: the form that programs before 2021 read, too")
      .value("--learner", wanted.learner, "anki: with what this learner knows, by the id that `admin learners` lists")
      .value("--store", wanted.store, "where learners are kept (default: sqlite in the user's data folder)");
  if (const std::optional<int> status = options.parse(arguments)) return *status;
  const auto known = kFormats.find(format);
  if (known == kFormats.end()) {
    std::cerr << "colloquy: there is no exporter for \"" << format << "\"; there is anki.\n";
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
  return known->second(wanted);
}

}  // namespace colloquy::app
