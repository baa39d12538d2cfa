// colloquy build: the author's river, as the list of its passes. Read this file from the top and you
// know what a build does and what is true after each step; each pass is one function of site::Build.
#include <chrono>
#include <iostream>

#include "app/command.h"
#include "app/options.h"
#include "app/report.h"
#include "app/voice_sources.h"
#include "site/build.h"

namespace colloquy::app {
namespace {

struct Wanted {
  std::string course, out, cache, site, voices;
  bool locked = false, drafts = false, silent = false, cached = false, quick = false, watching = false, quiet = false;
  int threads = 0, speak_for = 0;
};

int run(const Wanted& wanted) {
  site::BuildSettings settings;
  settings.course = wanted.course;
  settings.out =
      wanted.out.empty() ? std::filesystem::path(wanted.course) / "_site" : std::filesystem::path(wanted.out);
  settings.prefix = path_prefix(wanted.course);
  settings.cache = wanted.cache;
  const base::Result<speech::VoiceSources> voices = voice_sources(wanted.voices);
  if (!voices.ok()) return input_error(voices.error());
  settings.voices_from = *voices;
  settings.site = wanted.site;
  settings.threads = static_cast<unsigned>(wanted.threads);
  if (wanted.locked) settings.lock = site::BuildSettings::Lock::locked;
  if (wanted.drafts) settings.drafts = site::BuildSettings::Drafts::included;
  if (wanted.silent) settings.voices = site::BuildSettings::Voices::silent;
  if (wanted.cached) settings.voices = site::BuildSettings::Voices::cached;
  if (wanted.quick) settings.voices = site::BuildSettings::Voices::quick;
  settings.speak_for = std::chrono::seconds(wanted.speak_for);
  if (wanted.watching) {
    settings.purpose = site::BuildSettings::For::watching;
    settings.drafts = site::BuildSettings::Drafts::included;
  }

  // Never given back: the process ends with this command, and to free a long course piece by piece
  // would take as long as to read it.
  static site::Build& build = *new site::Build(settings);

  // Same files, same program, same settings as the package that is there: it says it all already.
  if (build.up_to_date()) {
    if (!wanted.quiet) std::cout << settings.out.string() << " is up to date: nothing to do\n";
    return kDone;
  }

  // Read every text of the course folder into memory.
  if (const base::Result<void> scanned = build.scan(); !scanned.ok()) return world_failed(scanned.error());
  // From here on nothing reads the source folder but pictures and recordings that a page names.

  // Parse lessons on all threads; number, order and address them; give every node its id.
  build.read();
  // From here on the course is one model, however broken its texts were, and nothing knows Markdown.

  // Apply every rule to the model.
  build.check();
  // From here on all findings that need no sound are known.

  if (!build.may_publish()) {
    report_findings(build);
    std::cerr << "Nothing was written: mend the errors first, or mark the lesson with draft: true.\n";
    return kInputErrors;
  }
  // Beyond this point every published lesson is free of errors.

  // Write down the ids, so that learners' history follows the text through later edits.
  if (const base::Result<void> kept = build.keep_ids(); !kept.ok()) {
    report_findings(build);
    return kept.error().kind == base::ErrorKind::invalid ? input_error(kept.error()) : world_failed(kept.error());
  }

  // Take the output folder, or refuse one that holds other people's files.
  if (const base::Result<void> opened = build.open_output(); !opened.ok()) return world_failed(opened.error());

  // Speak every line that was never spoken, put lines and pauses into tracks, master, encode.
  ProgressLine progress("speaking");
  if (const base::Result<void> recorded = build.record(progress.counter()); !recorded.ok())
    return world_failed(recorded.error());
  progress.done();
  // From here on every line has its voice and its time, and what is wrong with the sound is known.

  if (!build.may_publish()) {
    report_findings(build);
    std::cerr << "The package was left as it was: mend the errors first, or mark the lesson with draft: true.\n";
    return kInputErrors;
  }

  // Write both variants of every page, the contents, and what the server asks and grades with.
  if (const base::Result<void> drawn = build.draw_pages(); !drawn.ok()) return world_failed(drawn.error());

  // Write the manifest last and remove what no longer belongs.
  if (const base::Result<void> published = build.publish(); !published.ok()) return world_failed(published.error());
  // From here on the package is whole and immutable, and a server may pick it up.

  // Said once: a build that only puts pages up before the voices are ready is followed by another.
  if (!wanted.cached && !wanted.quick && build.manifest().waiting == 0) report_findings(build);
  if (!wanted.quiet) report_summary(build, settings.out);
  return kDone;
}

}  // namespace

int build_command(const Arguments& arguments) {
  Wanted wanted;
  Options options("build", "Turn a course into pages, sound, cards and tests.",
                  "colloquy build courses/therapeutic-relationship -o package");
  options.word("COURSE", wanted.course, "the course's folder")
      .value("-o,--out", wanted.out, "where the package goes (default: COURSE/_site)")
      .flag("--locked", wanted.locked, "fail if colloquy.lock would change")
      .flag("--drafts", wanted.drafts, "publish drafts too")
      .flag("--no-audio", wanted.silent, "leave the sound out")
      .flag("--quick-audio", wanted.quick, "speak anew only with the voices that need no time")
      .flag("--cached-audio", wanted.cached, "speak nothing anew: only the sound that is there")
      .number("--speak-for", wanted.speak_for,
              "after so many seconds publish what is done; the rest waits for another build")
      .flag("--watching", wanted.watching, "for serve --watch: drafts too, findings beside the text")
      .flag("--quiet", wanted.quiet, "say nothing but findings")
      .value("--voices", wanted.voices, "flite, kokoro or service (default: the best that is there)")
      .value("--site", wanted.site, "the site's address, for canonical links")
      .value("--cache", wanted.cache, "where spoken lines are kept")
      .number("--threads", wanted.threads, "how many threads (default: all processors)");
  if (const std::optional<int> status = options.parse(arguments)) return *status;
  return run(wanted);
}

}  // namespace colloquy::app
