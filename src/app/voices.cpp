// colloquy voices: which voices there are, and a sentence said by one of them.
#include <iostream>

#include "app/command.h"
#include "app/options.h"
#include "app/report.h"
#include "base/file.h"
#include "speech/voices.h"

namespace colloquy::app {

int voices_command(const Arguments& arguments) {
  std::string what, words, out, voice = "female-1";
  Options options("voices", "List the voices, or hear one say a text.",
                  "colloquy voices say \"A pause is an offer.\" -o pause.mp3 --voice male-2");
  options.word("list|say", what, "list, or say")
      .optional_word("TEXT", words, "what to say")
      .value("-o,--out", out, "the file: .mp3, .opus or .wav")
      .value("--voice", voice, "whose voice (default: female-1)");
  if (const std::optional<int> status = options.parse(arguments)) return *status;

  const speech::Voices voices;
  if (what == "list") {
    for (const speech::Voices::Known& known : voices.list()) std::cout << known.name << "  (" << known.engine << ")\n";
    return kDone;
  }
  if (what != "say" || words.empty() || out.empty()) {
    std::cerr << "colloquy: write voices list, or voices say \"text\" -o FILE.\n";
    return kUsage;
  }
  const base::Result<std::string> bytes = speech::say(voices, words, {voice, 1, 1}, out);
  if (!bytes.ok())
    return bytes.error().kind == base::ErrorKind::internal ? world_failed(bytes.error()) : input_error(bytes.error());
  const base::Result<void> written = base::write_file(out, *bytes);
  return written.ok() ? kDone : world_failed(written.error());
}

}  // namespace colloquy::app
