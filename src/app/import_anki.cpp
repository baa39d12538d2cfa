#include "app/import_anki.h"

#include <future>
#include <iostream>

#include "api/anki_cards.h"
#include "app/command.h"
#include "app/course_cards.h"
#include "app/report.h"
#include "app/store_file.h"
#include "base/file.h"
#include "exchange/anki/budget.h"
#include "exchange/anki/import.h"
#include "exchange/how_many.h"

namespace colloquy::app {
namespace {

// A package that is too large is as wrong as a damaged one.
int anki_failed(const base::Error& error) {
  const bool is_file = error.kind == base::ErrorKind::too_large || error.kind == base::ErrorKind::invalid;
  return is_file ? input_error(error) : world_failed(error);
}

int import_package(const std::string& file, const std::string& target, const std::string& lang) {
  const auto report = exchange::anki::import_anki(file, target, lang);
  if (!report.ok()) return anki_failed(report.error());
  std::cout << exchange::anki::print_report(*report, file);
  std::cout << "\nNext: colloquy check " << target << "\n      colloquy serve " << target << " --watch\n";
  return kDone;
}

// What a learner brings along from Anki for a course's cards: into the store, and nothing into the course.
base::Result<std::string> bring_along(const std::string& file, const std::string& course, const std::string& address,
                                      const std::string& learner) {
  base::Result<exchange::anki::Package> package =
      exchange::anki::read_package(TRY(base::read_file(file, exchange::anki::kLargestPackage)));
  if (!package.ok()) return base::Error{package.error().kind, file + ": " + package.error().message + "."};
  const CourseCards cards = TRY(CourseCards::of(course, ""));
  const std::unique_ptr<store::Store> store = TRY(store::open_store(store_address(address)));
  api::AnkiEvents found = TRY(api::anki_events(
      *store, learner, cards.info().id, exchange::anki::known_cards(package->collection, cards.info(), cards.lessons()),
      base::kSystemClock.now()));
  std::promise<base::Result<store::Appended>> done;
  store->append(learner, std::move(found.events),
                [&done](const base::Result<store::Appended>& appended) { done.set_value(appended); });
  const store::Appended appended = TRY(done.get_future().get());
  using exchange::how_many;
  return how_many(found.cards, "card came along, ", "cards came along, ") +
         how_many(appended.fresh, "event is new, ", "events are new, ") +
         how_many(found.newer_here, "card was answered here since, ", "cards were answered here since, ") +
         how_many(found.left_out, "entry says", "entries say") + " what cannot be and " +
         (found.left_out == 1 ? "was" : "were") + " left out\n";
}

int import_learner(const std::string& file, const std::string& course, const std::string& address,
                   const std::string& learner) {
  const base::Result<std::string> said = bring_along(file, course, address, learner);
  if (!said.ok()) return anki_failed(said.error());
  std::cout << *said;
  return kDone;
}

// What a package holds, for programs; nothing is written.
int print_anki(const std::string& file) {
  base::Result<std::string> bytes = base::read_file(file, exchange::anki::kLargestPackage);
  if (!bytes.ok()) return anki_failed(bytes.error());
  const auto package = exchange::anki::read_package(std::move(bytes).value());
  if (!package.ok()) return anki_failed({package.error().kind, file + ": " + package.error().message + "."});
  std::cout << exchange::anki::print_package(*package, base::kSystemClock.now());
  return kDone;
}

}  // namespace

int import_anki(const AnkiImport& wanted) {
  if (wanted.print) return print_anki(wanted.file);
  if (!wanted.learner.empty()) return import_learner(wanted.file, wanted.target, wanted.store, wanted.learner);
  return import_package(wanted.file, wanted.target, wanted.lang);
}

}  // namespace colloquy::app
