// colloquy import: makes a course folder of something that was written elsewhere.
#include <future>
#include <iostream>

#include "api/anki_cards.h"
#include "app/command.h"
#include "app/course_cards.h"
#include "app/options.h"
#include "app/report.h"
#include "app/store_file.h"
#include "base/clock.h"
#include "base/file.h"
#include "exchange/anki/budget.h"
#include "exchange/anki/import.h"
#include "exchange/bank/import.h"
#include "exchange/page/import.h"
#include "exchange/page/tables.h"

namespace colloquy::app {
namespace {

int failed(const base::Error& error) {
  return error.kind == base::ErrorKind::invalid ? input_error(error) : world_failed(error);
}

void say_next(const std::string& target) {
  std::cout << "\nNext: colloquy check " << target << "\n      colloquy serve " << target << " --watch\n";
}

// Good questions are kept and the others named: that is no failure.
int import_bank(const std::string& format, const std::string& file, const std::string& target,
                const std::string& lang) {
  using exchange::bank::Format;
  const auto report = exchange::bank::import_bank(file, format == "gift" ? Format::gift : Format::aiken, target, lang);
  if (!report.ok()) return failed(report.error());
  std::cout << exchange::bank::print_report(*report, file);
  say_next(target);
  return kDone;
}

// A package that is too large is as wrong as a damaged one.
int anki_failed(const base::Error& error) {
  return error.kind == base::ErrorKind::too_large ? input_error(error) : failed(error);
}

int import_anki(const std::string& file, const std::string& target, const std::string& lang) {
  const auto report = exchange::anki::import_anki(file, target, lang);
  if (!report.ok()) return anki_failed(report.error());
  std::cout << exchange::anki::print_report(*report, file);
  say_next(target);
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
  api::AnkiEvents found =
      TRY(api::anki_events(*store, learner, cards.info().id,
                           exchange::anki::known_cards(package->collection, cards.info(), cards.lessons())));
  std::promise<base::Result<store::Appended>> done;
  store->append(learner, std::move(found.events),
                [&done](const base::Result<store::Appended>& appended) { done.set_value(appended); });
  const store::Appended appended = TRY(done.get_future().get());
  return std::to_string(found.cards) + " cards came along, " + std::to_string(appended.fresh) + " events are new, " +
         std::to_string(found.newer_here) + " cards were answered here since\n";
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

int import_command(const Arguments& arguments) {
  std::string format, file, target, lang = "en", store, learner;
  bool tables = false, json = false;
  Options options("import",
                  "Make a course of something else. FORMAT: page, the copied text of a lesson page; gift or aiken, "
                  "questions; anki, "
                  "a package of flash cards.",
                  "colloquy import page copied.txt -o courses/mine");
  options.word("FORMAT", format, "page, gift, aiken or anki")
      .optional_word("FILE", file, "the file to read")
      .value("-o,--out", target, "the course folder to make")
      .value("--lang", lang, "the language of the text")
      .value(
          "--learner", learner,
          "anki: into the course at -o comes nothing but what this learner knows of its cards, by the id that `admin "
          "learners` lists")
      .value("--store", store, "where learners are kept (default: sqlite in the user's data folder)")
      .flag("--json", json, "anki: print what the package holds, and write nothing")
      .flag("--tables", tables, "print what is dropped and renamed, and read nothing");
  if (const std::optional<int> status = options.parse(arguments)) return *status;

  const bool is_bank = format == "gift" || format == "aiken";
  if (format != "page" && format != "anki" && !is_bank) {
    std::cerr << "colloquy: there is no importer for \"" << format << "\"; there are page, gift, aiken and anki.\n";
    return kUsage;
  }
  if (tables && format == "page") {
    std::cout << exchange::page::print_tables();
    return kDone;
  }
  if (format == "anki" && json && !file.empty()) return print_anki(file);
  if (file.empty() || target.empty()) {
    std::cerr << "colloquy: say which file to read, and with -o where the course goes.\n";
    return kUsage;
  }
  if (is_bank) return import_bank(format, file, target, lang);
  if (format == "anki" && !learner.empty()) return import_learner(file, target, store, learner);
  if (format == "anki") return import_anki(file, target, lang);
  exchange::page::ImportOptions import_options;
  import_options.lang = lang;
  const base::Result<exchange::page::ImportReport> report = exchange::page::import_page(file, target, import_options);
  if (!report.ok()) return failed(report.error());
  std::cout << exchange::page::print_report(*report);
  say_next(target);
  return kDone;
}

}  // namespace colloquy::app
