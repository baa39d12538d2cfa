#include "app/export_anki.h"

#include <iostream>

#include "api/anki_cards.h"
#include "app/command.h"
#include "app/course_cards.h"
#include "app/report.h"
#include "app/store_file.h"
#include "base/file.h"
#include "exchange/how_many.h"

namespace colloquy::app {
namespace {

namespace anki = exchange::anki;

struct AnkiFile {
  std::string bytes;
  std::size_t notes = 0, known = 0;
};

base::Result<AnkiFile> anki_file(const AnkiExport& wanted) {
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

}  // namespace

int export_anki(const AnkiExport& wanted) {
  const base::Result<AnkiFile> file = anki_file(wanted);
  if (!file.ok()) return failed(file.error());
  const base::Result<void> written = base::write_file(wanted.target, file->bytes);
  if (!written.ok()) return failed(written.error());
  std::cout << exchange::how_many(file->notes, "note is in ", "notes are in ") << wanted.target;
  if (!wanted.learner.empty())
    std::cout << ", " << exchange::how_many(file->known, "card", "cards") << " with how well they are known";
  std::cout << '\n';
  return kDone;
}

}  // namespace colloquy::app
