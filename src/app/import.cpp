// colloquy import: makes a course folder of something that was written elsewhere.
#include <iostream>

#include "app/command.h"
#include "app/options.h"
#include "app/report.h"
#include "exchange/page/import.h"
#include "exchange/page/tables.h"

namespace colloquy::app {

int import_command(const Arguments& arguments) {
  std::string format, file, target, lang = "en";
  bool tables = false;
  Options options("import", "Make a course of something else. FORMAT: page, the copied text of a lesson page.",
                  "colloquy import page copied.txt -o courses/mine");
  options.word("FORMAT", format, "page")
      .optional_word("FILE", file, "the file to read")
      .value("-o,--out", target, "the course folder to make")
      .value("--lang", lang, "the language of the text")
      .flag("--tables", tables, "print what is dropped and renamed, and read nothing");
  if (const std::optional<int> status = options.parse(arguments)) return *status;

  if (format != "page") {
    std::cerr << "colloquy: there is no importer for \"" << format << "\"; there is one for page.\n";
    return kUsage;
  }
  if (tables) {
    std::cout << exchange::page::print_tables();
    return kDone;
  }
  if (file.empty() || target.empty()) {
    std::cerr << "colloquy: say which file to read, and with -o where the course goes.\n";
    return kUsage;
  }
  exchange::page::ImportOptions import_options;
  import_options.lang = lang;
  const base::Result<exchange::page::ImportReport> report = exchange::page::import_page(file, target, import_options);
  if (!report.ok())
    return report.error().kind == base::ErrorKind::invalid ? input_error(report.error()) : world_failed(report.error());
  std::cout << exchange::page::print_report(*report);
  std::cout << "\nNext: colloquy check " << target << "\n      colloquy serve " << target << " --watch\n";
  return kDone;
}

}  // namespace colloquy::app
