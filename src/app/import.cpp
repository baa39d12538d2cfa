// colloquy import: makes a course folder of something that was written elsewhere.
#include <iostream>

#include "app/command.h"
#include "app/options.h"
#include "app/report.h"
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
  std::string format, file, target, lang = "en";
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
