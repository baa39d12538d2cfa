// colloquy export: hands what stands in a course to other programs, as a file of theirs.
#include <algorithm>
#include <array>
#include <iostream>

#include "app/command.h"
#include "app/export_anki.h"
#include "app/export_bank.h"
#include "app/options.h"

namespace colloquy::app {
namespace {

// A course folder, all of it or one lesson ("COURSE#LESSON"), and the file to write.
struct Wanted {
  std::string course, lesson, target;
  std::string store, learner;  // anki
  bool legacy = false;
};

template <exchange::bank::Format format>
int questions(const Wanted& wanted) {
  return export_bank(format, wanted.course, wanted.lesson, wanted.target);
}

int cards(const Wanted& wanted) {
  return export_anki({wanted.course, wanted.lesson, wanted.target, wanted.store, wanted.learner, wanted.legacy});
}

struct Exporter {
  std::string_view format;
  int (*run)(const Wanted& wanted);
};
using exchange::bank::Format;
constexpr std::array kExporters = {Exporter{"gift", questions<Format::gift>},
                                   Exporter{"aiken", questions<Format::aiken>},
                                   Exporter{"moodle", questions<Format::moodle>}, Exporter{"anki", cards}};

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
      "Hand questions to another program (gift, aiken, moodle) or flash cards to Anki (anki). What it has no "
      "place for is named, question by question; the rest is written.",
      "colloquy export moodle courses/mine -o questions.xml");
  options.word("FORMAT", format, formats())
      .word("COURSE", wanted.course, "the course folder; COURSE#LESSON for one lesson, by its address or file")
      .value("-o,--out", wanted.target, "the file to write; for anki .apkg, or .colpkg for a whole collection")
      .flag("--legacy", wanted.legacy, "anki: the form that programs before 2021 read, too")
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
