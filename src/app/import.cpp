// colloquy import: makes a course folder of something that was written elsewhere.
#include <algorithm>
#include <iostream>

#include "app/command.h"
#include "app/import_anki.h"
#include "app/options.h"
#include "app/report.h"
#include "exchange/bank/import.h"
#include "exchange/page/import.h"
#include "exchange/page/tables.h"

namespace colloquy::app {
namespace {

void say_next(const std::string& target) {
  std::cout << "\nNext: colloquy check " << target << "\n      colloquy serve " << target << " --watch\n";
}

// Good questions are kept and the others named: that is no failure.
int import_bank(exchange::bank::Format format, const std::string& file, const std::string& target,
                const std::string& lang) {
  const auto report = exchange::bank::import_bank(file, format, target, lang);
  if (!report.ok()) return failed(report.error());
  std::cout << exchange::bank::print_report(*report, file);
  say_next(target);
  return kDone;
}

}  // namespace

int import_command(const Arguments& arguments) {
  std::string format, file, target, lang = "en", store, learner;
  bool tables = false, json = false;
  Options options("import",
                  "Make a course of something else. FORMAT: page, the copied text of a lesson page; gift, aiken or "
                  "moodle, questions; anki, a package of flash cards.",
                  "colloquy import page copied.txt -o courses/mine");
  options.word("FORMAT", format, "page, gift, aiken, moodle or anki")
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

  const auto* bank = std::find_if(exchange::bank::kFormats.begin(), exchange::bank::kFormats.end(),
                                  [&](const exchange::bank::FormatName& one) { return one.word == format; });
  const bool is_bank = bank != exchange::bank::kFormats.end();
  if (format != "page" && format != "anki" && !is_bank) {
    std::cerr << "colloquy: there is no importer for \"" << format
              << "\"; there are page, gift, aiken, moodle and anki.\n";
    return kUsage;
  }
  if (tables && format == "page") {
    std::cout << exchange::page::print_tables();
    return kDone;
  }
  if (file.empty() || (target.empty() && !(format == "anki" && json))) {
    std::cerr << "colloquy: say which file to read, and with -o where the course goes.\n";
    return kUsage;
  }
  if (format == "anki") return import_anki({file, target, lang, store, learner, json});
  if (is_bank) return import_bank(bank->format, file, target, lang);
  exchange::page::ImportOptions import_options;
  import_options.lang = lang;
  const base::Result<exchange::page::ImportReport> report = exchange::page::import_page(file, target, import_options);
  if (!report.ok()) return failed(report.error());
  std::cout << exchange::page::print_report(*report);
  say_next(target);
  return kDone;
}

}  // namespace colloquy::app
