// colloquy: the program. This file only knows the names of the subcommands; each has its own file.
#include <csignal>
#include <cstdio>
#include <exception>
#include <iostream>
#include <string_view>

#include "app/command.h"

namespace {

using namespace colloquy::app;

struct Command {
  std::string_view name;
  int (*run)(const Arguments&);
  std::string_view help;
};

constexpr Command kCommands[] = {
    {"new", new_command, "NAME                        make a course that builds and explains itself"},
    {"check", check_command, "PATH...                     find every mistake in one run"},
    {"explain", explain_command, "RULE                        say what a rule wants, with examples"},
    {"build", build_command, "COURSE [-o DIR]             turn a course into pages, sound and cards"},
    {"serve", serve_command, "PATH... [--watch]           run the class: courses or built packages"},
    {"import", import_command, "FORMAT FILE -o COURSE       make a course of something else"},
    {"export", export_command, "FORMAT COURSE -o FILE       hand a course's questions or cards to another program"},
    {"voices", voices_command, "list | say | install        hear what the voices do, or install better ones"},
    {"fsrs", fsrs_command, "schedule | optimize FILE    the memory model for researchers, from CSV"},
    {"admin", admin_command, "code | learners | replay    look after a running class"},
};

int usage(std::ostream& out) {
  out << "colloquy: a course compiler and a learning server\n\n";
  for (const Command& command : kCommands)
    out << "  colloquy " << command.name << std::string(9 - command.name.size(), ' ') << command.help << '\n';
  out << "\nExample: colloquy serve courses/therapeutic-relationship --watch\n"
         "Every command explains itself: colloquy check --help\n";
  return kUsage;
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  const std::string_view name = argc > 1 ? argv[1] : "";
  if (name == "--version") {
    std::cout << "colloquy " COLLOQUY_VERSION "\n";
    return kDone;
  }
  if (name == "--help" || name == "-h" || name == "help") {
    usage(std::cout);
    return kDone;
  }
  for (const Command& command : kCommands) {
    if (command.name != name) continue;
    try {
      return command.run(Arguments(argv + 2, argv + argc));
    } catch (const std::exception& e) {
      // A promise inside the program was broken; say so and end, rather than go on with half a truth.
      std::cerr << "colloquy: " << e.what() << '\n';
      return kWorldFailed;
    }
  }
  if (!name.empty()) std::cerr << "colloquy: there is no command \"" << name << "\"\n\n";
  return usage(std::cerr);
}
