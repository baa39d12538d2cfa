// The importer by itself, as tests/import/words.py runs it: `import_page FILE TARGET`, or
// `import_page --tables`. Prints the report; 1 and a sentence on an error.
#include <cstdio>
#include <string_view>

#include "exchange/page/import.h"
#include "exchange/page/tables.h"

int main(int argc, char** argv) {
  namespace page = colloquy::exchange::page;
  if (argc == 2 && std::string_view(argv[1]) == "--tables") {
    std::fputs(page::print_tables().c_str(), stdout);
    return 0;
  }
  if (argc != 3) {
    std::fputs("usage: import_page FILE TARGET | --tables\n", stderr);
    return 2;
  }
  const colloquy::base::Result<page::ImportReport> done = page::import_page(argv[1], argv[2]);
  if (!done.ok()) {
    std::fprintf(stderr, "%s\n", done.error().message.c_str());
    return 1;
  }
  std::fputs(page::print_report(done.value()).c_str(), stdout);
  return 0;
}
